import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  decodeFloats,
  decodeFrame,
  decodeFrames,
  encodeFloats,
  encodeFrame,
  encodeFrames,
  MAX_FRAME_BYTES,
} from '../../../models/wire.ts';
import { frameOf, mirrored, rightHand } from './hands.ts';

describe('landmark frames on the wire', () => {
  it('come back as they were sent', () => {
    const frame = frameOf(
      1234.567,
      [
        { hand: rightHand(), right: 0.75 },
        { hand: mirrored(rightHand(0.4)), right: NaN },
      ],
      Math.fround(16 / 9),
    );
    expect(decodeFrame(encodeFrame(frame))).toEqual(frame);
    expect(encodeFrame(frame).byteLength).toBe(MAX_FRAME_BYTES);
    expect(decodeFrame(encodeFrame({ ...frame, hands: [] })).hands).toEqual([]);
  });

  it('are refused, whatever the bytes, or are frames that a camera can give', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: MAX_FRAME_BYTES + 10 }), (bytes) => {
        try {
          const frame = decodeFrame(bytes.slice().buffer);
          expect(frame.hands.every(({ landmarks }) => landmarks.every(Number.isFinite))).toBe(true);
        } catch (error) {
          expect(error).toBeInstanceOf(RangeError);
        }
      }),
      { numRuns: 2000 },
    );
  });
});

describe('frames and numbers as text', () => {
  const frames = [
    frameOf(0, [], 1),
    frameOf(33, [{ hand: rightHand(), right: 0.75 }], 1),
    frameOf(66, [
      { hand: rightHand(), right: 1 },
      { hand: mirrored(rightHand()), right: 0 },
    ]),
  ];

  it('come back as they were sent', () => {
    expect(decodeFrames(encodeFrames(frames))).toEqual(frames.map((frame) => decodeFrame(encodeFrame(frame))));
    expect(decodeFrames('')).toEqual([]);
    const values = Float32Array.from({ length: 100_000 }, (_, k) => (k % 7 ? Math.fround(k / 3) : NaN));
    expect(decodeFloats(encodeFloats(values.subarray(3)))).toEqual(values.subarray(3));
  });

  it('are refused where they are cut off or no base64', () => {
    const text = encodeFrames(frames);
    expect(() => decodeFrames(text.slice(0, -8))).toThrow(RangeError);
    expect(() => decodeFrames('never base64!')).toThrow(RangeError);
    expect(() => decodeFloats('AAA=')).toThrow(RangeError);
  });
});
