/** How each word has gone in all rounds so far, kept in this window's storage alone. */
import * as v from 'valibot';
import type { Memory } from '../memory.ts';
import type { Score } from './drill.svelte.ts';

/** Old rounds count less and less: someone who learns is not to be reminded of it for ever. */
const FADING = 0.7;
/** Far more than anybody practises; storage is small. */
const MOST = 2000;

const Kept = v.record(v.string(), v.pipe(v.number(), v.minValue(0), v.maxValue(1)));

/** Which words a round asks for. */
export const CHOICES = ['all', 'weak', 'new'] as const;
export type Choice = (typeof CHOICES)[number];

export class Progress {
  /** By word, 0 = never right … 1 = always right at the first try; words that were never asked for are absent. */
  #kept = $state.raw<Readonly<Record<string, number>>>({});
  #memory: Memory;

  constructor(memory: Memory) {
    this.#memory = memory;
    this.#kept = read(memory.get('practised'));
  }

  of(word: string): number | null {
    return Object.hasOwn(this.#kept, word) ? (this.#kept[word] ?? null) : null;
  }

  add({ word, tries, right, skipped }: Pick<Score, 'word' | 'tries' | 'right' | 'skipped'>) {
    if (skipped) return;
    const now = right ? 1 / tries : 0;
    const before = this.of(word) ?? now;
    const { [word]: _, ...others } = this.#kept;
    const entries = [...Object.entries(others), [word, FADING * before + (1 - FADING) * now] as const];
    this.#kept = Object.fromEntries(entries.slice(-MOST));
    this.#memory.set('practised', JSON.stringify(this.#kept));
  }

  /**
   * Words of a round. `weak`: those that have gone worst, worst first; `new`: those that were never asked for.
   * @param random 0..1, as Math.random
   */
  choose(words: readonly string[], choice: Choice, count: number, random: () => number = Math.random): string[] {
    const drawn = shuffled(words, random);
    if (choice === 'new') return drawn.filter((word) => this.of(word) === null).slice(0, count);
    if (choice === 'all') return drawn.slice(0, count);
    const weak = drawn.filter((word) => (this.of(word) ?? 1) < 1);
    return weak.sort((a, b) => (this.of(a) ?? 1) - (this.of(b) ?? 1)).slice(0, count);
  }
}

function read(text: string | null): Readonly<Record<string, number>> {
  try {
    return text === null ? {} : v.parse(Kept, JSON.parse(text));
  } catch {
    return {};
  }
}

function shuffled(words: readonly string[], random: () => number): string[] {
  return words
    .map((word) => ({ word, at: random() }))
    .sort((a, b) => a.at - b.at)
    .map(({ word }) => word);
}
