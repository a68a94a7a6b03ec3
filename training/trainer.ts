/**
 * Trains one network, top to bottom: batches, gradients from a team of threads, averaged weights, early stop on held-out
 * signers, checkpoints to go on from.
 */
import * as ort from 'onnxruntime-node';
import type { Clip } from '../models/clip.ts';
import { tensor, type NetworkDefinition, type Weights } from '../models/network.ts';
import { augmentedFrames } from './augmentation.ts';
import { batchTensors, makeBatch, hiding, measureStandardisation, type Standardisation } from './batches.ts';
import { readCheckpoint, trainingKey, writeCheckpoint } from './checkpoint.ts';
import type { Sign } from './concatenation.ts';
import { learntCount, learntParameters } from './graph/learnt.ts';
import { forwardGraph } from './graph/network.ts';
import { initialWeights } from './initialise.ts';
import { Optimiser } from './optimiser.ts';
import { Random } from './random.ts';
import { epochsFor, type Recipe } from './recipe.ts';
import { randomOf, SHARD, shardsOf, type Shard } from './shard.ts';
import { sharedFloats, Team } from './team.ts';

/** Batches are filled from this many batches' worth of shuffled examples, sorted by length: less padding. */
const POOL = 8;
/** Evaluations on held-out signers in one training. */
const CHECKS = 20;
/** Looks at how a training does on what it is not chosen by. */
const GLANCES = 10;
/** Between two checkpoints, ms: what a crash costs at most. Writing one takes some hundredths of a second. */
export const CHECKPOINT_EVERY = 5000;

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

export interface TrainOptions {
  network: NetworkDefinition;
  train: readonly Sign[];
  /** Signs that are drawn for an epoch (all): with fewer they take turns, and an epoch takes as long as it would with these. */
  epochSize?: number;
  /** Signers that training does not see; the weights that do best on them are kept. May be empty. */
  heldOut?: readonly Sign[];
  /** What the averaged weights make of other signs at the ends of some ten epochs, the last one left out. Nothing hangs on it. */
  watch?: { signs: readonly Sign[]; onRead: (point: { epoch: number; top1: number }) => void } | null;
  recipe: Recipe;
  /** A trained network's weights to start from, as far as they fit; its standardisation comes along. */
  body?: Weights | null;
  /** How many threads may share the work; as many as a batch has shards are used. The weights do not depend on it. */
  threads?: number;
  /**
   * Where to keep what the training needs to go on, and to look whether it was interrupted: then it goes on from there,
   * to the very weights that it would have come to. `every`: ms between two checkpoints (5000).
   */
  checkpoint?: Checkpoints | null;
  onProgress?: (progress: Progress) => void;
  /** Hears, as a sentence, of a checkpoint that was used, could not be, or could not be written. */
  onNote?: (sentence: string) => void;
}

export interface Checkpoints {
  path: string;
  every?: number;
}

export async function train({
  network,
  train,
  epochSize = train.length,
  heldOut = [],
  watch = null,
  recipe,
  body = null,
  threads = 1,
  checkpoint = null,
  onProgress,
  onNote,
}: TrainOptions): Promise<Trained> {
  if (train.length === 0) throw new RangeError('There is nothing to train on.');
  const started = performance.now();
  const first = initialWeights(network, recipe.seed, body);
  const standardisation = hiding(
    recipe.without,
    body
      ? { mean: tensor(first, 'standardise.mean'), scale: tensor(first, 'standardise.scale') }
      : measureStandardisation(train.map(({ clip }) => clip)),
  );
  const judge = heldOut.length || watch?.signs.length ? await Scorer.create(network, standardisation) : null;

  const epochs = epochsFor(epochSize, network.classes, recipe);
  const perEpoch = Math.ceil(epochSize / recipe.batch);
  const steps = epochs * perEpoch;
  const checkEvery = Math.max(perEpoch, Math.ceil(steps / CHECKS));
  const count = learntCount(network);
  const weights = sharedFloats(count);
  weights.set(flatten(network, first));
  const optimiser = new Optimiser(learntParameters(network), weights, recipe);
  const shards = Math.ceil(Math.min(recipe.batch, epochSize) / SHARD);
  const gradients = Array.from({ length: shards }, () => sharedFloats(count));
  const team = await Team.create({ network, recipe, signs: train, standardisation, weights, gradients }, threads);
  let best: { top1: number; step: number; weights: Float32Array } | null = null;
  let smoothLoss = 0;
  let last: number | null = null;
  let step = 0;
  const key = checkpoint && trainingKey({ network, recipe, epochs, epochSize, weights, train, heldOut });
  const kept = checkpoint && key && (await readCheckpoint(checkpoint.path, key));
  if (typeof kept === 'string') onNote?.(kept);
  else if (kept) {
    ({ step, best, loss: smoothLoss, heldOut: last } = kept);
    weights.set(kept.weights);
    optimiser.resume(kept);
    onNote?.(`The training goes on from step ${step} of ${steps}.`);
  }
  let saved = performance.now();

  try {
    for await (const { loss, gradients } of team.over(
      batches({ network, signs: train, epochSize, recipe, epochs }, step),
    )) {
      step++;
      if (!Number.isFinite(loss)) throw new Error(`Training diverged at step ${step}: the loss is no number any more.`);
      const warm = Math.min(1, step / (recipe.warmup * steps + 1));
      optimiser.step(gradients, recipe.learningRate * warm * 0.5 * (1 + Math.cos((Math.PI * (step - 1)) / steps)));
      smoothLoss = step === 1 ? loss : smoothLoss + 0.05 * (loss - smoothLoss);
      if (judge && heldOut.length && (step % checkEvery === 0 || step === steps)) {
        last = await judge.accuracy(optimiser.average, heldOut);
        // Later weights win ties: they have seen more.
        if (!best || last >= best.top1) best = { top1: last, step, weights: optimiser.average.slice() };
      }
      const epoch = Math.ceil(step / perEpoch);
      if (judge && watch?.signs.length && step % perEpoch === 0 && glances(epoch, epochs))
        watch.onRead({ epoch, top1: await judge.accuracy(optimiser.average, watch.signs) });
      onProgress?.({ step, steps, epoch, epochs, loss: smoothLoss, heldOut: last });
      if (checkpoint && key && step < steps && performance.now() - saved >= (checkpoint.every ?? CHECKPOINT_EVERY)) {
        const { average, state } = optimiser;
        const now = { ...state, loss: smoothLoss, heldOut: last, weights, average, best };
        await writeCheckpoint(checkpoint.path, key, now).catch((error: unknown) =>
          onNote?.(`A checkpoint could not be written (${(error as NodeJS.ErrnoException).code ?? String(error)}).`),
        );
        saved = performance.now();
      }
    }
  } finally {
    await team.close();
    await judge?.release();
  }
  return {
    weights: unflatten(network, best?.weights ?? optimiser.average, standardisation),
    epochs,
    steps,
    seconds: (performance.now() - started) / 1000,
    best: best && { top1: best.top1, step: best.step },
  };
}

/** Evenly spread over all epochs but the last. */
const glances = (epoch: number, epochs: number): boolean =>
  epoch < epochs && Math.floor((epoch * GLANCES) / epochs) > Math.floor(((epoch - 1) * GLANCES) / epochs);

/** Each step's batch, cut into shards; the first `done` have been seen to. */
function* batches(
  {
    network,
    signs,
    epochSize,
    recipe,
    epochs,
  }: { network: NetworkDefinition; signs: readonly Sign[]; epochSize: number; recipe: Recipe; epochs: number },
  done: number,
): Generator<Shard[]> {
  const random = new Random(recipe.seed);
  let step = 0;
  for (let epoch = 0; epoch < epochs; epoch++) {
    // As long as they will be: sorted before their augmentation, batches held a third more frames.
    const frames = signs.map(({ clip }, at) =>
      augmentedFrames(clip.frames, recipe.augmentation, randomOf(recipe, epoch, at)),
    );
    for (const group of shuffledBatches(frames, epochSize, recipe.batch, random)) {
      // A whole batch at a time: sequences of about one length need little padding.
      const joined = network.family === 'encoder-decoder' && random.chance(recipe.sentences);
      if (step++ >= done) yield shardsOf(group, epoch, joined);
    }
  }
}

/** Places of `count` of the signs, batch by batch; those of about one length share a batch. */
function shuffledBatches(frames: readonly number[], count: number, size: number, random: Random): number[][] {
  const order = random.shuffle([...frames.keys()]).slice(0, count);
  const batches: number[][] = [];
  for (let at = 0; at < order.length; at += size * POOL) {
    const pool = order.slice(at, at + size * POOL).sort((a, b) => (frames[a] ?? 0) - (frames[b] ?? 0));
    for (let from = 0; from < pool.length; from += size) batches.push(pool.slice(from, from + size));
  }
  return random.shuffle(batches);
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

  static async create(network: NetworkDefinition, standardisation: Standardisation): Promise<Scorer> {
    const session = await ort.InferenceSession.create(forwardGraph(network), {
      intraOpNumThreads: 1,
      interOpNumThreads: 1,
      executionMode: 'sequential',
      logSeverityLevel: 3,
    });
    return new Scorer(network, standardisation, session);
  }

  /** @returns logits, [classes] for each clip */
  async logits(weights: Float32Array, clips: readonly Clip[]): Promise<Float32Array[]> {
    const { classes, hidden } = this.#network;
    const out: Float32Array[] = [];
    for (let at = 0; at < clips.length; at += 64) {
      const batch = makeBatch(clips.slice(at, at + 64), this.#standardisation);
      const result = await this.#session.run({
        ...batchTensors(batch, hidden),
        weights: new ort.Tensor('float32', weights, [weights.length]),
      });
      const all = result.logits?.data as Float32Array;
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
