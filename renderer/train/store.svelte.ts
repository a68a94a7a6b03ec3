/** The trainings as the views know them: each as it stood when the main side last spoke of it. */
import type { Api, AppEvent, TrainingJob, TrainingOrder } from '../../electron/ipc.ts';
import { Reading } from '../reading.svelte.ts';
import type { Notices } from '../status/notices.svelte.ts';
import { Choice } from './choice.svelte.ts';
import { STEP_MS } from './duration.ts';
import { noticeOf } from './phrases.ts';

const UNDER_WAY: readonly TrainingJob['state'][] = ['running', 'judging'];
/** Steps of a training before its pace is believed: the first ones wait for threads and caches. */
const STEPS_TO_TELL = 20;

export class TrainingStore {
  readonly api: Api;
  /** What is chosen for the next one. */
  readonly choice = new Choice();
  #reading: Reading<TrainingJob[]>;
  #notices: Notices;
  #pace = $state(1);
  #latest = $state<string | null>(null);
  #active = $state.raw<{ model: string; since: number | null } | null>(null);
  #end: () => void;

  constructor(api: Api, notices: Notices) {
    this.api = api;
    this.#reading = new Reading(() => api.listJobs());
    this.#notices = notices;
    this.#end = api.subscribe((event) => this.#hear(event));
  }

  get state() {
    return this.#reading.state;
  }
  /** Newest first; empty before the first answer. */
  get jobs(): readonly TrainingJob[] {
    return this.#reading.value ?? [];
  }
  /** The one that is being worked on: there is one at a time. */
  get running(): TrainingJob | null {
    return this.jobs.find(({ state }) => UNDER_WAY.includes(state)) ?? null;
  }
  /** The one under way, else the one that this page saw last: its end stays in view. */
  get current(): TrainingJob | null {
    const { running } = this;
    if (running) return running;
    const latest = this.jobs.find(({ id }) => id === this.#latest) ?? null;
    return latest?.state === 'queued' ? null : latest;
  }
  /** In the order in which they will be seen to. */
  get queue(): readonly TrainingJob[] {
    return this.jobs.filter(({ state }) => state === 'queued').toReversed();
  }
  /** Those that have ended, but for the current one; what ended last comes first. */
  get earlier(): readonly TrainingJob[] {
    const current = this.current?.id;
    return this.jobs
      .filter(({ id, ended, state }) => id !== current && ended !== null && state !== 'queued')
      .sort((a, b) => (b.ended ?? 0) - (a.ended ?? 0));
  }
  /** How much slower than usual (duration.ts) this machine learnt last. */
  get pace() {
    return this.#pace;
  }
  /** When this model was seen to take over, ms since 1970; null where that was before the page was opened. */
  activeSince(model: string): number | null {
    return this.#active?.model === model ? this.#active.since : null;
  }

  /** Resolves when the trainings have been listed anew. Never rejects. */
  refresh(): Promise<void> {
    return this.#reading.refresh();
  }

  close() {
    this.#reading.close();
    this.#end();
  }

  async start(order: TrainingOrder): Promise<TrainingJob | null> {
    const job = await this.ask(() => this.api.startTraining(order));
    // What was said of it since is newer.
    if (job && !this.jobs.some(({ id }) => id === job.id)) this.#put(job);
    return job;
  }
  async cancel(job: string): Promise<void> {
    await this.ask(() => this.api.cancelTraining({ job }));
  }
  async retry(job: string): Promise<void> {
    await this.ask(() => this.api.retryTraining({ job }));
  }
  async remove(job: string): Promise<void> {
    await this.ask(() => this.api.removeJob({ job }));
  }

  /** Null where it failed: a message has said why. */
  async ask<T>(ask: () => Promise<T>): Promise<T | null> {
    try {
      return await ask();
    } catch (error) {
      this.#notices.say(error instanceof Error ? error.message : String(error));
      return null;
    }
  }

  #hear(event: AppEvent) {
    if (event.event === 'job') this.#put(event.job);
    else if (event.event === 'job-removed') this.#reading.value = this.jobs.filter(({ id }) => id !== event.job);
    else if (event.event === 'connection' && event.connected) void this.refresh();
    else if (event.event === 'model' && event.active !== this.#active?.model)
      this.#active = { model: event.active, since: this.#active && Date.now() };
  }

  #put(job: TrainingJob) {
    const known = this.jobs.find(({ id }) => id === job.id);
    const notice = noticeOf(known, job);
    this.#reading.value = known ? this.jobs.map((each) => (each.id === job.id ? job : each)) : [job, ...this.jobs];
    if (notice) this.#notices.say(notice);
    if (UNDER_WAY.includes(job.state)) this.#latest = job.id;
    const { state, step, steps, secondsLeft, order } = job;
    if (state === 'running' && step >= STEPS_TO_TELL && step < steps && secondsLeft !== null)
      this.#pace = (1000 * secondsLeft) / (steps - step) / STEP_MS[order.family];
  }
}
