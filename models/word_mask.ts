/** Words that a person has turned off: the network still knows them, but nobody is to read them. */
import { NONE } from './model.ts';

export class WordMask {
  readonly #vocabulary: readonly string[];
  /** [classes] 1 = not to be written */
  #hidden: Uint8Array;
  #any = false;

  /** @param off words that are turned off; `none` cannot be, and words that the vocabulary lacks do not matter */
  constructor(vocabulary: readonly string[], off: Iterable<string> = []) {
    this.#vocabulary = vocabulary;
    this.#hidden = new Uint8Array(vocabulary.length);
    this.turnOff(off);
  }

  /** All words that are off from now on; takes effect with the next frame. */
  turnOff(off: Iterable<string>): void {
    const words = new Set(off);
    words.delete(NONE);
    this.#hidden = Uint8Array.from(this.#vocabulary, (word) => (words.has(word) ? 1 : 0));
    this.#any = this.#hidden.includes(1);
  }

  hides(index: number): boolean {
    return this.#hidden[index] === 1;
  }

  /** Logits under which hidden words have no probability and the others share it. @param logits [classes], left as they are */
  apply(logits: Float32Array): Float32Array {
    return this.#any ? logits.map((logit, k) => (this.hides(k) ? -Infinity : logit)) : logits;
  }
}
