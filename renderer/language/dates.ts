/** Days and moments as the language writes them. */
import { language } from './language.svelte.ts';
import { LANGUAGE_CODES, type LanguageCode } from '../../models/languages.ts';

/** One for each language: they are slow to make, and lists have a date in each row. */
const formats = (options: Intl.DateTimeFormatOptions, english = 'en') =>
  new Map<LanguageCode, Intl.DateTimeFormat>(
    LANGUAGE_CODES.map((code) => [code, new Intl.DateTimeFormat(code === 'en' ? english : code, options)]),
  );
const DAYS = formats({ day: 'numeric', month: 'short', year: 'numeric' });
const MOMENTS = formats({ dateStyle: 'medium', timeStyle: 'short' });
/** As a clock of the country shows it. */
const CLOCK_TIMES = formats({ hour: '2-digit', minute: '2-digit' });
/** The day first, and hours up to 24: as short as a name or a figure wants them. */
const DAYS_OF_YEAR = formats({ day: 'numeric', month: 'short' }, 'en-GB');
const TIMES = formats({ hour: '2-digit', minute: '2-digit' }, 'en-GB');

/** In English as the system has it: hours to 12 or to 24. */
const SYSTEM = new Intl.DateTimeFormat().resolvedOptions().locale;
const TIMES_OF_DAY = formats(
  { hour: '2-digit', minute: '2-digit', second: '2-digit' },
  SYSTEM.startsWith('en-') ? SYSTEM : 'en',
);

/** @param ms since 1970 */
export const day = (ms: number): string => DAYS.get(language.code)?.format(ms) ?? '';
export const moment = (ms: number): string => MOMENTS.get(language.code)?.format(ms) ?? '';
/** "02:02 PM", where hours are counted so */
export const clockTime = (ms: number): string => CLOCK_TIMES.get(language.code)?.format(ms) ?? '';
/** "22 Nov" */
export const dayOfYear = (ms: number): string => DAYS_OF_YEAR.get(language.code)?.format(ms) ?? '';
/** "14:02" */
export const clock = (ms: number): string => TIMES.get(language.code)?.format(ms) ?? '';
/** "14:03:27", or "02:03:27 PM" */
export const timeOfDay = (ms: number): string => TIMES_OF_DAY.get(language.code)?.format(ms) ?? '';
