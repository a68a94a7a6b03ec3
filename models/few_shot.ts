/**
 * Words that somebody has just shown: known by a few points of a sign space (sign_space.ts), no training. They stand
 * beside the words of a network, and take from its probabilities what is theirs.
 */
import { meanPoint, similarity } from './sign_space.ts';

/** What a word's nearest take counts for beside its mean: worth 2.6 points on strangers' words (docs/recognition.md). */
const NEAREST = 0.5;
/**
 * When a new word is meant: it must be nearer than `least`, and nearer than the nearest known word by `handicap`, which is
 * compared by its mean alone. `steepness` turns the difference into a probability; `sharpness` divides it among new words.
 * Set by hand on people who add three words to a network that never saw them (test/bench/new_words.ts). There `least`
 * trades silence for new words: 0.45, 0.55, 0.65 are silent at 94.7, 95.4, 97.4 % of foreign signs, and right in 99.6,
 * 99.6, 99.0 % of new words by the person who showed them; other people's lie further off. The rest hardly matters.
 */
export const CALIBRATION = { steepness: 14, handicap: 0.08, least: 0.55, sharpness: 14 };
export type Calibration = typeof CALIBRATION;

export interface Near {
  word: string;
  /** −1..1: 1 = the very same movement. */
  nearness: number;
}

interface Shown {
  mean: Float32Array;
  takes: readonly Float32Array[];
}

export class FewShotWords {
  readonly #known: ReadonlyMap<string, Float32Array>;
  readonly #shown = new Map<string, Shown>();

  /** @param known where the words of the network lie: mean points, by word; a network's words may be missing */
  constructor(known: ReadonlyMap<string, Float32Array> = new Map()) {
    this.#known = known;
  }

  /** The new words, in the order in which they came. */
  get words(): string[] {
    return [...this.#shown.keys()];
  }

  /**
   * Learns a word, or learns it anew.
   * @param points of its takes, of length 1, as `pointOf` gives them
   * @throws {RangeError} without a take
   */
  add(word: string, points: readonly Float32Array[]): void {
    this.#shown.set(word, { mean: meanPoint(points), takes: points.map((point) => Float32Array.from(point)) });
  }

  /** @returns whether the word was there */
  remove(word: string): boolean {
    return this.#shown.delete(word);
  }

  /** How near a sign is to each new word, nearest first. @param point of length 1 */
  nearest(point: Float32Array): Near[] {
    return sorted([...this.#shown].map(([word, shown]) => ({ word, nearness: nearnessOf(point, shown) })));
  }

  /** How near a sign is to each known word, nearest first. @param point of length 1 */
  nearestKnown(point: Float32Array): Near[] {
    return sorted([...this.#known].map(([word, mean]) => ({ word, nearness: similarity(mean, point) })));
  }

  /**
   * Words, new and known, that a new word can be taken for: nearest first, down to `least`. Two recordings of one sign
   * are about 0.9 alike, unrelated signs about 0.
   * @throws {RangeError} where there is no such new word
   */
  alike(word: string, least = 0.6): Near[] {
    const shown = this.#shown.get(word);
    if (!shown) throw new RangeError(`“${word}” is none of the new words.`);
    const others = [...this.#known, ...[...this.#shown].map(([name, { mean }]) => [name, mean] as const)];
    return sorted(
      others.flatMap(([name, mean]) => (name === word ? [] : [{ word: name, nearness: similarity(mean, shown.mean) }])),
    ).filter(({ nearness }) => nearness >= least);
  }

  /**
   * What a network says of a sign, and the new words beside it.
   * @param probabilities [words of the network], which add up to 1
   * @returns [words of the network, then `words`], which add up to 1
   */
  beside(probabilities: Float32Array, point: Float32Array, calibration: Calibration = CALIBRATION): Float32Array {
    const out = new Float32Array(probabilities.length + this.#shown.size);
    const means = [...this.#shown.values()].map((shown) => nearnessOf(point, shown));
    const share = means.length ? shareOfNew(Math.max(...means), this.nearestKnown(point)[0]?.nearness, calibration) : 0;
    probabilities.forEach((p, k) => (out[k] = p * (1 - share)));
    const top = Math.max(...means);
    const weights = means.map((nearness) => Math.exp(calibration.sharpness * (nearness - top)));
    const sum = weights.reduce((a, b) => a + b, 0);
    weights.forEach((weight, k) => (out[probabilities.length + k] = (share * weight) / sum));
    return out;
  }
}

/** Probability that a new word is meant, by how near the nearest new and the nearest known word are. */
function shareOfNew(fresh: number, known = -1, { steepness, handicap, least }: Calibration): number {
  const rival = Math.max(least, known + handicap);
  return 1 / (1 + Math.exp(-steepness * (fresh - rival)));
}

/** To the mean of its takes, and to the nearest of them. */
function nearnessOf(point: Float32Array, { mean, takes }: Shown): number {
  const nearest = takes.reduce((best, take) => Math.max(best, similarity(take, point)), -1);
  return (similarity(mean, point) + NEAREST * nearest) / (1 + NEAREST);
}

const sorted = (list: Near[]): Near[] => list.sort((a, b) => b.nearness - a.nearness);
