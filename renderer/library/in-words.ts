/** How takes are spoken of: dates, durations, faults and counts. */
import type { Notices } from '../status/notices.svelte.ts';
import type { TakeSummary } from '../../electron/ipc.ts';
import { messages } from './messages.ts';

export { day, moment } from '../language/dates.ts';
export const count = (n: number, one: string, many = `${one}s`) => `${n.toLocaleString('en')} ${n === 1 ? one : many}`;

/** What still wants looking at: notes that nobody has dismissed. */
export const openNotes = ({ notes, kept }: TakeSummary) => (kept ? [] : notes);

export async function copyText(text: string, notices: Notices): Promise<void> {
  try {
    await navigator.clipboard.writeText(text);
    notices.say(messages().copied);
  } catch {
    notices.say(messages().noClipboard);
  }
}
