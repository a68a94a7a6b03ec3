/** Saves the conversation as a file: where the person chooses in the desktop app, as a download in a browser. */
import type { Api } from '../../electron/ipc.ts';
import type { Notices } from '../status/notices.svelte.ts';
import { messages } from './messages.ts';
import { fileName, toText } from './transcript.ts';
import type { Turn } from './turns.ts';
import { toWebVtt } from './webvtt.ts';

export type Format = 'text' | 'captions';

interface Desk {
  api: Api;
  notices: Pick<Notices, 'say'>;
}
type Download = (name: string, text: string, type: string) => void;

/** Says what became of it. */
export async function saveConversation(
  desk: Desk,
  turns: readonly Turn[],
  format: Format,
  download: Download = downloadInBrowser,
): Promise<void> {
  const text = format === 'text' ? toText(turns) : toWebVtt(turns);
  await saveText(desk, fileName(turns), text, format, download);
}

/** Text as a file. Says what became of it. @param title its name without the ending */
export async function saveText(
  { api, notices }: Desk,
  title: string,
  text: string,
  format: Format = 'text',
  download: Download = downloadInBrowser,
): Promise<void> {
  const name = `${title}${format === 'text' ? '.txt' : '.vtt'}`;
  try {
    if ((await api.describeApp()).shell === 'browser') {
      download(name, text, format === 'text' ? 'text/plain' : 'text/vtt');
      notices.say(messages().toDownloads(name));
      return;
    }
    const purpose = format === 'text' ? 'export-text' : 'export-captions';
    const path = await api.choosePath({ purpose, suggestion: name });
    if (path === null) return;
    const saved = await api.saveText({ path, text });
    notices.say(messages().savedAs(saved.path));
  } catch (error) {
    notices.say(error instanceof Error ? error.message : String(error));
  }
}

function downloadInBrowser(name: string, text: string, type: string) {
  const address = URL.createObjectURL(new Blob([text], { type }));
  const link = Object.assign(document.createElement('a'), { href: address, download: name });
  link.click();
  // The browser has begun with it by then.
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
}
