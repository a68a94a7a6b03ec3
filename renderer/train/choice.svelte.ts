/** What a person has chosen for the next training; it is kept while other views are open. */
/* eslint-disable svelte/prefer-svelte-reactivity -- sets are replaced as a whole */
import type { TrainingOrder } from '../../electron/ipc.ts';
import type { Family } from '../../models/network.ts';
import { DEFAULT_FAMILY } from './families.ts';

/** What the contract allows. */
export const MOST_UNION = 5;

export class Choice {
  #leftOut = $state.raw<ReadonlySet<number>>(new Set());
  #signersOut = $state.raw<ReadonlySet<number>>(new Set());
  #union = $state.raw<readonly string[]>([]);
  /** Empty: made up when it begins. */
  name = $state('');
  family = $state<Family>(DEFAULT_FAMILY);
  /** Null: the rule decides. */
  from = $state<string | null>(null);
  activate = $state(true);

  /** Numbers of words that are not to be learnt: what is recorded later is learnt. */
  get leftOut() {
    return this.#leftOut;
  }
  get signersOut() {
    return this.#signersOut;
  }
  /** Models whose takes come along. */
  get union() {
    return this.#union;
  }
  /** But for the name. */
  get isDefault() {
    return (
      this.#leftOut.size === 0 &&
      this.#signersOut.size === 0 &&
      this.#union.length === 0 &&
      this.family === DEFAULT_FAMILY &&
      this.from === null &&
      this.activate
    );
  }

  takeWords(ids: Iterable<number>, yes: boolean) {
    this.#leftOut = changed(this.#leftOut, ids, !yes);
  }
  takeSigners(ids: Iterable<number>, yes: boolean) {
    this.#signersOut = changed(this.#signersOut, ids, !yes);
  }
  /** Beyond as many as the contract allows nothing is added. */
  unite(model: string, yes: boolean) {
    const others = this.#union.filter((id) => id !== model);
    this.#union = yes ? [...others, model].slice(0, MOST_UNION) : others;
  }

  reset() {
    this.#leftOut = new Set();
    this.#signersOut = new Set();
    this.#union = [];
    this.name = '';
    this.family = DEFAULT_FAMILY;
    this.from = null;
    this.activate = true;
  }

  /**
   * Words, people and models that are gone are forgotten.
   * @param words all that the library has, without `none`
   */
  order(
    words: readonly { id: number }[],
    signers: readonly { id: number }[],
    models: readonly { id: string }[],
    name: string,
  ): TrainingOrder {
    const union = this.#union.filter((id) => models.some((model) => model.id === id));
    const from = this.from === null || this.from === 'none' || models.some(({ id }) => id === this.from);
    return {
      name: this.name.trim() || name,
      words: remaining(words, this.#leftOut),
      signers: remaining(signers, this.#signersOut),
      family: this.family,
      from: from ? this.from : null,
      activate: this.activate,
      ...(union.length > 0 ? { union } : {}),
    };
  }
}

/** Null where nothing is left out. */
function remaining(all: readonly { id: number }[], out: ReadonlySet<number>): number[] | null {
  return all.some(({ id }) => out.has(id)) ? all.filter(({ id }) => !out.has(id)).map(({ id }) => id) : null;
}

function changed(set: ReadonlySet<number>, ids: Iterable<number>, include: boolean): ReadonlySet<number> {
  const next = new Set(set);
  for (const id of ids) {
    if (include) next.add(id);
    else next.delete(id);
  }
  return next;
}
