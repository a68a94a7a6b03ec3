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
  /** Of the selected, those that the list no longer has at hand, as it has read no more than is in sight. */
  #apart = $state.raw<ReadonlyMap<number, TakeSummary>>(new Map());

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
    this.#apart = new Map();
    await this.list.show(word === null ? filter : { ...filter, word });
  }

  async refresh(): Promise<void> {
    const { active, selected } = this;
    await this.list.refresh([active - 1, active, active + 1]);
    const there = new Set(this.list.takes.map((take) => take?.id));
    const apart = selected.filter(({ id }) => !there.has(id));
    this.#apart = byId(apart);
    const found = await this.list.find(apart.map(({ id }) => id));
    if (!found) return;
    this.#apart = byId(found);
    const gone = new Set(apart.map(({ id }) => id).filter((id) => !this.#apart.has(id)));
    this.selection.keep((id) => !gone.has(id));
  }

  /** Takes as they stand after a change, at once. */
  replace(changed: readonly TakeSummary[]): void {
    this.list.replace(changed);
    const now = byId(changed);
    this.#apart = byId([...this.#apart.values()].map((take) => now.get(take.id) ?? take));
  }

  /** Selects from where the last range began; reads takes of it that were never in view. */
  async extendTo(place: number): Promise<void> {
    this.active = place;
    const { from, to } = this.selection.rangeTo(place);
    if (!(await this.list.need(from, to + 1))) return;
    this.selection.extend(place, (first, last) => this.list.idsBetween(first, last));
  }

  async selectAll(): Promise<void> {
    if (!(await this.list.need(0, this.list.total))) return;
    this.selection.all(this.list.idsBetween(0, this.list.total));
  }

  /** In the order of the list, as far as that is known. */
  get selected(): TakeSummary[] {
    const listed = this.list.takes.filter((take) => take !== undefined && this.selection.has(take.id)) as TakeSummary[];
    if (listed.length === this.selection.size) return listed;
    return [...byId([...listed, ...this.#apart.values()]).values()].filter(({ id }) => this.selection.has(id));
  }
}

const byId = (takes: readonly TakeSummary[]) => new Map(takes.map((take) => [take.id, take]));
