/** What a new model is called before anybody gives it a name. */
import { dayOfYear } from '../language/dates.ts';
import { readable } from '../translate/sentence.svelte.ts';
import { messages } from './messages.ts';

/** So many words are named. */
const NAMED = 3;
/** As long as the contract lets a name be. */
const LONGEST = 80;

/**
 * "My words, 22 Nov"; of a few chosen words "hello, water, 22 Nov". A name that is taken gets a number.
 * @param words that were chosen; null: all
 * @param now ms since 1970
 */
export function nameFor(words: readonly string[] | null, now: number, taken: ReadonlySet<string>): string {
  const named =
    words && words.length > 0 && words.length <= NAMED ? words.map(readable).join(', ') : messages().myWords;
  const day = dayOfYear(now);
  for (let number = 1; ; number++) {
    const end = `, ${day}${number === 1 ? '' : ` (${number})`}`;
    const name = `${named.slice(0, LONGEST - end.length)}${end}`;
    if (!taken.has(name)) return name;
  }
}
