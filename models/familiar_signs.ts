/**
 * How whoever is in front of the camera makes words, as far as they have been written for sure since the session began. A
 * stranger's sign may lie far from where everybody else's do, and yet next to their own of a minute ago. In memory alone.
 */
import { similarity } from './sign_space.ts';

/** Of each word the newest, so that somebody else who sits down is known soon. */
const MOST = 8;

export class FamiliarSigns {
  readonly #points = new Map<string, Float32Array[]>();

  /** @param point of length 1, as `pointOf` gives it, always of one space */
  add(word: string, point: Float32Array): void {
    this.#points.set(word, [...(this.#points.get(word) ?? []), point].slice(-MOST));
  }

  /** To the nearest of a word's signs: −1..1, and −1 where none has been written. */
  nearness(word: string, point: Float32Array): number {
    let nearest = -1;
    for (const each of this.#points.get(word) ?? []) nearest = Math.max(nearest, similarity(each, point));
    return nearest;
  }
}
