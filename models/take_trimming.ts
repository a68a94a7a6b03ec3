/** Where exactly a sign begins and ends in a movement that is over: after the hands have come up, before they go down. */
import { SLOT_COUNT } from './landmarks.ts';
import { travel } from './segmenter.ts';
import type { SlotFrame } from './tracking.ts';

/** Frames of 30 Hz on either side that speed is smoothed over. */
const SMOOTHING = 2;
/**
 * The hands have come up, or begin to go down, within so many frames of 30 Hz; where they come into view or leave it half
 * of that way lies outside of the picture.
 */
const PASSAGE = 15;
const PASSAGE_IN_VIEW = 7;
/** The first peak of speed that reaches this share of the fastest moment of those frames is the passage's. */
const PEAK = 0.45;
/** Hands that come into view more slowly than this, palms a second, were missed on their way up. */
const SLOWEST = 4;
/** A passage is over when speed has fallen to this share of its peak: a minimum-jerk one is then through 77 % of its time. */
const ARRIVED = 0.5;
/** Speed that rises by this factor after a minimum is another movement: the sign's first. */
const RISING = 1.1;

/**
 * The sign within a movement from rest to rest.
 * @param frames of 30 Hz, not empty. `intoView`, `outOfView`: the hands came from outside of the picture, or went there
 * @returns indices of its first and last frame; the first is not before the last where there is nothing between coming and going
 */
export function signWithin(
  frames: readonly SlotFrame[],
  palm: number,
  { intoView, outOfView }: { intoView: boolean; outOfView: boolean },
): { first: number; last: number } {
  const speed = speeds(frames, palm);
  return { first: arrival(speed, intoView), last: frames.length - 1 - arrival(speed.toReversed(), outOfView) };
}

/** Palms a second of the fastest hand in each frame, smoothed; a hand that is missed moves on in a straight line. */
export function speeds(frames: readonly SlotFrame[], palm: number): number[] {
  const raw = frames.map(() => 0);
  for (let slot = 0; slot < SLOT_COUNT; slot++) {
    let last = -1;
    frames.forEach((frame, index) => {
      const hand = frame.slots[slot];
      if (!hand) return;
      const before = frames[last];
      const from = before?.slots[slot];
      if (before && from) {
        const speed = (1000 * travel(from, hand, frame.aspect)) / palm / (frame.t - before.t);
        for (let k = last + 1; k <= index; k++) raw[k] = Math.max(raw[k] ?? 0, speed);
      }
      last = index;
    });
  }
  return raw.map((_, index) => {
    let sum = 0;
    let weights = 0;
    for (let k = Math.max(0, index - SMOOTHING); k <= Math.min(raw.length - 1, index + SMOOTHING); k++) {
      const weight = SMOOTHING + 1 - Math.abs(k - index);
      sum += weight * (raw[k] ?? 0);
      weights += weight;
    }
    return sum / weights;
  });
}

/** Frames that the passage takes with which a list of speeds begins. */
function arrival(speed: readonly number[], intoView: boolean): number {
  const at = (k: number) => speed[k] ?? 0;
  const end = Math.min(speed.length - 1, intoView ? PASSAGE_IN_VIEW : PASSAGE);
  const fastest = Math.max(...speed.slice(0, end + 1));
  if (intoView && fastest < SLOWEST) return 0;
  let peak = 0;
  while (peak < end && (at(peak) < PEAK * fastest || at(peak + 1) > at(peak))) peak++;
  let k = peak;
  let least = at(peak);
  while (k < end && at(k) > ARRIVED * at(peak) && at(k + 1) <= RISING * least) least = Math.min(least, at(++k));
  return k;
}
