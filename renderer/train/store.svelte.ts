/** The trainings as the views know them: each as it stood when the main side last spoke of it. */
import type { Api, AppEvent, TrainingJob } from '../../electron/ipc.ts';
import { Reading } from '../reading.svelte.ts';
import type { Notices } from '../status/notices.svelte.ts';

const UNDER_WAY: readonly TrainingJob['state'][] = ['running', 'judging'];

export class TrainingStore {
  readonly api: Api;
  #reading: Reading<TrainingJob[]>;
  #notices: Notices;
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

  /** Resolves when the trainings have been listed anew. Never rejects. */
  refresh(): Promise<void> {
    return this.#reading.refresh();
  }

  close() {
    this.#reading.close();
    this.#end();
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
  }

  #put(job: TrainingJob) {
    const known = this.jobs.some(({ id }) => id === job.id);
    this.#reading.value = known ? this.jobs.map((each) => (each.id === job.id ? job : each)) : [job, ...this.jobs];
  }
}
