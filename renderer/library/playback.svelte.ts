/** The one moment that all takes of the library show: each from the start of its sign, so that they can be compared. */
import type { Trim } from '../../electron/ipc.ts';

/** Rest between two rounds, so that end and beginning can be told apart, ms. */
const REST_MS = 500;
/** Slow enough to follow a finger. */
const SLOW = 0.4;
/** Length of a round before any take is known, ms. */
const USUAL_MS = 1500;

export class Playback {
  #now: () => number;
  #playing = $state(false);
  #slow = $state(false);
  #length = $state(USUAL_MS);
  /** Where it stood, ms into the round, at `#since` on the clock. */
  #base = $state(0);
  #since = $state(0);
  /** Nobody has moved it yet. */
  #untouched = $state(true);

  /** @param now ms; reading it keeps the clock going (renderer/takes/clock.svelte.ts) */
  constructor(now: () => number, playing: boolean) {
    this.#now = now;
    if (playing) this.toggle();
  }

  get playing() {
    return this.#playing;
  }
  get slow() {
    return this.#slow;
  }
  set slow(yes: boolean) {
    this.#hold();
    this.#slow = yes;
  }
  /** Of a round, without its rest, ms. */
  get length() {
    return this.#length;
  }
  /** Ms since the signs began, 0..length. */
  get time() {
    return Math.min(this.#length, this.#elapsed());
  }
  set time(ms: number) {
    this.#playing = false;
    this.#untouched = false;
    this.#base = Math.min(this.#length, Math.max(0, ms));
  }
  /** True for people who want no motion, until they ask for some: then a take is shown as a row of stills. */
  get still() {
    return this.#untouched && !this.#playing;
  }

  pause() {
    this.#base = this.time;
    this.#playing = false;
    this.#untouched = false;
  }

  toggle() {
    if (this.#playing) {
      this.pause();
    } else {
      if (this.#base >= this.#length) this.#base = 0;
      this.#since = this.#now();
      this.#playing = true;
      this.#untouched = false;
    }
  }

  /**
   * Makes a round as long as the takes want it. One that is far longer than the others does not hold them up: what it
   * has beyond twice the median is seen when it is opened.
   */
  fit(trims: readonly Trim[]) {
    const lengths = trims.map(({ start, end }) => end - start).sort((a, b) => a - b);
    const median = lengths[lengths.length >> 1];
    if (median === undefined) return;
    const length = Math.max(200, Math.min(lengths.at(-1) ?? median, Math.max(USUAL_MS, 2 * median)));
    if (length === this.#length) return;
    this.#hold();
    this.#length = length;
  }

  /** What a take shows now, ms from its first frame. */
  momentOf({ start, end }: Trim): number {
    return Math.min(end, start + this.time);
  }

  #elapsed() {
    if (!this.#playing) return this.#base;
    return (this.#base + (this.#now() - this.#since) * (this.#slow ? SLOW : 1)) % (this.#length + REST_MS);
  }

  #hold() {
    if (!this.#playing) return;
    this.#base = this.#elapsed();
    this.#since = this.#now();
  }
}
