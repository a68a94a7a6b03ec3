/** The trainings of this installation: one at a time, in the order in which they were asked for, and across restarts. */
import { join } from 'node:path';
import { RequestError, type AppEvent, type ModelComparison, type TrainingJob, type TrainingOrder } from '../ipc.ts';
import { newId } from '../models/shelf.ts';
import { forgetIn } from '../privacy/results.ts';
import { Comparison } from './comparison.ts';
import { hasEnded, JobFiles, newJob, NOTHING_YET } from './jobs.ts';
import { frozenVersions, TrainingRun, type Workshop } from './run.ts';
import { Snapshots } from './snapshots.ts';

/** Progress that is written to the disk, at most so often, ms. */
const SAVE_EVERY = 5000;

export interface TrainingsParts extends Omit<Workshop, 'snapshots'> {
  dataFolder: string;
  tell(event: AppEvent): void;
}

export class Trainings {
  readonly #workshop: Workshop;
  readonly #files: JobFiles;
  readonly #tell: (event: AppEvent) => void;
  readonly #comparison: Comparison;
  #loading: Promise<Map<string, TrainingJob>> | null = null;
  #running: { id: string; run: TrainingRun; over: Promise<void> } | null = null;
  #looking = false;
  #saving: Promise<unknown> = Promise.resolve();
  /** On a clock that nobody sets. */
  #saved = -Infinity;
  #closing = false;
  /** How many want nothing to be frozen. */
  #held = 0;

  constructor({ dataFolder, tell, ...parts }: TrainingsParts) {
    this.#workshop = { ...parts, snapshots: new Snapshots(join(dataFolder, 'snapshots')) };
    this.#files = new JobFiles(join(dataFolder, 'jobs'));
    this.#comparison = new Comparison(this.#workshop);
    this.#tell = tell;
  }

  /** Newest first. */
  async list(): Promise<TrainingJob[]> {
    const jobs = await this.#jobs();
    void this.#next();
    return [...jobs.values()].reverse();
  }

  /** Whether a training that is not over needs this model: as its own, to start from, or for its takes. */
  async uses(model: string): Promise<boolean> {
    return [...(await this.#jobs()).values()].some(
      (job) =>
        !hasEnded(job) &&
        (job.model === model || job.order.from === model || (!job.data && job.order.union?.includes(model))),
    );
  }

  /** @throws {RequestError} where there is nothing to learn from; `disk-full` */
  async start(order: TrainingOrder): Promise<TrainingJob> {
    await this.#workshop.library.open();
    if (order.from !== null && order.from !== 'none') await this.#workshop.models.shelf.folderOf(order.from);
    await frozenVersions(this.#workshop, order.union ?? []);
    if (order.words?.length === 0 && !order.union?.length)
      throw new RequestError('bad-input', 'Choose at least one word to learn.');
    const jobs = await this.#jobs();
    const job = newJob(newId('t'), order);
    await this.#save(job);
    jobs.set(job.id, job);
    this.#tell({ event: 'job', job });
    await this.#makeWay();
    void this.#next();
    return job;
  }

  async cancel(id: string): Promise<TrainingJob> {
    const job = await this.#job(id);
    if (hasEnded(job)) return job;
    const message = job.model ? 'Cancelled. The model stays, with the figures that it has.' : 'Cancelled.';
    const running = this.#running?.id === id ? this.#running : null;
    // In this order: from here on the run has nothing to say, and the next one does not find this one unfinished.
    running?.run.stop();
    const news = { state: 'cancelled', message, ended: Date.now(), secondsLeft: null } as const;
    const cancelled = await this.#change(id, news, true);
    await running?.over;
    return cancelled;
  }

  async retry(id: string): Promise<TrainingJob> {
    const job = await this.#job(id);
    if (job.state !== 'failed' && job.state !== 'cancelled')
      throw new RequestError('training', 'Only a training that failed or was cancelled can go on.');
    const again = await this.#change(
      id,
      { ...NOTHING_YET, state: 'queued', message: 'Waits for its turn.', ended: null },
      true,
    );
    if (!job.model) await this.#makeWay();
    void this.#next();
    return again;
  }

  async remove(id: string): Promise<void> {
    if (!hasEnded(await this.#job(id)))
      throw new RequestError('training', 'This training is not over: cancel it first.');
    (await this.#jobs()).delete(id);
    await this.#saving;
    await this.#files.remove(id);
    this.#tell({ event: 'job-removed', job: id });
  }

  async compare(models: readonly [string, string]): Promise<ModelComparison> {
    if (this.#held > 0)
      throw new RequestError('busy', 'Takes are being deleted at the moment: compare the models when that is done.');
    return this.#comparison.compare(models);
  }

  /**
   * While this works, no takes are frozen. What was collecting some begins anew afterwards, what learns or judges goes on.
   * @throws {RequestError} `busy`, while models are compared
   */
  async withoutFreezing<T>(work: () => Promise<T>): Promise<T> {
    if (this.#comparison.busy)
      throw new RequestError('busy', 'Two models are being compared: wait for it, then try again.');
    this.#held++;
    try {
      const running = this.#running;
      if (running && !(await this.#jobs()).get(running.id)?.data) {
        running.run.stop();
        await running.over;
      }
      return await work();
    } finally {
      this.#held--;
      void this.#next();
    }
  }

  /** Nothing that is kept of trainings says this name any more, and nothing is left of those on these takes but their end. */
  async forget(signer: string, versions: ReadonlySet<string>): Promise<void> {
    for (const job of (await this.#jobs()).values()) {
      if (job.data && versions.has(job.data.version) && hasEnded(job)) await this.#files.clear(job.id);
      const { curve: _, order: __, ...told } = forgetIn(job, signer);
      if (JSON.stringify({ ...job, ...told }) !== JSON.stringify(job)) await this.#change(job.id, told, true);
    }
  }

  /** At the start of the app: what was under way goes on. */
  async resume(): Promise<void> {
    const jobs = await this.#jobs();
    const { models, snapshots } = this.#workshop;
    const used = new Set([...jobs.values()].flatMap(({ data }) => (data ? [data.version] : [])));
    // Before and after: a model may be deleted, or brought back, in between.
    for (const version of await models.shelf.deletedVersions()) used.add(version);
    for (const { dataVersion } of (await models.list()).models) used.add(dataVersion);
    for (const version of await models.shelf.deletedVersions()) used.add(version);
    await snapshots.sweep(used);
    await this.#next();
  }

  /** Ends what runs; it goes on at the next start. */
  async close(): Promise<void> {
    this.#closing = true;
    this.#comparison.stop();
    this.#running?.run.stop();
    await this.#running?.over;
    await this.#saving;
  }

  /** Somebody waits for a model, and nobody for figures: what judges stops for now, and goes on where it was. */
  async #makeWay(): Promise<void> {
    const running = this.#running;
    const job = running && (await this.#jobs()).get(running.id);
    if (!running || !job?.model || hasEnded(job)) return;
    running.run.stop();
    await this.#change(job.id, { message: 'Its figures wait for another training.', secondsLeft: null }, true);
  }

  /**
   * Sees to the first that has no model yet, else to the first that is not over, unless one is under way. Never rejects.
   */
  async #next(): Promise<void> {
    if (this.#running || this.#looking || this.#closing || this.#held > 0) return;
    this.#looking = true;
    try {
      const waiting = [...(await this.#jobs()).values()].filter((each) => !hasEnded(each));
      const job = waiting.find(({ model }) => !model) ?? waiting[0];
      if (!job) return;
      // Whoever has the library has the trainings: two instances of the app must not work on the same one.
      await this.#workshop.library.open();
      if (this.#closing || this.#held > 0) return;
      const run: TrainingRun = new TrainingRun(
        this.#workshop,
        this.#files.folderOf(job.id),
        job,
        async (news, lasting) => {
          if (!run.stopped) await this.#change(job.id, news, lasting);
        },
      );
      const over = this.#see(job.id, run).finally(() => {
        this.#running = null;
        void this.#next();
      });
      this.#running = { id: job.id, run, over };
    } catch (error) {
      // It waits: the library may be free when the list is asked for again.
      console.error('No training can be begun now:', error);
    } finally {
      this.#looking = false;
    }
  }

  /** Never rejects. */
  async #see(id: string, run: TrainingRun): Promise<void> {
    let end: Partial<TrainingJob>;
    try {
      await run.go();
      end = { state: 'done', message: 'Done.', share: 1 };
    } catch (error) {
      if (run.stopped) return;
      if (!(error instanceof RequestError)) console.error(`The training ${id} failed:`, error);
      const message = error instanceof RequestError ? error.message : 'The training failed. Try again.';
      end = { state: 'failed', message };
    }
    await this.#change(id, { ...end, ended: Date.now(), secondsLeft: null }, true).catch((error: unknown) =>
      console.error(`The training ${id} could not be noted:`, error),
    );
    if (end.state === 'done') await this.#files.clear(id).catch(() => undefined);
  }

  async #change(id: string, news: Partial<TrainingJob>, lasting = false): Promise<TrainingJob> {
    const jobs = await this.#jobs();
    // From here to where it is set nothing is waited for: news that come at once would undo each other.
    const known = jobs.get(id);
    if (!known) throw gone();
    const job = { ...known, ...news };
    jobs.set(id, job);
    this.#tell({ event: 'job', job });
    const now = performance.now();
    if (lasting || now - this.#saved > SAVE_EVERY) {
      this.#saved = now;
      await this.#save(job);
    }
    return job;
  }

  /** One after another: they are written to the same place. */
  #save(job: TrainingJob): Promise<void> {
    const saved = this.#saving.then(() => this.#files.save(job));
    this.#saving = saved.catch(() => undefined);
    return saved;
  }

  async #job(id: string): Promise<TrainingJob> {
    const job = (await this.#jobs()).get(id);
    if (!job) throw gone();
    return job;
  }

  #jobs(): Promise<Map<string, TrainingJob>> {
    this.#loading ??= this.#files.load().then((jobs) => new Map(jobs.map((job) => [job.id, job])));
    return this.#loading;
  }
}

const gone = () => new RequestError('no-job', 'This training is no longer on the list.');
