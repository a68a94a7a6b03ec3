/** What of a take is spoken of, and how text leaves the window. */
import type { Notices } from '../status/notices.svelte.ts';
import type { TakeSummary } from '../../electron/ipc.ts';
import { messages } from './messages.ts';

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
