/**
 * How whoever is in front of the camera makes words: as they were written for sure, and as the person said that a sign was
 * meant. A stranger's sign may lie far from where everybody else's do, and yet next to their own of a minute ago: that is
 * 0.95 like it where they are one word, and seldom more than 0.5 where they are not (docs/recognition.md). In memory alone,
 * and gone with the page.
 */
import { similarity } from './sign_space.ts';

/** Of each word, and of all that was said: the newest, so that somebody else who sits down is known soon. */
const MOST_WRITTEN = 8;
const MOST_TOLD = 32;
/** Signs of which somebody may yet say what they were; the page offers no more (renderer/translate/caption.svelte.ts). */
const MOST_RECENT = 8;
/** What was merely written counts for at most so much more than the word's own place: it may have been wrong. */
const GAIN = 0.3;
/** As near to a sign as this, another one may be what was said of that. */
const LEAST = 0.7;

interface Known {
  word: string;
  /** Of length 1, as `pointOf` gives it, always of one space. */
  point: Float32Array;
}

interface Settled extends Known {
  /** Its first frame and its last, ms on the frames' clock. */
  start: number;
  end: number;
}

export class FamiliarSigns {
  readonly #written = new Map<string, readonly Settled[]>();
  #told: Known[] = [];
  #recent: Settled[] = [];

  /** A sign was written, or asked about. @param certain whether it surely was that word */
  settled(sign: Settled, certain: boolean): void {
    this.#recent = [...this.#recent, sign].slice(-MOST_RECENT);
    if (certain) this.#written.set(sign.word, [...this.#writtenAs(sign.word), sign].slice(-MOST_WRITTEN));
  }

  /**
   * What the person says a sign was; nothing where it was too long ago.
   * @param start its first frame. @param word null: not what was written, and no more is said
   */
  tell(start: number, word: string | null): void {
    const sign = this.#recent.findLast((each) => each.start === start);
    if (!sign) return;
    this.#written.set(
      sign.word,
      this.#writtenAs(sign.word).filter((each) => each !== sign),
    );
    this.#told = this.#told.filter(({ point }) => point !== sign.point);
    if (word !== null) this.#told = [...this.#told, { word, point: sign.point }].slice(-MOST_TOLD);
  }

  get hasTold(): boolean {
    return this.#told.length > 0;
  }

  /** What the person said of the sign most like this one, and how like it is; null where none is like it. */
  told(point: Float32Array): { word: string; nearness: number } | null {
    const nearest = this.#told
      .map(({ word, point: other }) => ({ word, nearness: similarity(other, point) }))
      .reduce((best, each) => (each.nearness > best.nearness ? each : best), { word: '', nearness: -1 });
    return nearest.nearness >= LEAST ? nearest : null;
  }

  /** How near a sign is to a word. @param toPlace to where the word lies for everybody, −1..1 */
  nearness(word: string, point: Float32Array, toPlace: number): number {
    const nearest = (signs: readonly Known[]) =>
      signs.reduce((best, each) => Math.max(best, similarity(each.point, point)), -1);
    const told = nearest(this.#told.filter((each) => each.word === word));
    return Math.max(toPlace, told, Math.min(nearest(this.#writtenAs(word)), toPlace + GAIN));
  }

  /** How long their signs of a word last, the median, ms; null where none is known. @param but the one that began then does not count */
  usualLength(word: string, but: number): number | null {
    const signs = this.#writtenAs(word).filter(({ start }) => start !== but);
    const lengths = signs.map(({ start, end }) => end - start).sort((a, b) => a - b);
    return lengths[Math.floor(lengths.length / 2)] ?? null;
  }

  #writtenAs(word: string): readonly Settled[] {
    return this.#written.get(word) ?? [];
  }
}
