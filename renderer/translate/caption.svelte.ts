/** Turns what recognition says into what the caption shows: a guess that may still vanish, and words that stay. */
import type { Guess, Recognition } from '../../models/recognition.ts';
import { Sentence } from './sentence.svelte.ts';

/** A guess without news for this long is stale (the session ended, frames stopped coming), ms. */
const STALE_MS = 4000;

export class Caption {
  readonly sentence = new Sentence();
  #provisional = $state.raw<Guess | null>(null);
  #timer: ReturnType<typeof setTimeout> | undefined;

  get provisional() {
    return this.#provisional;
  }

  hear(recognition: Recognition) {
    this.forget();
    if (recognition.kind === 'committed') this.sentence.append(recognition);
    if (recognition.kind === 'provisional') {
      const { word, confidence } = recognition;
      this.#provisional = { word, confidence };
      this.#timer = setTimeout(() => this.forget(), STALE_MS);
    }
  }

  /** Drops the guess, keeps the words. */
  forget() {
    clearTimeout(this.#timer);
    this.#provisional = null;
  }
}
