/** Where in one opened take we are: it plays round and round between its trim marks, but can be put anywhere. */
import type { Trim } from '../../electron/ipc.ts';

const REST_MS = 400;
const SLOW = 0.4;

export class Playhead {
  #now: () => number;
  #trim: () => Trim;
  #playing = $state(false);
  #slow = $state(false);
  /** Where it stood, ms from the take's first frame, at `#since` on the clock. */
  #base = $state(0);
  #since = $state(0);

  /** @param now ms; @param trim between which it plays, as it stands at the time */
  constructor(now: () => number, trim: () => Trim, playing: boolean) {
    this.#now = now;
    this.#trim = trim;
    this.#base = trim().start;
    if (playing) this.play();
  }

  get playing() {
    return this.#playing;
  }
  get slow() {
    return this.#slow;
  }
  set slow(yes: boolean) {
    if (this.#playing) {
      this.#base = this.time;
      this.#since = this.#now();
    }
    this.#slow = yes;
  }
  /** Ms from the take's first frame. */
  get time() {
    if (!this.#playing) return this.#base;
    const { start, end } = this.#trim();
    const elapsed = Math.max(0, this.#base - start) + (this.#now() - this.#since) * (this.#slow ? SLOW : 1);
    return start + Math.min(elapsed % (end - start + REST_MS), end - start);
  }
  /** Putting it somewhere stops it. */
  set time(ms: number) {
    this.#playing = false;
    this.#base = Math.max(0, ms);
  }

  play() {
    const { start, end } = this.#trim();
    if (this.#base < start || this.#base >= end) this.#base = start;
    this.#since = this.#now();
    this.#playing = true;
  }

  pause() {
    this.#base = this.time;
    this.#playing = false;
  }

  toggle() {
    if (this.#playing) this.pause();
    else this.play();
  }
}
