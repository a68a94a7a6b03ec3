/** Runs jobs on this machine: so many processes at once, each with one thread. */
import { setTimeout as wait } from 'node:timers/promises';
import { InputError } from '../takes.ts';
import { ATTEMPTS, BACKOFF, runJob, type Outcome, type SweepJob } from './job.ts';
import type { Runner } from './run.ts';

/** @param paths the data, in the jobs' order */
export const runHere =
  (paths: readonly string[], processes: number, worker: string): Runner =>
  async ({ jobs, onOutcome, onProgress, signal }) => {
    const queue = [...jobs];
    const shares = new Map<string, number>();
    const said = () => onProgress({ shares: sum(shares.values()), running: shares.size, workers: 1 });
    const work = async () => {
      for (let next = queue.shift(); next; next = queue.shift()) {
        const [id, job] = next;
        const progress = (share: number) => {
          shares.set(id, share);
          said();
        };
        progress(0);
        const outcome = await attempt(job, paths, worker, progress, signal);
        shares.delete(id);
        await onOutcome(id, outcome);
        said();
      }
    };
    await Promise.all(Array.from({ length: Math.min(processes, jobs.size) }, work));
  };

async function attempt(
  job: SweepJob,
  paths: readonly string[],
  worker: string,
  onProgress: (share: number) => void,
  signal: AbortSignal,
): Promise<Outcome> {
  for (let attempts = 1; ; attempts++) {
    try {
      return { kind: 'finished', figures: await runJob(job, paths, onProgress, signal), worker, attempts };
    } catch (error) {
      signal.throwIfAborted();
      const message = error instanceof Error ? error.message : String(error);
      if (attempts === ATTEMPTS || error instanceof InputError) return { kind: 'failed', error: message, attempts };
      await wait(BACKOFF * 2 ** (attempts - 1), null, { signal });
    }
  }
}

const sum = (values: Iterable<number>): number => {
  let total = 0;
  for (const value of values) total += value;
  return total;
};
