/** Hands that are moved, lowered, blended and posed, and how they travel: what streams are stitched with. */
import { HAND_SIZE, LEFT, palmSize } from '../../models/landmarks.ts';
import type { Random } from '../random.ts';
import { bones, type Shape } from '../synthetic/hand.ts';
import { about, after, turned, type Vector } from '../synthetic/turns.ts';

export type Range = readonly [number, number];

export const within = ([low, high]: Range, random: Random): number => low + (high - low) * random.next();

/** Minimum jerk: 0 → 1, at rest at both ends (Flash & Hogan 1985). */
export function jerk(share: number): number {
  const u = Math.max(0, Math.min(1, share));
  return u * u * u * (10 - 15 * u + 6 * u * u);
}

export function shifted(hand: Float32Array, x: number, y: number): Float32Array {
  return hand.map((value, k) => value + (k % 3 === 0 ? x : k % 3 === 1 ? y : 0));
}

/** The hand with its wrist at that place. */
export function moved(hand: Float32Array, x: number, y: number): Float32Array {
  return shifted(hand, x - (hand[0] ?? 0), y - (hand[1] ?? 0));
}

/** The hand just below the picture. */
export function lowered(hand: Float32Array): Float32Array {
  const top = Math.min(...hand.filter((_, k) => k % 3 === 1));
  return shifted(hand, 0, Math.max(0, 1.02 - top));
}

export function blended(from: Float32Array, to: Float32Array, share: number): Float32Array {
  return from.map((value, k) => value * (1 - share) + (to[k] ?? 0) * share);
}

/** Whether a detector would find it: most of it lies within the picture. */
export const isVisible = (hand: Float32Array): boolean => inside(hand) >= VISIBLE;

export const VISIBLE = 0.6;

/** Share of its landmarks that lie within the picture. */
export function inside(hand: Float32Array): number {
  let count = 0;
  for (let k = 0; k < HAND_SIZE; k += 3) {
    const [x, y] = [hand[k] ?? 0, hand[k + 1] ?? 0];
    if (x >= 0 && x <= 1 && y >= 0 && y <= 1) count++;
  }
  return count / (HAND_SIZE / 3);
}

export function median(values: number[], missing: number): number {
  return values.toSorted((a, b) => a - b)[values.length >> 1] ?? missing;
}

/**
 * A hand with its wrist in the picture's middle, seen from far away.
 * @param turn degrees about x, then y, then z, of a right hand with its fingers up and its palm to the camera
 * @param palm its size, picture heights
 */
export function posed(shape: Shape, [x, y, z]: Vector, slot: number, palm: number, aspect: number): Float32Array {
  const turning = after(about([0, 0, 1], z), after(about([0, 1, 0], y), about([1, 0, 0], x)));
  const out = new Float32Array(HAND_SIZE);
  bones(shape).forEach(([across, up, front], landmark) => {
    const [u = 0, v = 0, w = 0] = turned(turning, [slot === LEFT ? -across : across, up, front]);
    out[landmark * 3] = u / aspect;
    out[landmark * 3 + 1] = -v;
    out[landmark * 3 + 2] = -w / aspect;
  });
  const scale = palm / palmSize(out, 0, aspect);
  return shifted(
    out.map((value) => value * scale),
    0.5,
    0.5,
  );
}
