/** How new words are spoken of: how many takes are missing, what works now, and what looks alike. */
import type { NewWord } from '../../electron/ipc.ts';
import { readable } from '../translate/sentence.svelte.ts';
import { isClash, type Likeness } from './likeness.ts';

const NUMBERS = ['no', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten'];
/** Names that are said before the rest is only counted. */
const MOST_NAMES = 3;

export const quoted = (word: string) => `“${readable(word)}”`;

/*
 * Whether a word is on says something only of words that have takes enough: those that are recorded here come on by
 * themselves then.
 */

/** Beside a word in a list. */
export function markOf(word: NewWord): string {
  if (word.needed > 0) return `${word.needed} more ${takes(word.needed)}`;
  return word.on ? 'works untrained' : 'off';
}

/** While it is being recorded, read from far off. */
export function progressOf({ takes: made, needed, on }: NewWord): string {
  if (needed > 0) return `${made} of ${made + needed} takes: ${inWords(needed)} more and it is recognised`;
  return on ? 'Works now; more takes make it firmer' : 'Off: it is not recognised';
}

/** Of words that have been recorded, in the summary. */
export function outcomeOf({ needed, on }: NewWord): string {
  if (needed > 0) return `needs ${needed} more ${takes(needed)}`;
  return on ? 'works now' : 'off';
}

/** Where somebody looks at the word by itself. */
export function standingOf({ takes: made, needed, on }: NewWord): string {
  if (needed > 0)
    return `It is recognised when ${inWords(needed)} more ${takes(needed)} of it ${needed === 1 ? 'has' : 'have'} been recorded.`;
  if (!on) return 'Imported words are recognised only when you turn them on.';
  return `It is recognised by its ${made} ${takes(made)}. Retrain to make it firm.`;
}

/** "“tree” works now."; of several words the first ones by name. Empty without any. */
export function worksNow(words: readonly { word: string }[]): string {
  const names = words.slice(0, MOST_NAMES).map(({ word }) => quoted(word));
  const rest = words.length - names.length;
  if (rest > 0) names.push(`${rest} more ${rest === 1 ? 'word' : 'words'}`);
  const last = names.pop();
  if (last === undefined) return '';
  return `${names.length > 0 ? `${names.join(', ')} and ` : ''}${last} ${words.length === 1 ? 'works' : 'work'} now.`;
}

export function retrainOf(count: number): string {
  return `Retrain to make ${count === 1 ? 'it' : 'them'} firm.`;
}

export function likenessOf({ word, other }: Likeness): string {
  const [one, two] = [quoted(word.word), quoted(other.word)];
  return isClash(other)
    ? `${one} looks much like ${two}: they may be mixed up.`
    : `${one} is a little like ${two}: compare them if they are mixed up.`;
}

const inWords = (count: number) => NUMBERS[count] ?? String(count);
const takes = (count: number) => (count === 1 ? 'take' : 'takes');
