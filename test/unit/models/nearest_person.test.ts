import { describe, expect, it } from 'vitest';
import type { LandmarkFrame } from '../../../models/landmarks.ts';
import { NearestPerson } from '../../../models/nearest_person.ts';
import { frameOf, mirrored, rightHand } from './hands.ts';

/** Hands of somebody around x, moving; `size` 1: a palm of 0.15 picture heights. */
const right = (x: number, size: number, k: number) => ({
  hand: rightHand(x - 0.12 * size + 0.02 * size * Math.sin(k / 3), 0.5, size),
  right: 0.95,
});
const left = (x: number, size: number, k: number) => ({
  hand: mirrored(rightHand(1 - x - 0.12 * size + 0.02 * size * Math.sin(k / 3), 0.5, size)),
  right: 0.05,
});
type Seen = ReturnType<typeof right>[];

/** What is kept of so many pictures of 30 Hz, from picture `from` on. */
function keep(person: NearestPerson, from: number, count: number, handsAt: (k: number) => Seen): LandmarkFrame[] {
  return Array.from({ length: count }, (_, k) => person.keep(frameOf((1000 * (from + k)) / 30, handsAt(from + k))));
}

describe('several people in view', () => {
  it('one person alone keeps every hand, however far apart or near they are', () => {
    const hands = (k: number) => [right(0.5 - 0.3 * Math.sin(k / 20), 1, k), left(0.5, 0.75, k)];
    const person = new NearestPerson();
    for (const frame of keep(person, 0, 300, hands)) expect(frame.hands).toHaveLength(2);
    expect(person.crowded).toBe(false);
  });

  it('hands of somebody behind are left out, in whatever order they come, and also while the nearest has one hand up', () => {
    const person = new NearestPerson();
    const all = new Map<number, Seen>();
    const hands = (k: number): Seen => {
      const near = k % 90 < 45 ? [right(0.4, 1, k), left(0.4, 1, k)] : [right(0.4, 1, k)];
      const both = [...near, right(0.8, 0.5, k), left(0.8, 0.5, k)];
      const seen = k % 2 ? both : both.toReversed();
      all.set(k, seen);
      return seen;
    };
    const frames = keep(person, 0, 180, hands);
    frames.slice(10).forEach(({ hands: kept }, index) => {
      const near = (all.get(index + 10) ?? []).filter(({ hand }) => (hand[0] ?? 0) < 0.6).map(({ hand }) => hand);
      expect(new Set(kept.map(({ landmarks }) => landmarks))).toEqual(new Set(near));
    });
    expect(person.crowded).toBe(true);
  });

  it('somebody who is seen first is given up for somebody nearer', () => {
    const person = new NearestPerson();
    keep(person, 0, 15, (k) => [right(0.8, 0.5, k)]);
    const frames = keep(person, 15, 30, (k) => [right(0.8, 0.5, k), right(0.3, 1, k)]);
    expect(frames.slice(15).every(({ hands }) => hands.length === 1 && (hands[0]?.landmarks[0] ?? 1) < 0.5)).toBe(true);
  });

  it('somebody large who walks by in half a second does not take the word', () => {
    const person = new NearestPerson();
    keep(person, 0, 120, (k) => [right(0.4, 1, k), left(0.4, 1, k)]);
    const passing = keep(person, 120, 15, (k) => [
      right(0.4, 1, k),
      left(0.4, 1, k),
      right(0.2 + (k - 120) / 25, 1.6, k),
    ]);
    for (const { hands } of passing) {
      expect(hands).toHaveLength(2);
      expect(hands.every(({ landmarks }) => Math.abs((landmarks[28] ?? 0) - (landmarks[1] ?? 0)) < 0.2)).toBe(true);
    }
  });

  it('when the nearest has lowered both hands, those of somebody behind are not read for ten seconds', () => {
    const person = new NearestPerson();
    const behind = (k: number) => [right(0.8, 0.5, k), left(0.8, 0.5, k)];
    keep(person, 0, 90, (k) => [right(0.4, 1, k), ...behind(k)]);
    const down = keep(person, 90, 270, behind);
    expect(down.every(({ hands }) => hands.length === 0)).toBe(true);
    const back = keep(person, 360, 30, (k) => [...behind(k), right(0.45, 1, k)]);
    expect(back.every(({ hands }) => hands.length === 1 && (hands[0]?.landmarks[0] ?? 1) < 0.5)).toBe(true);
    const gone = keep(person, 390, 330, behind);
    expect(gone.at(-1)?.hands).toHaveLength(2);
  });

  it('begins anew where the time does', () => {
    const person = new NearestPerson();
    keep(person, 300, 60, (k) => [right(0.4, 1, k)]);
    const [first] = keep(person, 0, 1, (k) => [right(0.8, 0.5, k)]);
    expect(first?.hands).toHaveLength(1);
  });
});
