/** What other programs are told, in the words of docs/api.md: numbered words, the guess of the moment, the sentence. */
import type { Recognition } from '../../models/recognition.ts';

/** Of the protocol. What is added does not change it; what is changed or taken away does. */
export const VERSION = 1;
/** Words that can still be asked for: somebody who signs without a pause makes some 60 a minute. */
const KEPT_WORDS = 1000;
/** Of a sentence. */
const MOST_WORDS = 200;
/** A guess without news for this long is stale (the session ended, frames stopped coming), ms. */
const STALE_MS = 4000;

export interface SharedWord {
  /** 1, 2, 3 … since the app was started. */
  number: number;
  /** The gloss: `thank_you`. */
  word: string;
  /** Calibrated probability, 0..1. */
  confidence: number;
  /** When the sign began and ended, ms since 1970. */
  start: number;
  end: number;
}

export type Message =
  | { type: 'hello'; words: readonly string[]; text: string; last: number }
  | ({ type: 'word' } & SharedWord)
  | { type: 'provisional'; word: string; confidence: number }
  | { type: 'withdrawn' }
  | { type: 'sentence'; words: readonly string[]; text: string };

export class Feed {
  readonly #words: SharedWord[] = [];
  readonly #listeners = new Set<(message: Message) => void>();
  readonly #now: () => number;
  #sentence: readonly string[] = [];
  #last = 0;
  /** Runs while a guess stands. */
  #guess: NodeJS.Timeout | null = null;

  /** @param now ms since 1970 */
  constructor(now: () => number = Date.now) {
    this.#now = now;
  }

  /** Number of the newest word, 0 before the first. */
  get last(): number {
    return this.#last;
  }

  /** Words with a higher number, oldest first, as far as they are still known. */
  since(number: number): SharedWord[] {
    return this.#words.filter((word) => word.number > number);
  }

  /** @returns the function that ends it */
  subscribe(listener: (message: Message) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** A word that is not sure is a question to the person who signs, and nobody else's business. */
  hear(recognition: Recognition): void {
    if (recognition.kind === 'provisional') {
      const { word, confidence } = recognition;
      this.#drop();
      this.#guess = setTimeout(() => this.#withdraw(), STALE_MS);
      this.#guess.unref();
      return this.#tell({ type: 'provisional', word, confidence });
    }
    if (recognition.kind !== 'committed') return this.#withdraw();
    const { word, confidence, start, end, t } = recognition;
    // The sender's clock begins where it likes; its newest frame came just now.
    const ago = (then: number) => Math.round(this.#now() - (t - then));
    const said = { number: ++this.#last, word, confidence, start: ago(start), end: ago(end) };
    this.#words.push(said);
    if (this.#words.length > KEPT_WORDS) this.#words.shift();
    this.#sentence = [...this.#sentence, word].slice(-MOST_WORDS);
    this.#drop();
    this.#tell({ type: 'word', ...said });
  }

  /** The sentence as the person has it: told on, where that is news. */
  correct(words: readonly string[]): void {
    const same = words.length === this.#sentence.length && words.every((word, index) => word === this.#sentence[index]);
    if (same) return;
    this.#sentence = words.slice(-MOST_WORDS);
    this.#tell({ type: 'sentence', words: this.#sentence, text: textOf(this.#sentence) });
  }

  /** What somebody hears first. */
  hello(): Message {
    return { type: 'hello', words: this.#sentence, text: textOf(this.#sentence), last: this.#last };
  }

  /** Nobody is to learn later what was signed now. The numbers go on. */
  forget(): void {
    this.#words.length = 0;
    this.#sentence = [];
    this.#drop();
  }

  #withdraw(): void {
    if (!this.#guess) return;
    this.#drop();
    this.#tell({ type: 'withdrawn' });
  }

  #drop(): void {
    if (this.#guess) clearTimeout(this.#guess);
    this.#guess = null;
  }

  #tell(message: Message): void {
    for (const listener of [...this.#listeners]) listener(message);
  }
}

/** Glosses are written like file names in some data sets: `thank_you`. */
export function textOf(words: readonly string[]): string {
  return words.map((word) => word.replaceAll('_', ' ')).join(' ');
}
