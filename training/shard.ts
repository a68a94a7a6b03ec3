/**
 * One shard of a batch, from drawing its variations to its gradient: the unit of work that threads share. What becomes
 * of a sequence depends on the seed, the epoch and the sign, never on who computes it.
 */
import * as ort from 'onnxruntime-node';
import { FEATURE_COUNT } from '../models/features.ts';
import { pooledUnits, type NetworkDefinition } from '../models/network.ts';
import { augment } from './augmentation.ts';
import { batchTensors, makeBatch, type Dropout, type Standardisation } from './batches.ts';
import { alone, Sentences, type Sign } from './concatenation.ts';
import { gradientGraph } from './graph/network.ts';
import { Random, seedFor } from './random.ts';
import { targetTensors } from './targets.ts';
import type { Recipe } from './recipe.ts';

/**
 * Sequences of one shard. On one core, two shards of 16 take 4 % longer than a batch of 32 in one (GRU, 48 frames: 18.1
 * and 17.2 ms), four of 8 take 17 % longer.
 */
export const SHARD = 16;

export interface Shard {
  epoch: number;
  /** Place in its batch. */
  index: number;
  /** Places of its sequences among the signs to learn from. */
  signs: readonly number[];
  /** Whether each sign is to be joined with others of its signer to a sentence. */
  joined: boolean;
  /** Sequences of the whole batch. */
  batch: number;
}

/** Cuts a batch into even shards, in order, so that sequences of a length stay together. */
export function shardsOf(signs: readonly number[], epoch: number, joined: boolean): Shard[] {
  const count = Math.ceil(signs.length / SHARD);
  const edge = (index: number) => Math.round((index * signs.length) / count);
  return Array.from({ length: count }, (_, index) => ({
    epoch,
    index,
    signs: signs.slice(edge(index), edge(index + 1)),
    joined,
    batch: signs.length,
  }));
}

/** What the shards of one training have in common. Threads share the memory of signs, weights and gradients. */
export interface Lesson {
  network: NetworkDefinition;
  recipe: Recipe;
  signs: readonly Sign[];
  standardisation: Standardisation;
  /** [learnt] */
  weights: Float32Array;
  /** [learnt] for each place in a batch */
  gradients: readonly Float32Array[];
}

export type Prepared = { index: number; feeds: Record<string, ort.Tensor> };

const f32 = (data: Float32Array, dims: readonly number[]) => new ort.Tensor('float32', data, dims);

export class Grader {
  readonly #lesson: Lesson;
  readonly #session: ort.InferenceSession;
  readonly #sentences: Sentences;
  // Copies, 0.05 ms a step: only newer versions of Node let a native engine into shared memory (24 does, 20 does not).
  readonly #weights: Float32Array;
  readonly #gradient: Float32Array;

  private constructor(lesson: Lesson, session: ort.InferenceSession) {
    this.#lesson = lesson;
    this.#session = session;
    this.#sentences = new Sentences(lesson.signs);
    this.#weights = new Float32Array(lesson.weights.length);
    this.#gradient = new Float32Array(lesson.weights.length);
  }

  static async create(lesson: Lesson): Promise<Grader> {
    // One thread: how many cores there are must not change a single bit.
    const session = await ort.InferenceSession.create(gradientGraph(lesson.network), {
      intraOpNumThreads: 1,
      interOpNumThreads: 1,
      executionMode: 'sequential',
      logSeverityLevel: 3,
    });
    return new Grader(lesson, session);
  }

  /** All that can be done before the weights of the step are known. */
  prepare({ epoch, index, signs, joined, batch: sequences }: Shard): Prepared {
    const { network, recipe, standardisation, signs: all } = this.#lesson;
    const { stem } = network;
    const pooled = pooledUnits(network);
    const randoms = signs.map((at) => randomOf(recipe, epoch, at));
    const said = signs.map((at, b) => {
      const sign = all[at];
      if (!sign) throw new RangeError(`There is no sign ${at} to learn from.`);
      return joined ? this.#sentences.around(sign, randoms[b] as Random) : alone(sign);
    });
    const clips = said.map(({ clip, labels }, b) =>
      augment(clip, recipe.augmentation, randoms[b] as Random, labels.length),
    );
    const batch = makeBatch(clips, standardisation, (b) =>
      inputDropout(clips[b]?.frames ?? 0, recipe, randoms[b] as Random),
    );
    const feeds = {
      ...batchTensors(batch, network.hidden),
      ...targetTensors(said, network, recipe.labelSmoothing),
      dropStem: f32(dropMask(stem, recipe.dropStem, randoms), [1, batch.size, stem]),
      dropPool: f32(dropMask(pooled, recipe.dropPool, randoms), [batch.size, pooled]),
      inverse: f32(new Float32Array([1 / sequences]), []),
    };
    return { index, feeds };
  }

  /** Leaves the gradient in its place. @returns the shard's part of the batch's mean loss */
  async grade({ index, feeds }: Prepared): Promise<number> {
    const { weights, gradients } = this.#lesson;
    this.#weights.set(weights);
    const shape = [weights.length];
    const out = await this.#session.run(
      { ...feeds, weights: f32(this.#weights, shape) },
      { gradient: f32(this.#gradient, shape), loss: null },
    );
    gradients[index]?.set(this.#gradient);
    return Number(out.loss?.data[0]);
  }

  release(): Promise<void> {
    return this.#session.release();
  }
}

/** What befalls a sign in an epoch is drawn from here: first its augmentation. */
export function randomOf({ seed }: Recipe, epoch: number, sign: number): Random {
  return new Random(seedFor(seed, epoch, sign));
}

/** One mask a sequence: a feature that is missing is missing throughout. */
function inputDropout(frames: number, recipe: Recipe, random: Random): Dropout {
  const kept = dropMask(FEATURE_COUNT, recipe.dropInput, [random]);
  if (!random.chance(recipe.mask)) return { kept, from: 0, to: 0 };
  const length = 1 + random.below(Math.max(1, Math.floor(frames / 5)));
  const from = random.below(frames - length + 1);
  return { kept, from, to: from + length };
}

/** 0 with probability `rate`, else 1 / (1 − rate): Srivastava et al. 2014, inverted. A row of `size` for each generator. */
function dropMask(size: number, rate: number, randoms: readonly Random[]): Float32Array {
  const keep = 1 / (1 - rate);
  const mask = new Float32Array(randoms.length * size);
  randoms.forEach((random, row) => {
    for (let k = row * size; k < (row + 1) * size; k++) mask[k] = random.next() < rate ? 0 : keep;
  });
  return mask;
}
