/** Languages that nobody speaks: which word comes after which, drawn by chance and as uneven as in real ones. */
import { Random, seedFor } from '../random.ts';

/** Of the shares of successors by rank (Zipf): of ten words the first comes in 44 of 100 cases, the first two in 62. */
const EXPONENT = 1.3;

export class MadeUpLanguage {
  readonly #words: readonly string[];
  readonly #seed: number;
  /** Words from the most likely one on, by the word before; null: first in a sentence. */
  readonly #after = new Map<string | null, string[]>();

  /** @param words one at least. @param seed another language for each */
  constructor(words: readonly string[], seed: number) {
    this.#words = words.toSorted();
    this.#seed = seed;
  }

  /** @param before null: the word begins a sentence */
  next(before: string | null, random: Random): string {
    const successors = this.#successors(before);
    const shares = successors.map((_, rank) => (rank + 1) ** -EXPONENT);
    let at = random.next() * shares.reduce((sum, share) => sum + share, 0);
    const rank = shares.findIndex((share) => (at -= share) < 0);
    return successors[Math.max(0, rank)] ?? '';
  }

  sentence(length: number, random: Random): string[] {
    const out: string[] = [];
    while (out.length < length) out.push(this.next(out.at(-1) ?? null, random));
    return out;
  }

  #successors(before: string | null): string[] {
    const known = this.#after.get(before);
    if (known) return known;
    const random = new Random(seedFor(this.#seed, before === null ? 0 : 1 + this.#words.indexOf(before)));
    const drawn = random.shuffle([...this.#words]);
    this.#after.set(before, drawn);
    return drawn;
  }
}
