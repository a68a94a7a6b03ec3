/** Cross-validation over whole signers, one process a fold and core: training holds its thread. */
import { fork, type ChildProcess } from 'node:child_process';
import { availableParallelism } from 'node:os';
import { fileURLToPath } from 'node:url';
import { parameterCount, type Family } from '../models/network.ts';
import { softmax } from '../models/model.ts';
import type { Dataset } from './dataset.ts';
import { evaluate, silence, type Evaluation, type Judged } from './evaluation.ts';
import { networkFor, temperatureOf, type NetworkSizes } from './learn.ts';
import type { OrderData } from './order.ts';
import { leaveOneSignerOut, signerFolds, type Fold } from './splits.ts';
import type { Recipe } from './recipe.ts';
import { InputError } from './takes.ts';

export interface FoldJob {
  data: readonly string[];
  words: readonly string[];
  family: Family;
  recipe: Recipe;
  /** Other sizes of the network than the family's own. */
  sizes?: NetworkSizes;
  folds: number | 'signers';
  fold: string;
  /** At most so many takes of each word by each signer to learn from; all takes judge. Null: all of them teach. */
  takes: number | null;
  /** Folder of the model to start from; it must not have learnt from anybody who is tested. Null: start anew. */
  from: string | null;
  /** Where given, what the words and their reversals are made of, in place of `data`. */
  order: OrderData | null;
}

/** Messages of a fold process. */
export type FoldMessage =
  | { kind: 'progress'; share: number }
  | { kind: 'done'; vocabulary: string[]; judged: FoldTake[]; seconds: number }
  /** `expected`: the input is to blame, so that another attempt would fail alike. */
  | { kind: 'failed'; message: string; expected: boolean };

/** A take that a fold held out; `index` is its place in the data set, `logits` are null where no hand was seen. */
export interface FoldTake {
  index: number;
  word: string;
  signer: string;
  logits: Float32Array | null;
}

export interface FoldResult {
  fold: string;
  seed: number;
  signers: string[];
  n: number;
  top1: number;
  top5: number;
  seconds: number;
}

/** A take and what the network said that never saw its signer. */
export interface HeldOutTake extends Judged {
  /** In the data set. */
  index: number;
  fold: string;
  seed: number;
  /** Null where no hand was seen. */
  logits: Float32Array | null;
}

export interface CrossValidation {
  /** With calibrated probabilities. */
  evaluation: Evaluation;
  /** Every take once a seed, probabilities as the network gave them. */
  judged: HeldOutTake[];
  /** Standard deviation of top-1 over folds (and seeds). */
  sd: number;
  folds: FoldResult[];
  parameters: number;
  seconds: number;
  /** Temperature that fits the held-out logits of all folds. */
  temperature: number;
}

export function foldsOf(dataset: Pick<Dataset, 'examples'>, folds: number | 'signers'): Fold[] {
  return folds === 'signers' ? leaveOneSignerOut(dataset.examples) : signerFolds(dataset.examples, folds);
}

export interface CrossValidateOptions {
  dataset: Dataset;
  data: readonly string[];
  words: readonly string[];
  family: Family;
  recipe: Recipe;
  folds: number | 'signers';
  seeds: number;
  takes?: number | null;
  from?: string | null;
  order?: OrderData | null;
  /** 0..1 over all folds and seeds. */
  onProgress?: (share: number) => void;
  processes?: number;
}

export async function crossValidate(options: CrossValidateOptions): Promise<CrossValidation> {
  const { dataset, data, words, family, recipe, seeds, onProgress } = options;
  const started = performance.now();
  const folds = foldsOf(dataset, options.folds);
  const jobs = Array.from({ length: seeds }, (_, k) => folds.map((fold) => ({ fold, seed: recipe.seed + k }))).flat();
  const shares = jobs.map(() => 0);
  const results: { judged: HeldOutTake[]; fold: FoldResult }[] = [];
  const queue = jobs.map((job, index) => ({ ...job, index }));
  const worker = async () => {
    for (let job = queue.shift(); job; job = queue.shift()) {
      const { fold, seed, index } = job;
      const message: FoldJob = {
        data,
        words,
        family,
        recipe: { ...recipe, seed },
        folds: options.folds,
        fold: fold.name,
        takes: options.takes ?? null,
        from: options.from ?? null,
        order: options.order ?? null,
      };
      const done = await runFold(message, (share) => {
        shares[index] = share;
        onProgress?.(shares.reduce((a, b) => a + b, 0) / jobs.length);
      });
      const judged = judgedTakes(done).map((take) => ({ ...take, fold: fold.name, seed }));
      const { n, top1, top5, perSigner } = evaluate(judged, dataset.vocabulary);
      results[index] = {
        judged,
        fold: { fold: fold.name, seed, signers: Object.keys(perSigner), n, top1, top5, seconds: done.seconds },
      };
    }
  };
  const processes = Math.min(jobs.length, options.processes ?? availableParallelism());
  await Promise.all(Array.from({ length: processes }, worker));

  const judged = results.flatMap((result) => result.judged);
  const temperature = temperatureOf(judged, dataset.vocabulary);
  const calibrated = judged.map((each) =>
    each.logits ? { ...each, probabilities: softmax(each.logits, temperature) } : each,
  );
  const tops = results.map(({ fold }) => fold.top1);
  const mean = tops.reduce((a, b) => a + b, 0) / tops.length;
  return {
    evaluation: evaluate(calibrated, dataset.vocabulary),
    judged,
    sd: Math.sqrt(tops.reduce((sum, top) => sum + (top - mean) ** 2, 0) / Math.max(1, tops.length - 1)),
    folds: results.map(({ fold }) => fold),
    parameters: parameterCount(networkFor(family, dataset.vocabulary.length)),
    seconds: (performance.now() - started) / 1000,
    temperature,
  };
}

export type FoldDone = Extract<FoldMessage, { kind: 'done' }>;

/** The takes of a fold with the probabilities that the network gave. */
export function judgedTakes({ judged, vocabulary }: FoldDone): (FoldTake & Judged)[] {
  return judged.map((take) => ({ ...take, probabilities: take.logits ? softmax(take.logits) : silence(vocabulary) }));
}

/**
 * One fold in its own process.
 * @param onProgress gets a share of 0..1
 * @param signal ends the process
 * @throws {InputError} where the input is to blame; other errors where the process fails or ends too early
 */
export function runFold(
  job: FoldJob,
  onProgress: (share: number) => void,
  signal: AbortSignal | null = null,
): Promise<FoldDone> {
  return new Promise((resolve, reject) => {
    signal?.throwIfAborted();
    const child: ChildProcess = fork(fileURLToPath(new URL('fold_process.ts', import.meta.url)), {
      serialization: 'advanced',
      stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    });
    const stop = () => child.kill();
    process.once('exit', stop);
    signal?.addEventListener('abort', stop, { once: true });
    let settled = false;
    child.on('message', (message: FoldMessage) => {
      if (message.kind === 'progress') return onProgress(message.share);
      settled = true;
      if (message.kind === 'done') resolve(message);
      else reject(new (message.expected ? InputError : Error)(message.message));
    });
    child.on('exit', (code, killed) => {
      process.off('exit', stop);
      signal?.removeEventListener('abort', stop);
      if (!settled) reject(new Error(`The process of fold ${job.fold} ended before its result (${killed ?? code}).`));
    });
    child.on('error', reject);
    child.send(job);
  });
}
