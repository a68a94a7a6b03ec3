/**
 * Work that follows the library and the active model: done in the background once for each burst of changes, from when
 * somebody first needs it.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import { RequestError } from './ipc.ts';

/** Takes come in bursts; the caption is to know a word before its person has signed it again. */
const SETTLE_MS = 80;

export class Following {
  readonly #work: () => Promise<void>;
  readonly #complaint: string;
  /** Somebody needs it: until then nothing is worth the work. */
  #awake = false;
  #running: Promise<void> | null = null;
  #stale = false;
  #closed = false;

  /** @param work should look at `interrupted` now and then. @param complaint for the log, where it fails */
  constructor(work: () => Promise<void>, complaint: string) {
    this.#work = work;
    this.#complaint = complaint;
  }

  get closed(): boolean {
    return this.#closed;
  }

  /** What is being worked on is out of date, or nobody wants it any more. */
  get interrupted(): boolean {
    return this.#closed || this.#stale;
  }

  wake(): void {
    if (this.#awake) return;
    this.#awake = true;
    this.follow();
  }

  /** Something changed. */
  follow(): void {
    if (!this.#awake || this.#closed) return;
    this.#stale = true;
    this.#running ??= this.#run().finally(() => (this.#running = null));
  }

  async close(): Promise<void> {
    this.#closed = true;
    await this.#running;
  }

  async #run(): Promise<void> {
    while (this.#stale && !this.#closed) {
      this.#stale = false;
      try {
        await this.#work();
      } catch (error) {
        // Whoever asks for the library or a model hears why it cannot be had.
        if (!(error instanceof RequestError) && !this.#closed) console.error(this.#complaint, error);
      }
      if (this.#stale) await sleep(SETTLE_MS, undefined, { ref: false });
    }
  }
}
