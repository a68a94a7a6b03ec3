/**
 * A minute of somebody who does not sign: what their hands do then, as points of the sign space, so that the like of it
 * is not written as a word afterwards (open_set.ts). Nothing is trained, and it works at once.
 */
import { FEATURE_COUNT } from './features.ts';
import { pointOf, similarity, type SignSpace } from './sign_space.ts';

/** Lengths of the pieces that are looked at, frames of 30 Hz, and how far one begins after the other, as a share of it. */
const LENGTHS = [20, 36, 64];
const STEP = 0.5;
/** Two pieces that are so much alike are one. */
const SAME = 0.95;
/** More points than this cost more than they tell: each is compared with every sign. */
export const MOST_POINTS = 200;

/**
 * Pieces of an idle movement, wherever a segment may begin and end in it.
 * @param features [frames, FEATURE_COUNT] of a stretch in which hands are in view, of one idle take
 * @returns points of length 1; none of a stretch that is shorter than the shortest piece
 */
export function idlePoints(features: Float32Array, frames: number, space: SignSpace): Float32Array[] {
  const points: Float32Array[] = [];
  const add = (from: number, to: number) =>
    points.push(pointOf(features.subarray(from * FEATURE_COUNT, to * FEATURE_COUNT), to - from, space));
  for (const length of LENGTHS) {
    for (let from = 0; from + length <= frames; from += Math.round(STEP * length)) add(from, from + length);
  }
  const [shortest = 1] = LENGTHS;
  if (frames >= shortest) add(0, frames);
  return points;
}

/**
 * Points of which no two are almost the same, the rarest kept where there are too many.
 * @param points in any number
 */
export function distinct(points: readonly Float32Array[], most = MOST_POINTS): Float32Array[] {
  const kept: Float32Array[] = [];
  const novelty: number[] = [];
  for (const point of points) {
    const nearest = kept.reduce((best, each) => Math.max(best, similarity(each, point)), -1);
    if (nearest >= SAME) continue;
    kept.push(point);
    novelty.push(1 - nearest);
  }
  if (kept.length <= most) return kept;
  const order = [...kept.keys()].sort((a, b) => (novelty[b] ?? 0) - (novelty[a] ?? 0)).slice(0, most);
  return order.sort((a, b) => a - b).map((k) => kept[k] as Float32Array);
}
