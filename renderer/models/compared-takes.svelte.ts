/** The takes on which two models differ, a page at a time: there may be thousands. */
/* eslint-disable svelte/prefer-svelte-reactivity -- what is drawn from is replaced as a whole; the rest is bookkeeping */
import type { Api, TakeSummary } from '../../electron/ipc.ts';
import { translated } from '../language/sentences.ts';
import { fromStart } from '../library/motion-cache.svelte.ts';
import { decodeMotion, type Motion } from '../takes/motion.ts';

/** So many are shown at first, and come at each wish for more. */
export const PAGE = 12;

export interface ComparedTake {
  take: TakeSummary;
  /** Null where its movement cannot be read. */
  motion: Motion | null;
}

export class ComparedTakes {
  #api: Pick<Api, 'listTakes' | 'loadTakes'>;
  #ids: readonly number[];
  #shown = $state.raw<readonly ComparedTake[]>([]);
  #asked = $state(0);
  #gone = $state(0);
  #loading = $state(false);
  #failure = $state<string | null>(null);

  constructor(api: Pick<Api, 'listTakes' | 'loadTakes'>, ids: readonly number[]) {
    this.#api = api;
    this.#ids = ids;
  }

  get shown() {
    return this.#shown;
  }
  /** How many have not been asked for yet. */
  get left() {
    return this.#ids.length - this.#asked;
  }
  /** Those that the library no longer has, of those asked for. */
  get gone() {
    return this.#gone;
  }
  get loading() {
    return this.#loading;
  }
  /** Why the next ones did not come; null while all is well. */
  get failure() {
    return this.#failure === null ? null : translated(this.#failure);
  }

  /** The next page. Never rejects. */
  async more(): Promise<void> {
    const page = this.#ids.slice(this.#asked, this.#asked + PAGE);
    if (this.#loading || page.length === 0) return;
    this.#loading = true;
    this.#failure = null;
    try {
      const [{ takes }, loaded] = await Promise.all([
        this.#api.listTakes({ filter: { takes: page }, offset: 0, limit: PAGE }),
        this.#api.loadTakes({ takes: page }),
      ]);
      const motions = new Map(loaded.map((each) => [each.id, each]));
      const found = takes.map((take) => {
        const motion = motions.get(take.id);
        return { take, motion: motion ? fromStart(decodeMotion(motion)) : null };
      });
      this.#shown = [...this.#shown, ...found];
      this.#gone += page.length - found.length;
      this.#asked += page.length;
    } catch (error) {
      this.#failure = error instanceof Error ? error.message : String(error);
    } finally {
      this.#loading = false;
    }
  }
}
