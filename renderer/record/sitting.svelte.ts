/** The takes of one sitting, newest first, and what became of each: kept, made anew or deleted. */
import type { TakeSummary } from '../../electron/ipc.ts';
import type { Motion } from '../takes/motion.ts';

/** Cards that are kept: an hour's takes must not fill the memory. The counts go on. */
const MOST_CARDS = 200;

/** `redone`: deleted because the word is signed once more. */
export type Fate = 'there' | 'redone' | 'deleted';

export class Card {
  readonly id: number;
  #take = $state.raw<TakeSummary>() as TakeSummary;
  /** Null until it has been loaded, or where it cannot be. */
  motion = $state.raw<Motion | null>(null);
  #fate = $state<Fate>('there');

  constructor(take: TakeSummary) {
    this.id = take.id;
    this.#take = take;
  }

  get take() {
    return this.#take;
  }
  get fate() {
    return this.#fate;
  }
  /** Something was noticed that nobody has dismissed yet. */
  get noted() {
    return this.#take.notes.length > 0 && !this.#take.kept;
  }

  /** For the sitting, which counts along. */
  become(take: TakeSummary, fate: Fate) {
    this.#take = take;
    this.#fate = fate;
  }
}

export interface WordCount {
  word: number;
  /** Takes that are not deleted; of them, those with notes that nobody has dismissed. */
  takes: number;
  noted: number;
}

export class Sitting {
  #cards = $state.raw<readonly Card[]>([]);
  #counts = $state.raw<readonly WordCount[]>([]);

  /** Newest first. */
  get cards() {
    return this.#cards;
  }
  /** In the order in which the words were first signed. */
  get counts() {
    return this.#counts;
  }
  get takes() {
    return this.#counts.reduce((sum, { takes }) => sum + takes, 0);
  }
  get noted() {
    return this.#counts.reduce((sum, { noted }) => sum + noted, 0);
  }
  takesOf(word: number) {
    return this.#counts.find((count) => count.word === word)?.takes ?? 0;
  }

  clear() {
    this.#cards = [];
    this.#counts = [];
  }

  /** @returns its card; the one that it has already where it is said twice */
  add(take: TakeSummary): Card {
    const known = this.#cards.find(({ id }) => id === take.id);
    if (known) return known;
    const card = new Card(take);
    this.#cards = [card, ...this.#cards].slice(0, MOST_CARDS);
    this.#count(card, 1);
    return card;
  }

  change(card: Card, take: TakeSummary, fate: Fate = card.fate) {
    this.#count(card, -1);
    card.become(take, fate);
    this.#count(card, 1);
  }

  #count(card: Card, sign: 1 | -1) {
    if (card.fate !== 'there') return;
    const { word } = card.take;
    const before = this.#counts.find((count) => count.word === word);
    const after = {
      word,
      takes: (before?.takes ?? 0) + sign,
      noted: (before?.noted ?? 0) + (card.noted ? sign : 0),
    };
    this.#counts = before ? this.#counts.map((count) => (count === before ? after : count)) : [...this.#counts, after];
  }
}
