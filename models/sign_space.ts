/**
 * A sign as a point, so that takes of one word lie close together, whoever makes them, and a word that nobody has ever
 * learnt can be told by the takes next to it. No network: averages over time and one linear map, which keeps what
 * differs from word to word and shrinks what differs from person to person (Fisher 1936; training/sign_space.ts).
 */
import { BLOCKS, FEATURE_COUNT } from './features.ts';
import { FEATURE_LIMIT } from './network.ts';

/** The features but their differences: what has changed since when is in the averages over time already. */
export const SPACE_FEATURES = BLOCKS.differences.at;
/** Each feature's mean, and how it goes along half a wave, a whole one, one and a half. */
export const WAVES = 4;
/** Numbers that describe a sign before it is mapped. */
export const MOMENT_COUNT = WAVES * SPACE_FEATURES;

export interface SignSpace {
  /** Dimensions of a point. */
  size: number;
  /** [SPACE_FEATURES] */
  mean: Float32Array;
  /** [SPACE_FEATURES] 1 / standard deviation */
  scale: Float32Array;
  /** [MOMENT_COUNT] the moments that become the origin */
  centre: Float32Array;
  /** [MOMENT_COUNT][size], row-major */
  projection: Float32Array;
}

/**
 * The first coefficients of the cosine transform over time of each standardised feature: [WAVES][SPACE_FEATURES]. The
 * same whatever the tempo, and whatever the length.
 * @param features [frames, FEATURE_COUNT]
 * @throws {RangeError} without a frame
 */
export function momentsOf(
  features: Float32Array,
  frames: number,
  { mean, scale }: Pick<SignSpace, 'mean' | 'scale'>,
): Float32Array {
  if (frames < 1 || features.length < frames * FEATURE_COUNT)
    throw new RangeError(`A sign of ${frames} frames has no ${FEATURE_COUNT} features for each.`);
  const out = new Float32Array(MOMENT_COUNT);
  const weights = new Float64Array(WAVES);
  for (let t = 0; t < frames; t++) {
    for (let wave = 0; wave < WAVES; wave++) {
      weights[wave] = ((wave ? Math.SQRT2 : 1) * Math.cos((Math.PI * wave * (t + 0.5)) / frames)) / frames;
    }
    for (let k = 0; k < SPACE_FEATURES; k++) {
      const value = ((features[t * FEATURE_COUNT + k] ?? 0) - (mean[k] ?? 0)) * (scale[k] ?? 1);
      const limited = Math.min(FEATURE_LIMIT, Math.max(-FEATURE_LIMIT, value));
      for (let wave = 0; wave < WAVES; wave++) {
        const at = wave * SPACE_FEATURES + k;
        out[at] = (out[at] ?? 0) + limited * (weights[wave] ?? 0);
      }
    }
  }
  return out;
}

/** Where a sign lies: [size], of length 1. @param features [frames, FEATURE_COUNT] */
export function pointOf(features: Float32Array, frames: number, space: SignSpace): Float32Array {
  const moments = momentsOf(features, frames, space);
  const out = new Float64Array(space.size);
  for (let k = 0; k < MOMENT_COUNT; k++) {
    const value = (moments[k] ?? 0) - (space.centre[k] ?? 0);
    const row = k * space.size;
    for (let d = 0; d < space.size; d++) out[d] = (out[d] ?? 0) + value * (space.projection[row + d] ?? 0);
  }
  return unit(out);
}

/** The mean direction of some points: of length 1. @throws {RangeError} without a point */
export function meanPoint(points: readonly ArrayLike<number>[]): Float32Array {
  const [first] = points;
  if (!first) throw new RangeError('There is no point to take the mean of.');
  const sum = new Float64Array(first.length);
  for (const point of points) for (let k = 0; k < sum.length; k++) sum[k] = (sum[k] ?? 0) + (point[k] ?? 0);
  return unit(sum);
}

/** Cosine between two points of length 1. */
export function similarity(a: ArrayLike<number>, b: ArrayLike<number>): number {
  let sum = 0;
  for (let k = 0; k < a.length; k++) sum += (a[k] ?? 0) * (b[k] ?? 0);
  return sum;
}

/** The same direction at length 1; zero stays zero. */
export function unit(values: ArrayLike<number>): Float32Array {
  const length = Math.sqrt(similarity(values, values));
  return Float32Array.from(values, (value) => value / Math.max(1e-12, length));
}
