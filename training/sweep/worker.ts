/** A worker: looks for sweeps that it has the data and the versions for, and works at them. */
import { setTimeout as wait } from 'node:timers/promises';
import { InputError } from '../takes.ts';
import type { DataShelf } from './data_shelf.ts';
import { needsHere, type Needs } from './job.ts';
import { connect, openSweeps } from './redis.ts';
import { serve } from './serve.ts';

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
