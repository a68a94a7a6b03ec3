/** Opens the small caption that stays above other windows: the app's own, or the browser's picture-in-picture. */
import { mount, unmount } from 'svelte';
import type { Api } from '../../electron/ipc.ts';
import FloatingCaption from './FloatingCaption.svelte';
import { messages } from './messages.ts';
import type { Output } from './output.svelte.ts';

/** Document Picture-in-Picture (WICG), where the browser has it. */
interface PictureInPicture {
  requestWindow(options: { width: number; height: number }): Promise<Window>;
}
declare global {
  interface Window {
    documentPictureInPicture?: PictureInPicture;
  }
}

/** @returns what went wrong, as a sentence; null where it is open */
export async function openSmallCaption(api: Api, output: Output): Promise<string | null> {
  try {
    if ((await api.describeApp()).shell === 'electron') {
      await api.openCaptionWindow();
      return null;
    }
    if (!window.documentPictureInPicture) return messages().onlyThere;
    float(await window.documentPictureInPicture.requestWindow({ width: 640, height: 200 }), output);
    return null;
  } catch (error) {
    return error instanceof DOMException
      ? messages().notOpened
      : error instanceof Error
        ? error.message
        : String(error);
  }
}

/** The window belongs to this page: what is drawn there follows the same state. */
function float(small: Window, output: Output) {
  const { document: page } = small;
  for (const sheet of document.querySelectorAll('link[rel="stylesheet"], style'))
    page.head.append(sheet.cloneNode(true));
  page.documentElement.lang = document.documentElement.lang;
  page.title = messages().title;
  const drawn = mount(FloatingCaption, { target: page.body, props: { output } });
  small.addEventListener('pagehide', () => void unmount(drawn), { once: true });
}
