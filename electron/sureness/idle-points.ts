/** What idle hands have done here, as points of the sign space: read from the newest takes of `none`, each take once. */
import { extractFeatures } from '../../models/features.ts';
import { distinct, idlePoints } from '../../models/idle_calibration.ts';
import type { SignSpace } from '../../models/sign_space.ts';
import { toExample } from '../../training/clips.ts';
import type { Take } from '../../training/takes.ts';
import type { Library } from '../library/library.ts';
import { keyOf, readEach } from '../new-words/take-reading.ts';

/** Some five minutes of it: what hands do changes with the seat, so older takes tell less. */
export const MOST_TAKES = 60;

export class IdlePoints {
  #read = new Map<string, Float32Array[] | null>();
  #key = '';
  #points: readonly Float32Array[] = [];

  /** At most MOST_POINTS, of length 1. */
  get points(): readonly Float32Array[] {
    return this.#points;
  }

  /**
   * @param word number of `none` in the library; null where it has no such word
   * @param stopped asked between two fetches: whether to leave it at that
   * @returns whether the points have changed
   */
  async learn(
    library: Pick<Library, 'newestOfEach' | 'takes'>,
    word: number | null,
    space: SignSpace,
    stopped: () => boolean,
  ): Promise<boolean> {
    const references = word === null ? [] : await library.newestOfEach([word], MOST_TAKES, true);
    const keys = references.map(keyOf);
    const key = keys.join();
    if (key === this.#key) return false;
    if (!(await readEach(library, references, this.#read, (take) => pointsOf(take, space), stopped))) return false;
    this.#read = new Map([...this.#read].filter(([each]) => keys.includes(each)));
    this.#key = key;
    this.#points = distinct(keys.flatMap((each) => this.#read.get(each) ?? []));
    return true;
  }
}

function pointsOf(take: Take, space: SignSpace): Float32Array[] {
  const { clip } = toExample(take);
  return clip ? idlePoints(extractFeatures(clip), clip.frames, space) : [];
}
