/** One training from takes to a judged model; each part is skipped that an earlier attempt has done already. */
import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { startFor } from '../../training/transfer.ts';
import { RequestError, type Judgement, type TrainingJob } from '../ipc.ts';
import type { CommandMessage, CommandRunner, RunningCommand } from '../exchange/command.ts';
import type { OpenedLibrary } from '../library/opened-library.ts';
import type { Models } from '../models/models.ts';
import { RELEASED } from '../models/shelf.ts';
import { readSummary } from '../models/summary.ts';
import { longer, NOTHING_YET, withPoint, type HeldOutPoint } from './jobs.ts';
import type { Snapshots } from './snapshots.ts';

export interface Workshop {
  library: OpenedLibrary;
  models: Models;
  snapshots: Snapshots;
  run: CommandRunner;
  /** How many threads a training may use now. */
  threads(): number;
}

/** Says what is new of the job; `lasting`: it must survive the app. */
export type Note = (news: Partial<TrainingJob>, lasting?: boolean) => Promise<void>;

const ENDED_FROM_OUTSIDE =
  'The training was ended from outside, perhaps because memory ran out. Close other programs and try again: it goes on where it was.';

export class TrainingRun {
  readonly #workshop: Workshop;
  readonly #folder: string;
  readonly #note: (...news: Parameters<Note>) => Promise<void>;
  #job: TrainingJob;
  #command: RunningCommand | null = null;
  #stopped = false;

  /** @param folder the job's own */
  constructor(workshop: Workshop, folder: string, job: TrainingJob, note: Note) {
    this.#workshop = workshop;
    this.#folder = folder;
    this.#job = job;
    this.#note = async (news, lasting) => {
      this.#job = { ...this.#job, ...news };
      await note(news, lasting);
    };
  }

  /** Resolves when all is done. @throws {RequestError} with a sentence where it cannot go on; anything when it was stopped */
  async go(): Promise<void> {
    await this.#freeze();
    await this.#learn();
    await this.#publish();
    await this.#judge();
  }

  get stopped(): boolean {
    return this.#stopped;
  }

  /** The process that works for it is ended at once; what it has done so far is on the disk. */
  stop(): void {
    this.#stopped = true;
    this.#command?.kill();
  }

  async #freeze(): Promise<void> {
    const { library, snapshots } = this.#workshop;
    const { data, order } = this.#job;
    if (data) {
      if (this.#job.model || (await snapshots.has(data.version))) return;
      throw new RequestError('training', 'The takes that this training had begun with are gone: start a new one.');
    }
    await this.#note({ state: 'running', message: 'Collects the takes.', ...NOTHING_YET });
    const versions = await frozenVersions(this.#workshop, order.union ?? []);
    const snapshot = await snapshots.freeze(await library.open(), { ...order, versions });
    this.#goOn();
    if (snapshot.words < 2)
      throw new RequestError(
        'training',
        'A model needs at least two words: record another one, or some takes of `none`.',
      );
    await this.#note({ data: snapshot }, true);
  }

  async #learn(): Promise<void> {
    const { order, data, model } = this.#job;
    if (model || !data || (await this.#built())) return;
    await this.#note({ state: 'running', message: 'Learns.', ...NOTHING_YET }, true);
    const argv = ['train', '--data', this.#workshop.snapshots.pathOf(data.version), '--family', order.family];
    argv.push('--out', this.#model, `--name=${order.name}`, '--from', await this.#start(order.from));
    argv.push('--checkpoint', join(this.#folder, 'learning.bin'));
    await this.#do(argv, ({ kind, ...news }) => {
      if (kind !== 'progress') return;
      const { share, secondsLeft, step, steps, epoch, epochs, loss } = news as unknown as TrainingJob & {
        loss: number;
      };
      const curve = longer(this.#job.curve, { step, loss });
      this.#mention({ share, secondsLeft, step, steps, epoch, epochs, curve });
    });
  }

  /**
   * The model gets the job's name, so that it is put there once however often the app dies here; and it is noted last, so
   * that it is not forgotten to activate it.
   */
  async #publish(): Promise<void> {
    const { models } = this.#workshop;
    const { id, model, order } = this.#job;
    if (model) return;
    if (!(await models.shelf.has(id))) await models.add(this.#model, id, { origin: 'trained', created: Date.now() });
    this.#goOn();
    if (order.activate) await models.activate(id);
    await this.#note({ model: id }, true);
    this.#goOn();
  }

  async #judge(): Promise<void> {
    const { models, snapshots } = this.#workshop;
    const { id, data, order } = this.#job;
    if (!data) return;
    const folder = await models.shelf.folderOf(id);
    if (!(await snapshots.has(data.version)))
      throw new RequestError(
        'training',
        'The takes that the model learnt from are gone: it cannot be judged any more.',
      );
    const message = 'Leaves some out in turn, and judges.';
    await this.#note({ state: 'judging', message, share: 0, secondsLeft: null }, true);
    const argv = ['train', '--judge', folder, '--data', snapshots.pathOf(data.version)];
    argv.push('--from', await this.#start(order.from === null ? null : judging(order.from)));
    argv.push('--checkpoint', join(this.#folder, 'judging'), '--growth');
    await this.#do(argv, ({ kind, ...news }) => {
      if (kind === 'progress') {
        const { share, secondsLeft } = news as unknown as TrainingJob;
        this.#mention({ share, secondsLeft });
      } else if (kind === 'tuning') {
        this.#mention({ message: 'Learns where signs of these words begin and end.' }, true);
      } else if (kind === 'tuned') {
        this.#mention({ message, share: 0, secondsLeft: null }, true);
        this.#openAnew(id);
      } else if (kind === 'held-out') {
        // The process does not keep it.
        this.#mention({ heldOut: withPoint(this.#job.heldOut, news as unknown as HeldOutPoint) }, true);
      } else if (kind === 'judged') {
        this.#mention({ judgement: news.judgement as Judgement });
        models.say();
      } else if (kind === 'growing') {
        this.#mention({ message: 'Finds out what more takes would bring.', share: 0, secondsLeft: null }, true);
        // Its confidence is calibrated now.
        this.#openAnew(id);
      } else if (kind === 'done') this.#mention({ judgement: news.judgement as Judgement });
    });
    await models.refresh(id);
  }

  /** Whoever uses it has what was found out by now. */
  #openAnew(id: string): void {
    const { models } = this.#workshop;
    void models.refresh(id).catch((error: unknown) => console.error(`The model ${id} was not opened anew:`, error));
  }

  /** Ends with a sentence where the process does not end well. */
  async #do(argv: readonly string[], hear: (message: CommandMessage) => void): Promise<void> {
    this.#goOn();
    let failure: string | null = null;
    let done = false;
    this.#command = this.#workshop.run(
      [...argv, '--threads', String(this.#workshop.threads()), '--background'],
      (message) => {
        if (this.#stopped) return;
        if (message.kind === 'failed') failure = String(message.message);
        if (message.kind === 'done') done = true;
        hear(message);
      },
    );
    const code = await this.#command.ended;
    this.#command = null;
    this.#goOn();
    if (code !== 0 || !done) throw new RequestError('training', failure ?? ENDED_FROM_OUTSIDE);
  }

  /** Where a failure to write it down does not matter: the process writes down for itself what it needs. */
  #mention(news: Partial<TrainingJob>, lasting = false): void {
    this.#note(news, lasting).catch(() => undefined);
  }

  get #model(): string {
    return join(this.#folder, 'model');
  }

  /** Whether an earlier attempt got as far as the model. */
  async #built(): Promise<boolean> {
    if (await this.#workshop.models.shelf.has(this.#job.id)) return true;
    if (!(await stat(this.#model).catch(() => null))) return false;
    return (await readSummary(this.#model)).trouble === null;
  }

  /** The folder of the model to start from, or `none`. */
  async #start(from: string | null): Promise<string> {
    const { shelf } = this.#workshop.models;
    if (from === 'none') return from;
    if (from !== null) return shelf.folderOf(from);
    const { takes = 0, words = 0 } = this.#job.data ?? {};
    return startFor(undefined, takes, words) === null ? 'none' : shelf.folderOf(RELEASED);
  }

  #goOn(): void {
    if (this.#stopped) throw new Error('The training was stopped.');
  }
}

/** Of the takes of these models. @throws {RequestError} where a model is gone, or its takes are */
export async function frozenVersions({ models, snapshots }: Workshop, ids: readonly string[]): Promise<string[]> {
  const versions: string[] = [];
  for (const id of ids) {
    const { name, dataVersion } = await models.summary(id);
    if (!(await snapshots.has(dataVersion)))
      throw new RequestError(
        'training',
        `The takes that ${name} learnt from are not here, so it cannot be merged: choose a model that was trained here.`,
      );
    versions.push(dataVersion);
  }
  return [...new Set(versions)];
}

/**
 * What the judges start from: a model of this installation has learnt from the very people who are left out, and would
 * flatter.
 */
const judging = (from: string): string => (from === 'none' ? from : RELEASED);
