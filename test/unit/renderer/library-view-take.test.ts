import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { LibraryWord, TakeSummary } from '../../../electron/ipc.ts';
import { HAND_SIZE, LANDMARK, SLOT_COUNT } from '../../../models/landmarks.ts';
import { energyOf } from '../../../renderer/library/motion-energy.ts';
import { Playhead } from '../../../renderer/library/playhead.svelte.ts';
import { commonTags, retagged } from '../../../renderer/library/tagging.ts';
import { framesIn, moved, nearestFrame, stepped } from '../../../renderer/library/trimming.ts';
import { arranged, found } from '../../../renderer/library/word-list.ts';
import type { Motion } from '../../../renderer/takes/motion.ts';

/** 30 Hz with a frame lost after the fifth. */
const TIMES = [0, 33, 67, 100, 133, 200, 233, 267, 300];

describe('trim marks', () => {
  const trim = { start: 67, end: 233 };

  it('snap to the nearest frame', () => {
    expect(nearestFrame(TIMES, 160)).toBe(4);
    expect(nearestFrame(TIMES, 170)).toBe(5);
    expect(moved(trim, 'start', 40, TIMES)).toEqual({ start: 33, end: 233 });
    expect(moved(trim, 'end', 9999, TIMES)).toEqual({ start: 67, end: 300 });
    expect(moved(trim, 'start', -50, TIMES)).toEqual({ start: 0, end: 233 });
  });

  it('never meet or pass each other', () => {
    expect(moved(trim, 'start', 290, TIMES)).toEqual({ start: 200, end: 233 });
    expect(moved(trim, 'end', 0, TIMES)).toEqual({ start: 67, end: 100 });
    fc.assert(
      fc.property(fc.double({ min: -500, max: 900, noNaN: true }), fc.constantFrom('start', 'end'), (ms, edge) => {
        const { start, end } = moved(trim, edge, ms, TIMES);
        return start < end && TIMES.includes(start) && TIMES.includes(end);
      }),
    );
  });

  it('go from frame to frame, also over lost ones, and stop at the ends', () => {
    expect(stepped(trim, 'start', 2, TIMES)).toEqual({ start: 133, end: 233 });
    expect(stepped({ start: 67, end: 133 }, 'end', 1, TIMES)).toEqual({ start: 67, end: 200 });
    expect(stepped(trim, 'end', Infinity, TIMES).end).toBe(300);
    expect(stepped(trim, 'start', -Infinity, TIMES).start).toBe(0);
  });

  it('say how many frames are learnt, and bear a take of one frame', () => {
    expect(framesIn(trim, TIMES)).toBe(5);
    expect(moved({ start: 0, end: 0 }, 'end', 50, [0])).toEqual({ start: 0, end: 0 });
    expect(framesIn({ start: 0, end: 0 }, [0])).toBe(1);
  });
});

/** Right hand with its palm 0.1 picture heights long at x (a function of time), slots exchanged in every other frame. */
function motionOf(right: (frame: number) => number | null, left: (frame: number) => number | null): Motion {
  const frames = 30;
  const hands = new Float32Array(frames * SLOT_COUNT * HAND_SIZE).fill(NaN);
  const handedness = new Float32Array(frames * SLOT_COUNT).fill(NaN);
  for (let frame = 0; frame < frames; frame++) {
    for (const [side, x] of [left(frame), right(frame)].entries()) {
      if (x === null) continue;
      const slot = frame % 2 === 0 ? side : 1 - side;
      for (let landmark = 0; landmark < 21; landmark++) {
        const y = landmark === LANDMARK.wrist ? 0.6 : 0.5;
        hands.set([x, y, 0], (frame * SLOT_COUNT + slot) * HAND_SIZE + 3 * landmark);
      }
      handedness[frame * SLOT_COUNT + slot] = side === 1 ? 0.95 : 0.05;
    }
  }
  const times = Float32Array.from({ length: frames }, (_, frame) => frame * 40);
  return { id: 1, aspect: 1, times, hands, handedness, duration: 40 * (frames - 1) };
}

describe('energy of a movement', () => {
  it('is each hand’s own, however the detector orders them', () => {
    const { left, right } = energyOf(
      motionOf(
        (frame) => 0.2 + 0.01 * frame,
        () => 0.8,
      ),
    );
    // 0.01 heights in 40 ms of a palm of 0.1 heights.
    expect(right[10]).toBeCloseTo(2.5, 1);
    expect(left[10]).toBeCloseTo(0, 5);
  });

  it('has gaps where a hand is absent, and no leap after them', () => {
    const gone = (frame: number) => frame > 8 && frame < 20;
    const { right } = energyOf(
      motionOf(
        (frame) => (gone(frame) ? null : frame < 10 ? 0.2 : 0.6),
        () => 0.8,
      ),
    );
    expect([8, 9, 19, 20].map((frame) => Number.isNaN(right[frame] ?? NaN))).toEqual([false, true, true, false]);
    expect(right[20]).toBe(0);
  });

  it('does not take one badly seen frame for a movement', () => {
    const { right } = energyOf(
      motionOf(
        (frame) => (frame >= 15 ? 0.24 : 0.2),
        () => 0.8,
      ),
    );
    expect(Math.max(...right)).toBe(0);
  });
});

describe('Playhead', () => {
  it('plays between the marks as they stand, rests, and begins anew', () => {
    let now = 0;
    let trim = { start: 500, end: 1500 };
    const head = new Playhead(
      () => now,
      () => trim,
      true,
    );
    now = 300;
    expect(head.time).toBe(800);
    now = 1200;
    expect(head.time).toBe(1500);
    now = 1500;
    expect(head.time).toBe(600);
    trim = { start: 700, end: 1500 };
    expect(head.time).toBeGreaterThanOrEqual(700);
  });

  it('can be put outside of the marks, and plays from the first mark then', () => {
    let now = 0;
    const head = new Playhead(
      () => now,
      () => ({ start: 500, end: 1500 }),
      true,
    );
    head.time = 100;
    now = 400;
    expect([head.playing, head.time]).toEqual([false, 100]);
    head.toggle();
    now = 500;
    expect(head.time).toBe(600);
    head.slow = true;
    now = 600;
    expect(head.time).toBe(640);
    head.toggle();
    now = 900;
    expect(head.time).toBe(640);
  });
});

describe('tags of many takes', () => {
  const tagged = (id: number, ...tags: string[]) => ({ id, tags }) as TakeSummary;
  const takes = [tagged(1, 'a', 'b'), tagged(2, 'b'), tagged(3)];

  it('are those that all of them have', () => {
    expect(commonTags(takes.slice(0, 2))).toEqual(['b']);
    expect(commonTags(takes)).toEqual([]);
    expect(commonTags([])).toEqual([]);
  });

  it('change together where they come out the same, and only where something changes', () => {
    expect(retagged([...takes, tagged(4)], 'b', true)).toEqual([{ takes: [3, 4], tags: ['b'] }]);
    expect(retagged(takes, 'b', false)).toEqual([
      { takes: [1], tags: ['a'] },
      { takes: [2], tags: [] },
    ]);
    const full = tagged(5, ...Array.from({ length: 20 }, (_, tag) => `t${tag}`));
    expect(retagged([full], 'b', true)).toEqual([]);
  });
});

describe('the list of words', () => {
  const word = (id: number, name: string, note = '') => ({ id, word: name, note }) as LibraryWord;
  const all = [
    word(1, 'zebra'),
    word(2, 'none'),
    word(3, 'thank_you', 'from the chin'),
    word(4, 'Äpfel'),
    word(5, 'thin'),
  ];

  it('is in order, with “none” apart', () => {
    const { words, none } = arranged(all);
    expect(words.map((one) => one.word)).toEqual(['Äpfel', 'thank_you', 'thin', 'zebra']);
    expect(none?.id).toBe(2);
  });

  it('finds by beginning, then by part, then by note', () => {
    expect(found(all, 'th').map(({ id }) => id)).toEqual([3, 5]);
    expect(found(all, 'thank y').map(({ id }) => id)).toEqual([3]);
    expect(found(all, 'apf').map(({ id }) => id)).toEqual([4]);
    expect(found(all, 'chin').map(({ id }) => id)).toEqual([3]);
    expect(found(all, 'in').map(({ id }) => id)).toEqual([5, 3]);
    expect(found(all, ' ')).toHaveLength(5);
  });
});
