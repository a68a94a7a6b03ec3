/** A sweep from its plan to its results: what is finished is kept, what is missing runs, here or on other machines. */
import type { Family } from '../../models/network.ts';
import { foldsOf } from '../crossval.ts';
import { loadDataset, type Dataset } from '../dataset.ts';
import type { Recipe } from '../recipe.ts';
import { InputError } from '../takes.ts';
import { dataFile } from './data_shelf.ts';
import { configurationsOf, type Axis, type Configuration } from './grid.ts';
import { jobId, needsHere, type Needs, type Outcome, type SweepJob } from './job.ts';
import { Journal } from './journal.ts';

/** A sweep with more jobs is a slip of the pen. */
const MOST = 20_000;

export interface SweepOptions {
  data: readonly string[];
  words: readonly string[];
  families: readonly Family[];
  grid: readonly Axis[];
  recipe: Recipe;
  folds: number | 'signers';
  /** So many seeds, from the recipe's on. */
  seeds: number;
}

export interface PlannedJob {
  id: string;
  configuration: Configuration;
  job: SweepJob;
}

export interface Plan {
  options: SweepOptions;
  dataset: Dataset;
  needs: Needs;
  configurations: Configuration[];
  jobs: PlannedJob[];
}

/** Of jobs that are under way; shares of 0..1 are added up. */
export interface SweepProgress {
  shares: number;
  running: number;
  workers: number;
}

/** Has jobs done, each exactly once as far as its caller can see. Ends when all have an outcome, or when aborted. */
export type Runner = (work: {
  jobs: ReadonlyMap<string, SweepJob>;
  needs: Needs;
  /** Resolves when the outcome is safe. */
  onOutcome: (id: string, outcome: Outcome) => Promise<void>;
  onProgress: (progress: SweepProgress) => void;
  signal: AbortSignal;
}) => Promise<void>;

export interface SweptJob extends PlannedJob {
  outcome: Outcome;
  /** Finished before this run began. */
  kept: boolean;
}

/** @throws {InputError} where the data or the folds do not allow it */
export async function planSweep(options: SweepOptions): Promise<Plan> {
  const { data, words, families, grid, recipe, folds, seeds } = options;
  const dataset = await loadDataset(data, words);
  if (dataset.vocabulary.length < 2) throw new InputError('A model needs at least two words; the data shows one.');
  const needs = needsHere(await Promise.all(data.map(dataFile)));
  const configurations = configurationsOf(families, grid, recipe);
  const names = foldsOf(dataset, folds).map(({ name }) => name);
  const count = configurations.length * seeds * names.length;
  if (count > MOST) throw new InputError(`The grid makes ${count} jobs; ${MOST} are the most. Name fewer values.`);
  const jobs = configurations.flatMap((configuration) =>
    Array.from({ length: seeds }, (_, k) =>
      names.map((fold): PlannedJob => {
        const { family, sizes } = configuration;
        const own = { ...configuration.recipe, seed: recipe.seed + k };
        const job = { needs, words: [...words].sort(), family, recipe: own, sizes, folds, fold };
        return { id: jobId(job), configuration, job };
      }),
    ).flat(),
  );
  return { options, dataset, needs, configurations, jobs };
}

/**
 * @param folder where the journal of finished jobs is kept
 * @param onProgress with how many jobs are done of how many, besides what the runner says
 * @throws {InputError} where it was aborted: what is finished stays finished
 */
export async function runSweep(
  { jobs, needs }: Plan,
  folder: string,
  runner: Runner,
  onProgress: (progress: SweepProgress & { done: number; total: number }) => void,
  signal: AbortSignal,
): Promise<SweptJob[]> {
  const journal = await Journal.open(folder);
  const outcomes = new Map<string, Outcome>();
  for (const { id } of jobs) {
    const found = journal.finished.get(id);
    if (found) outcomes.set(id, { kind: 'finished', ...found });
  }
  const kept = new Set(outcomes.keys());
  const missing = new Map(jobs.flatMap(({ id, job }) => (kept.has(id) ? [] : [[id, job] as const])));
  try {
    if (missing.size > 0)
      await runner({
        jobs: missing,
        needs,
        signal,
        onOutcome: async (id, outcome) => {
          if (outcome.kind === 'finished') {
            const { figures, worker, attempts } = outcome;
            await journal.add({ id, figures, worker, attempts });
          }
          outcomes.set(id, outcome);
        },
        onProgress: (progress) => onProgress({ ...progress, done: outcomes.size - kept.size, total: missing.size }),
      });
    signal.throwIfAborted();
  } catch (error) {
    if (!signal.aborted) throw error;
    const finished = [...outcomes.values()].filter(({ kind }) => kind === 'finished').length;
    throw new InputError(
      `Stopped with ${finished} of ${jobs.length} jobs finished; the same command goes on from there.`,
    );
  } finally {
    await journal.close();
  }
  return jobs.map((planned) => {
    const outcome = outcomes.get(planned.id);
    if (!outcome) throw new Error(`The job ${planned.id} has no outcome.`);
    return { ...planned, outcome, kept: kept.has(planned.id) };
  });
}
