/** The takes that a filter finds, read page by page as they come into view. */
/* eslint-disable svelte/prefer-svelte-reactivity -- what is drawn from is replaced as a whole; the rest is bookkeeping */
import type { Api, TakeFilter, TakeSummary } from '../../electron/ipc.ts';
import { spoken } from '../language/sentences.ts';

/** As many as the main side gives at once. */
const PAGE = 500;

export type ListState = { kind: 'loading' } | { kind: 'ready' } | { kind: 'failed'; message: string };

export class TakeList {
  #api: Pick<Api, 'listTakes'>;
  #filter: TakeFilter = {};
  #state = $state.raw<ListState>({ kind: 'loading' });
  #total = $state(0);
  /** By place; what has not been read yet is undefined. Replaced as a whole, so that readers notice. */
  #takes = $state.raw<readonly (TakeSummary | undefined)[]>([]);
  #loaded = new Set<number>();
  #loading = new Map<number, Promise<void>>();
  /** Counts readings of the whole list: answers to an older one are thrown away. */
  #reading = 0;

  constructor(api: Pick<Api, 'listTakes'>) {
    this.#api = api;
  }

  get state(): ListState {
    return spoken(this.#state);
  }
  get total() {
    return this.#total;
  }
  /** [total] newest first. */
  get takes() {
    return this.#takes;
  }
  get filter() {
    return this.#filter;
  }

  /** Another filter: what was shown goes away. */
  async show(filter: TakeFilter): Promise<void> {
    this.#filter = filter;
    this.#state = { kind: 'loading' };
    this.#loaded.clear();
    await this.#read(new Set([0]));
  }

  /** The same filter once more: what is shown stays until the new is there. */
  async refresh(): Promise<void> {
    await this.#read(new Set([0, ...this.#loaded]));
  }

  /** Reads what is missing of the places `first` up to and without `end`. */
  async need(first: number, end: number): Promise<void> {
    const pages = pagesOf(first, Math.min(end, this.#total)).filter((page) => !this.#loaded.has(page));
    await Promise.all(pages.map((page) => this.#loading.get(page) ?? this.#follow(page, this.#reading)));
  }

  /** Takes as they stand after a change, at once; where they no longer belong here, the next refresh removes them. */
  replace(changed: readonly TakeSummary[]): void {
    const byId = new Map(changed.map((take) => [take.id, take]));
    this.#takes = this.#takes.map((take) => (take && byId.get(take.id)) ?? take);
  }

  placeOf(id: number): number {
    return this.#takes.findIndex((take) => take?.id === id);
  }

  /** Ids of the places from..to, both included, as far as they are known. */
  idsBetween(from: number, to: number): number[] {
    return this.#takes.slice(from, to + 1).flatMap((take) => (take ? [take.id] : []));
  }

  async #read(pages: Set<number>): Promise<void> {
    const reading = ++this.#reading;
    this.#loading.clear();
    try {
      const read = await Promise.all([...pages].map(async (page) => [page, await this.#ask(page)] as const));
      if (reading !== this.#reading) return;
      const total = Math.max(0, ...read.map(([, answer]) => answer.total));
      const takes = new Array<TakeSummary | undefined>(total).fill(undefined);
      for (const [page, answer] of read) answer.takes.forEach((take, at) => (takes[page * PAGE + at] = take));
      this.#loaded = pages;
      this.#takes = takes;
      this.#total = total;
      this.#state = { kind: 'ready' };
    } catch (error) {
      if (reading !== this.#reading) return;
      this.#state = { kind: 'failed', message: error instanceof Error ? error.message : String(error) };
    }
  }

  #follow(page: number, reading: number): Promise<void> {
    const following = this.#ask(page)
      .then(({ takes }) => {
        if (reading !== this.#reading) return;
        const all = [...this.#takes];
        takes.forEach((take, at) => (all[page * PAGE + at] = take));
        this.#takes = all.slice(0, this.#total);
        this.#loaded.add(page);
      })
      // Its cards stay empty, and are asked for again when they are next seen.
      .catch(() => undefined)
      .finally(() => {
        if (reading === this.#reading) this.#loading.delete(page);
      });
    this.#loading.set(page, following);
    return following;
  }

  #ask(page: number) {
    return this.#api.listTakes({ filter: this.#filter, offset: page * PAGE, limit: PAGE });
  }
}

function pagesOf(first: number, end: number): number[] {
  const pages: number[] = [];
  for (let page = Math.floor(first / PAGE); page * PAGE < end; page++) pages.push(page);
  return pages;
}
