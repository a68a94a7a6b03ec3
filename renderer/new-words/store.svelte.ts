/** Words of the library that the active model has not learnt, as the views know them. */
/* eslint-disable svelte/prefer-svelte-reactivity -- what is drawn from is replaced as a whole; the rest is bookkeeping */
import { SvelteSet } from 'svelte/reactivity';
import type { Api, AppEvent, NewWord } from '../../electron/ipc.ts';
import { Reading } from '../reading.svelte.ts';
import type { Notices } from '../status/notices.svelte.ts';
import { clashesOf, isRecognised, keyOf, type Likeness } from './likeness.ts';

export class NewWords {
  readonly api: Api;
  #reading: Reading<NewWord[]>;
  #notices: Notices;
  #byId = $derived.by(() => new Map(this.words.map((word) => [word.id, word])));
  /** What was known last, to see what has come to work since; null before the first answer. */
  #known: readonly NewWord[] | null = null;
  #said = new Set<number>();
  #arrived = $state.raw<readonly NewWord[]>([]);
  /** Pairs that somebody has looked at and leaves as they are. */
  #left = new SvelteSet<string>();
  #end: () => void;

  constructor(api: Api, notices: Notices) {
    this.api = api;
    this.#reading = new Reading(async () => this.#look(await api.listNewWords()));
    this.#notices = notices;
    this.#end = api.subscribe((event) => this.#hear(event));
  }

  /** By name; empty before the first answer, and where there is none. */
  get words(): readonly NewWord[] {
    return this.#reading.value ?? [];
  }
  /** Those that are recognised now. */
  get working(): readonly NewWord[] {
    return this.words.filter(isRecognised);
  }
  /**
   * Words that takes have brought to work since `forget`, as they were then, the first one first. None comes twice while
   * the window is open, though a take may be made anew: it is news only once.
   */
  get arrived(): readonly NewWord[] {
    return this.#arrived;
  }
  /** @param id its number in the library */
  word(id: number): NewWord | null {
    return this.#byId.get(id) ?? null;
  }

  /** Pairs of recognised words that may be mixed up, nearest first, but for those that somebody leaves as they are. */
  clashes(words: readonly NewWord[]): Likeness[] {
    return clashesOf(words).filter((pair) => !this.#left.has(keyOf(pair)));
  }
  /** Does not warn of that pair again while the window is open. */
  leave(pair: Likeness) {
    this.#left.add(keyOf(pair));
  }

  refresh(): Promise<void> {
    return this.#reading.refresh();
  }

  close() {
    this.#reading.close();
    this.#end();
  }

  /** The news has been told. */
  forget() {
    if (this.#arrived.length > 0) this.#arrived = [];
  }

  /** @returns whether it was done; if not, a message has said why */
  async turn(id: number, on: boolean): Promise<boolean> {
    try {
      const changed = await this.api.setNewWord({ id, on });
      this.#reading.value = this.#look(this.words.map((word) => (word.id === id ? changed : word)));
      return true;
    } catch (error) {
      this.#notices.say(error instanceof Error ? error.message : String(error));
      return false;
    }
  }

  #hear(event: AppEvent) {
    if (event.event === 'new-words') this.#reading.value = this.#look(event.words);
    else if (event.event === 'connection' && event.connected) void this.refresh();
  }

  #look(words: NewWord[]): NewWord[] {
    const arrivals = arrivalsOf(this.#known ?? words, words).filter(({ id }) => !this.#said.has(id));
    this.#known = words;
    for (const { id } of arrivals) this.#said.add(id);
    if (arrivals.length > 0) this.#arrived = [...this.#arrived, ...arrivals];
    return words;
  }
}

/**
 * Words that takes have brought to work. Not those that somebody has turned on, nor those that work because another model,
 * which does not know them, recognises: neither is news to the person.
 */
export function arrivalsOf(before: readonly NewWord[], after: readonly NewWord[]): NewWord[] {
  const missing = new Set(before.filter(({ needed }) => needed > 0).map(({ id }) => id));
  return after.filter((word) => isRecognised(word) && missing.has(word.id));
}
