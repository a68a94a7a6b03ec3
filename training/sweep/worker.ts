/** A worker: takes jobs from Redis and does them in processes of their own, so that this one stays free to hold their locks. */
import { setTimeout as wait } from 'node:timers/promises';
import type { Job } from 'bullmq';
import { InputError } from '../takes.ts';
import type { Returned, SweepQueue } from './coordinator.ts';
import type { DataShelf } from './data_shelf.ts';
import { jobId, needsHere, runJob, type Needs, type SweepJob } from './job.ts';
import { connect, connectionTo, openSweeps, PREFIX, queueName, redisPackages } from './redis.ts';

export interface WorkerOptions {
  url: string;
  name: string;
  shelf: DataShelf;
  /** Jobs at once. */
  threads: number;
  /** For how long a job is taken for this worker's after its last sign of life, seconds. */
  lock: number;
  /** What others see of this worker. */
  label: string;
  say: (sentence: string) => void;
  /** Ends the work; jobs that are under way go back. */
  signal: AbortSignal;
}

/** Looks for sweeps and for the end of one, ms. */
const PAUSE = 500;
/** For the last words of a queue that is left, ms. */
const FAREWELL = 5000;
/** Between two words on a job's progress, ms. */
const WORD = 1000;
/** Looks for jobs that a dead worker left, in one lock's time. */
const LOOKS = 4;
/** A job that has taken so many workers with it is not tried again. */
const MOST_DEATHS = 3;

export interface Work {
  finished: number;
  failedAttempts: number;
}

/**
 * Works until aborted.
 * @throws {InputError} where Redis does not answer, or where sweeps are open and this machine can work at none of them
 */
export async function work(options: WorkerOptions): Promise<Work> {
  const { url, name, shelf, say, signal } = options;
  const redis = await connect(url, say);
  const done: Work = { finished: 0, failedAttempts: 0 };
  const said = new Set<string>();
  const once = (sentence: string) => {
    if (!said.has(sentence)) say(sentence);
    said.add(sentence);
  };
  try {
    for (let first = true; !signal.aborted; first = false) {
      const open = await openSweeps(redis, name);
      const obstacles: string[] = [];
      for (const needs of open) {
        const obstacle = await obstacleTo(needs, shelf);
        if (obstacle) obstacles.push(obstacle);
        else await serve(needs, options, done);
      }
      if (first && open.length > 0 && obstacles.length === open.length) throw new InputError(obstacles.join(' '));
      obstacles.forEach(once);
      if (open.length === 0) once(`No sweep is open under the name ${name}; waiting for one.`);
      await wait(PAUSE, null, { signal });
    }
  } catch (error) {
    if (!signal.aborted) throw error;
  } finally {
    redis.disconnect();
  }
  return done;
}

/** Why this machine cannot work at a sweep, as a sentence; null where it can. */
export async function obstacleTo(needs: Needs, shelf: DataShelf): Promise<string | null> {
  const here = needsHere([]);
  if (needs.app !== here.app)
    return `The sweep was begun by Signwright ${needs.app}, this is ${here.app}: take the same version.`;
  if (needs.features !== here.features)
    return `The sweep reads features v${needs.features}, this Signwright v${here.features}: take the same version.`;
  if (needs.engine !== here.engine)
    return `The sweep trains with onnxruntime-node ${needs.engine}, here is ${here.engine}: run npm ci.`;
  for (const file of needs.data) {
    if (!(await shelf.find([file])))
      return `The sweep needs ${file.name} (SHA-256 ${file.sha256.slice(0, 16)}…), which is not here: name its folder with --data.`;
  }
  return null;
}

/** Works at a sweep until its queue is empty. */
async function serve(needs: Needs, options: WorkerOptions, done: Work): Promise<void> {
  const { url, name, shelf, threads, lock, label, say, signal } = options;
  const { Queue, Worker, WaitingError, UnrecoverableError } = await redisPackages();
  const connection = connectionTo(url);
  const queue: SweepQueue = new Queue(queueName(name, needs), { connection, prefix: PREFIX });
  queue.on('error', () => undefined);
  const left = new AbortController();
  const ending = AbortSignal.any([signal, left.signal]);
  try {
    if (await isEmpty(queue)) return;
    say(`Working at ${needs.data.map((file) => file.name).join(', ')}, ${threads} at a time.`);

    const doJob = async (job: Job<SweepJob, Returned>, token: string | undefined, cancelled?: AbortSignal) => {
      const { id = '', data } = job;
      if (jobId(data) !== id) throw new UnrecoverableError('Its description is not what its name says.');
      const paths = await shelf.find(data.needs.data);
      if (!paths) left.abort();
      try {
        ending.throwIfAborted();
        say(`${id}: ${data.family}, fold ${data.fold}, seed ${data.recipe.seed}`);
        const figures = await runJob(
          data,
          paths ?? [],
          reporter(job),
          cancelled ? AbortSignal.any([ending, cancelled]) : ending,
        );
        done.finished++;
        say(`${id}: finished in ${figures.seconds.toFixed(0)} s`);
        return { figures, worker: label };
      } catch (error) {
        if (ending.aborted) {
          await job.moveToWait(token).then(
            () => say(`${id}: given back`),
            // It was taken over, or Redis has forgotten it.
            () => undefined,
          );
          throw new WaitingError();
        }
        const message = error instanceof Error ? error.message : String(error);
        say(`${id}: ${cancelled?.aborted ? 'no longer this worker’s' : `failed. ${message}`}`);
        if (!cancelled?.aborted) done.failedAttempts++;
        throw error instanceof InputError ? new UnrecoverableError(message) : error;
      }
    };
    const worker = new Worker<SweepJob, Returned>(queue.name, doJob, {
      connection,
      prefix: PREFIX,
      name: label,
      concurrency: threads,
      lockDuration: 1000 * lock,
      stalledInterval: (1000 * lock) / LOOKS,
      maxStalledCount: MOST_DEATHS,
      drainDelay: 1,
      runRetryDelay: 1000,
    });
    // Lost connections are said once, by `connect`; a lock that was lost is dealt with here.
    worker.on('error', () => undefined);
    worker.on('lockRenewalFailed', (ids) => ids.forEach((id) => worker.cancelJob(id)));
    try {
      do await wait(PAUSE, null, { signal: ending });
      while (!(await isEmpty(queue)));
    } catch (error) {
      if (!ending.aborted) throw error;
    } finally {
      left.abort();
      // BullMQ waits without end for a connection that is just being made anew.
      await Promise.race([worker.close(), wait(FAREWELL, null, { ref: false })]);
    }
  } finally {
    await queue.close();
  }
}

/** Nothing waits, runs, or will be tried again. */
async function isEmpty(queue: SweepQueue): Promise<boolean> {
  return (await queue.getJobCountByTypes('waiting', 'active', 'delayed', 'prioritized')) === 0;
}

function reporter(job: Job<SweepJob, Returned>): (share: number) => void {
  let last = -Infinity;
  return (share) => {
    if (performance.now() - last < WORD) return;
    last = performance.now();
    // Redis may have forgotten the job, or be away.
    job.updateProgress(share).catch(() => undefined);
  };
}
