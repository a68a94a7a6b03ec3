/** Examples as tensors: time-major, padded to the longest of the batch, standardised. */
import * as ort from 'onnxruntime-node';
import { BLOCKS, extractFeatures, FEATURE_COUNT, type Block } from '../models/features.ts';
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

/** The same, but these blocks of features come out as zeros. */
export function hiding(blocks: readonly Block[], { mean, scale }: Standardisation): Standardisation {
  const kept = Float32Array.from(scale);
  for (const { at, size } of blocks.map((block) => BLOCKS[block])) kept.fill(0, at, at + size);
  return { mean, scale: kept };
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

/** What a sequence loses on its way into a batch. */
export interface Dropout {
  /** [FEATURE_COUNT] factor of each feature, throughout the sequence */
  kept: Float32Array;
  /** Frames from..to are blanked. */
  from: number;
  to: number;
}

/** `dropout` is asked once a clip, in order. */
export function makeBatch(
  clips: readonly Clip[],
  standardisation: Standardisation,
  dropout?: (b: number) => Dropout,
): Batch {
  const steps = Math.max(...clips.map(({ frames }) => frames));
  const size = clips.length;
  const x = new Float32Array(steps * size * FEATURE_COUNT);
  const share = new Float32Array(steps * size);
  const shut = new Float32Array(steps * size).fill(-1e4);
  const features = new Float32Array(steps * FEATURE_COUNT);
  clips.forEach((clip, b) => {
    extractFeatures(clip, features);
    const { kept, from, to } = dropout?.(b) ?? WHOLE;
    for (let t = 0; t < clip.frames; t++) {
      share[t * size + b] = 1 / clip.frames;
      shut[t * size + b] = 0;
      if (t < from || t >= to)
        place(features, t * FEATURE_COUNT, x, (t * size + b) * FEATURE_COUNT, standardisation, kept);
    }
  });
  return { steps, size, x, share, shut };
}

const WHOLE: Dropout = { kept: new Float32Array(FEATURE_COUNT).fill(1), from: 0, to: 0 };

/** One frame, standardised and limited. */
function place(
  features: Float32Array,
  from: number,
  x: Float32Array,
  to: number,
  { mean, scale }: Standardisation,
  kept: Float32Array,
): void {
  for (let k = 0; k < FEATURE_COUNT; k++) {
    const value = ((features[from + k] ?? 0) - (mean[k] ?? 0)) * (scale[k] ?? 1);
    x[to + k] = Math.min(FEATURE_LIMIT, Math.max(-FEATURE_LIMIT, value)) * (kept[k] ?? 1);
  }
}

const f32 = (data: Float32Array, dims: readonly number[]) => new ort.Tensor('float32', data, dims);

/** The inputs that every pass over a batch has. */
export function batchTensors({ steps, size, x, share, shut }: Batch, hidden: number): Record<string, ort.Tensor> {
  return {
    x: f32(x, [steps, size, FEATURE_COUNT]),
    share: f32(share, [steps, size, 1]),
    shut: f32(shut, [steps, size, 1]),
    zero: f32(new Float32Array(size * hidden), [size, hidden]),
  };
}
