/** Looking through the library: which takes are shown, which are selected or open, and what is done to them. */
/* eslint-disable svelte/prefer-svelte-reactivity -- what is drawn from is replaced as a whole; the rest is bookkeeping */
import type { Api, LibraryDescription, RequestInput, TakeChange, TakeFilter, TakeSummary } from '../../electron/ipc.ts';
import { clock } from '../takes/clock.svelte.ts';
import { MotionCache } from './motion-cache.svelte.ts';
import { Pane } from './pane.svelte.ts';
import { Playback } from './playback.svelte.ts';
import type { LibraryStore } from './store.svelte.ts';
import { wordNamed } from './word-list.ts';

/** As many as one change may name. */
const MOST = 10_000;

/** What narrows the takes, beside their word. */
export type Narrowing = Pick<TakeFilter, 'signer' | 'session' | 'tag' | 'note'>;

const kept = new WeakMap<LibraryStore, Review>();

export class Review {
  readonly library: LibraryStore;
  readonly motions: MotionCache;
  readonly playback: Playback;
  readonly main: Pane;
  #api: Api;
  #other = $state.raw<Pane | null>(null);
  #narrowing = $state.raw<Narrowing>({});
  #bin = $state(false);
  #openId = $state<number | null>(null);
  #openPane = $state.raw<Pane | null>(null);
  /** The open take while a change may be taking it out of its list. */
  #held = $state.raw<TakeSummary | null>(null);
  #seen: LibraryDescription | null = null;
  /** A change of many takes is made in parts: the lists are read when all are done. */
  #changing = false;
  #refreshing: Promise<void> = Promise.resolve();

  constructor(library: LibraryStore, playing: boolean) {
    this.library = library;
    this.#api = library.api;
    this.motions = new MotionCache(library.api);
    this.playback = new Playback(() => clock.now, playing);
    this.main = new Pane(library.api);
  }

  /** The view may be left and come back to: what was chosen is kept with its library. */
  static of(library: LibraryStore, playing: boolean): Review {
    const review = kept.get(library) ?? new Review(library, playing);
    kept.set(library, review);
    return review;
  }

  /** The second grid, for comparison. */
  get other() {
    return this.#other;
  }
  get panes(): Pane[] {
    return this.#other ? [this.main, this.#other] : [this.main];
  }
  get narrowing() {
    return this.#narrowing;
  }
  get isNarrowed() {
    return Object.values(this.#narrowing).some((value) => value !== undefined);
  }
  /** Whether the deleted takes are shown, instead of the others. */
  get bin() {
    return this.#bin;
  }
  get selected(): TakeSummary[] {
    return [...new Map(this.panes.flatMap(({ selected }) => selected).map((take) => [take.id, take])).values()];
  }

  selectNone() {
    for (const { selection } of this.panes) selection.clear();
  }

  /* What is shown. */

  async choose(word: number | null): Promise<void> {
    this.#bin = false;
    await this.main.show(word, this.#filter);
    this.fit();
  }

  async showBin(): Promise<void> {
    this.#bin = true;
    this.#other = null;
    await this.main.show(null, this.#filter);
    this.fit();
  }

  async compareWith(word: number | null): Promise<void> {
    if (word === null) {
      this.#other = null;
      return;
    }
    this.#other ??= new Pane(this.#api);
    await this.#other.show(word, this.#filter);
    this.fit();
  }

  async narrow(part: Narrowing): Promise<void> {
    this.#narrowing = { ...this.#narrowing, ...part };
    await Promise.all(this.panes.map((pane) => pane.show(pane.word, this.#filter)));
    this.fit();
  }

  /** The library has changed, here or elsewhere; of one reading of it, the lists are read anew once. */
  refresh(): Promise<void> {
    const { description } = this.library;
    if (description !== this.#seen && !this.#changing) {
      this.#seen = description;
      this.#refreshing = this.#readAgain();
    }
    return this.#refreshing;
  }

  async #readAgain(): Promise<void> {
    const { main, other } = this;
    // The word may have been removed meanwhile.
    if (main.word !== null && !this.library.word(main.word)) await main.show(null, this.#filter);
    else await main.refresh();
    if (other?.word && !this.library.word(other.word)) this.#other = null;
    else await other?.refresh();
    this.fit();
  }

  /** Everything that is shown now, as a filter: what an export of "what is shown" holds. */
  get shown(): TakeFilter {
    return this.main.word === null ? this.#filter : { ...this.#filter, word: this.main.word };
  }

  get #filter(): TakeFilter {
    const given = Object.fromEntries(Object.entries(this.#narrowing).filter(([, value]) => value !== undefined));
    return this.#bin ? { ...given, deleted: true } : given;
  }

  fit() {
    this.playback.fit(this.panes.flatMap(({ list }) => list.takes.flatMap((take) => (take ? [take.trim] : []))));
  }

  /* The take that is open. */

  get opened(): TakeSummary | null {
    return this.#openPane?.list.takes.find((take) => take?.id === this.#openId) ?? this.#held;
  }
  /** Its place among the takes of its grid, from 0; -1 where none is open. */
  get openPlace(): number {
    return this.#openId === null ? -1 : (this.#openPane?.list.placeOf(this.#openId) ?? -1);
  }
  get openTotal(): number {
    return this.#openPane?.list.total ?? 0;
  }

  async open(pane: Pane, place: number): Promise<void> {
    await pane.list.need(place, place + 1);
    const take = pane.list.takes[place];
    if (!take) return;
    pane.active = place;
    this.#openPane = pane;
    this.#openId = take.id;
  }

  /** The next take, or the one before it with -1. */
  async openNext(step: 1 | -1): Promise<void> {
    const place = this.openPlace + step;
    if (this.#openPane && place >= 0 && place < this.openTotal) await this.open(this.#openPane, place);
  }

  close() {
    this.#openPane = null;
    this.#openId = null;
  }

  /* What is done to takes: each is one change, which undo takes back. */

  /** @returns whether it was done; where not, a message has said why */
  async change(takes: readonly number[], change: TakeChange): Promise<boolean> {
    const after = this.#neighbours();
    this.#held = this.opened;
    try {
      this.#changing = takes.length > MOST;
      for (let at = 0; at < takes.length; at += MOST) {
        const changed = await this.library.changeTakes({ takes: takes.slice(at, at + MOST), change });
        if (!changed) return false;
        for (const pane of this.panes) pane.replace(changed);
      }
      this.#changing = false;
      await this.refresh();
      // A take that has left the list is followed by its neighbour, so that one can go on looking.
      const there = (id: number | undefined) => this.#openPane?.list.takes.some((take) => take?.id === id);
      if (this.#openId !== null && !there(this.#openId)) this.#openId = after.find(there) ?? null;
      return true;
    } finally {
      this.#held = null;
      if (this.#changing) {
        this.#changing = false;
        void this.refresh();
      }
    }
  }

  changeSelected(change: TakeChange): Promise<boolean> {
    return this.change(
      this.selected.map(({ id }) => id),
      change,
    );
  }

  /** The number of the word of that name, made where there is none yet. Null where that failed, and a message has said why. */
  async wordNamed(name: string, fields: Omit<RequestInput<'addWord'>, 'word'> = {}): Promise<number | null> {
    const known = wordNamed(this.library.description?.words ?? [], name);
    return known?.id ?? (await this.library.addWord({ word: name.trim(), ...fields }))?.id ?? null;
  }

  async relabel(takes: readonly number[], name: string): Promise<boolean> {
    const word = await this.wordNamed(name);
    return word !== null && (await this.change(takes, { word }));
  }

  /** Ids of the takes after and before the open one. */
  #neighbours(): (number | undefined)[] {
    const place = this.openPlace;
    const takes = this.#openPane?.list.takes ?? [];
    return place < 0 ? [] : [takes[place + 1]?.id, takes[place - 1]?.id];
  }
}
