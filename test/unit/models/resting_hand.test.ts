/** Which hands of a frame take part in a sign. */
import { describe, expect, it } from 'vitest';
import { RestingHand } from '../../../models/resting_hand.ts';
import type { SlotFrame } from '../../../models/tracking.ts';
import { rightHand } from './hands.ts';

const frame = (k: number, left: Float32Array | null, right: Float32Array | null): SlotFrame => ({
  t: (k * 1000) / 30,
  aspect: 4 / 3,
  slots: [left, right],
});
const lying = rightHand(0.2, 0.9);
const moving = (k: number) => rightHand(0.6, 0.4 + 0.03 * (k % 7));

/** Both hands for a second, then a sign begins; what its reader sees of each further frame. */
function seen(left: (k: number) => Float32Array | null, right: (k: number) => Float32Array | null): boolean[][] {
  const resting = new RestingHand();
  return Array.from({ length: 60 }, (_, k) => {
    const now = frame(k, left(k), right(k));
    resting.push(now);
    if (k === 30) resting.begin(now);
    return resting.without(now).slots.map((hand) => hand !== null);
  }).slice(30);
}

describe('a hand that lies in view while the other signs', () => {
  it('is left out', () => {
    expect(seen(() => lying, moving).every(([left, right]) => !left && right)).toBe(true);
    expect(seen(moving, () => lying).every(([left, right]) => left && !right)).toBe(true);
  });

  it('comes back when it moves, or when the other comes near it', () => {
    const rises = seen((k) => (k < 45 ? lying : rightHand(0.2, 0.9 - 0.03 * (k - 45))), moving);
    expect(rises[5]?.[0]).toBe(false);
    expect(rises.at(-1)?.[0]).toBe(true);
    const nears = seen(
      () => lying,
      (k) => (k < 45 ? moving(k) : rightHand(0.25, 0.88)),
    );
    expect(nears.at(-1)).toEqual([true, true]);
  });

  it('stays where it takes part: beside the other, above it, or alone', () => {
    expect(seen(() => rightHand(0.58, 0.45), moving).every(([left]) => left)).toBe(true);
    expect(seen(() => rightHand(0.2, 0.1), moving).every(([left]) => left)).toBe(true);
    expect(
      seen(
        () => lying,
        () => null,
      ).every(([left]) => left),
    ).toBe(true);
  });
});
