/** Counts crashes of a page: one is brought back, a page that only dies again is not. */

/** So many within so long: it would crash for ever, and take the machine's attention with it. */
const MOST = 3;
const WITHIN_MS = 60_000;

export class Crashes {
  #at: number[] = [];

  /**
   * @param now ms, on a clock that never goes back
   * @returns whether it is worth bringing back
   */
  add(now: number): boolean {
    this.#at = [...this.#at.filter((at) => now - at < WITHIN_MS), now];
    return this.#at.length < MOST;
  }

  /** Somebody wants it tried again. */
  forgive(): void {
    this.#at = [];
  }
}
