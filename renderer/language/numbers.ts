/** Numbers, durations and dates as the language writes them. */
import { language } from './language.svelte.ts';
import type { LanguageCode } from './languages.ts';

/** Made once: making one takes longer than a hundred dates, and a grid shows many. */
const formats = (options: Intl.DateTimeFormatOptions): Record<LanguageCode, Intl.DateTimeFormat> => ({
  en: new Intl.DateTimeFormat('en', options),
  de: new Intl.DateTimeFormat('de', options),
  fr: new Intl.DateTimeFormat('fr', options),
  es: new Intl.DateTimeFormat('es', options),
});
const DAYS = formats({ day: 'numeric', month: 'short', year: 'numeric' });
const MOMENTS = formats({ dateStyle: 'medium', timeStyle: 'short' });

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

/** @param ms since 1970 */
export function day(ms: number): string {
  return DAYS[language.code].format(ms);
}

/** @param ms since 1970. @returns the day and the time of day */
export function moment(ms: number): string {
  return MOMENTS[language.code].format(ms);
}
