/**
 * What more takes would bring, by how reading has grown so far: the error of unseen takes falls as a power of the number
 * of takes that were learnt from (Hestness et al. 2017). One exponent for all words, for a single word has too few takes;
 * each word's own error, drawn towards that of all; and a range instead of a number.
 */
import { Random } from './random.ts';

/** The file in the model folder that says so. */
export const GROWTH_FILE = 'growth.json';

/** As the file holds it, and as the app shows it (electron/ipc.ts: Growth). Rates 0..1. */
export interface Growth {
  points: { takesPerWord: number; top1: number }[];
  note: string;
  words: { word: string; takes: number; top1: number; more: number; low: number; high: number }[];
}

/** A left-out take, and whether it was read rightly by networks that learnt from ascending parts of the others. */
export interface TakeReadings {
  word: string;
  right: boolean[];
}

export interface GrowthEvidence {
  takes: readonly TakeReadings[];
  /** Takes of a word that each part held on average, ascending. */
  learnt: readonly number[];
  /** Takes of each word in the data. */
  counts: ReadonlyMap<string, number>;
  /** How many further takes of each word are asked about (10). */
  more?: number;
  seed: number;
  bySession: boolean;
}

/** Parts of the takes that are learnt from, and the fewest takes of a word that they must leave on average. */
const SHARES = [
  { share: 1 / 2, fewest: 2 },
  { share: 1 / 4, fewest: 3 },
];
const MORE = 10;
const DRAWS = 1000;
/** Ten to ninety per cent: four of five. */
const OUTSIDE = 0.1;
/** How much further words are spread around the curve of all: standard deviation of the logarithm of the error. */
const SPREAD = 0.2;

/** @param takesPerWord that the judges learnt from */
export const sharesFor = (takesPerWord: number): number[] =>
  SHARES.filter(({ share, fewest }) => takesPerWord * share >= fewest).map(({ share }) => share);

/** @throws {RangeError} where nothing was learnt from less */
export function growthOf({ takes, learnt, counts, more = MORE, seed, bySession }: GrowthEvidence): Growth {
  if (learnt.length < 2) throw new RangeError('Growth shows between two parts of the takes, not in one.');
  const words = [...byWord(takes)].map(([word, judged]) => ({ word, judged }));
  const random = new Random(seed);
  const draws = Array.from({ length: DRAWS }, () => lawOf(resampled(words, learnt.length, random), learnt));
  const { errors, exponent } = lawOf(wrongOf(takes, learnt.length), learnt);
  const strength = strengthOf(words);
  const spread = SPREAD;
  const growing = words.map(({ word, judged }) => {
    const wrong = judged.filter(({ right }) => !right.at(-1)).length;
    const n = counts.get(word) ?? judged.length;
    const times = (n + more) / n;
    const later = Math.round(judged.length * times);
    const outcomes = draws.map(({ errors: drawn, exponent }) => {
      const prior = drawn.at(-1) ?? 0.5;
      const now = beta(prior * strength + wrong, (1 - prior) * strength + judged.length - wrong, random);
      const then = Math.min(1, now * times ** -exponent * Math.exp(spread * random.normal()));
      return { gain: now - then, rate: 1 - binomial(later, then, random) / later };
    });
    const rates = outcomes.map(({ rate }) => rate).sort((a, b) => a - b);
    return {
      word,
      takes: n,
      top1: 1 - wrong / judged.length,
      more,
      low: rates[Math.floor(OUTSIDE * DRAWS)] ?? 0,
      high: rates[Math.ceil((1 - OUTSIDE) * DRAWS) - 1] ?? 1,
      gain: outcomes.reduce((sum, { gain }) => sum + gain, 0) / DRAWS,
    };
  });
  return {
    points: learnt.map((takesPerWord, k) => ({ takesPerWord, top1: 1 - (errors[k] ?? 0) })),
    note: noteOn(learnt.length, exponent, bySession),
    words: growing.sort((a, b) => b.gain - a.gain).map(({ gain: _, ...word }) => word),
  };
}

function noteOn(parts: number, exponent: number, bySession: boolean): string {
  const shares = parts > 2 ? 'a quarter and a half' : 'half';
  const how = `Networks that learnt from ${shares} of the other ${bySession ? 'sittings' : 'people’s takes'} read the same left-out ones.`;
  return exponent > 0
    ? `${how} The ranges hold in about four of five cases, for further takes like those that are there; ${bySession ? 'takes of other people' : 'new people'} may bring more.`
    : `${how} So far more takes have not helped: takes of ${bySession ? 'other' : 'new'} people may.`;
}

export function byWord<T extends { word: string }>(takes: readonly T[]): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const take of takes) {
    const group = groups.get(take.word);
    if (group) group.push(take);
    else groups.set(take.word, [take]);
  }
  return groups;
}

type Words = readonly { word: string; judged: readonly TakeReadings[] }[];

/** How many takes were read wrongly after each part, and how many there are. */
interface Wrong {
  wrong: number[];
  of: number;
}

function wrongOf(takes: readonly TakeReadings[], parts: number): Wrong {
  const wrong = Array.from({ length: parts }, (_, k) => takes.filter(({ right }) => !right[k]).length);
  return { wrong, of: takes.length };
}

/** With other takes of each word in their place, drawn from these (Efron 1979). */
function resampled(words: Words, parts: number, random: Random): Wrong {
  const wrong = new Array<number>(parts).fill(0);
  let of = 0;
  for (const { judged } of words) {
    of += judged.length;
    for (let draw = 0; draw < judged.length; draw++) {
      const right = judged[random.below(judged.length)]?.right ?? [];
      for (let k = 0; k < parts; k++) if (!right[k]) wrong[k] = (wrong[k] ?? 0) + 1;
    }
  }
  return { wrong, of };
}

/** The error after each part, and the exponent with which it falls: least squares of the logarithms; 0 where it does not. */
function lawOf({ wrong, of }: Wrong, learnt: readonly number[]): { errors: number[]; exponent: number } {
  // Half a take more, for nothing is without error.
  const errors = wrong.map((each) => (each + 0.5) / (of + 1));
  const x = learnt.map(Math.log);
  const y = errors.map(Math.log);
  const [mx, my] = [mean(x), mean(y)];
  const covariance = x.reduce((sum, each, k) => sum + (each - mx) * ((y[k] ?? 0) - my), 0);
  const variance = x.reduce((sum, each) => sum + (each - mx) ** 2, 0);
  return { errors, exponent: Math.min(1, Math.max(0, -covariance / variance)) };
}

/** How many takes the error of all words counts for, beside a word's own: few where words differ (method of moments). */
function strengthOf(words: Words): number {
  const rates = words.map(({ judged }) => judged.filter(({ right }) => !right.at(-1)).length / judged.length);
  const sizes = words.map(({ judged }) => judged.length);
  const m = mean(rates);
  const between = mean(rates.map((rate) => (rate - m) ** 2));
  const chance = mean(sizes.map((n) => (m * (1 - m)) / n));
  const real = Math.max(1e-6, between - chance);
  return Math.min(50, Math.max(1, (m * (1 - m)) / real - 1));
}

const mean = (values: readonly number[]): number => values.reduce((a, b) => a + b, 0) / values.length;

function binomial(n: number, p: number, random: Random): number {
  let count = 0;
  for (let k = 0; k < n; k++) if (random.next() < p) count++;
  return count;
}

function beta(a: number, b: number, random: Random): number {
  const x = gamma(a, random);
  const y = gamma(b, random);
  return x / (x + y);
}

/** Marsaglia & Tsang 2000; below 1 by the usual detour. */
function gamma(shape: number, random: Random): number {
  if (shape < 1) return gamma(shape + 1, random) * (1 - random.next()) ** (1 / shape);
  const d = shape - 1 / 3;
  const c = 1 / Math.sqrt(9 * d);
  for (;;) {
    const z = random.normal();
    const v = (1 + c * z) ** 3;
    if (v > 0 && Math.log(1 - random.next()) < 0.5 * z * z + d - d * v + d * Math.log(v)) return d * v;
  }
}
