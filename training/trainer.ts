/** Trains one network, top to bottom: batches, one ONNX step each, averaged weights, early stop on held-out signers. */
import * as ort from 'onnxruntime-node';
import type { Clip } from '../models/clip.ts';
import { FEATURE_COUNT } from '../models/features.ts';
import { pooledUnits, type NetworkDefinition, type Weights } from '../models/network.ts';
import { AUGMENTATION, augment, type Augmentation } from './augmentation.ts';
import { makeBatch, measureStandardisation, type Batch, type Standardisation } from './batches.ts';
import { alone, Sentences, type Sentence, type Sign } from './concatenation.ts';
import { learntCount, learntParameters } from './graph/learnt.ts';
import { BETA1, BETA2, forwardGraph, trainingGraph } from './graph/network.ts';
import { initialWeights } from './initialise.ts';
import { Random } from './random.ts';
import { targetTensors } from './targets.ts';

/** How a network is trained. The figures are those that did best on signer-disjoint folds of several data sets. */
export interface Recipe {
  epochs: number | null;
  batch: number;
  learningRate: number;
  weightDecay: number;
  /** Share of the steps in which the learning rate rises; then it falls along a cosine. */
  warmup: number;
  labelSmoothing: number;
  clipNorm: number;
  /** Decay of the averaged weights, which are the ones that are kept (Polyak & Juditsky 1992). */
  averaging: number;
  dropInput: number;
  dropStem: number;
  dropPool: number;
  /** Probability that a stretch of up to a fifth of the frames is blanked. */
  mask: number;
  /** Share of the batches that hold sentences of two or three signs; for the encoder-decoder alone. */
  sentences: number;
  augmentation: Augmentation;
  seed: number;
}

export const RECIPE: Recipe = {
  epochs: null,
  batch: 32,
  learningRate: 2e-3,
  weightDecay: 0.05,
  warmup: 0.05,
  labelSmoothing: 0.1,
  clipNorm: 1,
  averaging: 0.99,
  dropInput: 0.1,
  dropStem: 0.3,
  dropPool: 0.4,
  mask: 0.3,
  sentences: 0.4,
  augmentation: AUGMENTATION,
  seed: 1,
};

/** Small data sets need more epochs, not fewer: at least so many optimiser steps, unless told otherwise. */
const ENOUGH_STEPS = 1500;
const FEWEST_EPOCHS = 20;
/** Batches are filled from this many batches' worth of shuffled examples, sorted by length: less padding. */
const POOL = 8;
/** Evaluations on held-out signers in one training. */
const CHECKS = 20;

export interface Progress {
  step: number;
  steps: number;
  epoch: number;
  epochs: number;
  loss: number;
  /** Accuracy of the last check on held-out signers, 0..1; null before the first or without any. */
  heldOut: number | null;
}

export interface Trained {
  weights: Weights;
  epochs: number;
  steps: number;
  seconds: number;
  /** Best accuracy on the held-out signers, 0..1, and the step that reached it. */
  best: { top1: number; step: number } | null;
}

export function epochsFor(examples: number, recipe: Recipe): number {
  const perEpoch = Math.max(1, Math.ceil(examples / recipe.batch));
  return recipe.epochs ?? Math.max(FEWEST_EPOCHS, Math.ceil(ENOUGH_STEPS / perEpoch));
}

const SESSION: ort.InferenceSession.SessionOptions = {
  interOpNumThreads: 1,
  executionMode: 'sequential',
  logSeverityLevel: 3,
};
const f32 = (data: Float32Array, dims: readonly number[]) => new ort.Tensor('float32', data, dims);
const scalar = (value: number) => f32(new Float32Array([value]), []);

export interface TrainOptions {
  network: NetworkDefinition;
  train: readonly Sign[];
  /** Signers that training does not see; the weights that do best on them are kept. May be empty. */
  heldOut?: readonly Sign[];
  recipe: Recipe;
  threads?: number;
  onProgress?: (progress: Progress) => void;
}

export async function train({
  network,
  train,
  heldOut = [],
  recipe,
  threads = 1,
  onProgress,
}: TrainOptions): Promise<Trained> {
  if (train.length === 0) throw new RangeError('There is nothing to train on.');
  const started = performance.now();
  const random = new Random(recipe.seed);
  const standardisation = measureStandardisation(train.map(({ clip }) => clip));
  const options = { ...SESSION, intraOpNumThreads: threads };
  const session = await ort.InferenceSession.create(trainingGraph(network, recipe), options);
  const judge = heldOut.length ? await Scorer.create(network, standardisation, threads) : null;

  const epochs = epochsFor(train.length, recipe);
  const perEpoch = Math.ceil(train.length / recipe.batch);
  const steps = epochs * perEpoch;
  const checkEvery = Math.max(perEpoch, Math.ceil(steps / CHECKS));
  const count = learntCount(network);
  const pooled = pooledUnits(network);
  const sentences = new Sentences(train);
  let weights = flatten(network, initialWeights(network, recipe.seed));
  let m = new Float32Array(count);
  let v = new Float32Array(count);
  const average = Float32Array.from(weights);
  let best: { top1: number; step: number; weights: Float32Array } | null = null;
  let smoothLoss = 0;
  let last: number | null = null;

  let step = 0;
  for (let epoch = 0; epoch < epochs; epoch++) {
    for (const group of shuffledBatches(train, recipe.batch, random)) {
      step++;
      // A whole batch at a time: sequences of about one length need little padding.
      const joined = network.family === 'encoder-decoder' && random.chance(recipe.sentences);
      const said = group.map((sign) => (joined ? sentences.around(sign, random) : alone(sign)));
      const batch = augmentedBatch(said, standardisation, recipe, random);
      const warm = Math.min(1, step / (recipe.warmup * steps + 1));
      const rate = recipe.learningRate * warm * 0.5 * (1 + Math.cos((Math.PI * (step - 1)) / steps));
      const correction = Math.sqrt(1 - BETA2 ** step) / (1 - BETA1 ** step);
      const out = await session.run({
        ...inputs(batch, network.hidden),
        weights: f32(weights, [count]),
        m: f32(m, [count]),
        v: f32(v, [count]),
        ...targetTensors(said, network, recipe.labelSmoothing),
        dropStem: f32(dropMask(batch.size * network.stem, recipe.dropStem, random), [1, batch.size, network.stem]),
        dropPool: f32(dropMask(batch.size * pooled, recipe.dropPool, random), [batch.size, pooled]),
        inverse: scalar(1 / batch.size),
        rate: scalar(rate * correction),
        decay: scalar(rate * recipe.weightDecay),
      });
      weights = data(out, 'weights_');
      m = data(out, 'm_');
      v = data(out, 'v_');
      const loss = data(out, 'loss')[0] ?? NaN;
      if (!Number.isFinite(loss)) throw new Error(`Training diverged at step ${step}: the loss is no number any more.`);
      smoothLoss = step === 1 ? loss : smoothLoss + 0.05 * (loss - smoothLoss);
      const keep = Math.min(recipe.averaging, (1 + step) / (10 + step));
      for (let k = 0; k < count; k++) average[k] = keep * (average[k] ?? 0) + (1 - keep) * (weights[k] ?? 0);
      if (judge && (step % checkEvery === 0 || step === steps)) {
        last = await judge.accuracy(average, heldOut);
        // Later weights win ties: they have seen more.
        if (!best || last >= best.top1) best = { top1: last, step, weights: average.slice() };
      }
      onProgress?.({ step, steps, epoch: epoch + 1, epochs, loss: smoothLoss, heldOut: last });
    }
  }
  await session.release();
  await judge?.release();
  return {
    weights: unflatten(network, best?.weights ?? average, standardisation),
    epochs,
    steps,
    seconds: (performance.now() - started) / 1000,
    best: best && { top1: best.top1, step: best.step },
  };
}

/** Scores many clips at once with weights that are still changing. */
export class Scorer {
  readonly #network: NetworkDefinition;
  readonly #standardisation: Standardisation;
  readonly #session: ort.InferenceSession;

  private constructor(network: NetworkDefinition, standardisation: Standardisation, session: ort.InferenceSession) {
    this.#network = network;
    this.#standardisation = standardisation;
    this.#session = session;
  }

  static async create(network: NetworkDefinition, standardisation: Standardisation, threads = 1): Promise<Scorer> {
    const session = await ort.InferenceSession.create(forwardGraph(network), {
      ...SESSION,
      intraOpNumThreads: threads,
    });
    return new Scorer(network, standardisation, session);
  }

  /** @returns logits, [classes] for each clip */
  async logits(weights: Float32Array, clips: readonly Clip[]): Promise<Float32Array[]> {
    const { classes, hidden } = this.#network;
    const out: Float32Array[] = [];
    for (let at = 0; at < clips.length; at += 64) {
      const batch = makeBatch(clips.slice(at, at + 64), this.#standardisation);
      const result = await this.#session.run({ ...inputs(batch, hidden), weights: f32(weights, [weights.length]) });
      const all = data(result, 'logits');
      for (let b = 0; b < batch.size; b++) out.push(all.slice(b * classes, (b + 1) * classes));
    }
    return out;
  }

  async accuracy(weights: Float32Array, examples: readonly Sign[]): Promise<number> {
    const logits = await this.logits(
      weights,
      examples.map(({ clip }) => clip),
    );
    const right = logits.filter((row, k) => row.indexOf(Math.max(...row)) === examples[k]?.label);
    return right.length / examples.length;
  }

  release(): Promise<void> {
    return this.#session.release();
  }
}

function inputs(batch: Batch, hidden: number): Record<string, ort.Tensor> {
  return {
    x: f32(batch.x, [batch.steps, batch.size, FEATURE_COUNT]),
    share: f32(batch.share, [batch.steps, batch.size, 1]),
    shut: f32(batch.shut, [batch.steps, batch.size, 1]),
    zero: f32(new Float32Array(batch.size * hidden), [batch.size, hidden]),
  };
}

function data(out: ort.InferenceSession.ReturnType, name: string): Float32Array<ArrayBuffer> {
  return out[name]?.data as Float32Array<ArrayBuffer>;
}

function shuffledBatches(examples: readonly Sign[], size: number, random: Random): Sign[][] {
  const order = random.shuffle([...examples]);
  const batches: Sign[][] = [];
  for (let at = 0; at < order.length; at += size * POOL) {
    const pool = order.slice(at, at + size * POOL).sort((a, b) => a.clip.frames - b.clip.frames);
    for (let from = 0; from < pool.length; from += size) batches.push(pool.slice(from, from + size));
  }
  return random.shuffle(batches);
}

function augmentedBatch(
  said: readonly Sentence[],
  standardisation: Standardisation,
  recipe: Recipe,
  random: Random,
): Batch {
  const clips = said.map(({ clip, labels }) => augment(clip, recipe.augmentation, random, labels.length));
  return makeBatch(clips, standardisation, (features, frames) => {
    // One mask a sequence: a feature that is missing is missing throughout.
    const kept = dropMask(FEATURE_COUNT, recipe.dropInput, random);
    for (let k = 0; k < features.length; k++) features[k] = (features[k] ?? 0) * (kept[k % FEATURE_COUNT] ?? 1);
    if (!random.chance(recipe.mask)) return;
    const length = 1 + random.below(Math.max(1, Math.floor(frames / 5)));
    const from = random.below(frames - length + 1);
    features.fill(0, from * FEATURE_COUNT, (from + length) * FEATURE_COUNT);
  });
}

/** 0 with probability `rate`, else 1 / (1 − rate): Srivastava et al. 2014, inverted. */
function dropMask(size: number, rate: number, random: Random): Float32Array {
  const keep = 1 / (1 - rate);
  return Float32Array.from({ length: size }, () => (random.next() < rate ? 0 : keep));
}

function flatten(network: NetworkDefinition, weights: Weights): Float32Array<ArrayBuffer> {
  const flat = new Float32Array(learntCount(network));
  for (const { name, at } of learntParameters(network)) flat.set(weights.get(name) ?? [], at);
  return flat;
}

function unflatten(network: NetworkDefinition, flat: Float32Array, { mean, scale }: Standardisation): Weights {
  const weights: Weights = new Map([
    ['standardise.mean', mean],
    ['standardise.scale', scale],
  ]);
  for (const { name, at, size } of learntParameters(network)) weights.set(name, flat.slice(at, at + size));
  return weights;
}
