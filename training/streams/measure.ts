/**
 * How well a stream was read, against its answer sheet.
 *
 * - Written words are aligned with signed ones in their order at the least cost (Levenshtein). A written word may stand for
 *   a sign, right or wrong, only where its segment overlaps the sign, or the way to it or from it (250 ms).
 * - Word error rate: (substitutions + deletions + insertions) / signs. F1: of words, right ones only.
 * - Commit delay: from the sign's true end to the capture time of the picture that settled the word; of right words.
 *   Negative where the word is certain before the sign is over.
 * - Provisional: the share of the sign that had passed when the caption first showed the right word, guess or final; of all
 *   signs, and a word that is never shown is shown at infinity.
 * - False words: written while hands in view sign nothing, so that their segment overlaps no sign; a minute of such time.
 * - IoU: of the written word's segment with the sign, right words.
 * - Calibration error: of the confidences with which words were written, right or not (training/calibration_error.ts).
 * - Repeats: pairs of the same word signed twice running, with both of them written. Beside the streams: a word three
 *   times running that gives exactly these three words, and a sign held for ten seconds that gives exactly one (`exact`).
 */
import type { Recognition } from '../../models/recognition.ts';
import { calibrationError } from '../calibration_error.ts';
import type { StillTime, Stream, StreamSign } from './stitch.ts';

export type Written = Extract<Recognition, { kind: 'committed' }>;

export interface Reading {
  stream: Stream;
  said: readonly Recognition[];
}

export interface Spread {
  p50: number;
  p95: number;
}

export interface StreamMeasures {
  signs: number;
  /** (S + D + I) / signs */
  wer: number;
  insertions: number;
  deletions: number;
  substitutions: number;
  f1: number;
  /** Words a minute of hands in view that sign nothing; and by what the hands do. */
  falsePerMinute: number;
  falseBy: Record<StillTime['kind'], { words: number; minutes: number }>;
  /** ms */
  commitDelay: Spread;
  /** Share of the sign; `early`: share of the signs whose right word stood there before 60 % of the sign. */
  provisional: { p50: number; early: number };
  iou: Spread & { mean: number };
  repeats: { pairs: number; both: number };
  /** Expected calibration error of written words, 0..1. */
  ece: number;
}

/** A word may lie so far beside its sign, ms: the way there and back. */
const BESIDE = 250;
/** The bar: by then the right word should be shown. */
export const EARLY = 0.6;

/** Whether a stream was written as it was signed, word for word. */
export function isExact({ stream, said }: Reading): boolean {
  const words = said.filter((each) => each.kind === 'committed').map(({ word }) => word);
  return words.join('\n') === stream.signs.map(({ word }) => word).join('\n');
}

/** Whether it was written as many words as were signed, whichever. */
export function isCounted({ stream, said }: Reading): boolean {
  return said.filter((each) => each.kind === 'committed').length === stream.signs.length;
}

/** One signed or written word after alignment. */
export interface Aligned {
  sign: StreamSign | null;
  written: Written | null;
}

export function align(signs: readonly StreamSign[], written: readonly Written[]): Aligned[] {
  const near = (sign: StreamSign, word: Written) => word.start < sign.end + BESIDE && word.end > sign.start - BESIDE;
  const [n, m] = [signs.length, written.length];
  const cost = Array.from({ length: n + 1 }, () => new Float64Array(m + 1));
  const at = (i: number, j: number) => cost[i]?.[j] ?? Infinity;
  const pairing = (i: number, j: number) => {
    const [sign, word] = [signs[i - 1], written[j - 1]];
    if (!sign || !word || !near(sign, word)) return Infinity;
    return at(i - 1, j - 1) + (sign.word === word.word ? 0 : 1);
  };
  for (let i = 0; i <= n; i++) {
    for (let j = 0; j <= m; j++) {
      const row = cost[i];
      if (row) row[j] = i + j === 0 ? 0 : Math.min(at(i - 1, j) + 1, at(i, j - 1) + 1, pairing(i, j));
    }
  }
  const out: Aligned[] = [];
  for (let [i, j] = [n, m]; i + j > 0;) {
    if (at(i, j) === pairing(i, j)) out.push({ sign: signs[--i] ?? null, written: written[--j] ?? null });
    else if (at(i, j) === at(i - 1, j) + 1) out.push({ sign: signs[--i] ?? null, written: null });
    else out.push({ sign: null, written: written[--j] ?? null });
  }
  return out.reverse();
}

/** @throws {RangeError} where no stream has a sign */
export function measure(readings: readonly Reading[]): StreamMeasures {
  let [insertions, deletions, substitutions, right, signs] = [0, 0, 0, 0, 0];
  const delays: number[] = [];
  const ious: number[] = [];
  const shares: number[] = [];
  const answers: { confidence: number; right: boolean }[] = [];
  const repeats = { pairs: 0, both: 0 };
  const falseBy = Object.fromEntries(
    (['rest', 'idle', 'none'] as const).map((kind) => [kind, { words: 0, minutes: 0 }]),
  ) as StreamMeasures['falseBy'];
  for (const { stream, said } of readings) {
    const written = said.filter((each) => each.kind === 'committed');
    const aligned = align(stream.signs, written);
    signs += stream.signs.length;
    const found = new Set<StreamSign>();
    for (const { sign, written: word } of aligned) {
      if (word) answers.push({ confidence: word.confidence, right: sign?.word === word.word });
      if (!word) deletions++;
      else if (!sign) insertions++;
      else if (sign.word !== word.word) substitutions++;
      else {
        right++;
        found.add(sign);
        delays.push(word.t - sign.end);
        ious.push(iou(sign, word));
      }
    }
    stream.signs.forEach((sign, k) => {
      shares.push(shownAt(sign, said));
      const before = stream.signs[k - 1];
      if (before?.word !== sign.word) return;
      repeats.pairs++;
      if (found.has(before) && found.has(sign)) repeats.both++;
    });
    for (const still of stream.still) falseBy[still.kind].minutes += (still.end - still.start) / 60_000;
    for (const word of written) {
      if (stream.signs.some((sign) => word.start < sign.end && word.end > sign.start)) continue;
      const still = stream.still.find((each) => word.start < each.end && word.end > each.start);
      if (still) falseBy[still.kind].words++;
    }
  }
  if (signs === 0) throw new RangeError('There are no signs to measure on.');
  const still = Object.values(falseBy);
  const total = (of: 'words' | 'minutes') => still.reduce((sum, each) => sum + each[of], 0);
  return {
    signs,
    wer: (substitutions + deletions + insertions) / signs,
    insertions,
    deletions,
    substitutions,
    f1: (2 * right) / (2 * right + 2 * substitutions + insertions + deletions),
    falsePerMinute: total('words') / total('minutes'),
    falseBy,
    commitDelay: spread(delays),
    provisional: { p50: quantile(shares, 0.5), early: shares.filter((share) => share < EARLY).length / signs },
    iou: { ...spread(ious), mean: ious.reduce((a, b) => a + b, 0) / Math.max(1, ious.length) },
    repeats,
    ece: calibrationError(answers),
  };
}

/** The share of a sign that has passed when its word is first shown, and shown until then as nothing else. */
function shownAt(sign: StreamSign, said: readonly Recognition[]): number {
  const first = said.find(
    (each) =>
      each.t > sign.start &&
      each.t <= sign.end + BESIDE &&
      (each.kind === 'provisional' || each.kind === 'committed') &&
      each.word === sign.word &&
      (each.kind === 'provisional' || (each.start < sign.end && each.end > sign.start)),
  );
  return first ? (first.t - sign.start) / (sign.end - sign.start) : Infinity;
}

function iou(a: { start: number; end: number }, b: { start: number; end: number }): number {
  const both = Math.min(a.end, b.end) - Math.max(a.start, b.start);
  return Math.max(0, both) / (Math.max(a.end, b.end) - Math.min(a.start, b.start));
}

const quantile = (values: readonly number[], p: number): number => {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(p * sorted.length))] ?? NaN;
};
const spread = (values: readonly number[]): Spread => ({ p50: quantile(values, 0.5), p95: quantile(values, 0.95) });
