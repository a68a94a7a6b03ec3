/** A take's movement as numbers: decoded once, then asked which picture belongs to a moment and where its hands are. */
import type { TakeMotion, Trim } from '../../electron/ipc.ts';
import { HAND_SIZE, SLOT_COUNT } from '../../models/landmarks.ts';
import { decodeFloats } from '../../models/wire.ts';

const FRAME_SIZE = SLOT_COUNT * HAND_SIZE;

/** As stored: neither trimmed nor mirrored. */
export interface Motion {
  id: number;
  /** Picture width / height. */
  aspect: number;
  /** [frames] ms from the take's start, ascending. */
  times: Float32Array;
  /** [frames][2][21][x, y, z], slots in the order of detection; NaN = hand absent. */
  hands: Float32Array;
  /** [frames][2] probability that the slot is the right hand; NaN = absent or unknown. */
  handedness: Float32Array;
  /** From the first frame to the last, ms. */
  duration: number;
}

/** @throws {RangeError} when the text is no base64, or the arrays do not belong together */
export function decodeMotion({ id, aspect, ...texts }: TakeMotion): Motion {
  const times = decodeFloats(texts.times);
  const hands = decodeFloats(texts.hands);
  const handedness = decodeFloats(texts.handedness);
  const frames = times.length;
  if (hands.length !== frames * FRAME_SIZE || handedness.length !== frames * SLOT_COUNT) {
    throw new RangeError(`A take of ${frames} frames cannot have ${hands.length} values of hands.`);
  }
  return { id, aspect, times, hands, handedness, duration: (times.at(-1) ?? 0) - (times[0] ?? 0) };
}

/**
 * The last frame that is not later than `ms`, and the first before it began; -1 where there are no frames. Nothing is
 * interpolated: which slot holds which hand may change from one frame to the next.
 */
export function frameAt({ times }: Motion, ms: number): number {
  let [low, high] = [0, times.length - 1];
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((times[middle] ?? 0) <= ms) low = middle;
    else high = middle - 1;
  }
  return high;
}

/** @returns [21][x, y, z] of one slot, a view into the take; null where the hand is absent */
export function handAt({ hands }: Motion, frame: number, slot: number): Float32Array | null {
  const at = frame * FRAME_SIZE + slot * HAND_SIZE;
  return Number.isNaN(hands[at] ?? NaN) ? null : hands.subarray(at, at + HAND_SIZE);
}

/** A part of the picture, in picture heights: x runs from 0 to the aspect, y from 0 to 1, downwards. */
export interface Box {
  left: number;
  top: number;
  right: number;
  bottom: number;
}

/** What both hands pass through in the whole take; null where no hand is seen. */
export function boundsOf({ hands, aspect }: Motion): Box | null {
  let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity];
  for (let at = 0; at < hands.length; at += 3) {
    const x = (hands[at] ?? NaN) * aspect;
    const y = hands[at + 1] ?? NaN;
    // Comparisons with NaN are false: absent hands leave no trace.
    if (x < left) left = x;
    if (x > right) right = x;
    if (y < top) top = y;
    if (y > bottom) bottom = y;
  }
  return right >= left && bottom >= top ? { left, top, right, bottom } : null;
}

/** Rest between two rounds, so that end and beginning can be told apart, ms. */
const REST_MS = 600;

/** Where a take that plays round and round is. @param elapsed ms since it began to play @returns ms, within the trim */
export function replay(elapsed: number, { start, end }: Trim): number {
  const length = Math.max(0, end - start);
  const at = Math.max(0, elapsed) % (length + REST_MS);
  return start + Math.min(at, length);
}
