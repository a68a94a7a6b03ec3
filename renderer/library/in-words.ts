/** How takes are spoken of: dates, durations, faults and counts. */
import type { Notices } from '../status/notices.svelte.ts';
import { QUALITY_CODES, type QualityCode } from '../../models/quality.ts';
import type { TakeSummary } from '../../electron/ipc.ts';

/** As short as a badge wants it; the note itself says what to do. */
export const FAULTS: Record<QualityCode, string> = {
  'no-hands': 'No hands',
  'out-of-frame': 'Out of the picture',
  dark: 'Dark',
  'dropped-frames': 'Frames lost',
  short: 'Short',
  long: 'Long',
  'missing-hand': 'Hand missing',
  'wrong-hand': 'Other hand',
  duplicate: 'Twice the same',
  outlier: 'Unlike the others',
};
export const FAULT_CODES = QUALITY_CODES;

const DAY = new Intl.DateTimeFormat('en', { day: 'numeric', month: 'short', year: 'numeric' });
const MOMENT = new Intl.DateTimeFormat('en', { dateStyle: 'medium', timeStyle: 'short' });

/** @param ms since 1970 */
export const day = (ms: number) => DAY.format(ms);
export const moment = (ms: number) => MOMENT.format(ms);
export const seconds = (ms: number) => `${(ms / 1000).toFixed(1)} s`;
export const count = (n: number, one: string, many = `${one}s`) => `${n.toLocaleString('en')} ${n === 1 ? one : many}`;

/** What still wants looking at: notes that nobody has dismissed. */
export const openNotes = ({ notes, kept }: TakeSummary) => (kept ? [] : notes);

export async function copyText(text: string, notices: Notices): Promise<void> {
  try {
    await navigator.clipboard.writeText(text);
    notices.say('Copied.');
  } catch {
    notices.say('The clipboard could not be used. Select the text and copy it by hand.');
  }
}
