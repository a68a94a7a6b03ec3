/** Plays a prototype movement: where in it we are, in ms, and what the hands look like there. */
import type { Prototype } from '../../models/recognition.ts';

/** Rest between two rounds, so that beginning and end can be told apart. */
const REST_MS = 700;
/** Slow enough to follow a finger. */
const SLOW = 0.4;

export type HandPoints = readonly number[] | null;

export class Movement {
  readonly prototype: Prototype;
  readonly duration: number;
  playing = $state(false);
  slow = $state(false);
  #time = $state(0);

  constructor(prototype: Prototype, playing: boolean) {
    this.prototype = prototype;
    this.duration = (1000 * Math.max(0, prototype.frames.length - 1)) / prototype.fps;
    this.playing = playing;
  }

  /** Ms from the start, 0..duration. */
  get time() {
    return Math.min(this.#time, this.duration);
  }
  set time(ms: number) {
    this.#time = Math.min(Math.max(ms, 0), this.duration);
  }

  /** @param ms since the last call */
  advance(ms: number) {
    if (!this.playing) return;
    const next = this.#time + ms * (this.slow ? SLOW : 1);
    this.#time = next > this.duration + REST_MS ? 0 : next;
  }

  /** Both hands now: between two frames, a point on the line between them. */
  get hands(): [left: HandPoints, right: HandPoints] {
    return this.handsAt(this.time);
  }

  handsAt(ms: number): [left: HandPoints, right: HandPoints] {
    const at = Math.min(Math.max((ms * this.prototype.fps) / 1000, 0), this.prototype.frames.length - 1);
    const from = this.prototype.frames[Math.floor(at)] ?? [null, null];
    const to = this.prototype.frames[Math.ceil(at)] ?? from;
    return [between(from[0], to[0], at % 1), between(from[1], to[1], at % 1)];
  }
}

function between(from: HandPoints, to: HandPoints, share: number): HandPoints {
  if (!from || !to) return share < 0.5 ? from : to;
  return from.map((value, index) => value + share * ((to[index] ?? value) - value));
}
