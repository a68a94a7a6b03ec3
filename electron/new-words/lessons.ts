/**
 * What takes of the library teach about their words, without training: where they lie in the sign space. Each take is read
 * once; between two of them everybody else has their turn.
 */
import { setImmediate } from 'node:timers/promises';
import { shownBy, type Shown } from '../../models/few_shot.ts';
import { meanPoint, type SignSpace } from '../../models/sign_space.ts';
import { handsOf } from '../../training/dataset.ts';
import { embedTakes } from '../../training/few_shot.ts';
import type { Take } from '../../training/takes.ts';
import type { Library } from '../library/library.ts';
import type { TakeReference } from '../library/word-takes.ts';
import { keyOf, readEach } from './take-reading.ts';

/** A take that was read. */
interface ReadTake {
  /** Where it lies; null where no hand is ever in view. */
  point: Float32Array | null;
  hands: 1 | 2;
}

/** A word as its newest takes show it. */
export interface Lesson {
  /** The same as long as the same takes are to be read in the same way. */
  key: string;
  /** Takes with a hand, and without one. */
  takes: number;
  empty: number;
  /** Null without a take. */
  shown: Shown | null;
  /** The mean of its signers: by it other words are told from this one. Null without a take. */
  place: Float32Array | null;
  hands: 1 | 2;
}

export class Lessons {
  readonly #space: SignSpace;
  /** Null where a take cannot be read. */
  #read = new Map<string, ReadTake | null>();
  #lessons = new Map<number, Lesson>();

  constructor(space: SignSpace) {
    this.#space = space;
  }

  of(word: number): Lesson | null {
    return this.#lessons.get(word) ?? null;
  }

  /**
   * Learns what is new of each word, one after another.
   * @param takes of each word those that it is to be known by; words that are missing are forgotten
   * @param stopped asked between two takes: whether to leave it at that
   * @returns whether all of them have been learnt
   */
  async learn(
    library: Library,
    takes: ReadonlyMap<number, readonly TakeReference[]>,
    stopped: () => boolean,
  ): Promise<boolean> {
    for (const [word, references] of takes) {
      const key = references.map(keyOf).join();
      if (this.#lessons.get(word)?.key === key) continue;
      const space = this.#space;
      if (!(await readEach(library, references, this.#read, (take) => readTake(take, space), stopped))) return false;
      this.#lessons.set(word, this.#lesson(key, references));
      await setImmediate();
    }
    this.#lessons = new Map([...this.#lessons].filter(([word]) => takes.has(word)));
    const wanted = new Set([...takes.values()].flat().map(keyOf));
    this.#read = new Map([...this.#read].filter(([key]) => wanted.has(key)));
    return true;
  }

  #lesson(key: string, references: readonly TakeReference[]): Lesson {
    const bySigner = new Map<number, Float32Array[]>();
    const points: Float32Array[] = [];
    let [empty, votes] = [0, 0];
    for (const reference of references) {
      const read = this.#read.get(keyOf(reference));
      if (read === undefined) continue;
      if (read === null || !read.point) {
        empty++;
        continue;
      }
      votes += read.hands === 2 ? 1 : -1;
      points.push(read.point);
      bySigner.set(reference.signer, [...(bySigner.get(reference.signer) ?? []), read.point]);
    }
    return {
      key,
      takes: points.length,
      empty,
      shown: points.length ? shownBy(points) : null,
      place: points.length ? meanPoint([...bySigner.values()].map(meanPoint)) : null,
      hands: votes > 0 ? 2 : 1,
    };
  }
}

function readTake(take: Take, space: SignSpace): ReadTake {
  const [point = null] = embedTakes([take], space);
  return { point, hands: handsOf([take])[''] ?? 1 };
}
