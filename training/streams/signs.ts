/** Signs to make streams of: what hands do in a take, at any time of it, without what comes before and after the sign. */
import { LEFT, RIGHT } from '../../models/landmarks.ts';
import { motion } from '../../models/segmenter.ts';
import { tracked } from '../clips.ts';
import type { Take } from '../takes.ts';

/** [left, right], each [21][x, y, z] as in `DetectedHand`; it may be below the picture. */
export type Hands = readonly [Float32Array | null, Float32Array | null];

export interface Sign {
  word: string;
  /** ms */
  duration: number;
  /** Where the hands are, t ms after the sign's start. */
  at(t: number): Hands;
}

/**
 * From the first to the last picture with a hand; null where no hand is ever seen. Between two pictures the hands move in
 * straight lines.
 * @param stale whether the first picture belongs to the take before: in traduttore, signwish and ksl the camera’s buffer
 *   still held that one’s last picture (0.0014 to 0.0057 picture heights from it in the median, where their own second
 *   picture lies 0.04 to 0.17 away)
 */
export function signOfTake(take: Take, stale = isStale(take)): Sign | null {
  const all = tracked(take).slice(stale ? 1 : 0);
  const seen = ({ slots }: { slots: Hands }) => slots.some((hand) => hand !== null);
  const frames = all.slice(all.findIndex(seen), all.findLastIndex(seen) + 1);
  const [first] = frames;
  const last = frames.at(-1);
  if (!first || !last || !seen(first)) return null;
  return {
    word: take.word,
    duration: last.t - first.t,
    at: (t) => {
      const time = first.t + t;
      const next = Math.max(
        1,
        frames.findIndex((frame) => frame.t >= time),
      );
      const [a, b] = [frames[next - 1] ?? first, frames[next] ?? last];
      const share = b.t > a.t ? Math.max(0, Math.min(1, (time - a.t) / (b.t - a.t))) : 0;
      const hand = (slot: 0 | 1) => between(a.slots[slot], b.slots[slot], share);
      return [hand(0), hand(1)];
    },
  };
}

/** Sources whose recorder kept a picture too long. */
const isStale = ({ source }: Take): boolean => /^(traduttore\d*|signwish|ksl\d*)\//.test(source);

/** Where one of them is not seen, the nearer picture counts. */
export function between(a: Float32Array | null, b: Float32Array | null, share: number): Float32Array | null {
  if (!a || !b) return share < 0.5 ? a : b;
  return a.map((value, k) => value * (1 - share) + (b[k] ?? 0) * share);
}

/** A hand that goes slower than this is still, palms a frame of 30 Hz: the segmenter's own measure of rest. */
const STILL = 0.045;
const STEP = 1000 / 30;
/** Of the stillness before and after, so much belongs to the sign, ms. */
const MARGIN = 100;
/** A shorter movement does not tell where the sign is, ms; then it is the take's middle, at most so long. */
const SHORTEST = 300;
const HELD = 700;

/** Where in a sign the hands move, ms from its start; people who record takes wait before and after. */
export function movingPart({ duration, at }: Sign): { from: number; to: number } {
  const frames = Array.from({ length: Math.max(2, Math.floor(duration / STEP) + 1) }, (_, k) => ({
    t: k * STEP,
    aspect: 4 / 3,
    slots: [...at(k * STEP)] as [Float32Array | null, Float32Array | null],
  }));
  // Over two frames: one is mostly the detector's noise.
  const moves = frames.map((frame, k) => {
    const [a, b] = [frames[k - 1], frames[k + 1]];
    return !!a && !!b && motion(a, b) / 2 > STILL && frame.slots.some((hand) => hand !== null);
  });
  const first = moves.findIndex((each, k) => each && moves[k + 1]);
  const last = moves.findLastIndex((each, k) => each && moves[k - 1]);
  const [from, to] = [Math.max(0, first * STEP - MARGIN), Math.min(duration, last * STEP + MARGIN)];
  if (first >= 0 && to - from >= SHORTEST) return { from, to };
  const half = Math.min(duration, HELD) / 2;
  return { from: duration / 2 - half, to: duration / 2 + half };
}

/** A part of a sign, ms from its start. */
export function partOf({ word, at }: Sign, from: number, to: number): Sign {
  return { word, duration: to - from, at: (t) => at(Math.max(0, Math.min(to - from, t)) + from) };
}

/** The same at another speed: 2 takes half the time. */
export function atTempo({ word, duration, at }: Sign, tempo: number): Sign {
  return { word, duration: duration / tempo, at: (t) => at(t * tempo) };
}

/** Whether a sign ever shows a hand. */
export function isUsed({ at, duration }: Sign, slot: number): boolean {
  for (let t = 0; t <= duration; t += 50) if (at(t)[slot]) return true;
  return false;
}

export const pair = <T>(of: (slot: 0 | 1) => T): [T, T] => [of(LEFT), of(RIGHT)];
