/** Takes of the library one after another, each as its person wants it to be read; between two everybody has their turn. */
import { setImmediate } from 'node:timers/promises';
import { applyEdits } from '../../training/exchange/edits.ts';
import type { Take } from '../../training/takes.ts';
import type { Library, RawTake } from '../library/library.ts';
import type { TakeReference } from '../library/word-takes.ts';

/** Takes that are fetched at a time. */
const FETCHED = 8;

/** The same as long as the take is to be read in the same way. */
export const keyOf = ({ id, trim, mirrored }: TakeReference) => `${id}:${trim.start}:${trim.end}:${mirrored}`;

/**
 * Reads what has not been read yet; takes that are gone meanwhile are left out.
 * @param read what was read, by `keyOf`; null where a take cannot be read. It is added to
 * @param stopped asked between two fetches: whether to leave it at that
 * @returns whether all of them have been read
 */
export async function readEach<T>(
  library: Pick<Library, 'takes'>,
  references: readonly TakeReference[],
  read: Map<string, T | null>,
  by: (take: Take) => T,
  stopped: () => boolean,
): Promise<boolean> {
  const missing = references.filter((reference) => !read.has(keyOf(reference)));
  for (let at = 0; at < missing.length; at += FETCHED) {
    if (stopped()) return false;
    const some = missing.slice(at, at + FETCHED);
    const motions = new Map((await library.takes(some.map(({ id }) => id))).map((motion) => [motion.id, motion]));
    for (const reference of some) {
      const motion = motions.get(reference.id);
      if (motion) read.set(keyOf(reference), readOne(reference, motion, by));
      await setImmediate();
    }
  }
  return true;
}

/** One take that cannot be read must not keep all others from being learnt from. */
function readOne<T>({ id, trim, mirrored }: TakeReference, motion: RawTake, by: (take: Take) => T): T | null {
  const names = { word: '', signer: '', session: '', split: null, source: '' };
  const { aspect, times, hands, handedness } = motion;
  const first = times[0] ?? 0;
  const edits = { trim: { start: trim.start + first, end: trim.end + first }, mirrored };
  try {
    return by(applyEdits({ ...names, aspect, times, hands, handedness, edits }));
  } catch (error) {
    console.error(`Take ${id} could not be learnt from:`, error);
    return null;
  }
}
