/** One job of a sweep: one configuration, one seed, one fold. Its name is made of its content, so that the same work has the same name on every machine. */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { FEATURE_VERSION } from '../../models/features.ts';
import { parameterCount, type Family } from '../../models/network.ts';
import { judgedTakes, runFold, type FoldDone } from '../crossval.ts';
import { evaluate, type Judged } from '../evaluation.ts';
import { networkFor, type NetworkSizes } from '../learn.ts';
import type { Recipe } from '../recipe.ts';
import { engineVersions } from '../versions.ts';

export interface DataFile {
  /** Base name; folders stay at home. */
  name: string;
  sha256: string;
}

/** What a machine must have to work at a sweep. Figures of other versions could not be compared. */
export interface Needs {
  app: string;
  features: number;
  engine: string;
  /** In the order in which they are read. */
  data: DataFile[];
}

export interface SweepJob {
  needs: Needs;
  words: string[];
  family: Family;
  recipe: Recipe;
  sizes: NetworkSizes;
  folds: number | 'signers';
  fold: string;
}

/** What was right about one signer's takes. */
export interface SignerFigures {
  n: number;
  /** Takes whose word was the first guess, and among the first five. */
  top1: number;
  top5: number;
}

export interface JobFigures {
  signers: Record<string, SignerFigures>;
  parameters: number;
  seconds: number;
  /** SHA-256 of all logits: the same where two machines computed the very same, bit for bit. */
  digest: string;
}

/** What became of a job; `worker` is the machine and process that did it. */
export type Outcome =
  | { kind: 'finished'; figures: JobFigures; worker: string; attempts: number }
  | { kind: 'failed'; error: string; attempts: number };

/** How often a job is tried; a process may die of something that is not its fault. */
export const ATTEMPTS = 3;
/** Before the second attempt, ms; twice as long before the third. */
export const BACKOFF = 1000;
/** A process that has said nothing for so long hangs, ms. It says something after every hundredth of its steps. */
const SILENCE = 30 * 60_000;

const { version } = JSON.parse(readFileSync(join(import.meta.dirname, '../../package.json'), 'utf8')) as {
  version: string;
};

export const needsHere = (data: DataFile[]): Needs => ({
  app: version,
  features: FEATURE_VERSION,
  engine: engineVersions()['onnxruntime-node'] ?? '',
  data,
});

/** Of the same data by the same versions, whatever the files are called. */
export const needsId = ({ data, ...versions }: Needs): string =>
  hashOf({ ...versions, data: data.map(({ sha256 }) => sha256) }).slice(0, 16);

export const jobId = ({ needs, family, ...content }: SweepJob): string =>
  `${family}-${hashOf({ ...content, family, needs: needsId(needs) }).slice(0, 24)}`;

function hashOf(content: unknown): string {
  // The order of keys is no part of the content.
  const canonical = JSON.stringify(content, (_, value: unknown) =>
    value && typeof value === 'object' && !Array.isArray(value)
      ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
      : value,
  );
  return createHash('sha256').update(canonical).digest('hex');
}

/**
 * Learns and judges in a process of its own.
 * @param paths the job's data on this machine, in its order
 * @throws {import('../takes.ts').InputError} where another attempt would fail alike; other errors otherwise
 */
export async function runJob(
  { words, family, recipe, sizes, folds, fold }: SweepJob,
  paths: readonly string[],
  onProgress: (share: number) => void,
  signal: AbortSignal,
): Promise<JobFigures> {
  const silence = new AbortController();
  let timer = setTimeout(() => silence.abort(), SILENCE);
  const heard = (share: number) => {
    clearTimeout(timer);
    timer = setTimeout(() => silence.abort(), SILENCE);
    onProgress(share);
  };
  try {
    const done = await runFold(
      { data: paths, words, family, recipe, sizes, folds, fold, takes: null, from: null, order: null },
      heard,
      AbortSignal.any([signal, silence.signal]),
    );
    return figuresOf(done, parameterCount(networkFor(family, done.vocabulary.length, sizes)));
  } catch (error) {
    if (silence.signal.aborted)
      throw new Error(`The process of fold ${fold} made no progress for half an hour.`, { cause: error });
    throw error;
  } finally {
    clearTimeout(timer);
  }
}

function figuresOf(done: FoldDone, parameters: number): JobFigures {
  const bySigner = new Map<string, Judged[]>();
  for (const take of judgedTakes(done)) {
    const others = bySigner.get(take.signer);
    if (others) others.push(take);
    else bySigner.set(take.signer, [take]);
  }
  const signers = [...bySigner]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([signer, judged]) => {
      const { n, top1, top5 } = evaluate(judged, done.vocabulary);
      return [signer, { n, top1: Math.round(top1 * n), top5: Math.round(top5 * n) }] as const;
    });
  const digest = createHash('sha256');
  for (const { logits } of done.judged) digest.update(logits ?? 'silence');
  return { signers: Object.fromEntries(signers), parameters, seconds: done.seconds, digest: digest.digest('hex') };
}
