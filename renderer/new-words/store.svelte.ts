/** Words of the library that the active model has not learnt, as the views know them. */
import type { Api, AppEvent, NewWord } from '../../electron/ipc.ts';
import { Reading } from '../reading.svelte.ts';
import type { Notices } from '../status/notices.svelte.ts';

export class NewWords {
  readonly api: Api;
  #reading: Reading<NewWord[]>;
  #notices: Notices;
  #end: () => void;

  constructor(api: Api, notices: Notices) {
    this.api = api;
    this.#reading = new Reading(() => api.listNewWords());
    this.#notices = notices;
    this.#end = api.subscribe((event) => this.#hear(event));
  }

  /** By name; empty before the first answer. */
  get words(): readonly NewWord[] {
    return this.#reading.value ?? [];
  }
  /** Those that are recognised now. */
  get working(): readonly NewWord[] {
    return this.words.filter(({ on, needed }) => on && needed === 0);
  }
  /** @param id its number in the library */
  word(id: number): NewWord | null {
    return this.words.find((word) => word.id === id) ?? null;
  }

  refresh(): Promise<void> {
    return this.#reading.refresh();
  }

  close() {
    this.#reading.close();
    this.#end();
  }

  async turn(id: number, on: boolean): Promise<void> {
    try {
      const changed = await this.api.setNewWord({ id, on });
      this.#reading.value = this.words.map((word) => (word.id === id ? changed : word));
    } catch (error) {
      this.#notices.say(error instanceof Error ? error.message : String(error));
    }
  }

  #hear(event: AppEvent) {
    if (event.event === 'new-words') this.#reading.value = event.words;
    else if (event.event === 'connection' && event.connected) void this.refresh();
  }
}
