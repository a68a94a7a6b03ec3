/** How new words are spoken of: how many takes are missing, what works now, and what looks alike. */
import type { NewWord } from '../../electron/ipc.ts';
import { listed } from '../language/numbers.ts';
import { readable } from '../translate/sentence.svelte.ts';
import { isClash, type Likeness } from './likeness.ts';
import { messages } from './messages.ts';

/** Names that are said before the rest is only counted. */
const MOST_NAMES = 3;

export const quoted = (word: string) => messages().quoted(readable(word));

/*
 * Whether a word is on says something only of words that have takes enough: those that are recorded here come on by
 * themselves then.
 */

/** Beside a word in a list. */
export function markOf(word: NewWord): string {
  const m = messages();
  if (word.needed > 0) return m.missing(word.needed);
  return word.on ? m.worksUntrained : m.off;
}

/** While it is being recorded, read from far off. */
export function progressOf({ takes: made, needed, on }: NewWord): string {
  const m = messages();
  if (needed > 0) return m.progress(made, made + needed, needed);
  return on ? m.worksFirmer : m.offNow;
}

/** Of words that have been recorded, in the summary. */
export function outcomeOf({ needed, on }: NewWord): string {
  const m = messages();
  if (needed > 0) return m.needs(needed);
  return on ? m.worksNow : m.off;
}

/** Where somebody looks at the word by itself. */
export function standingOf({ takes: made, needed, on }: NewWord): string {
  const m = messages();
  if (needed > 0) return m.recognisedWhen(needed);
  return on ? m.recognisedBy(made) : m.importedOff;
}

/** "“tree” works now."; of several words the first ones by name. Empty without any. */
export function worksNow(words: readonly { word: string }[]): string {
  const names = words.slice(0, MOST_NAMES).map(({ word }) => quoted(word));
  const rest = words.length - names.length;
  const m = messages();
  if (rest > 0) names.push(m.moreWords(rest));
  return words.length === 0 ? '' : m.nowWork(words.length, listed(names));
}

export function retrainOf(count: number): string {
  return messages().retrainFirm(count);
}

export function likenessOf({ word, other }: Likeness): string {
  const m = messages();
  const [one, two] = [quoted(word.word), quoted(other.word)];
  return isClash(other) ? m.muchAlike(one, two) : m.littleAlike(one, two);
}
