/**
 * Cuts a live stream into takes without anybody's pressing a key: the hands rest, sign, and rest again.
 *
 * Unlike the live path's segmenter it may wait and look back: it learns where the hands rest, so that a hold in mid-air is
 * none, and places a sign's ends when the movement is over (take_trimming.ts). A rest that may as well be a hold is
 * doubtful for a while; if the hands then go on to where they surely rest, it was a part of the sign.
 *
 * Of 2,169 signs in stitched streams on which nothing was chosen 98.3 % are cut as one, 95 % begin and 91 % end
 * within 150 ms of the truth; within about 50 minutes of rest one sign is cut that is none (node test/bench/cutting.ts).
 */
import { HandWatch } from './hand_watch.ts';
import type { LandmarkFrame } from './landmarks.ts';
import { resample, Resampler } from './resampling.ts';
import { RestPlaces } from './rest_places.ts';
import { travel } from './segmenter.ts';
import {
  height,
  HOLD,
  LOW,
  STILL_AT_HOME,
  stillnessOfRest,
  wentDown,
  type Moment,
  type Movement,
} from './stillness.ts';
import { signWithin, speeds } from './take_trimming.ts';
import { HandTracker, type SlotFrame } from './tracking.ts';

export type CutEvent =
  /** A movement has begun; whether it is a sign turns out later. */
  | { kind: 'begun'; t: number }
  /** One sign, on the frames' clock, ms. */
  | { kind: 'cut'; start: number; end: number }
  /** What had begun was no sign: a twitch, hands that only changed their place, a hand that was never there. */
  | { kind: 'discarded'; reason: 'short' };

/** A sign begins when a hand is so far from its rest, palms, for so long, ms; a fidget is not. */
const OPEN = 1.1;
const OPEN_FOR = 90;
/** A hand that comes into view and stays where it is was there all along; one that goes so far, palms, came to sign. */
const CAME = 0.8;
/** Without hands for so long, ms, it is empty hands that a sign begins from, and for so long a sign is over. */
const EMPTY = 300;
const GONE = 500;
/** A hand that shows for no longer than this is none, ms. */
const GHOST = 120;
/** Within so many palms of its rest a hand is home (stillness.ts); in a sign that began out of view a known rest is less likely. */
const HOME = 0.8;
const HOME_FROM_OUTSIDE = 0.6;
/** At home hands may fidget: after so long there it is rest all the same, ms. */
const FIDGETING = 700;
/** Stillness, ms, after which a doubtful rest is none any more: at a known place, elsewhere; or such a movement after it. */
const SURE_AT_HOME = 600;
const SURE = 1000;
const SURE_MOVEMENT = 1000;
/** Nearer than this, palms, a hand has not left its place. */
const LEAVING = 0.4;
/** Of a movement that ends by no means, so much is a take, ms. */
const LONGEST = 10_000;
/** Shorter than this, ms, is no sign. */
const SHORTEST = 150;
/** Frames of 30 Hz that are kept while nothing is open. */
const KEPT = 60;

/** A sign whose end is doubtful, and the stillness after which it no longer is. */
interface Pending {
  start: number;
  end: number;
  sure: number;
}

export class TakeCutter {
  readonly #tracker = new HandTracker();
  readonly #resampler = new Resampler();
  readonly #rest = new RestPlaces();
  readonly #watch = new HandWatch();
  /** Since the last cut; some seconds at most. */
  #moments: Moment[] = [];
  #open = false;
  /** Whether the hands were outside of the picture: now, or at last; and when the open movement began. */
  #outside = false;
  #fromOutside = false;
  /** Since when there are hands, are none, is one away, are all at home; NaN: not so. */
  #seenSince = NaN;
  #goneSince = NaN;
  #awaySince = NaN;
  #homeSince = NaN;
  #pending: Pending | null = null;
  /** Where the hands rest, if that is doubtful, and when they were there at last. */
  #doubtful: SlotFrame | null = null;
  #leftAt = 0;

  /** @throws {RangeError} when time does not go forward */
  push(frame: LandmarkFrame): CutEvent[] {
    return this.#resampler.push(this.#tracker.assign(frame)).flatMap((each) => this.#next(each));
  }

  /** The stream is over: cuts what is open. The next frame begins another stream. */
  finish(): CutEvent[] {
    const last = this.#moments.at(-1);
    const out = this.#open && last ? this.#close(last.frame.t, last, { sure: true, learns: false }) : [];
    out.push(...this.#settle());
    this.reset();
    return out;
  }

  reset(): void {
    this.#tracker.reset();
    this.#resampler.reset();
    this.#rest.reset();
    this.#watch.reset();
    this.#moments = [];
    this.#open = this.#outside = this.#fromOutside = false;
    this.#seenSince = this.#goneSince = this.#awaySince = this.#homeSince = NaN;
    this.#pending = null;
    this.#doubtful = null;
  }

  #next(frame: SlotFrame): CutEvent[] {
    const { t } = frame;
    const seen = frame.slots.some((hand) => hand !== null);
    this.#rest.measure(frame);
    this.#watch.push(frame, this.#rest.palm);
    const moment = { frame, seen, away: this.#away(frame) };
    this.#moments.push(moment);
    const since = (holds: boolean, before: number) => (!holds ? NaN : Number.isNaN(before) ? t : before);
    this.#seenSince = since(seen, this.#seenSince);
    const isGhost = seen && t - this.#seenSince < GHOST;
    this.#goneSince = since(!seen || (isGhost && !Number.isNaN(this.#goneSince)), this.#goneSince);
    this.#homeSince = since(moment.away < this.#home, this.#homeSince);
    const still = this.#watch.allStill(frame, (hand, slot) => this.#rest.distance(hand, slot, frame.aspect) <= HOME);
    return this.#open ? this.#continue(moment, still) : this.#wait(moment, still);
  }

  get #home(): number {
    return this.#outside ? HOME_FROM_OUTSIDE : HOME;
  }

  #away({ aspect }: SlotFrame): number {
    return Math.max(0, ...this.#watch.hands.map((hand, slot) => (hand ? this.#rest.distance(hand, slot, aspect) : 0)));
  }

  /** Nothing is open. */
  #wait(moment: Moment, still: number): CutEvent[] {
    const { t } = moment.frame;
    if (t - this.#goneSince >= EMPTY) this.#outside = true;
    const out = this.#resolve(moment, still);
    const begins = this.#outside ? this.#comes(moment) : this.#leaves(moment, still);
    if (Number.isNaN(begins)) {
      if (this.#moments.length > 2 * KEPT) this.#moments = this.#moments.slice(-KEPT);
      return out;
    }
    this.#open = true;
    this.#fromOutside = this.#outside;
    this.#awaySince = begins;
    return this.#pending ? out : [...out, { kind: 'begun', t: begins }];
  }

  /** When hands came into the empty picture; NaN: they did not. */
  #comes({ frame, seen }: Moment): number {
    return seen && frame.t - this.#seenSince >= GHOST ? this.#seenSince : NaN;
  }

  /** When a hand left its rest; NaN: none did. Learns where hands rest. */
  #leaves({ frame, seen }: Moment, still: number): number {
    if (!seen) return NaN;
    let leaving = false;
    frame.slots.forEach((hand, slot) => {
      if (!hand || this.#rest.distance(hand, slot, frame.aspect) <= OPEN) return;
      if (this.#watch.fromComing(slot, frame.aspect) > CAME * this.#rest.palm) leaving = true;
      else if (this.#watch.still(slot, frame.t) >= (this.#rest.isLow(hand) ? STILL_AT_HOME : HOLD))
        this.#rest.learn(hand, slot, frame.aspect);
    });
    if (!leaving && still >= STILL_AT_HOME) this.#rest.follow(frame);
    this.#awaySince = !leaving ? NaN : Number.isNaN(this.#awaySince) ? frame.t : this.#awaySince;
    return frame.t - this.#awaySince >= OPEN_FOR ? this.#awaySince : NaN;
  }

  /** Whether a doubtful rest was one: it lasts, or the hands go on to where they surely rest. */
  #resolve({ frame, away }: Moment, still: number): CutEvent[] {
    if (!this.#pending) return [];
    const far = this.#fromDoubtful(frame);
    if (far < LEAVING && still > 0) this.#leftAt = frame.t;
    const gone = frame.t - this.#goneSince >= GONE;
    if (gone || (far > HOME && away < HOME && still > STILL_AT_HOME / 2)) {
      this.#pending.end = Math.max(this.#pending.end, this.#leftAt);
      this.#unlearn();
      return this.#settle();
    }
    return still >= this.#pending.sure ? this.#settle() : [];
  }

  /** Palms that a hand is away from the doubtful rest. */
  #fromDoubtful({ slots, aspect }: SlotFrame): number {
    const far = (hand: Float32Array | null, slot: number) => {
      const place = this.#doubtful?.slots[slot];
      return hand && place ? travel(place, hand, aspect) / this.#rest.palm : 0;
    };
    return Math.max(...slots.map(far));
  }

  #unlearn(): void {
    if (this.#doubtful) this.#rest.forget(this.#doubtful);
    this.#doubtful = null;
  }

  /** The sign that is pending is one. */
  #settle(): CutEvent[] {
    if (!this.#pending) return [];
    const { start, end } = this.#pending;
    this.#pending = null;
    return [{ kind: 'cut', start, end }, ...(this.#open ? [{ kind: 'begun', t: this.#awaySince } as const] : [])];
  }

  get #movement(): Movement {
    return { moments: this.#moments, begun: this.#awaySince, fromOutside: this.#fromOutside, home: this.#home };
  }

  /** A movement is open. */
  #continue(moment: Moment, still: number): CutEvent[] {
    const { t } = moment.frame;
    const out = t - this.#awaySince > SURE_MOVEMENT ? this.#settle() : [];
    if (t - this.#goneSince >= GONE) out.push(...this.#close(this.#goneSince, moment, { sure: true, gone: true }));
    else if (moment.seen && still >= stillnessOfRest(moment, t - still, this.#movement, this.#rest)) {
      const home = moment.away < this.#home;
      out.push(...this.#close(t - still, moment, { sure: home && !this.#fromOutside, home }));
    } else if (moment.seen && t - this.#homeSince >= FIDGETING)
      out.push(...this.#close(this.#homeSince, moment, { sure: true }));
    else if (t - this.#awaySince > LONGEST) out.push(...this.#close(t, moment, { sure: true, learns: false }));
    return out;
  }

  /**
   * The open movement is over since `end`. `sure`: the hands are gone or home; otherwise what follows will tell.
   * `learns`: they rest where they are now.
   */
  #close(
    end: number,
    { frame, seen }: Moment,
    {
      sure,
      gone = false,
      home = false,
      learns = !gone,
    }: { sure: boolean; gone?: boolean; home?: boolean; learns?: boolean },
  ): CutEvent[] {
    const lowered = wentDown(frame, this.#movement, this.#rest);
    const isBack = this.#doubtful !== null && seen && this.#fromDoubtful(frame) < HOME;
    const { start, end: stop } = this.#cutOut(end, gone);
    this.#open = false;
    this.#outside = gone;
    this.#awaySince = this.#homeSince = NaN;
    this.#watch.settle();
    const doubtful = this.#doubtful;
    if (learns) frame.slots.forEach((hand, slot) => hand && this.#rest.learn(hand, slot, frame.aspect));
    if (!isBack) this.#doubtful = sure ? null : frame;
    if (stop - start >= SHORTEST) {
      const before = this.#settle();
      if (before.length > 0) before.push({ kind: 'begun', t: start });
      if (sure) return [...before, { kind: 'cut', start, end: stop }];
      this.#pending = { start, end: stop, sure: home ? SURE_AT_HOME : SURE };
      this.#leftAt = stop;
      return before;
    }
    const wentOn = (sure || lowered) && !isBack;
    if (wentOn && doubtful) this.#rest.forget(doubtful);
    if (!this.#pending) return [{ kind: 'discarded', reason: 'short' }];
    if (isBack) return [];
    if (wentOn) this.#pending.end = Math.max(this.#pending.end, stop);
    return this.#settle();
  }

  /** Takes the open movement out of the moments; times of the sign in it, which may be none. */
  #cutOut(end: number, gone: boolean): { start: number; end: number } {
    const all = this.#moments;
    let first = all.findIndex(({ frame }) => frame.t >= this.#awaySince);
    const isOnItsWay = (moment?: Moment) => !!moment?.seen && moment.away > LEAVING && moment.away < Infinity;
    while (isOnItsWay(all[first - 1])) first--;
    const last = all.findLastIndex(({ frame, seen }) => seen && frame.t <= end);
    const frames = all.slice(first, last + 1).map(({ frame }) => frame);
    this.#moments = all.slice(last + 1).slice(-KEPT);
    if (frames.length === 0) return { start: end, end };
    const sign = signWithin(frames, this.#rest.palm, { intoView: this.#fromOutside, outOfView: gone });
    return { start: frames[sign.first]?.t ?? end, end: frames[sign.last]?.t ?? end };
  }
}

/** A hand slower than this rests, palms a second: the segmenter's measure. Of a rest, so much is left to the sign, ms. */
const RESTING = 1.35;
const MARGIN = 100;

/**
 * Where in frames that were recorded by key press the sign is, on their clock, ms. Raising and lowering the hands is no
 * part of it; where they begin or end in mid-air, they may have been held there, and so it reaches to where they moved.
 * Null: no hand moves.
 * @throws {RangeError} when time does not go forward
 */
export function trimOf(frames: readonly LandmarkFrame[]): { start: number; end: number } | null {
  const tracker = new HandTracker();
  const grid = resample(frames.map((frame) => tracker.assign(frame)));
  const rest = new RestPlaces();
  for (const frame of grid) rest.measure(frame);
  const speed = speeds(grid, rest.palm);
  const first = speed.findIndex((each) => each > RESTING);
  const last = speed.findLastIndex((each) => each > RESTING);
  const [from, to] = [grid[first], grid[last]];
  if (!from || !to || to.t - from.t < SHORTEST) return null;
  const cutter = new TakeCutter();
  const events = [...frames.flatMap((frame) => cutter.push(frame)), ...cutter.finish()];
  const cuts = events.filter((event) => event.kind === 'cut');
  const heights = grid
    .slice(first, last + 1)
    .map(height)
    .filter(Number.isFinite);
  const middle = heights.sort((a, b) => a - b)[heights.length >> 1] ?? 0;
  // The hands come from below, or from where they are not seen.
  const isBelow = (frame?: SlotFrame) => !!frame && height(frame) - middle > LOW * rest.palm;
  const start = isBelow(grid[Math.max(0, first - 1)]) ? cuts[0]?.start : undefined;
  const end = isBelow(grid[Math.min(grid.length - 1, last + 1)]) ? cuts.at(-1)?.end : undefined;
  return {
    start: start ?? Math.max(grid[0]?.t ?? 0, from.t - MARGIN),
    end: end ?? Math.min(grid.at(-1)?.t ?? 0, to.t + MARGIN),
  };
}
