import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { resample, Resampler } from '../../../models/resampling.ts';
import type { SlotFrame } from '../../../models/tracking.ts';
import { rightHand } from './hands.ts';

const frame = (t: number, x: number | null): SlotFrame => ({
  t,
  aspect: 4 / 3,
  slots: [null, x === null ? null : rightHand(x)],
});

describe('resampling to 30 Hz', () => {
  it('gives the same movement whatever the camera’s rate', () => {
    fc.assert(
      fc.property(fc.integer({ min: 8, max: 60 }), (rate) => {
        const source = Array.from({ length: rate * 2 }, (_, k) => frame((k * 1000) / rate, 0.2 + 0.2 * (k / rate)));
        const out = resample(source);
        expect(Math.abs(out.length - 60)).toBeLessThanOrEqual(Math.ceil(30 / rate) + 1);
        for (const { t, slots } of out) expect(slots[1]?.[0]).toBeCloseTo(0.2 + (0.2 * t) / 1000, 3);
      }),
    );
  });

  it('leaves a 30 Hz stream with rounded times one to one', () => {
    const source = Array.from({ length: 90 }, (_, k) => frame(Math.round(((k * 1000) / 30) * 1000) / 1000, 0.3));
    expect(resample(source)).toHaveLength(90);
  });

  it('does not draw a line through a hand that is seen in one of two frames only', () => {
    const out = resample([frame(0, 0.3), frame(100, null), frame(200, 0.7)]);
    for (const { slots } of out) if (slots[1]) expect([0.3, 0.7]).toContain(Math.round((slots[1][0] ?? 0) * 1e4) / 1e4);
  });

  it('starts anew after a silence of the camera and refuses time that runs backwards', () => {
    const resampler = new Resampler();
    resampler.push(frame(0, 0.3));
    expect(resampler.push(frame(5000, 0.6))).toHaveLength(1);
    expect(() => resampler.push(frame(4000, 0.6))).toThrow(RangeError);
  });
});
