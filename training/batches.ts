/** Examples as tensors: time-major, padded to the longest of the batch, standardised. */
import { extractFeatures, FEATURE_COUNT } from '../models/features.ts';
import { FEATURE_LIMIT } from '../models/network.ts';
import type { Clip } from '../models/clip.ts';

export interface Standardisation {
  /** [FEATURE_COUNT] */
  mean: Float32Array;
  /** [FEATURE_COUNT] 1 / standard deviation */
  scale: Float32Array;
}

/** A feature that hardly varies is not blown up beyond this. */
const LARGEST_SCALE = 10;

/** Mean and spread of each feature over all frames of the clips. */
export function measureStandardisation(clips: readonly Clip[]): Standardisation {
  const sum = new Float64Array(FEATURE_COUNT);
  const squares = new Float64Array(FEATURE_COUNT);
  let frames = 0;
  for (const clip of clips) {
    const features = extractFeatures(clip);
    frames += clip.frames;
    for (let at = 0; at < features.length; at += FEATURE_COUNT) {
      for (let k = 0; k < FEATURE_COUNT; k++) {
        const value = features[at + k] ?? 0;
        sum[k] = (sum[k] ?? 0) + value;
        squares[k] = (squares[k] ?? 0) + value * value;
      }
    }
  }
  const n = Math.max(1, frames);
  const mean = Float32Array.from(sum, (value) => value / n);
  const scale = Float32Array.from(squares, (value, k) => {
    const variance = value / n - (mean[k] ?? 0) ** 2;
    return Math.min(LARGEST_SCALE, 1 / Math.sqrt(Math.max(1e-8, variance)));
  });
  return { mean, scale };
}

export interface Batch {
  steps: number;
  size: number;
  /** [steps, size, FEATURE_COUNT] */
  x: Float32Array;
  /** [steps, size, 1] 1 / length inside a sequence, 0 beyond */
  share: Float32Array;
  /** [steps, size, 1] 0 inside a sequence, −10⁴ beyond */
  shut: Float32Array;
}

/** `edit` may change a sequence's standardised features [frames, FEATURE_COUNT] in place (dropout, masks). */
export function makeBatch(
  clips: readonly Clip[],
  { mean, scale }: Standardisation,
  edit?: (features: Float32Array, frames: number) => void,
): Batch {
  const steps = Math.max(...clips.map(({ frames }) => frames));
  const size = clips.length;
  const x = new Float32Array(steps * size * FEATURE_COUNT);
  const share = new Float32Array(steps * size);
  const shut = new Float32Array(steps * size).fill(-1e4);
  clips.forEach((clip, b) => {
    const features = extractFeatures(clip);
    for (let at = 0; at < features.length; at += FEATURE_COUNT) {
      for (let k = 0; k < FEATURE_COUNT; k++) {
        const value = ((features[at + k] ?? 0) - (mean[k] ?? 0)) * (scale[k] ?? 1);
        features[at + k] = value > FEATURE_LIMIT ? FEATURE_LIMIT : value < -FEATURE_LIMIT ? -FEATURE_LIMIT : value;
      }
    }
    edit?.(features, clip.frames);
    for (let t = 0; t < clip.frames; t++) {
      x.set(features.subarray(t * FEATURE_COUNT, (t + 1) * FEATURE_COUNT), (t * size + b) * FEATURE_COUNT);
      share[t * size + b] = 1 / clip.frames;
      shut[t * size + b] = 0;
    }
  });
  return { steps, size, x, share, shut };
}
