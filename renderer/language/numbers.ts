/** Numbers, lengths of time and sizes as the language writes them. */
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

/** Bytes for people, to two or three digits, in steps of 1000 as file managers count. */
export function fileSize(bytes: number): string {
  const units = ['byte', 'kilobyte', 'megabyte', 'gigabyte', 'terabyte'];
  let value = bytes;
  let step = 0;
  for (; value >= 999.5 && step < units.length - 1; step++) value /= 1000;
  const digits = step === 0 || value >= 9.95 ? 0 : 1;
  return new Intl.NumberFormat(language.code, {
    style: 'unit',
    unit: units[step],
    unitDisplay: step === 0 ? 'long' : 'short',
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
  }).format(value);
}
