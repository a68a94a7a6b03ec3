/** A round of practice: a word is shown, the person signs it, and what the model reads is the score. */
import type { Recognition } from '../../models/recognition.ts';

/** So many misses, then the next word: the missed one comes back at the end. */
const TRIES = 3;
/** What was read stays on the screen this long before the next word, ms. */
export const SHOWN_MS = 1500;

/** What came of one attempt. `sure`: probability of the word that was asked for, 0..1. */
export type Outcome =
  | { kind: 'right'; sure: number }
  /** Likely the word, but not likely enough to be written. */
  | { kind: 'nearly'; sure: number }
  /** Read as another word. */
  | { kind: 'other'; word: string; sure: number }
  /** Something was signed, and it was no word. */
  | { kind: 'nothing' };

export interface Score {
  word: string;
  tries: number;
  right: boolean;
  /** Of the attempt that was right; 0 where none was. */
  sure: number;
  skipped: boolean;
}

export class Drill {
  #queue = $state.raw<readonly string[]>([]);
  #scores = $state.raw<readonly Score[]>([]);
  #last = $state.raw<Outcome | null>(null);
  #guess = $state<string | null>(null);
  #misses = $state(0);
  #running = $state(false);
  #places = $state(0);
  /** What was read is being shown: nothing counts meanwhile. */
  #pausing = false;
  #timer: ReturnType<typeof setTimeout> | undefined;
  /** Told of each word that is through. */
  onscore: ((score: Score) => void) | null = null;

  get running() {
    return this.#running;
  }
  /** What is to be signed; null before and after the round. */
  get word() {
    return this.#running ? (this.#queue[0] ?? null) : null;
  }
  /** Of the attempt just made. */
  get last() {
    return this.#last;
  }
  /** What the attempt under way looks like so far. */
  get guess() {
    return this.#guess;
  }
  /** Of this word so far. */
  get misses() {
    return this.#misses;
  }
  /** In the order in which they came to an end. A word that came twice is there twice. */
  get scores() {
    return this.#scores;
  }
  /** Which word this is, from 1, and how many there are. */
  get place() {
    return { at: Math.min(this.#places, this.#places - this.#queue.length + 1), of: this.#places };
  }

  /** @param words in the order in which they are asked for */
  start(words: readonly string[]) {
    this.stop();
    this.#queue = words;
    this.#places = words.length;
    this.#scores = [];
    this.#last = null;
    this.#misses = 0;
    this.#running = words.length > 0;
  }

  hear(recognition: Recognition) {
    const { word } = this;
    if (word === null || this.#pausing) return;
    if (recognition.kind === 'provisional') {
      this.#guess = recognition.word;
      return;
    }
    this.#guess = null;
    this.#last = outcomeOf(recognition, word);
    if (this.#last.kind === 'right') this.#end({ right: true, sure: this.#last.sure, skipped: false });
    else if (++this.#misses >= TRIES) this.#end({ right: false, sure: 0, skipped: false });
  }

  skip() {
    if (this.word !== null && !this.#pausing) this.#end({ right: false, sure: 0, skipped: true });
  }

  /** What was scored stays. */
  stop() {
    clearTimeout(this.#timer);
    this.#pausing = false;
    this.#running = false;
    this.#guess = null;
  }

  #end({ right, sure, skipped }: Pick<Score, 'right' | 'sure' | 'skipped'>) {
    const { word } = this;
    if (word === null) return;
    const score = { word, tries: this.#misses + (right ? 1 : 0), right, sure, skipped };
    const before = this.#scores.some((each) => each.word === word);
    this.#scores = [...this.#scores, score];
    this.onscore?.(score);
    if (skipped) return this.#next([]);
    this.#pausing = true;
    // Once more at the end, and not for ever.
    this.#timer = setTimeout(() => this.#next(right || before ? [] : [word]), SHOWN_MS);
  }

  #next(again: readonly string[]) {
    this.#pausing = false;
    this.#queue = [...this.#queue.slice(1), ...again];
    this.#places += again.length;
    this.#misses = 0;
    this.#last = null;
    if (this.#queue.length === 0) this.stop();
  }
}

export function outcomeOf(recognition: Exclude<Recognition, { kind: 'provisional' }>, asked: string): Outcome {
  if (recognition.kind === 'withdrawn') return { kind: 'nothing' };
  const guesses = [recognition, ...recognition.alternatives];
  const sure = guesses.find(({ word }) => word === asked)?.confidence ?? 0;
  if (recognition.word === asked) return { kind: recognition.kind === 'committed' ? 'right' : 'nearly', sure };
  if (recognition.kind === 'unsure') return sure > 0 ? { kind: 'nearly', sure } : { kind: 'nothing' };
  return { kind: 'other', word: recognition.word, sure };
}
