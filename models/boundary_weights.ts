/** The boundary network as plain JSON: what ships, and what a file may hold. */
import * as v from 'valibot';
import { boundaryParameters, type BoundaryWeights } from './boundary.ts';
import { BOUNDARY_FEATURES, BOUNDARY_VERSION } from './boundary_features.ts';
import { ModelError } from './model.ts';

/** Base64 of little-endian float32. */
const floats = v.pipe(v.string(), v.maxLength(1 << 22));
const schema = v.object({
  format: v.literal(1),
  features: v.object({ version: v.number(), count: v.number() }),
  stem: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(512)),
  hidden: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(512)),
  /** How many answer together. */
  networks: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(8)), 1),
  mean: floats,
  scale: floats,
  learnt: floats,
});

export type BoundaryFile = v.InferOutput<typeof schema>;

/** @throws {ModelError} with one sentence that names what is wrong */
export function decodeBoundary(json: unknown): BoundaryWeights {
  const parsed = v.safeParse(schema, json);
  if (!parsed.success) throw new ModelError('The boundary network is damaged, or of another version.');
  const { features, stem, hidden, networks, ...encoded } = parsed.output;
  if (features.version !== BOUNDARY_VERSION || features.count !== BOUNDARY_FEATURES)
    throw new ModelError('The boundary network was made for other features than this program has: make it again.');
  const count = boundaryParameters({ stem, hidden }).reduce((sum, { size }) => sum + size, 0);
  return {
    stem,
    hidden,
    mean: decoded(encoded.mean, networks * BOUNDARY_FEATURES),
    scale: decoded(encoded.scale, networks * BOUNDARY_FEATURES),
    learnt: decoded(encoded.learnt, networks * count),
  };
}

export function encodeBoundary({ stem, hidden, mean, scale, learnt }: BoundaryWeights): BoundaryFile {
  return {
    format: 1,
    features: { version: BOUNDARY_VERSION, count: BOUNDARY_FEATURES },
    stem,
    hidden,
    networks: mean.length / BOUNDARY_FEATURES,
    mean: encoded(mean),
    scale: encoded(scale),
    learnt: encoded(learnt),
  };
}

function decoded(base64: string, length: number): Float32Array {
  let text = '';
  try {
    text = atob(base64);
  } catch {
    // Told apart below: its length is not the right one.
  }
  const values = new Float32Array(length);
  const view = new DataView(values.buffer);
  for (let k = 0; k < text.length && k < view.byteLength; k++) view.setUint8(k, text.charCodeAt(k));
  if (text.length !== view.byteLength || !values.every(Number.isFinite))
    throw new ModelError('The boundary network is damaged: its numbers cannot be read.');
  return values;
}

function encoded(values: Float32Array): string {
  const bytes = new Uint8Array(values.buffer, values.byteOffset, values.byteLength);
  return btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''));
}
