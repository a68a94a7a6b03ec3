/** What a person has changed about a take: stored beside its landmarks, which stay as they were recorded. */
import { HAND_SIZE, SLOT_COUNT } from '../../models/landmarks.ts';
import type { Take } from '../takes.ts';

export interface TakeEdits {
  /** Where in the take the sign lies, ms on the axis of `times`, both ends included. */
  trim: { start: number; end: number } | null;
  /** The take is to be read as its mirror image. */
  mirrored: boolean;
}

/** Frames that a trim leaves: from the first, up to but without the last. Equal where it leaves none. */
export function trimmedRange(times: Float32Array, trim: NonNullable<TakeEdits['trim']>): [number, number] {
  // Times are stored in single precision: the ends are compared in it too, or an edge frame would be lost.
  const start = Math.fround(trim.start);
  const end = Math.fround(trim.end);
  const first = times.findIndex((t) => t >= start);
  const last = times.findLastIndex((t) => t <= end);
  return first < 0 || last < first ? [0, 0] : [first, last + 1];
}

/**
 * The take as the person meant it: trimmed, times from 0 again, mirrored (x → 1 − x, handedness p → 1 − p, slots
 * kept). The take itself where nothing was changed.
 * @throws {RangeError} where the trim leaves no frame
 */
export function applyEdits(take: Take): Take {
  const { edits, ...rest } = take;
  if (!edits) return take;
  const [first, last] = edits.trim ? trimmedRange(take.times, edits.trim) : [0, take.times.length];
  if (first === last) throw new RangeError('The trim leaves no frame.');
  const size = SLOT_COUNT * HAND_SIZE;
  let { times, hands, handedness } = take;
  if (last - first < times.length) {
    const origin = times[first] ?? 0;
    times = times.slice(first, last).map((t) => t - origin);
    hands = hands.slice(first * size, last * size);
    handedness = handedness.slice(first * SLOT_COUNT, last * SLOT_COUNT);
  }
  if (edits.mirrored) {
    hands = hands.map((value, k) => (k % 3 === 0 ? 1 - value : value));
    handedness = handedness.map((p) => 1 - p);
  }
  return { ...rest, times, hands, handedness };
}
