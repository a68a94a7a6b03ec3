import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeFrame, encodeFrame, MAX_FRAME_BYTES } from '../../../models/wire.ts';
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
