/** Days and moments as the language writes them. */
import { language } from './language.svelte.ts';
import { LANGUAGE_CODES, type LanguageCode } from './languages.ts';

/** One for each language: they are slow to make, and lists have a date in each row. */
const formats = (options: Intl.DateTimeFormatOptions) =>
  new Map<LanguageCode, Intl.DateTimeFormat>(
    LANGUAGE_CODES.map((code) => [code, new Intl.DateTimeFormat(code, options)]),
  );
const DAYS = formats({ day: 'numeric', month: 'short', year: 'numeric' });
const MOMENTS = formats({ dateStyle: 'medium', timeStyle: 'short' });

/** @param ms since 1970 */
export const day = (ms: number): string => DAYS.get(language.code)?.format(ms) ?? '';
export const moment = (ms: number): string => MOMENTS.get(language.code)?.format(ms) ?? '';
