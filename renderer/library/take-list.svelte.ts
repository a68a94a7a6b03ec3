/** The takes that a filter finds, read page by page as they come into view. */
/* eslint-disable svelte/prefer-svelte-reactivity -- what is drawn from is replaced as a whole; the rest is bookkeeping */
import type { Api, TakeFilter, TakeSummary } from '../../electron/ipc.ts';
import { spoken } from '../language/sentences.ts';

/** As many as the main side gives at once. */
const PAGE = 500;
/** Requests that wait for an answer: the main side refuses what comes in hundreds, and others want their turn. */
const AT_ONCE = 4;

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
  /** Counts readings of the list: answers to an older one are thrown away. */
  #reading = 0;
  #underway: Promise<void> = Promise.resolve();
  /** Places that were looked at last, `end` not included. */
  #sight = { first: 0, end: 0 };

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
    this.#sight = { first: 0, end: 0 };
    await this.#read(new Set([0]), false);
  }

  /**
   * The same filter once more: what is shown stays until the new is there. Only what is in sight is read at once, and the
   * pages of these places; the rest when it is needed.
   */
  async refresh(places: readonly number[] = []): Promise<void> {
    const { first, end } = this.#sight;
    const pages = places.filter((place) => place >= 0 && place < this.#total).map((place) => Math.floor(place / PAGE));
    await this.#read(new Set([0, ...pagesOf(first, Math.min(end, this.#total)), ...pages]), true);
  }

  /** These places are in sight now, and no others. */
  async look(first: number, end: number): Promise<void> {
    this.#sight = { first, end };
    await this.need(first, end);
  }

  /**
   * Reads what is missing of the places `first` up to and without `end`.
   * @returns false where another list is shown by then
   */
  async need(first: number, end: number): Promise<boolean> {
    const filter = this.#filter;
    for (let reading = -1; reading !== this.#reading;) {
      await this.#underway;
      if (filter !== this.#filter) return false;
      const now = (reading = this.#reading);
      const pages = pagesOf(first, Math.min(end, this.#total)).filter((page) => !this.#loaded.has(page));
      await fewAtOnce(pages, async (page) => {
        if (now === this.#reading) await (this.#loading.get(page) ?? this.#follow(page, now));
      });
    }
    return filter === this.#filter;
  }

  /**
   * Those of the takes that belong to this list, wherever in it they are.
   * @returns null where another list is shown by then, or they cannot be read
   */
  async find(ids: readonly number[]): Promise<TakeSummary[] | null> {
    const filter = this.#filter;
    const found: TakeSummary[] = [];
    const starts = Array.from({ length: Math.ceil(ids.length / PAGE) }, (_, index) => index * PAGE);
    try {
      // A list of certain takes is one page: what is not on it is not in it.
      if (!filter.takes)
        await fewAtOnce(starts, async (start) => {
          if (filter !== this.#filter) return;
          const takes = ids.slice(start, start + PAGE);
          found.push(...(await this.#api.listTakes({ filter: { ...filter, takes }, offset: 0, limit: PAGE })).takes);
        });
    } catch {
      return null;
    }
    return filter === this.#filter ? found : null;
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

  #read(pages: Set<number>, again: boolean): Promise<void> {
    this.#loading.clear();
    this.#underway = this.#readPages(pages, ++this.#reading, again);
    return this.#underway;
  }

  async #readPages(pages: Set<number>, reading: number, again: boolean): Promise<void> {
    try {
      const read = await Promise.all([...pages].map(async (page) => [page, await this.#ask(page)] as const));
      if (reading !== this.#reading) return;
      const total = Math.max(0, ...read.map(([, answer]) => answer.total));
      // As many as before: what is out of sight most likely stands where it stood, until it is needed.
      const fresh = new Set(read.flatMap(([, answer]) => answer.takes.map(({ id }) => id)));
      const takes =
        again && total === this.#total
          ? this.#takes.map((take) => (take && fresh.has(take.id) ? undefined : take))
          : new Array<TakeSummary | undefined>(total).fill(undefined);
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

async function fewAtOnce<T>(items: readonly T[], work: (item: T) => Promise<void>): Promise<void> {
  const rest = items.values();
  const line = async () => {
    for (const item of rest) await work(item);
  };
  await Promise.all(Array.from({ length: Math.min(AT_ONCE, items.length) }, line));
}

function pagesOf(first: number, end: number): number[] {
  const pages: number[] = [];
  for (let page = Math.floor(first / PAGE); page * PAGE < end; page++) pages.push(page);
  return pages;
}
