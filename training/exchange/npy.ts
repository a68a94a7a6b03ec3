/**
 * Reads NumPy's .npy files of numbers. Format: numpy.lib.format, versions 1.0 to 3.0. Python objects are never
 * unpickled: they could run code.
 */
import { InputError } from '../takes.ts';

export interface NumberArray {
  shape: number[];
  /** In C order: the last index runs fastest. */
  values: Float32Array | Float64Array;
}

const MAGIC = Buffer.from('\u0093NUMPY', 'latin1');
/** Numbers in an array: 10,000 frames of Holistic are 17 million. */
const MOST_NUMBERS = 2 ** 25;

/** @throws {InputError} with a part of a sentence that says what is wrong */
export function readNpy(bytes: Buffer): NumberArray {
  if (bytes.length < 10 || !bytes.subarray(0, 6).equals(MAGIC)) throw new InputError('it is no .npy file');
  const version = bytes[6] ?? 0;
  if (version < 1 || version > 3) throw new InputError(`its .npy version ${version} is not known`);
  const start = version === 1 ? 10 : 12;
  if (bytes.length < start) throw new InputError('it is cut short');
  const length = version === 1 ? bytes.readUInt16LE(8) : bytes.readUInt32LE(8);
  const end = start + length;
  if (end > bytes.length) throw new InputError('it is cut short');
  // Keys and values that matter are ASCII in all versions.
  const { descr, fortran, shape } = parseHeader(bytes.toString('latin1', start, end));
  const read = reader(descr);
  const count = shape.reduce((product, size) => product * size, 1);
  // The file itself bounds what is allocated; checked before the product is used for anything.
  if (!(count <= MOST_NUMBERS) || count * read.size > bytes.length - end)
    throw new InputError(`it is shorter than its shape ${shapeText(shape)} needs`);
  const data = new DataView(bytes.buffer, bytes.byteOffset + end, count * read.size);
  const values = read.double ? new Float64Array(count) : new Float32Array(count);
  for (let k = 0; k < count; k++) values[k] = read.at(data, k * read.size);
  return { shape, values: fortran ? inCOrder(values, shape) : values };
}

export const shapeText = (shape: readonly number[]): string => `(${shape.join(', ')})`;

/** The header is a Python dict; these are the only three keys that it may have, in any order. */
function parseHeader(text: string): { descr: string; fortran: boolean; shape: number[] } {
  const damaged = () => new InputError('its .npy header is damaged');
  if (text.length > 4096) throw damaged();
  if (/'descr'\s*:\s*\[/.test(text)) throw new InputError('it holds records, not numbers');
  const descr = /'descr'\s*:\s*'([^']{1,16})'/.exec(text)?.[1];
  const fortran = /'fortran_order'\s*:\s*(True|False)/.exec(text)?.[1];
  const shape = /'shape'\s*:\s*\(([^)]*)\)/.exec(text)?.[1];
  if (descr === undefined || fortran === undefined || shape === undefined) throw damaged();
  const sizes = shape
    .split(',')
    .map((each) => each.trim())
    .filter((each, k, all) => each !== '' || k < all.length - 1);
  // 15 digits are below 2^53; the product is checked by whoever allocates.
  if (!sizes.every((each) => /^\d{1,15}L?$/.test(each))) throw damaged();
  return { descr, fortran: fortran === 'True', shape: sizes.map((each) => Number.parseInt(each, 10)) };
}

interface NumberReader {
  size: number;
  double: boolean;
  at(data: DataView, offset: number): number;
}

function reader(descr: string): NumberReader {
  if (descr.includes('O')) throw new InputError('it holds Python objects, which are not opened: save it as numbers');
  const [, order, size] = /^([<>=|]?)f([248])$/.exec(descr) ?? [];
  if (order === undefined || size === undefined)
    throw new InputError(`its numbers are of type ${descr.replace(/[^\w<>|=]/g, '?')}, not float`);
  // '=' is the writer's own order, which hardly any machine has other than little.
  const little = order !== '>';
  if (size === '8') return { size: 8, double: true, at: (data, offset) => data.getFloat64(offset, little) };
  if (size === '4') return { size: 4, double: false, at: (data, offset) => data.getFloat32(offset, little) };
  return { size: 2, double: false, at: (data, offset) => half(data.getUint16(offset, little)) };
}

/** IEEE 754 binary16. */
function half(bits: number): number {
  const sign = bits & 0x8000 ? -1 : 1;
  const exponent = (bits >> 10) & 31;
  const fraction = bits & 1023;
  if (exponent === 31) return fraction ? NaN : sign * Infinity;
  return sign * (exponent ? 2 ** (exponent - 15) * (1 + fraction / 1024) : 2 ** -14 * (fraction / 1024));
}

function inCOrder<T extends Float32Array | Float64Array>(values: T, shape: readonly number[]): T {
  const out = values.slice() as T;
  const index = shape.map(() => 0);
  // `values` runs through the first index fastest; `at` follows in C order.
  const strides = shape.map((_, axis) => shape.slice(axis + 1).reduce((product, size) => product * size, 1));
  for (const value of values) {
    out[index.reduce((sum, each, axis) => sum + each * (strides[axis] ?? 0), 0)] = value;
    for (let axis = 0; axis < shape.length; axis++) {
      index[axis] = (index[axis] ?? 0) + 1;
      if ((index[axis] ?? 0) < (shape[axis] ?? 0)) break;
      index[axis] = 0;
    }
  }
  return out;
}

/** One vector of single-precision numbers as a .npy file, version 1.0. */
export function writeNpy(values: Float32Array): Buffer {
  const dict = `{'descr': '<f4', 'fortran_order': False, 'shape': (${values.length},), }`;
  // The data begins at a multiple of 64 bytes.
  const header = `${dict.padEnd(Math.ceil((dict.length + 11) / 64) * 64 - 11)}\n`;
  const out = Buffer.alloc(10 + header.length + values.length * 4);
  MAGIC.copy(out);
  out.writeUInt8(1, 6);
  out.writeUInt16LE(header.length, 8);
  out.write(header, 10, 'latin1');
  values.forEach((value, k) => out.writeFloatLE(value, 10 + header.length + k * 4));
  return out;
}
