/** How sure a word has to be before it is written, as the person chooses it; the main side keeps it. */
import type { Api, AppEvent, Sensitivity } from '../../electron/ipc.ts';
import { Reading } from '../reading.svelte.ts';
import type { Notices } from '../status/notices.svelte.ts';

export class SensitivityStore {
  readonly #api: Api;
  readonly #notices: Notices;
  readonly #reading: Reading<Sensitivity>;
  readonly #end: () => void;
  /** What was chosen last and has not been sent, while an earlier choice is on its way: a slider says much at once. */
  #waiting: { value: number | null } | null = null;
  #sending = false;

  constructor(api: Api, notices: Notices) {
    this.#api = api;
    this.#notices = notices;
    this.#reading = new Reading(() => api.describeSensitivity());
    this.#end = api.subscribe((event) => this.#hear(event));
  }

  /** Null before the first answer. */
  get known(): Sensitivity | null {
    return this.#reading.value;
  }
  /** Where the slider stands: 0 = careful … 1 = eager. */
  get at(): number {
    return this.known?.value ?? this.known?.standard ?? 0.5;
  }

  refresh(): Promise<void> {
    return this.#reading.refresh();
  }

  close() {
    this.#reading.close();
    this.#end();
  }

  /** @param value null: as the model was made */
  choose(value: number | null) {
    if (this.known) this.#reading.value = { ...this.known, value };
    this.#waiting = { value };
    if (!this.#sending) void this.#send();
  }

  async #send() {
    this.#sending = true;
    try {
      for (let next = this.#waiting; next; next = this.#waiting) {
        this.#waiting = null;
        await this.#api.setSensitivity(next);
      }
    } catch (error) {
      this.#waiting = null;
      this.#notices.say(error instanceof Error ? error.message : String(error));
      void this.refresh();
    } finally {
      this.#sending = false;
    }
  }

  #hear(event: AppEvent) {
    // What this window is about to say counts more than what it said before.
    if (event.event === 'sensitivity' && !this.#sending) this.#reading.value = event.sensitivity;
    else if (event.event === 'model' || (event.event === 'connection' && event.connected)) void this.refresh();
  }
}
