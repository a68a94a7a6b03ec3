/** Numbers and lengths of time as the language writes them. */
import { language } from './language.svelte.ts';

/** @param digits after the point */
export function decimal(value: number, digits = 0): string {
  return value.toLocaleString(language.code, { minimumFractionDigits: digits, maximumFractionDigits: digits });
}

/** Names in a row, as a sentence has them: “a, b and c”. */
export function listed(names: readonly string[]): string {
  // American English would write a comma before the “and”.
  const tag = language.code === 'en' ? 'en-GB' : language.code;
  return new Intl.ListFormat(tag, { type: 'conjunction' }).format(names);
}

/** A length of time, to a tenth of a second. */
export function seconds(ms: number): string {
  return `${decimal(ms / 1000, 1)} s`;
}

/** Hours and minutes. @param ms since 1970 */
export function timeOfDay(ms: number): string {
  return new Date(ms).toLocaleTimeString(language.code, { hour: '2-digit', minute: '2-digit' });
}
