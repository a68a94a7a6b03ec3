/** The words written so far. Every change can be taken back, clearing too: a sign cannot be made twice by a computer. */
import type { Guess } from '../../models/recognition.ts';

export interface Word extends Guess {
  /** Tells apart a word and its repetition. */
  id: number;
  alternatives: readonly Guess[];
  /** True where the person picked the word out of guesses. */
  corrected: boolean;
}

type Words = readonly Word[];

/** Changes that can be taken back. */
const DEPTH = 200;

export class Sentence {
  #words = $state.raw<Words>([]);
  #past = $state.raw<readonly Words[]>([]);
  #id = 0;

  get words() {
    return this.#words;
  }
  get last() {
    return this.#words.at(-1) ?? null;
  }
  get canUndo() {
    return this.#past.length > 0;
  }
  get isEmpty() {
    return this.#words.length === 0;
  }
  get text() {
    return this.#words.map(({ word }) => readable(word)).join(' ');
  }

  /** @param chosen by the person, among guesses */
  append({ word, confidence, alternatives }: Guess & { alternatives: readonly Guess[] }, chosen = false) {
    this.#change([...this.#words, { id: ++this.#id, word, confidence, alternatives, corrected: chosen }]);
  }

  /** Puts a runner-up in the place of the last word; the word that it replaces stays on offer. */
  correct(guess: Guess) {
    const { last } = this;
    if (!last) return;
    const { word, confidence, alternatives } = last;
    const others = alternatives.map((other) => (other.word === guess.word ? { word, confidence } : other));
    this.#change([...this.#words.slice(0, -1), { ...last, ...guess, alternatives: others, corrected: true }]);
  }

  clear() {
    if (!this.isEmpty) this.#change([]);
  }

  undo() {
    const before = this.#past.at(-1);
    if (!before) return;
    this.#past = this.#past.slice(0, -1);
    this.#words = before;
  }

  #change(words: Words) {
    this.#past = [...this.#past, this.#words].slice(-DEPTH);
    this.#words = words;
  }
}

/** Glosses are written like file names in some data sets: `thank_you`. */
export function readable(gloss: string): string {
  return gloss.replaceAll('_', ' ');
}

/** Whole percent, but never 100: no recognition is certain. */
export function percent(confidence: number): string {
  return `${Math.min(99, Math.round(confidence * 100))} %`;
}
