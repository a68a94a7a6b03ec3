import { describe, expect, it } from 'vitest';
import { chirality } from '../../../models/chirality.ts';
import { LEFT, RIGHT } from '../../../models/landmarks.ts';
import { HandTracker, settleUnlabelled } from '../../../models/tracking.ts';
import { frameOf, mirrored, rightHand } from './hands.ts';

const left = mirrored(rightHand(0.35, 0.6)); // stands at x = 0.65
const right = rightHand(0.35, 0.6);

describe('hand identity', () => {
  it('keeps each hand in its slot though detections change order and labels flip', () => {
    const tracker = new HandTracker();
    for (let k = 0; k < 60; k++) {
      const flip = k % 7 === 3;
      const hands = [
        { hand: right, right: flip ? 0.1 : 0.9 },
        { hand: left, right: flip ? 0.9 : 0.1 },
      ];
      const { slots } = tracker.assign(frameOf(k * 33, k % 2 ? hands : hands.reverse()));
      expect(slots[RIGHT]).toBe(right);
      expect(slots[LEFT]).toBe(left);
    }
  });

  it('follows two hands that cross', () => {
    const tracker = new HandTracker();
    for (let k = 0; k <= 30; k++) {
      const x = 0.3 + 0.4 * (k / 30);
      const a = rightHand(x, 0.55);
      const b = mirrored(rightHand(x, 0.62));
      const { slots } = tracker.assign(
        frameOf(k * 33, [
          { hand: a, right: 0.6 },
          { hand: b, right: 0.6 },
        ]),
      );
      if (k > 0) expect(slots[RIGHT]).toBe(a);
    }
  });

  it('lets a lone hand return to its own slot after the label flipped', () => {
    const tracker = new HandTracker();
    tracker.assign(frameOf(0, [{ hand: right, right: 0.95 }]));
    expect(tracker.assign(frameOf(33, [{ hand: right, right: 0.05 }])).slots[RIGHT]).toBe(right);
  });

  it('tells a lone unlabelled hand by its shape', () => {
    expect(chirality(right, 4 / 3)).toBeGreaterThan(0);
    expect(chirality(left, 4 / 3)).toBeLessThan(0);
    expect(new HandTracker().assign(frameOf(0, [{ hand: left }])).slots[LEFT]).toBe(left);
  });

  it('puts a take without labels right as a whole', () => {
    const wrong = Array.from({ length: 10 }, (_, k) => ({
      t: k,
      aspect: 4 / 3,
      slots: [right, left] as [Float32Array, Float32Array],
    }));
    expect(settleUnlabelled(wrong)[0]?.slots).toEqual([left, right]);
  });

  it('drops the second detection of one hand, and keeps two hands that touch', () => {
    const tracker = new HandTracker();
    tracker.assign(frameOf(0, [{ hand: right, right: 0.9 }]));
    const ahead = rightHand(0.37, 0.58);
    for (const label of [0.9, 0.1, NaN]) {
      const { slots } = tracker.assign(
        frameOf(33, [
          { hand: right, right: 0.9 },
          { hand: ahead, right: label },
        ]),
      );
      expect(slots[LEFT]).toBeNull();
      expect(slots[RIGHT]).not.toBeNull();
    }
    const beside = mirrored(rightHand(0.63, 0.6));
    const touching = tracker.assign(
      frameOf(66, [
        { hand: right, right: 0.9 },
        { hand: beside, right: 0.1 },
      ]),
    );
    expect(touching.slots).toEqual([beside, right]);
  });

  it('keeps a lone hand without labels in one slot, though it was once seen twice', () => {
    const tracker = new HandTracker();
    const frames = Array.from({ length: 30 }, (_, k) => {
      const hand = rightHand(0.3 + 0.005 * k, 0.6);
      const ghost = rightHand(0.3 + 0.005 * k + 0.03, 0.57);
      return tracker.assign(frameOf(k * 33, k % 9 === 4 ? [{ hand }, { hand: ghost }] : [{ hand }]));
    });
    const settled = settleUnlabelled(frames);
    expect(settled.every(({ slots }) => slots[LEFT] === null && slots[RIGHT] !== null)).toBe(true);
  });

  it('keeps a hand that moves fast in its slot though one label in five is wrong', () => {
    const tracker = new HandTracker();
    for (let k = 0; k < 90; k++) {
      const hand = rightHand(0.4 + 0.2 * Math.sin(k / 3), 0.6);
      const { slots } = tracker.assign(frameOf(k * 33, [{ hand, right: k % 5 === 4 ? 0.05 : 0.95 }]));
      expect(slots[RIGHT]).toBe(hand);
    }
  });

  it('takes a hand that comes up where another went down by its label', () => {
    const tracker = new HandTracker();
    for (let k = 0; k < 30; k++) tracker.assign(frameOf(k * 33, [{ hand: right, right: 0.95 }]));
    expect(tracker.assign(frameOf(1400, [{ hand: left, right: 0.05 }])).slots[LEFT]).toBe(left);
  });

  it('reads labels the other way round once they have contradicted the hands’ shapes for ten seconds', () => {
    const tracker = new HandTracker();
    const assigned = Array.from(
      { length: 700 },
      (_, k) => tracker.assign(frameOf(k * 33, k % 70 < 40 ? [{ hand: right, right: 0.05 }] : [])).slots,
    );
    expect(assigned[10]?.[LEFT]).toBe(right);
    expect(assigned[660]?.[RIGHT]).toBe(right);
  });
});
