/** One grid of takes: what it lists, what is selected in it, and on which card the keyboard stands. */
/* eslint-disable svelte/prefer-svelte-reactivity -- what is drawn from is replaced as a whole; the rest is bookkeeping */
import type { Api, TakeFilter, TakeSummary } from '../../electron/ipc.ts';
import { Selection } from './selection.svelte.ts';
import { TakeList } from './take-list.svelte.ts';

export class Pane {
  readonly list: TakeList;
  readonly selection = new Selection();
  /** The word whose takes it shows; null: all words. */
  #word = $state<number | null>(null);
  /** Place of the card that has the keyboard. */
  #active = $state(0);

  constructor(api: Pick<Api, 'listTakes'>) {
    this.list = new TakeList(api);
  }

  get word() {
    return this.#word;
  }
  /** Always a place that there is, where there is any. */
  get active() {
    return Math.max(0, Math.min(this.#active, this.list.total - 1));
  }
  set active(place: number) {
    this.#active = place;
  }

  async show(word: number | null, filter: TakeFilter): Promise<void> {
    this.#word = word;
    this.#active = 0;
    this.selection.clear();
    await this.list.show(word === null ? filter : { ...filter, word });
  }

  async refresh(): Promise<void> {
    await this.list.refresh();
    const there = new Set(this.list.takes.map((take) => take?.id));
    this.selection.keep((id) => there.has(id));
  }

  /** Selects from where the last range began; reads takes of it that were never in view. */
  async extendTo(place: number): Promise<void> {
    this.active = place;
    const { from, to } = this.selection.rangeTo(place);
    await this.list.need(from, to + 1);
    this.selection.extend(place, (first, last) => this.list.idsBetween(first, last));
  }

  async selectAll(): Promise<void> {
    await this.list.need(0, this.list.total);
    this.selection.all(this.list.idsBetween(0, this.list.total));
  }

  /** Those of the selected that are known here. */
  get selected(): TakeSummary[] {
    return this.list.takes.filter((take) => take !== undefined && this.selection.has(take.id)) as TakeSummary[];
  }
}
