/** Hands jobs to workers over Redis and collects what became of them. It looks instead of listening: nothing that happens while it, or Redis, is away is missed. */
import { setTimeout as wait } from 'node:timers/promises';
import type { Job, Queue } from 'bullmq';
import { ATTEMPTS, BACKOFF, type JobFigures, type Outcome, type SweepJob } from './job.ts';
import { announce, connect, connectionTo, KEPT, PREFIX, queueName, redisPackages, withdraw } from './redis.ts';
import type { Runner } from './run.ts';

/** What a worker returns. */
export interface Returned {
  figures: JobFigures;
  worker: string;
}

/** Between two looks, ms; with many jobs a look itself takes longer. */
const PAUSE = 500;
/** Jobs that are asked for, or added, at once. */
const CHUNK = 200;
/** For a last word to Redis, ms. */
const FAREWELL = 2000;

export const runOverRedis =
  (url: string, name: string, say: (sentence: string) => void): Runner =>
  async ({ jobs, needs, onOutcome, onProgress, signal }) => {
    signal.throwIfAborted();
    const redis = await connect(url, say);
    const { Queue: JobQueue } = await redisPackages();
    const options = { connection: connectionTo(url), prefix: PREFIX };
    const queue: SweepQueue = new JobQueue(queueName(name, needs), options);
    // What is wrong with the connection is said once, by `connect`.
    queue.on('error', () => undefined);
    const left = new Set(jobs.keys());
    signal.throwIfAborted();
    const collect = async () => {
      for (let first = true; left.size > 0 && !signal.aborted; first = false) {
        await announce(redis, name, needs);
        const missing: string[] = [];
        for (const ids of chunks([...left])) {
          const found = await Promise.all(ids.map((id) => queue.getJob(id)));
          for (const [k, id] of ids.entries()) {
            const look = await lookAt(found[k]);
            // What failed in a former run is tried again.
            if (look === 'failed' && first) await found[k]?.remove();
            if (look === 'missing' || (look === 'failed' && first)) missing.push(id);
            else if (look !== 'open') {
              await onOutcome(id, outcomeOf(found[k], look));
              left.delete(id);
            }
          }
        }
        for (const ids of chunks(missing)) await add(queue, ids, jobs);
        const active = (await queue.getActive()).filter(({ id }) => id && left.has(id));
        onProgress({
          shares: active.reduce((sum, { progress }) => sum + (typeof progress === 'number' ? progress : 0), 0),
          running: active.length,
          workers: new Set(active.map(({ processedBy }) => processedBy)).size,
        });
        if (left.size > 0) await wait(PAUSE, null, { signal });
      }
      await withdraw(redis, name, needs);
    };
    try {
      // Redis may be away: Ctrl-C does not wait for it.
      await Promise.race([collect(), new Promise((_, reject) => signal.addEventListener('abort', reject))]);
    } finally {
      await Promise.race([Promise.allSettled([queue.close(), redis.quit()]), wait(FAREWELL, null, { ref: false })]);
      redis.disconnect();
      queue.disconnect().catch(() => undefined);
    }
  };

export type SweepQueue = Queue<SweepJob, Returned, string>;
type QueuedJob = Job<SweepJob, Returned, string>;

async function lookAt(job: QueuedJob | undefined): Promise<'missing' | 'open' | 'completed' | 'failed'> {
  if (!job) return 'missing';
  if (!job.finishedOn) return 'open';
  const state = await job.getState();
  return state === 'completed' || state === 'failed' ? state : 'open';
}

function outcomeOf(job: QueuedJob | undefined, state: 'completed' | 'failed'): Outcome {
  const attempts = job?.attemptsMade ?? 0;
  if (state === 'completed' && job?.returnvalue) return { kind: 'finished', ...job.returnvalue, attempts };
  return { kind: 'failed', error: reasonOf(job?.failedReason), attempts };
}

/** BullMQ's own words for a job that took too many workers with it are not for people. */
const reasonOf = (reason = ''): string =>
  reason.includes('stalled') ? 'Each worker that began it died.' : reason || 'It came back without a result.';

async function add(queue: SweepQueue, ids: readonly string[], jobs: ReadonlyMap<string, SweepJob>): Promise<void> {
  const options = {
    attempts: ATTEMPTS,
    backoff: { type: 'exponential', delay: BACKOFF },
    removeOnComplete: { age: KEPT },
    removeOnFail: { age: KEPT },
  };
  await queue.addBulk(
    ids.flatMap((id) => {
      const data = jobs.get(id);
      return data ? [{ name: 'fold', data, opts: { ...options, jobId: id } }] : [];
    }),
  );
}

const chunks = <T>(list: readonly T[]): T[][] =>
  Array.from({ length: Math.ceil(list.length / CHUNK) }, (_, k) => list.slice(k * CHUNK, (k + 1) * CHUNK));
