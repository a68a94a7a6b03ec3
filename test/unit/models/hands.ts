/** Plausible hands for property tests: a right hand at a place, with a bend, or anything finite. */
import * as fc from 'fast-check';
import { HAND_SIZE, type LandmarkFrame } from '../../../models/landmarks.ts';
import type { SlotFrame } from '../../../models/tracking.ts';

/** An open right hand, fingers up, palm to the camera, unmirrored picture; palm about 0.15 high. [21][x, y, z] */
export function rightHand(x = 0.5, y = 0.5, size = 1, aspect = 4 / 3): Float32Array {
  const out = new Float32Array(HAND_SIZE);
  const set = (landmark: number, dx: number, dy: number, dz: number) => {
    out[landmark * 3] = x + (dx * size) / aspect;
    out[landmark * 3 + 1] = y + dy * size;
    out[landmark * 3 + 2] = (dz * size) / aspect;
  };
  set(0, 0, 0, 0);
  // Facing the camera, a right hand's thumb points to the picture's right.
  for (let k = 1; k <= 4; k++) set(k, 0.03 + 0.022 * k, -0.02 - 0.025 * k, -0.01 * k);
  for (let finger = 0; finger < 4; finger++) {
    for (let k = 1; k <= 4; k++)
      set(1 + (finger + 1) * 4 + k - 1, 0.045 - 0.03 * finger, -0.11 - 0.035 * k, -0.012 * k * k);
  }
  return out;
}

/** The same hand seen in a mirror. */
export function mirrored(hand: Float32Array): Float32Array {
  return hand.map((value, k) => (k % 3 === 0 ? 1 - value : value));
}

export function mirrorFrame(frame: SlotFrame): SlotFrame {
  const [left, right] = frame.slots;
  return { ...frame, slots: [right && mirrored(right), left && mirrored(left)] };
}

/** One right hand that moves along a circle and bends; sometimes a left one that keeps still, sometimes gaps. */
export const takeArbitrary: fc.Arbitrary<SlotFrame[]> = fc
  .record({
    frames: fc.integer({ min: 8, max: 40 }),
    radius: fc.double({ min: 0.05, max: 0.2, noNaN: true }),
    size: fc.double({ min: 0.6, max: 1.4, noNaN: true }),
    aspect: fc.constantFrom(4 / 3, 16 / 9, 0.75),
    left: fc.boolean(),
    gaps: fc.array(fc.integer({ min: 1, max: 39 }), { maxLength: 5 }),
  })
  .map(({ frames, radius, size, aspect, left, gaps }) =>
    Array.from({ length: frames }, (_, t): SlotFrame => {
      const angle = t / 4;
      const hand = rightHand(0.4 + radius * Math.cos(angle), 0.6 + radius * Math.sin(angle), size, aspect);
      const still = left && t % 8 === 0 ? mirrored(rightHand(0.3, 0.7, size, aspect)) : null;
      return { t: (t * 1000) / 30, aspect, slots: [still, gaps.includes(t) ? null : hand] };
    }),
  );

export function frameOf(t: number, hands: { hand: Float32Array; right?: number }[], aspect = 4 / 3): LandmarkFrame {
  return { t, aspect, hands: hands.map(({ hand, right = NaN }) => ({ landmarks: hand, rightProbability: right })) };
}
