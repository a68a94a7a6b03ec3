/** Takes of the library as training sees them: trimmed and mirrored. */
import { applyEdits } from '../../training/exchange/edits.ts';
import type { Take } from '../../training/takes.ts';
import type { Library } from './library.ts';

/** The newest takes of a word, at most so many, newest last. */
export async function newestTakes(library: Library, id: number, most: number): Promise<Take[]> {
  const { word } = await library.word(id);
  const { takes } = await library.listTakes({ word: id }, 0, most);
  const motions = new Map((await library.takes(takes.map((take) => take.id))).map((motion) => [motion.id, motion]));
  return takes.toReversed().flatMap(({ id, signer, session, trim, mirrored }) => {
    const motion = motions.get(id);
    if (!motion) return [];
    const { aspect, times, hands, handedness } = motion;
    const names = { word, signer: String(signer), session: String(session), split: null, source: '' };
    return [applyEdits({ ...names, aspect, times, hands, handedness, edits: { trim, mirrored } })];
  });
}
