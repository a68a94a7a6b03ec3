/** What predictions on held-out signers say: accuracy, the worst signer, confusion, calibration. */
import { NONE, softmax } from '../models/model.ts';

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
  /** counts[true word][written word], both in the order of labels. */
  confusion: { labels: string[]; counts: number[][] };
}

const BINS = 15;

/** @param vocabulary the words that the probabilities stand for; words outside of it count as wrong */
export function evaluate(judged: readonly Judged[], vocabulary: readonly string[]): Evaluation {
  if (judged.length === 0) throw new RangeError('There is nothing to evaluate.');
  const labels = [...new Set([...vocabulary, ...judged.map(({ word }) => word)])];
  const index = new Map(labels.map((label, k) => [label, k]));
  const counts = labels.map(() => labels.map(() => 0));
  const bins = Array.from({ length: BINS }, () => ({ n: 0, right: 0, sure: 0 }));
  let top1 = 0;
  let top5 = 0;
  const signers = new Map<string, { n: number; right: number }>();
  const words = new Map<string, { n: number; right: number }>();
  for (const { word, signer, probabilities } of judged) {
    const label = index.get(word) ?? -1;
    const order = [...probabilities.keys()].sort((a, b) => (probabilities[b] ?? 0) - (probabilities[a] ?? 0));
    const best = order[0] ?? 0;
    const right = best === label ? 1 : 0;
    top1 += right;
    if (order.slice(0, 5).includes(label)) top5++;
    const row = counts[label];
    if (row) row[best] = (row[best] ?? 0) + 1;
    for (const [map, key] of [
      [signers, signer],
      [words, word],
    ] as const) {
      const tally = map.get(key) ?? { n: 0, right: 0 };
      map.set(key, { n: tally.n + 1, right: tally.right + right });
    }
    const sure = probabilities[best] ?? 0;
    const bin = bins[Math.min(BINS - 1, Math.floor(sure * BINS))];
    if (bin) {
      bin.n++;
      bin.right += right;
      bin.sure += sure;
    }
  }
  const n = judged.length;
  const rates = (map: Map<string, { n: number; right: number }>) =>
    Object.fromEntries(
      [...map].sort(([a], [b]) => (a < b ? -1 : 1)).map(([key, tally]) => [key, tally.right / tally.n]),
    );
  const perSigner = rates(signers);
  const worst = Object.entries(perSigner).reduce((a, b) => (b[1] < a[1] ? b : a));
  return {
    n,
    top1: top1 / n,
    top5: top5 / n,
    ece: bins.reduce((sum, bin) => sum + Math.abs(bin.right - bin.sure), 0) / n,
    worstSigner: worst[0],
    perSigner,
    perWord: rates(words),
    confusion: { labels, counts },
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
