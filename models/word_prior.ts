/**
 * What somebody usually says: how often each of their words came after which other, or first. Counts, never sentences.
 *
 * They move likelihood from words to words, by a bounded amount, before any threshold. What all words have together is left
 * as network and open set see it, and where `none` leads nothing is moved. So a word that the network finds nearly as
 * likely as its best one may take that one's place, one that is further behind never does, and silence stays silence.
 */
import { NONE } from './model.ts';

/** A word of a sentence; times in ms on any one clock, null where nobody knows. */
export interface SpokenWord {
  word: string;
  start: number | null;
  end: number | null;
}

/** So often did the second word come after the first, or begin a sentence. */
export type WordPair = readonly [before: string, word: string, count: number];

/** What stands before the first word. */
export const BEGINNING = '';
/** After a pause as long as this a word begins a sentence anew, ms: as sentences usually end (renderer/output). */
export const LONGEST_PAUSE = 4000;
/** Words that are counted; beyond that all counts are halved, so that old habits fade. */
const MOST_WORDS = 50_000;
/**
 * Likelihood that is kept for what has not been seen, in words: as many as there are different words that were (Witten &
 * Bell 1991), and these, since two or three sentences are no habit yet.
 */
const DOUBT = 3;

/**
 * How much of the difference in likelihood counts, and how much at most, in nats between a word and the network's best one.
 * Chosen on ksl-13 (docs/recognition.md).
 */
export const PRIOR = { weight: 0.5, most: 1 };

/** One person's habits. */
export class WordHistory {
  /** word before → word → count */
  readonly #after = new Map<string, Map<string, number>>();
  #words = 0;
  #version = 0;

  /** @param pairs as `pairs` gave them */
  constructor(pairs: Iterable<WordPair> = []) {
    for (const [before, word, count] of pairs) this.#count(keyOf(before), keyOf(word), count);
  }

  /** How many words were counted. */
  get words(): number {
    return this.#words;
  }

  /** Another one after each change. */
  get version(): number {
    return this.#version;
  }

  get pairs(): WordPair[] {
    return [...this.#after].flatMap(([before, next]) => [...next].map(([word, n]): WordPair => [before, word, n]));
  }

  learn(sentence: readonly SpokenWord[]): void {
    for (const [before, word] of pairsOf(sentence)) this.#count(before, word, 1);
    if (this.#words > MOST_WORDS) this.#fade();
  }

  /** As if it had never been said. */
  unlearn(sentence: readonly SpokenWord[]): void {
    for (const [before, word] of pairsOf(sentence)) this.#count(before, word, -1);
  }

  forget(): void {
    this.#after.clear();
    this.#words = 0;
    this.#version++;
  }

  /**
   * How likely each word is to come now: a mixture of what came after this word, of all words, and of no preference. Words
   * that the vocabulary lacks are left out, and wait for a vocabulary that has them.
   * @param before the word before, or BEGINNING; null: nobody knows, so what came after it does not count
   * @returns [vocabulary]; 0 for `none`. Without any habits all others are alike
   */
  likelihoods(before: string | null, vocabulary: readonly string[]): Float64Array {
    const keys = vocabulary.map((word) => (word === NONE ? null : keyOf(word)));
    const known = new Set(keys.filter((key) => key !== null));
    const all = new Map<string, number>();
    for (const each of this.#after.values())
      for (const [word, n] of each) if (known.has(word)) all.set(word, (all.get(word) ?? 0) + n);
    const alike = Float64Array.from(keys, (key) => (key === null ? 0 : 1 / known.size));
    const common = mixed(alike, keys, all);
    if (before === null) return common;
    const next = [...(this.#after.get(keyOf(before)) ?? [])].filter(([word]) => known.has(word));
    return mixed(common, keys, new Map(next));
  }

  #count(before: string, word: string, by: number): void {
    if (!word || word === NONE) return;
    const next = this.#after.get(before) ?? new Map<string, number>();
    const was = next.get(word) ?? 0;
    // What has faded since it was learnt cannot be taken away any more.
    const now = Math.max(0, was + by);
    if (now > 0) next.set(word, now);
    else next.delete(word);
    if (next.size > 0) this.#after.set(before, next);
    else this.#after.delete(before);
    this.#words += now - was;
    this.#version++;
  }

  #fade(): void {
    const pairs = this.pairs;
    this.forget();
    for (const [before, word, count] of pairs) this.#count(before, word, Math.floor(count / 2));
  }
}

/**
 * What a network sees, in the light of what is likely to come.
 * @param seen [vocabulary] probabilities, hidden words at 0
 * @param likely [vocabulary] as `likelihoods`
 * @param none index of `none`, −1 where there is none
 * @returns the same sum for all words together
 */
export function reweighed(seen: Float32Array, likely: Float64Array, none: number, prior = PRIOR): Float32Array {
  const best = leading(seen, none);
  if (best < 0 || (seen[none] ?? 0) >= (seen[best] ?? 0)) return seen;
  const of = Math.log(likely[best] ?? 1);
  const moved = seen.map((p, k) => {
    if (k === none || p === 0) return 0;
    const by = prior.weight * (Math.log(likely[k] ?? 1) - of);
    return p * Math.exp(Math.max(-prior.most, Math.min(prior.most, by)));
  });
  const sum = (values: Float32Array) => values.reduce((all, p, k) => (k === none ? all : all + p), 0);
  const share = sum(seen) / sum(moved);
  const out = moved.map((p) => p * share);
  // `none`, which did not lead, does not lead because words have come nearer to each other.
  if (none >= 0) out[none] = Math.min(seen[none] ?? 0, 0.999 * (out[leading(out, none)] ?? 0));
  return out;
}

/** The most likely word; −1 where there is no word. */
function leading(probabilities: Float32Array, none: number): number {
  let best = -1;
  probabilities.forEach((p, k) => {
    if (k !== none && (best < 0 || p > (probabilities[best] ?? 0))) best = k;
  });
  return best;
}

/** One spelling for `thank_you`, as models write it, and “Thank you”, as people type it. */
const keyOf = (word: string): string =>
  word
    .trim()
    .toLowerCase()
    .replace(/[\s_]+/g, '_');

function pairsOf(sentence: readonly SpokenWord[]): [before: string, word: string][] {
  return sentence.map(({ word, start }, k) => {
    const { word: before = BEGINNING, end = null } = sentence[k - 1] ?? {};
    const paused = start !== null && end !== null && start - end > LONGEST_PAUSE;
    return [paused ? BEGINNING : keyOf(before), keyOf(word)];
  });
}

/** Of counts and of what is believed without them. */
function mixed(believed: Float64Array, keys: readonly (string | null)[], counts: ReadonlyMap<string, number>) {
  const doubt = counts.size + DOUBT;
  const all = [...counts.values()].reduce((sum, n) => sum + n, 0) + doubt;
  return believed.map((p, k) => ((counts.get(keys[k] ?? '') ?? 0) + doubt * p) / all);
}
