/**
 * Words that somebody has just shown: known by a few points of a sign space (sign_space.ts), no training. They stand
 * beside the words of a network, and take from its probabilities what is theirs.
 */
import { meanPoint, similarity } from './sign_space.ts';

/** What a word's nearest take counts for beside its mean: worth 2.6 points on strangers' words (docs/recognition.md). */
const NEAREST = 0.5;
/**
 * So many words, by their means the nearest, are compared take by take. What lies further off has no chance against them;
 * 300 words of 60 takes each are compared in 0.3 ms a frame like this, in 8 ms without.
 */
const COMPARED = 16;
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

/** A word as its takes have shown it. */
export interface Shown {
  mean: Float32Array;
  takes: readonly Float32Array[];
}

/** @param points of a word's takes, of length 1, as `pointOf` gives them. @throws {RangeError} without a take */
export const shownBy = (points: readonly Float32Array[]): Shown => ({ mean: meanPoint(points), takes: points });

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
    this.set(word, shownBy(points.map((point) => Float32Array.from(point))));
  }

  /** The same of a word that is learnt already: it may belong to several of these. */
  set(word: string, shown: Shown): void {
    this.#shown.set(word, shown);
  }

  /** @returns whether the word was there */
  remove(word: string): boolean {
    return this.#shown.delete(word);
  }

  /** How near a sign is to each new word, nearest first. @param point of length 1 */
  nearest(point: Float32Array): Near[] {
    const nearness = this.#nearness(point);
    return sorted(this.words.map((word, k) => ({ word, nearness: nearness[k] ?? -1 })));
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
    const nearness = this.#nearness(point);
    const top = nearness.reduce((best, each) => Math.max(best, each), -Infinity);
    const share = nearness.length ? shareOfNew(top, this.#nearestOfKnown(point), calibration) : 0;
    probabilities.forEach((p, k) => (out[k] = p * (1 - share)));
    const weights = nearness.map((each) => Math.exp(calibration.sharpness * (each - top)));
    const sum = weights.reduce((a, b) => a + b, 0);
    weights.forEach((weight, k) => (out[probabilities.length + k] = (share * weight) / sum));
    return out;
  }

  /** [words] */
  #nearness(point: Float32Array): Float64Array {
    const shown = [...this.#shown.values()];
    const means = Float64Array.from(shown, ({ mean }) => similarity(mean, point));
    const least = means.toSorted().at(-COMPARED) ?? -1;
    return means.map((near, k) =>
      near < least ? near / (1 + NEAREST) : nearnessOf(near, shown[k]?.takes ?? [], point),
    );
  }

  #nearestOfKnown(point: Float32Array): number {
    let best = -1;
    for (const mean of this.#known.values()) best = Math.max(best, similarity(mean, point));
    return best;
  }
}

/** Probability that a new word is meant, by how near the nearest new and the nearest known word are. */
function shareOfNew(fresh: number, known: number, { steepness, handicap, least }: Calibration): number {
  const rival = Math.max(least, known + handicap);
  return 1 / (1 + Math.exp(-steepness * (fresh - rival)));
}

/** To the mean of its takes, and to the nearest of them. */
function nearnessOf(mean: number, takes: readonly Float32Array[], point: Float32Array): number {
  const nearest = takes.reduce((best, take) => Math.max(best, similarity(take, point)), -1);
  return (mean + NEAREST * nearest) / (1 + NEAREST);
}

const sorted = (list: Near[]): Near[] => list.sort((a, b) => b.nearness - a.nearness);
