import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { TakeMotion } from '../../../electron/ipc.ts';
import { encodeFloats } from '../../../models/wire.ts';
import { placingOf, viewOf } from '../../../renderer/takes/draw-take.ts';
import { boundsOf, decodeMotion, frameAt, handAt, replay } from '../../../renderer/takes/motion.ts';

/** A hand all of whose landmarks lie at one point. */
const hand = (x: number, y: number) => Array.from({ length: 21 }, () => [x, y, 0]).flat();
const absent = () => Array.from({ length: 63 }, () => NaN);

function encode(frames: { t: number; slots: [number[], number[]] }[]): TakeMotion {
  return {
    id: 5,
    aspect: 2,
    times: encodeFloats(Float32Array.from(frames, ({ t }) => t)),
    hands: encodeFloats(Float32Array.from(frames.flatMap(({ slots }) => slots.flat()))),
    handedness: encodeFloats(Float32Array.from(frames.flatMap(() => [1, NaN]))),
  };
}
const take = () =>
  decodeMotion(
    encode([
      { t: 0, slots: [absent(), absent()] },
      { t: 40, slots: [hand(0.25, 0.5), absent()] },
      { t: 80, slots: [hand(0.5, 0.75), hand(0.125, 0.25)] },
    ]),
  );

describe('a decoded take', () => {
  it('lasts from its first frame to its last', () => {
    expect(take().duration).toBe(80);
  });

  it('shows the frame that was last at a moment', () => {
    expect([-5, 0, 39, 40, 79, 80, 999].map((ms) => frameAt(take(), ms))).toEqual([0, 0, 0, 1, 1, 2, 2]);
  });

  it('finds the same frame as a look at each of them would', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 1, max: 90 }), { maxLength: 60 }),
        fc.integer({ max: 4000 }),
        (gaps, ms) => {
          let t = 0;
          const frames = gaps.map((gap) => ({ t: (t += gap), slots: [absent(), absent()] as [number[], number[]] }));
          const motion = decodeMotion(encode(frames));
          const looked = frames.findLastIndex((frame) => frame.t <= ms);
          expect(frameAt(motion, ms)).toBe(frames.length === 0 ? -1 : Math.max(0, looked));
        },
      ),
    );
  });

  it('knows which hands are there, in either slot', () => {
    const motion = take();
    expect(handAt(motion, 0, 0)).toBeNull();
    expect(handAt(motion, 1, 1)).toBeNull();
    expect(handAt(motion, 2, 1)?.slice(0, 2)).toEqual(new Float32Array([0.125, 0.25]));
    expect(handAt(motion, -1, 0)).toBeNull();
    expect(handAt(motion, 3, 0)).toBeNull();
  });

  it('is bounded by what its hands pass through, in picture heights', () => {
    expect(boundsOf(take())).toEqual({ left: 0.25, top: 0.25, right: 1, bottom: 0.75 });
    expect(boundsOf(decodeMotion(encode([{ t: 0, slots: [absent(), absent()] }])))).toBeNull();
  });

  it('is refused where its arrays do not belong together', () => {
    const encoded = encode([{ t: 0, slots: [hand(0, 0), absent()] }]);
    expect(() => decodeMotion({ ...encoded, times: encodeFloats(new Float32Array(2)) })).toThrow(RangeError);
    expect(() => decodeMotion({ ...encoded, handedness: '' })).toThrow(RangeError);
  });
});

describe('the view of a take', () => {
  it('holds every point on the canvas, in either direction and whatever its shape', () => {
    const motion = take();
    for (const canvas of [
      { width: 160, height: 120 },
      { width: 60, height: 300 },
    ]) {
      for (const mirrored of [true, false]) {
        const { place } = placingOf(viewOf(motion), motion.aspect, canvas, mirrored);
        for (const [x, y] of [
          [0.25, 0.5],
          [0.5, 0.75],
          [0.125, 0.25],
        ] as const) {
          const [cx, cy] = place(x, y);
          expect(cx > 0 && cx < canvas.width && cy > 0 && cy < canvas.height).toBe(true);
        }
      }
    }
  });

  it('turns left and right about, as a mirror does', () => {
    const motion = take();
    const canvas = { width: 100, height: 100 };
    const [straight] = placingOf(viewOf(motion), motion.aspect, canvas, false).place(0.25, 0.5);
    const [turned] = placingOf(viewOf(motion), motion.aspect, canvas, true).place(0.25, 0.5);
    expect(straight + turned).toBeCloseTo(100);
    expect(straight).toBeLessThan(turned);
  });

  it('does not let a still hand fill it', () => {
    const still = decodeMotion(encode([{ t: 0, slots: [hand(0.5, 0.5), absent()] }]));
    const { left, right, top, bottom } = viewOf(still);
    expect(right - left).toBeCloseTo(0.5);
    expect(bottom - top).toBeCloseTo(0.5);
  });
});

describe('a take that plays round and round', () => {
  const trim = { start: 200, end: 1200 };
  it('plays what is not trimmed away, rests on the last frame, and begins again', () => {
    expect(replay(0, trim)).toBe(200);
    expect(replay(500, trim)).toBe(700);
    expect(replay(1300, trim)).toBe(1200);
    expect(replay(1650, trim)).toBe(250);
  });
  it('bears a take of one moment, and a clock that is a little behind', () => {
    expect(replay(999, { start: 40, end: 40 })).toBe(40);
    expect(replay(-3, trim)).toBe(200);
  });
});
