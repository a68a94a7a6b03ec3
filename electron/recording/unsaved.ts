/**
 * Takes on their way to the disk. One that cannot be saved now (a full disk, a drive that is gone) waits here and is tried
 * again until it can: recording goes on meanwhile.
 */
import { RequestError, type TakeSummary } from '../ipc.ts';
import type { NewTake } from '../library/library.ts';

/** Between two attempts, ms. */
const RETRY_MS = 2000;
/** Takes of about 30 kB: past this, memory would be next to run out. */
const MOST = 2000;

/** A take, or what makes it out of what is on the disk by then (its word may be new); once made it stays as it is. */
export type Pending = NewTake | (() => Promise<NewTake>);

type Waiting = { take: Pending; signer: number | null; onsaved: (take: TakeSummary) => void };

export interface Store {
  saveTake(take: NewTake): Promise<TakeSummary>;
}

export class Unsaved {
  /** Told how many wait because of which trouble; null: everything is saved again. */
  onstuck: ((trouble: RequestError | null, waiting: number) => void) | null = null;
  readonly #open: () => Promise<Store>;
  readonly #waiting: Waiting[] = [];
  /** Why they wait; null while nothing does. */
  #trouble: RequestError | null = null;
  #working: Promise<void> | null = null;
  #timer: NodeJS.Timeout | undefined;

  constructor(open: () => Promise<Store>) {
    this.#open = open;
  }

  get size(): number {
    return this.#waiting.length;
  }

  /**
   * @param onsaved called once the take is safe on the disk
   * @param signer whose it is, where it has yet to be made
   * @throws {RequestError} when too many wait already: nothing is recorded any more that could not be kept
   */
  add(take: Pending, onsaved: (take: TakeSummary) => void, signer: number | null = null): void {
    if (this.#waiting.length >= MOST)
      throw new RequestError('disk-full', 'Too many takes wait for room on the disk: free some space, then go on.');
    this.#waiting.push({ take, onsaved, signer: typeof take === 'function' ? signer : take.signer });
    if (this.#trouble) this.onstuck?.(this.#trouble, this.#waiting.length);
    else void this.flush();
  }

  /** Tries to save all that wait, in their order. Never rejects: what cannot be saved stays, and is tried again later. */
  flush(): Promise<void> {
    clearTimeout(this.#timer);
    return (this.#working ??= this.#work().finally(() => (this.#working = null)));
  }

  /** Takes of a signer who is gone: they could never be saved. */
  async drop(signer: number): Promise<void> {
    // Nobody goes through them meanwhile.
    while (this.#working) await this.#working;
    const left = this.#waiting.filter((each) => each.signer !== signer);
    if (left.length === this.#waiting.length) return;
    this.#waiting.splice(0, Infinity, ...left);
    await this.flush();
  }

  async #work(): Promise<void> {
    let trouble: unknown = null;
    // Takes that come meanwhile are added at the end.
    for (let at = 0; at < this.#waiting.length;) {
      const next = this.#waiting[at];
      if (!next) break;
      let saved: TakeSummary;
      try {
        const store = await this.#open();
        if (typeof next.take === 'function') next.take = await next.take();
        saved = await store.saveTake(next.take);
      } catch (error) {
        trouble ??= error;
        // Without room none will fit; anything else may concern this take alone.
        if (error instanceof RequestError && error.code === 'disk-full') break;
        at++;
        continue;
      }
      this.#waiting.splice(at, 1);
      next.onsaved(saved);
    }
    if (trouble) this.#stick(trouble);
    else if (this.#trouble) {
      this.#trouble = null;
      this.onstuck?.(null, 0);
    }
  }

  #stick(error: unknown): void {
    if (!(error instanceof RequestError)) console.error('A take could not be saved:', error);
    this.#trouble =
      error instanceof RequestError
        ? error
        : new RequestError('disk-full', 'Takes cannot be saved at the moment. They wait in memory.');
    this.#timer = setTimeout(() => void this.flush(), RETRY_MS);
    this.#timer.unref();
    this.onstuck?.(this.#trouble, this.#waiting.length);
  }
}
