import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { FRAME_SIZE, toClip, type Clip } from '../../../models/clip.ts';
import { BLOCKS, extractFeatures, FEATURE_COUNT, FeatureExtractor } from '../../../models/features.ts';
import { SLOT_COUNT } from '../../../models/landmarks.ts';
import { mirrorFrame, rightHand, takeArbitrary } from './hands.ts';

const near = (a: Float32Array, b: Float32Array, tolerance = 1e-4) => {
  expect(a.length).toBe(b.length);
  let worst = 0;
  a.forEach((value, k) => (worst = Math.max(worst, Math.abs(value - (b[k] ?? NaN)))));
  expect(worst).toBeLessThan(tolerance);
};
const moved = (clip: Clip, x: number, y: number): Clip => ({
  ...clip,
  hands: clip.hands.map((value, k) => {
    const seen = clip.hands[k - (k % 63)] !== 0;
    return seen ? value + (k % 3 === 0 ? x : k % 3 === 1 ? y : 0) : value;
  }),
});
const without = (features: Float32Array, ...blocks: (keyof typeof BLOCKS)[]) =>
  features.map((value, k) =>
    blocks.some(
      (name) => k % FEATURE_COUNT >= BLOCKS[name].at && k % FEATURE_COUNT < BLOCKS[name].at + BLOCKS[name].size,
    )
      ? 0
      : value,
  );

describe('features', () => {
  it('are the same for a left-hander’s take and its mirror image', () => {
    fc.assert(
      fc.property(takeArbitrary, (frames) =>
        near(extractFeatures(toClip(frames)), extractFeatures(toClip(frames.map(mirrorFrame)))),
      ),
    );
  });

  it('change nowhere but in place when everything is shifted', () => {
    fc.assert(
      fc.property(takeArbitrary, fc.double({ min: -0.2, max: 0.2, noNaN: true }), (frames, by) => {
        const clip = toClip(frames);
        near(without(extractFeatures(moved(clip, by, -by)), 'place'), without(extractFeatures(clip), 'place'), 1e-3);
      }),
    );
  });

  it('change nowhere but in place when everything is larger', () => {
    fc.assert(
      fc.property(takeArbitrary, fc.double({ min: 0.7, max: 1.5, noNaN: true }), (frames, by) => {
        const clip = toClip(frames);
        const larger = { ...clip, hands: clip.hands.map((value) => value * by) };
        near(without(extractFeatures(larger), 'place'), without(extractFeatures(clip), 'place'), 1e-3);
      }),
    );
  });

  it('of a frame depend on no later frame', () => {
    fc.assert(
      fc.property(takeArbitrary, (frames) => {
        const clip = toClip(frames);
        const all = extractFeatures(clip);
        const half = Math.ceil(clip.frames / 2);
        const start: Clip = {
          frames: half,
          hands: clip.hands.slice(0, half * FRAME_SIZE),
          presence: clip.presence.slice(0, half * SLOT_COUNT),
        };
        near(extractFeatures(start), all.slice(0, half * FEATURE_COUNT), 1e-9);
      }),
    );
  });

  it('stream to the same numbers, and again after a reset', () => {
    const clip = toClip(
      Array.from({ length: 20 }, (_, t) => ({ t, aspect: 4 / 3, slots: [null, rightHand(0.4 + t / 100)] })),
    );
    const extractor = new FeatureExtractor();
    for (let round = 0; round < 2; round++) {
      const out = new Float32Array(clip.frames * FEATURE_COUNT);
      for (let t = 0; t < clip.frames; t++)
        extractor.next(clip.hands, t * FRAME_SIZE, clip.presence, t * SLOT_COUNT, out, t * FEATURE_COUNT);
      near(out, extractFeatures(clip), 1e-9);
      extractor.reset();
    }
  });

  it('stay finite for hands without size and takes without hands', () => {
    const flat = Array.from({ length: 10 }, (_, t) => ({
      t,
      aspect: 1,
      slots: [null, new Float32Array(63)] as [null, Float32Array],
    }));
    const empty = Array.from({ length: 10 }, (_, t) => ({ t, aspect: 1, slots: [null, null] as [null, null] }));
    for (const frames of [flat, empty]) expect(extractFeatures(toClip(frames)).every(Number.isFinite)).toBe(true);
  });
});

describe('gaps', () => {
  it('of up to half a second become straight lines, longer ones hold', () => {
    const take = (gap: number) =>
      Array.from({ length: gap + 10 }, (_, t) => ({
        t,
        aspect: 1,
        slots: [null, t >= 5 && t < 5 + gap ? null : rightHand(t < 5 ? 0.3 : 0.5)] as [null, Float32Array | null],
      }));
    const short = toClip(take(9));
    const long = toClip(take(16));
    const x = (clip: Clip, t: number) => (clip.hands[t * FRAME_SIZE + 63] ?? 0) + 0.5;
    expect(x(short, 9)).toBeCloseTo(0.4, 5);
    expect(short.presence[9 * 2 + 1]).toBe(1);
    expect(x(long, 12)).toBeCloseTo(0.3, 5);
    expect(long.presence[12 * 2 + 1]).toBe(0);
  });
});
