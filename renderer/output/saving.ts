/** Saves the conversation as a file: where the person chooses in the desktop app, as a download in a browser. */
import type { Api } from '../../electron/ipc.ts';
import type { Notices } from '../status/notices.svelte.ts';
import { fileName, toText } from './transcript.ts';
import type { Turn } from './turns.ts';
import { toWebVtt } from './webvtt.ts';

export type Format = 'text' | 'captions';

/** Says what became of it. */
export async function saveConversation(
  { api, notices }: { api: Api; notices: Notices },
  turns: readonly Turn[],
  format: Format,
  download: (name: string, text: string, type: string) => void = downloadInBrowser,
): Promise<void> {
  const text = format === 'text' ? toText(turns) : toWebVtt(turns);
  const name = `${fileName(turns)}${format === 'text' ? '.txt' : '.vtt'}`;
  try {
    if ((await api.describeApp()).shell === 'browser') {
      download(name, text, format === 'text' ? 'text/plain' : 'text/vtt');
      notices.say(`“${name}” goes to your downloads.`);
      return;
    }
    const purpose = format === 'text' ? 'export-text' : 'export-captions';
    const path = await api.choosePath({ purpose, suggestion: name });
    if (path === null) return;
    const saved = await api.saveText({ path, text });
    notices.say(`Saved as ${saved.path}.`);
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
