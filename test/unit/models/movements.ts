/** Movements as numbers, and a small space to compare them in: what is asked of places needs no hands. */
import { FEATURE_COUNT } from '../../../models/features.ts';
import { MOMENT_COUNT, pointOf, SPACE_FEATURES, type SignSpace } from '../../../models/sign_space.ts';

const SIZE = 8;
/** Whose axes are drawn once. */
export const space: SignSpace = {
  size: SIZE,
  mean: new Float32Array(SPACE_FEATURES),
  scale: new Float32Array(SPACE_FEATURES).fill(1),
  centre: new Float32Array(MOMENT_COUNT),
  projection: Float32Array.from({ length: MOMENT_COUNT * SIZE }, (_, k) => Math.sin(k * k + 1)),
};

/** Of each movement, unless told otherwise. */
export const FRAMES = 40;

/** [frames, FEATURE_COUNT] A movement of its own for every seed. */
export function moving(seed: number, frames = FRAMES): Float32Array {
  return Float32Array.from({ length: frames * FEATURE_COUNT }, (_, at) => {
    const [t, k] = [Math.floor(at / FEATURE_COUNT), at % FEATURE_COUNT];
    return Math.sin(seed * (k + 1) + (t * (1 + (k % 3))) / frames);
  });
}

/** As the network reads it, and where it lies. */
export const read = (seed: number) => () => ({ features: moving(seed), frames: FRAMES });
export const place = (seed: number) => pointOf(moving(seed), FRAMES, space);
