/** What more takes would bring is told as a range: how often it holds, and that it promises no more than was seen. */
import { describe, expect, it } from 'vitest';
import { growthOf, sharesFor, type TakeReadings } from '../../../training/growth.ts';
import { Random } from '../../../training/random.ts';

interface World {
  words: number;
  /** Takes of each word. */
  takes: number;
  /** With which the error falls. */
  exponent: number;
  /** Mean error after 20 takes. */
  error: number;
  parts: readonly number[];
}

/** Words that are learnt along a power law, and what twice as many takes then really bring. */
function simulate({ words, takes, exponent, error, parts }: World, seed: number) {
  const random = new Random(seed);
  const readings: TakeReadings[] = [];
  const later = new Map<string, number>();
  for (let k = 0; k < words; k++) {
    const word = `word ${k}`;
    const own = error * Math.exp(0.7 * random.normal());
    // A take is half as hard as it is for every network, half as it happens.
    const read = (hard: number, learnt: number) =>
      (random.chance(0.5) ? hard : random.next()) >= Math.min(0.95, own * (learnt / 20) ** -exponent);
    const hard = Array.from({ length: 2 * takes }, () => random.next());
    for (const each of hard.slice(0, takes))
      readings.push({ word, right: parts.map((part) => read(each, takes * part)) });
    later.set(word, hard.filter((each) => read(each, 2 * takes)).length / (2 * takes));
  }
  const counts = new Map([...later.keys()].map((word) => [word, takes]));
  const learnt = parts.map((part) => takes * part);
  const growth = growthOf({ takes: readings, learnt, counts, more: takes, seed, bySession: false });
  return { growth, later };
}

describe('what more takes would bring', () => {
  it.each<World>([
    { words: 10, takes: 12, exponent: 0.4, error: 0.1, parts: [0.5, 1] },
    { words: 30, takes: 12, exponent: 0.4, error: 0.2, parts: [0.25, 0.5, 1] },
    { words: 30, takes: 20, exponent: 0.4, error: 0.4, parts: [0.25, 0.5, 1] },
    { words: 30, takes: 20, exponent: 0, error: 0.3, parts: [0.25, 0.5, 1] },
    { words: 5, takes: 8, exponent: 0.4, error: 0.2, parts: [0.5, 1] },
  ])('lies in the range in about four of five cases: %o', (world) => {
    const trials = Array.from({ length: Math.ceil(240 / world.words) }, (_, k) => simulate(world, k + 1));
    const cases = trials.flatMap(({ growth, later }) =>
      growth.words.map(({ word, low, high }) => ({ low, high, then: later.get(word) ?? NaN })),
    );
    const holds =
      cases.filter(({ low, high, then }) => then >= low - 1e-9 && then <= high + 1e-9).length / cases.length;
    const short = cases.filter(({ low, then }) => then < low - 1e-9).length / cases.length;
    expect(holds).toBeGreaterThan(0.75);
    // A range that holds always says nothing.
    expect(holds).toBeLessThan(0.97);
    expect(short).toBeLessThan(0.15);
  });

  it('promises nothing where more takes have not helped, and says so', () => {
    const words = ['a', 'b'];
    // Half of each is read rightly, whatever was learnt from.
    const takes = words.flatMap((word) =>
      Array.from({ length: 40 }, (_, k) => ({ word, right: [k % 2 === 0, k % 2 === 0] })),
    );
    const counts = new Map(words.map((word) => [word, 40]));
    const growth = growthOf({ takes, learnt: [10, 20], counts, seed: 1, bySession: false });
    expect(growth.note).toMatch(/more takes have not helped/);
    for (const { low, high, top1 } of growth.words) {
      expect(top1).toBe(0.5);
      expect((low + high) / 2).toBeCloseTo(0.5, 1);
    }
  });

  it('is told by ascending parts, the word with most to gain first, the same each time', () => {
    const { growth } = simulate({ words: 12, takes: 15, exponent: 0.5, error: 0.3, parts: [0.25, 0.5, 1] }, 3);
    expect(growth.points.map(({ takesPerWord }) => takesPerWord)).toEqual([3.75, 7.5, 15]);
    expect(growth.note).toMatch(/a quarter and a half of the other people’s takes/);
    for (const { low, high } of growth.words) {
      expect(low).toBeGreaterThanOrEqual(0);
      expect(high).toBeLessThanOrEqual(1);
      expect(low).toBeLessThanOrEqual(high);
    }
    const rates = growth.words.map(({ top1 }) => top1);
    expect(rates[0]).toBeLessThan(rates.at(-1) ?? 0);
    expect(simulate({ words: 12, takes: 15, exponent: 0.5, error: 0.3, parts: [0.25, 0.5, 1] }, 3).growth).toEqual(
      growth,
    );
  });

  it('is not asked of fewer takes than can be halved', () => {
    expect([3, 4, 11, 12].map(sharesFor)).toEqual([[], [0.5], [0.5], [0.5, 0.25]]);
  });
});
