/** What one person is likely to sign next, in one session: their habits, and the word that they have just signed. */
import { NONE } from './model.ts';
import { BEGINNING, LONGEST_PAUSE, reweighed, type WordHistory } from './word_prior.ts';

export class ExpectedWords {
  readonly #habits: () => WordHistory | null;
  /** Null: a sign that could not be read came after it. */
  #before: string | null = BEGINNING;
  /** Where the word before ended, ms on the frames' clock. */
  #end = -Infinity;
  #known: { of: string; vocabulary: readonly string[]; likely: Float64Array } | null = null;
  /** What is signed now follows no habits: somebody practises. */
  paused = false;

  /** @param habits asked whenever it matters; null: nothing is expected */
  constructor(habits: () => WordHistory | null) {
    this.#habits = habits;
  }

  /** @param end ms on the frames' clock */
  wrote(word: string, end: number): void {
    [this.#before, this.#end] = [word, end];
  }

  /** A sign ended, or something like one, and was not written: whatever comes next comes after nobody knows what. */
  missed(): void {
    this.#before = null;
  }

  /** The person says what the last word was, or null: a new sentence begins. */
  correct(word: string | null): void {
    this.#before = word ?? BEGINNING;
  }

  /** The clock begins anew. */
  reset(): void {
    [this.#before, this.#end] = [BEGINNING, -Infinity];
  }

  /**
   * @param seen [vocabulary] probabilities of a sign
   * @param start where the sign began, ms on the frames' clock
   */
  reweighed(seen: Float32Array, vocabulary: readonly string[], start: number): Float32Array {
    const habits = this.paused ? null : this.#habits();
    if (!habits || habits.words === 0) return seen;
    const before = start - this.#end > LONGEST_PAUSE ? BEGINNING : this.#before;
    return reweighed(seen, this.#likely(habits, before, vocabulary), vocabulary.indexOf(NONE));
  }

  #likely(habits: WordHistory, before: string | null, vocabulary: readonly string[]): Float64Array {
    const of = JSON.stringify([habits.version, before]);
    if (this.#known?.of !== of || this.#known.vocabulary !== vocabulary)
      this.#known = { of, vocabulary, likely: habits.likelihoods(before, vocabulary) };
    return this.#known.likely;
  }
}
