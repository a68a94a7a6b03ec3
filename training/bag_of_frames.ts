/**
 * The common-sense baseline to a recurrent network: every frame looked at alone, and the frames then thrown into a bag.
 * It knows each pose and how far poses spread, never which came first.
 */
import { FRAME_SIZE, type Clip } from '../models/clip.ts';
import { BLOCKS, FEATURE_COUNT, FeatureExtractor } from '../models/features.ts';
import { SLOT_COUNT } from '../models/landmarks.ts';
import { softmax } from '../models/model.ts';
import { AUGMENTATION, augment } from './augmentation.ts';
import type { Sign } from './concatenation.ts';
import { Random } from './random.ts';

/** A frame alone has no differences to earlier ones, which are the last block. */
const KEPT = BLOCKS.differences.at;
/** Mean, largest and spread of each feature. */
export const BAG_SIZE = 3 * KEPT;

/**
 * What a feed-forward network can be told: [mean, maximum, standard deviation] of the frames' features, each frame as if
 * it were the first. The order of the frames makes no difference.
 */
export function bagOf(clip: Clip): Float32Array {
  const extractor = new FeatureExtractor();
  const frame = new Float32Array(FEATURE_COUNT);
  const sum = new Float64Array(KEPT);
  const squares = new Float64Array(KEPT);
  const bag = new Float32Array(BAG_SIZE);
  bag.fill(-Infinity, KEPT, 2 * KEPT);
  for (let t = 0; t < clip.frames; t++) {
    // Running means, the hand's last place and differences all carry order: nothing is carried on.
    extractor.reset();
    extractor.next(clip.hands, t * FRAME_SIZE, clip.presence, t * SLOT_COUNT, frame, 0);
    for (let k = 0; k < KEPT; k++) {
      const value = frame[k] ?? 0;
      sum[k] = (sum[k] ?? 0) + value;
      squares[k] = (squares[k] ?? 0) + value * value;
      bag[KEPT + k] = Math.max(bag[KEPT + k] ?? 0, value);
    }
  }
  for (let k = 0; k < KEPT; k++) {
    const mean = (sum[k] ?? 0) / clip.frames;
    bag[k] = mean;
    bag[2 * KEPT + k] = Math.sqrt(Math.max(0, (squares[k] ?? 0) / clip.frames - mean * mean));
  }
  return bag;
}

const HIDDEN = 64;
const EPOCHS = 10;
const BATCH = 32;
const RATE = 1e-3;
const DECAY = 0.05;
/** Each clip is seen as it is and in so many variations of tempo, place, size and view. */
const VARIATIONS = 3;

/** Learns labels from bags of frames. @returns what gives the logits of a clip, [classes] */
export function learnBags(train: readonly Sign[], classes: number, seed: number): (clip: Clip) => Float32Array {
  const random = new Random(seed);
  const bags = train.flatMap(({ clip, label }) => [
    { x: bagOf(clip), label },
    ...Array.from({ length: VARIATIONS }, () => ({ x: bagOf(augment(clip, AUGMENTATION, random)), label })),
  ]);
  const { mean, scale } = spreadOf(bags.map(({ x }) => x));
  const standard = (x: Float32Array) => x.map((value, k) => (value - (mean[k] ?? 0)) * (scale[k] ?? 1));
  const network = new FeedForward([BAG_SIZE, HIDDEN, classes], random);
  network.fit(
    bags.map(({ x, label }) => ({ x: standard(x), label })),
    { epochs: EPOCHS, batch: BATCH, rate: RATE, decay: DECAY },
  );
  return (clip) => network.logits(standard(bagOf(clip)));
}

function spreadOf(rows: readonly Float32Array[]): { mean: Float64Array; scale: Float64Array } {
  const size = rows[0]?.length ?? 0;
  const mean = new Float64Array(size);
  const scale = new Float64Array(size);
  for (const row of rows) row.forEach((value, k) => (mean[k] = (mean[k] ?? 0) + value / rows.length));
  for (const row of rows)
    row.forEach((value, k) => (scale[k] = (scale[k] ?? 0) + (value - (mean[k] ?? 0)) ** 2 / rows.length));
  return { mean, scale: scale.map((variance) => Math.min(10, 1 / Math.sqrt(Math.max(1e-8, variance)))) };
}

export interface FitOptions {
  epochs: number;
  batch: number;
  /** Learning rate at the start; it falls along a cosine. */
  rate: number;
  decay: number;
}

/** linear → ReLU → linear, learnt by AdamW (Loshchilov & Hutter 2019) on the cross-entropy. */
export class FeedForward {
  readonly #sizes: readonly [number, number, number];
  readonly #random: Random;
  /** Kernel [inputs, hidden], bias [hidden], kernel [hidden, classes], bias [classes], one after another. */
  readonly #weights: Float64Array;

  constructor(sizes: readonly [number, number, number], random: Random) {
    const [inputs, hidden, classes] = sizes;
    this.#sizes = sizes;
    this.#random = random;
    this.#weights = new Float64Array((inputs + 1) * hidden + (hidden + 1) * classes);
    const { kernel1, kernel2 } = this.#parts(this.#weights);
    // He et al. 2015 before the ReLU, Glorot & Bengio 2010 before the softmax.
    kernel1.forEach((_, k) => (kernel1[k] = random.normal() * Math.sqrt(2 / inputs)));
    kernel2.forEach((_, k) => (kernel2[k] = random.normal() * Math.sqrt(2 / (hidden + classes))));
  }

  logits(x: Float32Array): Float32Array {
    return Float32Array.from(this.#forward(x).logits);
  }

  fit(rows: readonly { x: Float32Array; label: number }[], { epochs, batch, rate, decay }: FitOptions): void {
    const count = this.#weights.length;
    const m = new Float64Array(count);
    const v = new Float64Array(count);
    const gradient = new Float64Array(count);
    const decayed = this.#parts(Float64Array.from({ length: count }, (_, k) => k));
    const kernels = [decayed.kernel1, decayed.kernel2].map((part) => [part[0] ?? 0, (part.at(-1) ?? -1) + 1] as const);
    const steps = epochs * Math.ceil(rows.length / batch);
    let step = 0;
    for (let epoch = 0; epoch < epochs; epoch++) {
      const order = this.#random.shuffle([...rows]);
      for (let at = 0; at < order.length; at += batch) {
        step++;
        gradient.fill(0);
        const group = order.slice(at, at + batch);
        for (const { x, label } of group) this.#accumulate(gradient, x, label, 1 / group.length);
        const now = rate * 0.5 * (1 + Math.cos((Math.PI * (step - 1)) / steps));
        const correction = (now * Math.sqrt(1 - 0.999 ** step)) / (1 - 0.9 ** step);
        for (let k = 0; k < count; k++) {
          const g = gradient[k] ?? 0;
          m[k] = 0.9 * (m[k] ?? 0) + 0.1 * g;
          v[k] = 0.999 * (v[k] ?? 0) + 0.001 * g * g;
          this.#weights[k] = (this.#weights[k] ?? 0) - (correction * (m[k] ?? 0)) / (Math.sqrt(v[k] ?? 0) + 1e-8);
        }
        for (const [from, to] of kernels)
          for (let k = from; k < to; k++) this.#weights[k] = (this.#weights[k] ?? 0) * (1 - now * decay);
      }
    }
  }

  /** Cross-entropy of one row, and its gradient with respect to all weights. */
  gradient(x: Float32Array, label: number): { loss: number; gradient: Float64Array } {
    const gradient = new Float64Array(this.#weights.length);
    return { loss: this.#accumulate(gradient, x, label, 1), gradient };
  }

  /** The weights themselves, to be looked at or nudged by a test. */
  get weights(): Float64Array {
    return this.#weights;
  }

  #accumulate(gradient: Float64Array, x: Float32Array, label: number, share: number): number {
    const [inputs, hidden, classes] = this.#sizes;
    const { state, logits } = this.#forward(x);
    const { kernel2 } = this.#parts(this.#weights);
    const into = this.#parts(gradient);
    const probabilities = softmax(logits);
    const back = new Float64Array(hidden);
    for (let c = 0; c < classes; c++) {
      const error = share * ((probabilities[c] ?? 0) - (c === label ? 1 : 0));
      into.bias2[c] = (into.bias2[c] ?? 0) + error;
      for (let h = 0; h < hidden; h++) {
        into.kernel2[h * classes + c] = (into.kernel2[h * classes + c] ?? 0) + error * (state[h] ?? 0);
        back[h] = (back[h] ?? 0) + error * (kernel2[h * classes + c] ?? 0);
      }
    }
    for (let h = 0; h < hidden; h++) {
      if (!((state[h] ?? 0) > 0)) back[h] = 0;
      into.bias1[h] = (into.bias1[h] ?? 0) + (back[h] ?? 0);
    }
    for (let i = 0; i < inputs; i++) {
      const value = x[i] ?? 0;
      for (let h = 0, at = i * hidden; h < hidden; h++, at++)
        into.kernel1[at] = (into.kernel1[at] ?? 0) + value * (back[h] ?? 0);
    }
    return -Math.log(Math.max(1e-12, probabilities[label] ?? 0));
  }

  #forward(x: Float32Array): { state: Float64Array; logits: Float64Array } {
    const [inputs, hidden, classes] = this.#sizes;
    const { kernel1, bias1, kernel2, bias2 } = this.#parts(this.#weights);
    const state = bias1.slice();
    for (let i = 0; i < inputs; i++) {
      const value = x[i] ?? 0;
      for (let h = 0, at = i * hidden; h < hidden; h++, at++) state[h] = (state[h] ?? 0) + value * (kernel1[at] ?? 0);
    }
    for (let h = 0; h < hidden; h++) state[h] = Math.max(0, state[h] ?? 0);
    const logits = bias2.slice();
    for (let h = 0; h < hidden; h++)
      for (let c = 0; c < classes; c++)
        logits[c] = (logits[c] ?? 0) + (state[h] ?? 0) * (kernel2[h * classes + c] ?? 0);
    return { state, logits };
  }

  #parts(flat: Float64Array) {
    const [inputs, hidden, classes] = this.#sizes;
    let at = 0;
    const part = (size: number) => flat.subarray(at, (at += size));
    return {
      kernel1: part(inputs * hidden),
      bias1: part(hidden),
      kernel2: part(hidden * classes),
      bias2: part(classes),
    };
  }
}
