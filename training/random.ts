/** Seeded random numbers: the same seed gives the same run (mulberry32, Tommy Ettinger 2017, public domain). */
export class Random {
  #state: number;

  constructor(seed: number) {
    // A small integer from the start: V8 would box a state beyond 2³¹ at each draw.
    this.#state = seed | 0;
  }

  /** Uniform in 0..1. */
  next(): number {
    this.#state = (this.#state + 0x6d2b79f5) | 0;
    let t = Math.imul(this.#state ^ (this.#state >>> 15), 1 | this.#state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  }

  /** Uniform in −width..width. */
  spread(width: number): number {
    return (this.next() * 2 - 1) * width;
  }

  /** Standard normal (Box & Muller 1958). */
  normal(): number {
    return Math.sqrt(-2 * Math.log(1 - this.next())) * Math.cos(2 * Math.PI * this.next());
  }

  /** Bell-shaped noise within ±3 · width: sums of three draws, the same as three calls of `next` each, at half the cost. */
  bells(width: number, out: Float64Array): void {
    let state = this.#state;
    for (let k = 0; k < out.length; k++) {
      let sum = 0;
      for (let draw = 0; draw < 3; draw++) {
        state = (state + 0x6d2b79f5) | 0;
        let t = Math.imul(state ^ (state >>> 15), 1 | state);
        t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
        sum += ((t ^ (t >>> 14)) >>> 0) / 4294967296;
      }
      out[k] = width * (sum - 1.5) * 2;
    }
    this.#state = state;
  }

  /** Whole number in 0..below−1. */
  below(below: number): number {
    return Math.floor(this.next() * below);
  }

  chance(probability: number): boolean {
    return this.next() < probability;
  }

  /** In place (Fisher & Yates). */
  shuffle<T>(list: T[]): T[] {
    for (let k = list.length - 1; k > 0; k--) {
      const j = this.below(k + 1);
      [list[k], list[j]] = [list[j] as T, list[k] as T];
    }
    return list;
  }
}

/** A seed for one part of a run, such as one step of it: parts that lie close together get seeds that do not. */
export function seedFor(...parts: readonly number[]): number {
  let hash = 0x9e3779b9;
  for (const part of parts) {
    hash = Math.imul(hash ^ part, 0x85ebca6b);
    hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
    hash ^= hash >>> 16;
  }
  return hash >>> 0;
}
