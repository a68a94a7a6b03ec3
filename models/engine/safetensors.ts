/** Reads and writes safetensors (https://github.com/huggingface/safetensors#format): float32 tensors only. */
import { ModelError } from '../model.ts';
import { sizeOf, type Weights } from '../network.ts';

const ALIGN = 8;
const MAX_HEADER = 1 << 20;

export function writeSafetensors(
  tensors: readonly { name: string; shape: readonly number[]; values: Float32Array }[],
): Uint8Array {
  let at = 0;
  const table: Record<string, unknown> = {};
  for (const { name, shape, values } of tensors) {
    table[name] = { dtype: 'F32', shape, data_offsets: [at, at + values.byteLength] };
    at += values.byteLength;
  }
  const json = JSON.stringify(table);
  const header = new TextEncoder().encode(json.padEnd(Math.ceil(json.length / ALIGN) * ALIGN));
  const out = new Uint8Array(8 + header.length + at);
  new DataView(out.buffer).setBigUint64(0, BigInt(header.length), true);
  out.set(header, 8);
  let to = 8 + header.length;
  for (const { values } of tensors) {
    out.set(new Uint8Array(values.buffer, values.byteOffset, values.byteLength), to);
    to += values.byteLength;
  }
  return out;
}

/** @throws {ModelError} where the table does not describe the bytes */
export function readSafetensors(bytes: Uint8Array): Weights {
  const broken = (why: string) => new ModelError(`weights.safetensors is damaged: ${why}.`);
  if (bytes.length < 8) throw broken('it is too short');
  const length = new DataView(bytes.buffer, bytes.byteOffset, 8).getBigUint64(0, true);
  if (length > BigInt(Math.min(MAX_HEADER, bytes.length - 8))) throw broken('its table does not fit');
  const start = 8 + Number(length);
  let table: unknown;
  try {
    table = JSON.parse(new TextDecoder().decode(bytes.subarray(8, start)));
  } catch {
    throw broken('its table cannot be read');
  }
  if (typeof table !== 'object' || table === null) throw broken('its table cannot be read');
  const weights: Weights = new Map();
  for (const [name, entry] of Object.entries(table)) {
    if (name === '__metadata__') continue;
    const { dtype, shape, data_offsets: offsets } = (entry ?? {}) as Record<string, unknown>;
    if (dtype !== 'F32' || !isSizes(shape) || !isSizes(offsets) || offsets.length !== 2)
      throw broken(`the entry ${name} is not float32`);
    const [from = 0, to = 0] = offsets;
    if (to - from !== 4 * sizeOf(shape) || start + to > bytes.length || from > to)
      throw broken(`the tensor ${name} does not fit`);
    // Copied by hand: `slice` of a Buffer, which is what files are read into, is a view of the same memory.
    weights.set(name, new Float32Array(new Uint8Array(bytes.subarray(start + from, start + to)).buffer));
  }
  return weights;
}

function isSizes(value: unknown): value is number[] {
  return Array.isArray(value) && value.every((n) => Number.isSafeInteger(n) && n >= 0);
}
