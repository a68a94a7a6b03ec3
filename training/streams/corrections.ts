/**
 * Somebody who puts right what the app writes of their signs, at once: a wrong word is changed for the right one, a word
 * that nobody signed is deleted, and of a question's guesses the right one is chosen. What stays unwritten stays so.
 */
import type { FamiliarSigns } from '../../models/familiar_signs.ts';
import type { Recognition } from '../../models/recognition.ts';
import type { StreamSign } from './stitch.ts';

/** Guesses that a question offers (renderer/translate/caption.svelte.ts). */
const OFFERED = 2;
/** A word is of the sign of which its segment covers so much. */
const COVERED = 0.5;

/** @returns whether there was anything to put right */
export function putRight(said: Recognition, signs: readonly StreamSign[], familiar: FamiliarSigns): boolean {
  if (said.kind !== 'committed' && said.kind !== 'unsure') return false;
  const covered = ({ start, end }: StreamSign) =>
    (Math.min(end, said.end) - Math.max(start, said.start)) / (end - start);
  const sign = signs.reduce<StreamSign | null>(
    (best, each) => (covered(each) > (best ? covered(best) : COVERED) ? each : best),
    null,
  );
  if (said.kind === 'committed') {
    const none = signs.every((each) => covered(each) <= 0);
    if (none) familiar.tell(said.start, null);
    else if (sign && sign.word !== said.word) familiar.tell(said.start, sign.word);
    return none || (sign !== null && sign.word !== said.word);
  }
  const offered = [said.word, ...said.alternatives.map(({ word }) => word)].slice(0, OFFERED);
  if (!sign || !offered.includes(sign.word)) return false;
  familiar.tell(said.start, sign.word);
  return true;
}
