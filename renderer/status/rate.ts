/** How often a thing happens, and how long it takes: the figures of the status line, over the last moments only. */

const WINDOW_MS = 2000;

export class Rate {
  #times: number[] = [];

  /** @param now ms */
  tick(now: number) {
    this.#times.push(now);
    this.#forget(now);
  }

  /** Times a second over the last two seconds. */
  perSecond(now: number): number {
    this.#forget(now);
    return this.#times.length / (WINDOW_MS / 1000);
  }

  #forget(now: number) {
    while (this.#times.length > 0 && (this.#times[0] ?? now) <= now - WINDOW_MS) this.#times.shift();
  }
}

export interface Percentiles {
  p50: number;
  p95: number;
  /** How many measurements they rest on. */
  count: number;
}

export class Latency {
  #samples: number[] = [];
  #size: number;

  /** @param size how many of the newest measurements count */
  constructor(size = 200) {
    this.#size = size;
  }

  /** @param ms what is negative or not finite comes of a clock gone wrong, and is left out */
  record(ms: number) {
    if (!(ms >= 0 && ms < Infinity)) return;
    this.#samples.push(ms);
    if (this.#samples.length > this.#size) this.#samples.shift();
  }

  clear() {
    this.#samples = [];
  }

  /** By nearest rank: each is a time that was really measured. Null before the first. */
  percentiles(): Percentiles | null {
    const sorted = this.#samples.toSorted((a, b) => a - b);
    const rank = (share: number) => sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? NaN;
    return sorted.length > 0 ? { p50: rank(0.5), p95: rank(0.95), count: sorted.length } : null;
  }
}
