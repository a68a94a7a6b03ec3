import { describe, expect, it } from 'vitest';
import { viewHint } from '../../../renderer/live/view-hint.ts';
import { cutoutOf } from '../../../renderer/words/draw-movement.ts';

describe('the cut-out of a movement', () => {
  it('holds every point of both hands, with a margin', () => {
    const hand = (x: number, y: number) => Array.from({ length: 63 }, (_, k) => [x, y, 0][k % 3] ?? 0);
    const { x, y, side } = cutoutOf({
      word: 'far',
      fps: 30,
      frames: [
        [hand(0.1, 0.5), null],
        [null, hand(0.9, 0.6)],
      ],
    });
    expect(x).toBeCloseTo(0.5);
    expect(y).toBeCloseTo(0.55);
    expect(side).toBeGreaterThan(0.8);
  });

  it('is the whole picture where there is no hand', () => {
    expect(cutoutOf({ word: 'none', fps: 30, frames: [[null, null]] })).toEqual({ x: 0.5, y: 0.5, side: 1 });
  });
});

describe('the hint over the picture', () => {
  it('says nothing while hands are seen, or before anything was detected', () => {
    expect(viewHint({ unseen: 500, light: 0.01 })).toBeNull();
    expect(viewHint({ unseen: null, light: null })).toBeNull();
  });
  it('tells a dark picture from an empty one', () => {
    expect(viewHint({ unseen: 9000, light: 0.05 })).toContain('dark');
    expect(viewHint({ unseen: 9000, light: 0.5 })).toContain('No hands');
  });
});
