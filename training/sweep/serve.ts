/** Works at one sweep: each job in a process of its own, its lock held meanwhile, and given back where this worker leaves. */
import { setTimeout as wait } from 'node:timers/promises';
import type { Job } from 'bullmq';
import { InputError } from '../takes.ts';
import type { Returned, SweepQueue } from './coordinator.ts';
import { jobId, runJob, type Needs, type SweepJob } from './job.ts';
import { connectionTo, PREFIX, queueName, redisPackages } from './redis.ts';
import type { Work, WorkerOptions } from './worker.ts';

/** Between two looks at the queue, ms. */
const PAUSE = 500;
/** Between two words on a job's progress, ms. */
const WORD = 1000;
/** Looks for jobs that a dead worker left, in one lock's time. */
const LOOKS = 4;
/** A job that has taken so many workers with it is not tried again. */
const MOST_DEATHS = 3;
/** For the last words of a queue that is left, ms. */
const FAREWELL = 5000;

type QueuedJob = Job<SweepJob, Returned>;

/** Works at a sweep until its queue is empty, the data is gone, or the work ends. */
export async function serve(needs: Needs, options: WorkerOptions, done: Work): Promise<void> {
  const { url, name, threads, lock, label, say, signal } = options;
  const { Queue, Worker, WaitingError, UnrecoverableError } = await redisPackages();
  const connection = connectionTo(url);
  const queue: SweepQueue = new Queue(queueName(name, needs), { connection, prefix: PREFIX });
  queue.on('error', () => undefined);
  const leaving = new AbortController();
  const ending = AbortSignal.any([signal, leaving.signal]);
  // BullMQ gives a signal to who takes three arguments.
  const doJob = async (job: QueuedJob, token: string | undefined, cancelled: AbortSignal | undefined) => {
    const end = cancelled ? AbortSignal.any([ending, cancelled]) : ending;
    try {
      return await attempt(job, options, end, () => leaving.abort());
    } catch (error) {
      if (ending.aborted) {
        await giveBack(job, token, say);
        throw new WaitingError();
      }
      const message = error instanceof Error ? error.message : String(error);
      say(`${job.id}: ${end.aborted ? 'no longer this worker’s' : `failed. ${message}`}`);
      if (!end.aborted) done.failedAttempts++;
      throw error instanceof InputError ? new UnrecoverableError(message) : error;
    }
  };
  try {
    if (await isEmpty(queue)) return;
    say(`Working at ${needs.data.map((file) => file.name).join(', ')}, ${threads} at a time.`);
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
    worker.on('completed', () => done.finished++);
    // Lost connections are said once, by `connect`; a lock that was lost is dealt with here.
    worker.on('error', () => undefined);
    worker.on('lockRenewalFailed', (ids) => ids.forEach((id) => worker.cancelJob(id)));
    try {
      do await wait(PAUSE, null, { signal: ending });
      while (!(await isEmpty(queue)));
    } catch (error) {
      if (!ending.aborted) throw error;
    } finally {
      leaving.abort();
      // BullMQ waits without end for a connection that is just being made anew.
      await Promise.race([worker.close(), wait(FAREWELL, null, { ref: false })]);
    }
  } finally {
    await queue.close();
  }
}

/** @param leave called where the data is not here any more */
async function attempt(
  job: QueuedJob,
  { shelf, label, say }: WorkerOptions,
  end: AbortSignal,
  leave: () => void,
): Promise<Returned> {
  const { id, data } = job;
  if (jobId(data) !== id) throw new InputError('Its description is not what its name says.');
  const paths = await shelf.find(data.needs.data).catch(() => null);
  if (!paths) leave();
  end.throwIfAborted();
  say(`${id}: ${data.family}, fold ${data.fold}, seed ${data.recipe.seed}`);
  const figures = await runJob(data, paths ?? [], reporter(job), end);
  say(`${id}: finished in ${figures.seconds.toFixed(0)} s`);
  return { figures, worker: label };
}

async function giveBack(job: QueuedJob, token: string | undefined, say: (sentence: string) => void): Promise<void> {
  try {
    await job.moveToWait(token);
    say(`${job.id}: given back`);
  } catch {
    // It was taken over, or Redis has forgotten it.
  }
}

/** Nothing waits, runs, or will be tried again. */
async function isEmpty(queue: SweepQueue): Promise<boolean> {
  return (await queue.getJobCountByTypes('waiting', 'active', 'delayed', 'prioritized')) === 0;
}

function reporter(job: QueuedJob): (share: number) => void {
  let last = -Infinity;
  return (share) => {
    if (performance.now() - last < WORD) return;
    last = performance.now();
    // Redis may have forgotten the job, or be away.
    job.updateProgress(share).catch(() => undefined);
  };
}
