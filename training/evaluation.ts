/** What predictions on held-out signers say: accuracy, the worst signer, confusion, calibration. */
import { NONE, softmax } from '../models/model.ts';
import { calibrationError, reliability, type Answer, type ReliabilityBin } from './calibration_error.ts';

export interface Judged {
  word: string;
  signer: string;
  /** [classes] */
  probabilities: Float32Array;
}

export interface Evaluation {
  n: number;
  top1: number;
  top5: number;
  /** Expected calibration error, 15 bins of equal width (Guo et al. 2017). */
  ece: number;
  worstSigner: string;
  perSigner: Record<string, number>;
  perWord: Record<string, number>;
  /** Takes behind each rate. */
  takes: { perSigner: Record<string, number>; perWord: Record<string, number> };
  /** Share of takes whose word is among the first k guesses: topK[k − 1], k = 1 to 5. */
  topK: number[];
  /** counts[true word][written word], both in the order of labels. */
  confusion: { labels: string[]; counts: number[][] };
  /** Words written in place of others, the most frequent first. */
  confused: { word: string; written: string; n: number }[];
  /** How sure the answers were and how often right, in bins of confidence; those without a take are left out. */
  reliability: ReliabilityBin[];
}

interface Tally {
  n: number;
  right: number;
}

const RANKS = 5;

/** @param vocabulary the words that the probabilities stand for; words outside of it count as wrong */
export function evaluate(judged: readonly Judged[], vocabulary: readonly string[]): Evaluation {
  if (judged.length === 0) throw new RangeError('There is nothing to evaluate.');
  const labels = [...new Set([...vocabulary, ...judged.map(({ word }) => word)])];
  const index = new Map(labels.map((label, k) => [label, k]));
  const counts = labels.map(() => labels.map(() => 0));
  const answers: Answer[] = [];
  const ranks = Array.from({ length: RANKS }, () => 0);
  const signers = new Map<string, Tally>();
  const words = new Map<string, Tally>();
  for (const { word, signer, probabilities } of judged) {
    const label = index.get(word) ?? -1;
    const order = [...probabilities.keys()].sort((a, b) => (probabilities[b] ?? 0) - (probabilities[a] ?? 0));
    const best = order[0] ?? 0;
    const right = best === label ? 1 : 0;
    const rank = order.indexOf(label);
    if (rank >= 0 && rank < RANKS) ranks[rank] = (ranks[rank] ?? 0) + 1;
    const row = counts[label];
    if (row) row[best] = (row[best] ?? 0) + 1;
    for (const [map, key] of [
      [signers, signer],
      [words, word],
    ] as const) {
      const tally = map.get(key) ?? { n: 0, right: 0 };
      map.set(key, { n: tally.n + 1, right: tally.right + right });
    }
    answers.push({ confidence: probabilities[best] ?? 0, right: right === 1 });
  }
  const n = judged.length;
  const byName = (map: Map<string, Tally>, of: (tally: Tally) => number) =>
    Object.fromEntries([...map].sort(([a], [b]) => (a < b ? -1 : 1)).map(([name, tally]) => [name, of(tally)]));
  const rate = (tally: Tally) => tally.right / tally.n;
  const size = (tally: Tally) => tally.n;
  const perSigner = byName(signers, rate);
  const worst = Object.entries(perSigner).reduce((a, b) => (b[1] < a[1] ? b : a));
  const topK = ranks.map((_, k) => ranks.slice(0, k + 1).reduce((a, b) => a + b, 0) / n);
  return {
    n,
    top1: topK[0] ?? 0,
    top5: topK[RANKS - 1] ?? 0,
    ece: calibrationError(answers),
    worstSigner: worst[0],
    perSigner,
    perWord: byName(words, rate),
    takes: { perSigner: byName(signers, size), perWord: byName(words, size) },
    topK,
    confusion: { labels, counts },
    confused: labels
      .flatMap((word, row) => labels.map((written, k) => ({ word, written, n: counts[row]?.[k] ?? 0 })))
      .filter(({ word, written, n: times }) => word !== written && times > 0)
      .sort((a, b) => b.n - a.n),
    reliability: reliability(answers),
  };
}

/** A take in which no hand is ever seen: no segment opens, so the answer is silence. */
export function silence(vocabulary: readonly string[]): Float32Array {
  const none = vocabulary.indexOf(NONE);
  return Float32Array.from(vocabulary, (_, k) => (none < 0 ? 1 / vocabulary.length : k === none ? 1 : 0));
}

/** The temperature that makes held-out probabilities most honest: least negative log-likelihood, by golden section. */
export function fitTemperature(logits: readonly Float32Array[], labels: readonly number[]): number {
  if (logits.length === 0) return 1;
  const loss = (temperature: number) =>
    logits.reduce((sum, row, k) => sum - Math.log(Math.max(1e-12, softmax(row, temperature)[labels[k] ?? 0] ?? 0)), 0);
  const ratio = (Math.sqrt(5) - 1) / 2;
  let [low, high] = [Math.log(0.1), Math.log(5)];
  while (high - low > 1e-3) {
    const a = high - ratio * (high - low);
    const b = low + ratio * (high - low);
    if (loss(Math.exp(a)) < loss(Math.exp(b))) high = b;
    else low = a;
  }
  return Math.exp((low + high) / 2);
}
