/** The models of this installation as the views know them, kept up to date. */
import type { Api, AppEvent, DeletedModel, ModelSummary, RequestResult } from '../../electron/ipc.ts';
import { Reading } from '../reading.svelte.ts';
import type { Notices } from '../status/notices.svelte.ts';

export class ModelStore {
  readonly api: Api;
  #reading: Reading<RequestResult<'listModels'>>;
  #notices: Notices;
  #end: () => void;

  constructor(api: Api, notices: Notices) {
    this.api = api;
    this.#reading = new Reading(() => api.listModels());
    this.#notices = notices;
    this.#end = api.subscribe((event) => this.#hear(event));
  }

  get state() {
    return this.#reading.state;
  }
  /** The released one first, then the newest; empty before the first answer. */
  get models(): readonly ModelSummary[] {
    return this.#reading.value?.models ?? [];
  }
  get active(): ModelSummary | null {
    return this.models.find(({ active }) => active) ?? null;
  }
  /** What `rollBack` would go to. */
  get previous(): ModelSummary | null {
    return this.model(this.#reading.value?.previous ?? '');
  }
  get deleted(): readonly DeletedModel[] {
    return this.#reading.value?.deleted ?? [];
  }
  model(id: string): ModelSummary | null {
    return this.models.find((model) => model.id === id) ?? null;
  }

  /** Resolves when the models have been listed anew. Never rejects. */
  refresh(): Promise<void> {
    return this.#reading.refresh();
  }

  close() {
    this.#reading.close();
    this.#end();
  }

  /** Asks for a change, and resolves when the list that it left behind has been read; null where it failed: a message has said why. */
  async change<T>(ask: () => Promise<T>): Promise<T | null> {
    try {
      const value = await ask();
      await this.refresh();
      return value;
    } catch (error) {
      this.#notices.say(error instanceof Error ? error.message : String(error));
      return null;
    }
  }

  #hear(event: AppEvent) {
    if (event.event === 'model') this.#reading.refreshSoon();
    else if (event.event === 'connection' && event.connected) void this.refresh();
  }
}
