/** Made-up languages: uneven, the same for the same seed, and followed by the streams that are made of them. */
import { expect, it } from 'vitest';
import { Random } from '../../../training/random.ts';
import { MadeUpLanguage } from '../../../training/streams/language.ts';
import { priorReport } from '../../../training/streams/prior_bench.ts';
import { streamsOf, type Material } from '../../../training/streams/stitch.ts';
import type { Sign } from '../../../training/streams/signs.ts';
import { rightHand } from '../models/hands.ts';

const WORDS = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h', 'i', 'j'];
const waving = (word: string): Sign => ({
  word,
  duration: 600,
  at: (t) => [null, rightHand(0.4 + 0.1 * Math.sin(t / 100), 0.5)],
});

it('says some words after a word far oftener than others, and others in another language', () => {
  const random = new Random(1);
  const share = (language: MadeUpLanguage, word: string) => {
    const after = Array.from({ length: 4000 }, () => language.next(word, random));
    return Math.max(...WORDS.map((each) => after.filter((next) => next === each).length)) / after.length;
  };
  const language = new MadeUpLanguage(WORDS, 5);
  for (const word of WORDS) expect(share(language, word)).toBeCloseTo(0.44, 1);
  const favourite = (seed: number) => {
    const said = Array.from({ length: 400 }, () => new MadeUpLanguage(WORDS, seed).next('a', random));
    return WORDS.toSorted((x, y) => said.filter((z) => z === y).length - said.filter((z) => z === x).length)[0];
  };
  expect(new Set([1, 2, 3, 4, 5, 6].map(favourite)).size).toBeGreaterThan(2);
});

it('is the language of a stream', () => {
  const material: Material = { signer: 'x', aspect: 4 / 3, signs: WORDS.map(waving), none: [], noise: 0.001 };
  const language = new MadeUpLanguage(WORDS, 5);
  const order = { streams: 12, signs: 20, camera: { rate: 10, dropped: 0 }, seed: 3 };
  const words = (streams: ReturnType<typeof streamsOf>) => streams.map(({ signs }) => signs.map(({ word }) => word));
  const said = words(streamsOf(material, { ...order, language }));
  expect(words(streamsOf(material, { ...order, language }))).toEqual(said);
  // 44 of 100 words are the first choice of the language; without one, one word in ten is.
  const first = new Map(
    [null, ...WORDS].map((before) => {
      const random = new Random(9);
      const next = Array.from({ length: 400 }, () => language.next(before, random));
      return [
        before,
        WORDS.toSorted((x, y) => next.filter((z) => z === y).length - next.filter((z) => z === x).length)[0],
      ];
    }),
  );
  const chosen = (streams: string[][]) => {
    const hits = streams.flatMap((stream) => stream.map((word, k) => word === first.get(stream[k - 1] ?? null)));
    return hits.filter(Boolean).length / hits.length;
  };
  expect(chosen(said)).toBeGreaterThan(0.33);
  expect(chosen(words(streamsOf(material, order)))).toBeLessThan(0.25);
});

it('is reported in three lines of one table', () => {
  const measures = {
    ...{ signs: 10, wer: 0.2, insertions: 1, deletions: 2, substitutions: 3, f1: 0.9, falsePerMinute: 0.1 },
    falseBy: { rest: { words: 0, minutes: 1 }, idle: { words: 0, minutes: 1 }, none: { words: 0, minutes: 0 } },
    commitDelay: { p50: 100, p95: 250 },
    provisional: { p50: 0.4, early: 0.7 },
    iou: { p50: 0.8, p95: 0.9, mean: 0.8 },
    repeats: { pairs: 0, both: 0 },
    ece: 0.03,
  };
  const lines = priorReport({ nothing: measures, language: { ...measures, f1: 0.95 }, another: measures }).split('\n');
  expect(lines.filter((line) => line.includes('knowing'))).toHaveLength(3);
  expect(lines.find((line) => line.includes('usually said'))).toContain('95.0');
});
