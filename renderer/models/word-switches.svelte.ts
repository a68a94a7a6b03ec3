/**
 * Which words of a model are written: each switch moves at once, and the main side is told the newest state, one request
 * after another, however fast they are moved.
 */
/* eslint-disable svelte/prefer-svelte-reactivity -- what is drawn from is replaced as a whole; the rest is bookkeeping */
import type { Api, ModelSummary } from '../../electron/ipc.ts';

/** Asks for a change and reads the models anew; null where it failed, and a message has said why. */
type Change = <T>(ask: () => Promise<T>) => Promise<T | null>;

export class WordSwitches {
  #api: Pick<Api, 'setWords'>;
  #change: Change;
  #model: () => ModelSummary;
  /** What the person wants; null while that is what the main side says. */
  #wanted = $state.raw<ReadonlySet<string> | null>(null);
  #said = $derived.by(() => new Set(this.#model().off));
  #sending = false;

  /** @param model as it was last listed */
  constructor(api: Pick<Api, 'setWords'>, change: Change, model: () => ModelSummary) {
    this.#api = api;
    this.#change = change;
    this.#model = model;
  }

  get off(): ReadonlySet<string> {
    return this.#wanted ?? this.#said;
  }
  isOn(word: string) {
    return !this.off.has(word);
  }
  get on() {
    return this.#model().words.length - this.off.size;
  }

  /** @returns false where no word would be left on: then nothing changes */
  set(words: readonly string[], on: boolean): boolean {
    const off = new Set(this.off);
    for (const word of words) {
      if (on) off.delete(word);
      else off.add(word);
    }
    return this.#want(off);
  }

  /** All others are off. @returns false where there is none */
  only(words: readonly string[]): boolean {
    const kept = new Set(words);
    return this.#want(new Set(this.#model().words.filter((word) => !kept.has(word))));
  }

  #want(off: ReadonlySet<string>): boolean {
    if (this.#model().words.every((word) => off.has(word))) return false;
    this.#wanted = off;
    if (!this.#sending) void this.#send();
    return true;
  }

  async #send(): Promise<void> {
    this.#sending = true;
    const { id } = this.#model();
    try {
      while (this.#wanted) {
        const sent = this.#wanted;
        const done = await this.#change(() => this.#api.setWords({ model: id, off: [...sent] }));
        // Refused: the switches go back to what is true. Nothing newer: what was listed meanwhile is true.
        if (done === null || this.#wanted === sent) this.#wanted = null;
      }
    } finally {
      this.#sending = false;
    }
  }
}
