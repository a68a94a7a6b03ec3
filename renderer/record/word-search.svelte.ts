/** The box in which a word is looked for among those of the library, or made: what it offers, and which is marked. */
import type { LibraryWord } from '../../electron/ipc.ts';
import { NONE } from '../../models/model.ts';
import { readable } from '../translate/sentence.svelte.ts';
import { wordNamed } from '../library/word-list.ts';
import { search } from '../words/vocabulary.ts';

/** More are not offered at once: a longer text narrows them down. */
const OFFERED = 8;
/** As long as the contract lets a word be. */
const LONGEST = 80;

export type Offer = { kind: 'known'; word: LibraryWord } | { kind: 'new'; text: string };

export class WordSearch {
  #text = $state('');
  #marked = $state(0);
  open = $state(false);
  #words: () => readonly LibraryWord[];
  #offers = $derived.by(() => this.#look());

  /** @param words those that may be offered */
  constructor(words: () => readonly LibraryWord[]) {
    this.#words = words;
  }

  get text() {
    return this.#text;
  }
  set text(text: string) {
    this.#text = text;
    this.#marked = 0;
    this.open = true;
  }
  get offers(): readonly Offer[] {
    return this.#offers;
  }
  /** Place of the offer that Enter takes; -1 where there is none. */
  get marked() {
    return Math.min(this.#marked, this.#offers.length - 1);
  }
  get choice(): Offer | null {
    return this.#offers[this.marked] ?? null;
  }

  /** Up and down, round and round; opens the list. */
  move(by: number) {
    const count = this.#offers.length;
    if (this.open && count > 0) this.#marked = (this.marked + by + count) % count;
    this.open = true;
  }

  clear() {
    this.#text = '';
    this.#marked = 0;
    this.open = false;
  }

  #look(): readonly Offer[] {
    const text = this.#text.trim().slice(0, LONGEST);
    const words = this.#words().filter(({ word }) => word !== NONE);
    const found = search(words, readable(text)).slice(0, OFFERED);
    const offers = found.map((word): Offer => ({ kind: 'known', word }));
    const isNew = text !== '' && text.toLowerCase() !== NONE && wordNamed(words, text) === null;
    return isNew ? [...offers, { kind: 'new', text }] : offers;
  }
}
