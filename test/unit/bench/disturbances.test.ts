/** Disturbed frames are what their names say, and the live path treats some of them as nothing at all. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { resample } from '../../../models/resampling.ts';
import { HandTracker } from '../../../models/tracking.ts';
import { mirrorOf, type LandmarkFrame } from '../../../models/landmarks.ts';
import { toClip } from '../../../models/clip.ts';
import { BLOCKS, FEATURE_COUNT, extractFeatures } from '../../../models/features.ts';
import { detectedBy, inPictureOf, irregular, missingHand, withOther } from '../../bench/disturbances.ts';
import { frameOf, mirrored, rightHand, takeArbitrary } from '../models/hands.ts';

const live = fc.constantFrom(4 / 3, 16 / 9).chain((aspect) =>
  takeArbitrary.map((frames) =>
    frames.map(({ t, slots: [left, right] }): LandmarkFrame => {
      const hands = [...(right ? [{ hand: right, right: 0.9 }] : []), ...(left ? [{ hand: left, right: 0.1 }] : [])];
      return frameOf(t, hands, aspect);
    }),
  ),
);

function featuresOf(frames: readonly LandmarkFrame[]): number[] {
  const tracker = new HandTracker();
  return [...extractFeatures(toClip(resample(frames.map((frame) => tracker.assign(frame)))))];
}

describe('frames of a camera that sends a mirror image', () => {
  it('are the camera’s own again once they are turned about', () => {
    fc.assert(
      fc.property(live, (frames) => {
        frames
          .map(mirrorOf)
          .map(mirrorOf)
          .forEach((frame, k) => {
            expect(frame).toMatchObject({ t: frames[k]?.t, aspect: frames[k]?.aspect });
            frame.hands.forEach((hand, at) => {
              const before = frames[k]?.hands[at];
              expect(hand.rightProbability).toBeCloseTo(before?.rightProbability ?? NaN, 6);
              hand.landmarks.forEach((value, i) => expect(value).toBeCloseTo(before?.landmarks[i] ?? NaN, 5));
            });
          });
      }),
      { numRuns: 20 },
    );
  });
});

describe('an upright picture', () => {
  it('shows the network what a lying one shows it, but for the place in the picture', () => {
    fc.assert(
      fc.property(live, fc.constantFrom(3 / 4, 9 / 16, 1), (frames, aspect) => {
        const [lying, upright] = [featuresOf(frames), featuresOf(inPictureOf(frames, aspect))];
        expect(upright).toHaveLength(lying.length);
        lying.forEach((value, k) => {
          // Where in the picture the hands are is a feature too, in picture heights.
          if (!isPlace(k % FEATURE_COUNT)) expect(Math.abs((upright[k] ?? NaN) - value)).toBeLessThan(1e-2);
        });
      }),
      { numRuns: 20 },
    );
  });
});

const isPlace = (feature: number): boolean =>
  feature >= BLOCKS.place.at && feature < BLOCKS.place.at + BLOCKS.place.size;

describe('disturbances', () => {
  const hand = (t: number) => rightHand(0.4 + 0.1 * Math.sin(t / 100), 0.5);
  const still = mirrored(rightHand(0.3, 0.6));
  const frames = Array.from({ length: 60 }, (_, k) =>
    frameOf((k * 1000) / 30, [
      { hand: hand((k * 1000) / 30), right: 0.9 },
      { hand: still, right: 0.1 },
    ]),
  );

  it('take the hand that moves out of the middle of a sign', () => {
    const stream = { signer: 'a', tempo: 1, frames, signs: [{ word: 'tea', start: 500, end: 1500 }], still: [] };
    const gaps = missingHand(stream, 300).filter(({ hands }) => hands.length === 1);
    expect(gaps).toHaveLength(9);
    expect(gaps.every(({ t, hands }) => t >= 850 && t < 1150 && hands[0]?.landmarks === still)).toBe(true);
  });

  it('bring pictures at no fixed rate, in order', () => {
    const found = irregular(frames, 40, 100, 3).map(({ t }) => t);
    const steps = found.slice(1).map((t, k) => t - (found[k] ?? 0));
    expect(Math.min(...steps)).toBeGreaterThanOrEqual(40);
    expect(new Set(steps.map(Math.round)).size).toBeGreaterThan(1);
  });

  it('add somebody with smaller hands, of which a detector for two finds none while it follows two', () => {
    const both = withOther(frames, frames, { x: 0.8, palms: 0.5 });
    expect(both.every(({ hands }) => hands.length === 4)).toBe(true);
    const two = detectedBy([...frames.slice(0, 5), ...both.slice(5)], 2, 1);
    expect(two.every(({ hands }) => hands.length === 2 && hands[1]?.landmarks === still)).toBe(true);
  });
});
