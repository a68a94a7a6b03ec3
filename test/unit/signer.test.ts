import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { idling } from '../fixtures/signer/idling.ts';
import { perform } from '../fixtures/signer/performance.ts';
import { postures, timelineOf, type Programme } from '../fixtures/signer/programme.ts';
import { SKIN_TONES, styleOf } from '../fixtures/signer/style.ts';
import { WORDS, wordOf } from '../fixtures/signer/words.ts';

const seeds = fc.integer({ min: 0, max: 1e6 });
const words = fc.constantFrom(...WORDS);

describe('the synthetic signer', () => {
  test('does the same again for the same seed, and something else for another', () => {
    fc.assert(
      fc.property(words, seeds, (word, seed) => {
        const once = perform(word, styleOf(1), seed);
        expect(perform(word, styleOf(1), seed).at(0.8)).toEqual(once.at(0.8));
        expect(perform(word, styleOf(1), seed + 1).at(0.8)).not.toEqual(once.at(0.8));
        expect(perform(word, styleOf(2), seed).at(0.8)).not.toEqual(once.at(0.8));
      }),
    );
  });

  test('raises its hands into the picture and takes them out again', () => {
    fc.assert(
      fc.property(words, seeds, fc.integer({ min: 0, max: 20 }), (word, seed, signer) => {
        const { at, duration, sides, strokeStart, strokeEnd } = perform(word, styleOf(signer), seed);
        expect([at(-0.01), at(duration + 0.01)]).toEqual([{}, {}]);
        for (let t = strokeStart; t <= strokeEnd; t += 0.05) {
          expect(Object.keys(at(t)).sort()).toEqual([...sides].sort());
          for (const { position } of Object.values(at(t))) expect(isInPicture(position)).toBe(true);
        }
        for (const t of [0, duration]) {
          // Not even the fingertips, 22 cm above the wrist.
          for (const { position } of Object.values(at(t)))
            expect(isInPicture([position[0], position[1] + 0.22, position[2]])).toBe(false);
        }
      }),
    );
  });

  test('left-handers sign with the left hand, which is on the right of the picture', () => {
    const wave = perform(wordOf('wave'), { ...styleOf(0), dominant: 'left' }, 5);
    expect(wave.sides).toEqual(['left']);
    expect(wave.at(0.9).left?.position[0]).toBeGreaterThan(0);
  });

  test('signers differ in skin tone, and take turns with the tones', () => {
    expect([0, 1, 2, 3].map((signer) => styleOf(signer).skin)).toEqual(Object.keys(SKIN_TONES));
    expect(styleOf(0).tempo).not.toBe(styleOf(4).tempo);
  });

  test('idles in many ways, none of them a word', () => {
    const moves = Array.from({ length: 40 }, (_, seed) => idling(seed));
    expect(new Set(moves.map((move) => JSON.stringify(move))).size).toBe(40);
    expect(new Set(moves.map(({ gloss }) => gloss))).toEqual(new Set(['none']));
  });
});

describe('a programme', () => {
  const programme = (seed: number): Programme => ({
    words: [...WORDS, wordOf('wave')],
    style: styleOf(0),
    seed,
    gap: [0.6, 1],
  });

  test('has its words in order, with idle of the wanted length between', () => {
    fc.assert(
      fc.property(seeds, (seed) => {
        const { words, seconds } = timelineOf(programme(seed));
        expect(words.map(({ word }) => word)).toEqual(programme(seed).words.map(({ gloss }) => gloss));
        const ends = [0, ...words.map(({ end }) => end)];
        for (const [index, { start, strokeStart, strokeEnd, end }] of words.entries()) {
          const gap = start - (ends[index] ?? NaN);
          expect(gap).toBeGreaterThanOrEqual(0.6);
          expect(gap).toBeLessThanOrEqual(1);
          expect(start < strokeStart && strokeStart < strokeEnd && strokeEnd < end && end < seconds).toBe(true);
        }
      }),
    );
  });

  test('shows hands within a word and none between', () => {
    const { words, seconds } = timelineOf(programme(7));
    const at = postures(programme(7));
    for (const { strokeStart, sides, end } of words) {
      expect(Object.keys(at(strokeStart)).sort()).toEqual([...sides].sort());
      expect(at(end + 0.1)).toEqual({});
    }
    expect([at(0), at(seconds)]).toEqual([{}, {}]);
  });
});

/** Whether a point is within the camera's 50° × 64° view. */
function isInPicture([x, y, z]: readonly [number, number, number]): boolean {
  const half = Math.tan((25 * Math.PI) / 180) * -z;
  return Math.abs(y) < half && Math.abs(x) < (half * 4) / 3;
}
