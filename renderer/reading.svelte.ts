/** Something that the main side knows, read anew whenever it says that it has changed. */
import { spoken } from './language/sentences.ts';

/** Changes come in bursts (a take every second, an import); one look at the end of a burst is enough, ms. */
const SETTLE_MS = 200;

export type ReadingState =
  | { kind: 'loading' }
  | { kind: 'ready' }
  /** `message` says why and what to do; what was read before is still there. */
  | { kind: 'failed'; message: string };

export class Reading<T> {
  #state = $state.raw<ReadingState>({ kind: 'loading' });
  #value = $state.raw<T | null>(null);
  #read: () => Promise<T>;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #loading: Promise<void> | null = null;
  #stale = false;

  constructor(read: () => Promise<T>) {
    this.#read = read;
  }

  get state(): ReadingState {
    return spoken(this.#state);
  }
  /** Null before the first answer. */
  get value() {
    return this.#value;
  }
  /** What the main side has just said without being asked. */
  set value(value: T | null) {
    this.#value = value;
    if (value !== null) this.#state = { kind: 'ready' };
  }

  /** Resolves when it has been read anew, by a reading that began after the call. Never rejects. */
  refresh(): Promise<void> {
    clearTimeout(this.#timer);
    this.#stale = true;
    this.#loading ??= this.#load();
    return this.#loading;
  }

  /** At the end of the burst of changes. */
  refreshSoon() {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.refresh(), SETTLE_MS);
  }

  close() {
    clearTimeout(this.#timer);
  }

  async #load() {
    while (this.#stale) {
      this.#stale = false;
      try {
        this.#value = await this.#read();
        this.#state = { kind: 'ready' };
      } catch (error) {
        this.#state = { kind: 'failed', message: error instanceof Error ? error.message : String(error) };
      }
    }
    // In the same breath as the last look at #stale: a later call must start a new reading.
    this.#loading = null;
  }
}
