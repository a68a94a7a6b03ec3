/** Trainings as they are kept on the disk, so that they survive the app: a folder each, with what the training needs to go on. */
import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import * as v from 'valibot';
import { FAMILIES } from '../../models/network.ts';
import { readDurable, writeDurably } from '../durable-file.ts';
import type { TrainingJob, TrainingOrder } from '../ipc.ts';
import { Judged } from '../models/summary.ts';

/** Ended ones beyond this many are forgotten. */
const MOST_ENDED = 50;
/** Points of a curve; from there on every second one goes. */
const MOST_POINTS = 200;
const FILE = 'job.json';

const nullable = v.nullable(v.number());
const ids = v.nullable(v.array(v.number()));
const Job = v.object({
  format: v.literal(1),
  id: v.pipe(v.string(), v.regex(/^[a-z0-9][a-z0-9-]{0,63}$/)),
  order: v.object({
    name: v.string(),
    words: ids,
    signers: ids,
    union: v.optional(v.array(v.string())),
    family: v.picklist(FAMILIES),
    from: v.nullable(v.string()),
    activate: v.boolean(),
  }),
  state: v.picklist(['queued', 'running', 'judging', 'done', 'failed', 'cancelled']),
  created: v.number(),
  ended: nullable,
  message: v.string(),
  data: v.nullable(v.object({ version: v.string(), takes: v.number(), words: v.number(), signers: v.number() })),
  share: v.number(),
  secondsLeft: nullable,
  step: v.number(),
  steps: v.number(),
  epoch: v.number(),
  epochs: v.number(),
  curve: v.array(v.object({ step: v.number(), loss: v.number() })),
  heldOut: v.optional(
    v.array(v.object({ group: v.string(), points: v.array(v.object({ epoch: v.number(), top1: v.number() })) })),
    [],
  ),
  judgement: v.nullable(Judged),
  model: v.nullable(v.string()),
});

export function newJob(id: string, order: TrainingOrder): TrainingJob {
  return {
    id,
    order,
    state: 'queued',
    created: Date.now(),
    ended: null,
    message: 'Waits for its turn.',
    data: null,
    ...NOTHING_YET,
    curve: [],
    heldOut: [],
    judgement: null,
    model: null,
  };
}

/** Of the part under way. */
export const NOTHING_YET = { share: 0, secondsLeft: null, step: 0, steps: 0, epoch: 0, epochs: 0 };

export const hasEnded = ({ state }: TrainingJob): boolean => ['done', 'failed', 'cancelled'].includes(state);

/** With one more point; those of an attempt that was interrupted make way for the same steps anew. */
export function longer(curve: TrainingJob['curve'], point: TrainingJob['curve'][number]): TrainingJob['curve'] {
  const earlier = curve.filter(({ step }) => step < point.step);
  const thinned = earlier.length >= MOST_POINTS ? earlier.filter((_, k) => k % 2 === 0) : earlier;
  return [...thinned, point];
}

export type HeldOutPoint = { group: string; epoch: number; top1: number };

/** With one more point of a group; those of an attempt that was interrupted make way for the same epochs anew. */
export function withPoint(
  heldOut: TrainingJob['heldOut'],
  { group, epoch, top1 }: HeldOutPoint,
): TrainingJob['heldOut'] {
  const known = heldOut.find((each) => each.group === group);
  const points = [...(known?.points ?? []).filter((each) => each.epoch < epoch), { epoch, top1 }];
  if (!known) return [...heldOut, { group, points }];
  return heldOut.map((each) => (each === known ? { group, points } : each));
}

export class JobFiles {
  readonly #folder: string;

  /** @param folder where jobs are kept */
  constructor(folder: string) {
    this.#folder = folder;
  }

  /** The job's own folder: checkpoints, and the model while it is built. */
  folderOf(id: string): string {
    return join(this.#folder, id);
  }

  /** Oldest first. One that cannot be read is thrown away: its model, if there is one, is on the list of models. */
  async load(): Promise<TrainingJob[]> {
    const jobs: TrainingJob[] = [];
    for (const id of await readdir(this.#folder).catch((): string[] => [])) {
      try {
        const found = await readDurable(join(this.#folder, id, FILE), Job);
        if (found?.id !== id) throw new Error('It is not whole.');
        const { format: _, ...job } = found;
        jobs.push(job);
      } catch (error) {
        console.error(`The training ${id} cannot be read:`, error);
        await this.remove(id);
      }
    }
    jobs.sort((a, b) => a.created - b.created);
    const ended = jobs.filter(hasEnded);
    for (const { id } of ended.slice(0, Math.max(0, ended.length - MOST_ENDED))) await this.remove(id);
    return jobs.filter((job) => !hasEnded(job) || ended.indexOf(job) >= ended.length - MOST_ENDED);
  }

  /** @throws {import('../ipc.ts').RequestError} `disk-full` */
  save(job: TrainingJob): Promise<void> {
    return writeDurably(join(this.#folder, job.id, FILE), { format: 1, ...job });
  }

  remove(id: string): Promise<void> {
    return rm(this.folderOf(id), { recursive: true, force: true });
  }

  /** What only a training that is not through needs. */
  async clear(id: string): Promise<void> {
    for (const name of await readdir(this.folderOf(id)).catch((): string[] => []))
      if (name !== FILE) await rm(join(this.folderOf(id), name), { recursive: true, force: true });
  }
}
