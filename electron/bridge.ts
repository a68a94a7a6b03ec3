/** Electron's half of the transport: carries the contract between the window's page and the backend. */
import { ipcMain, type WebContents } from 'electron';
import type { Client } from './client.ts';
import { dispatch, refuse } from './dispatch.ts';
import type { Backend } from './handlers.ts';
import { Throttle, TOO_FAST } from './limits.ts';
import { isOurFrame } from './origin.ts';

interface Page {
  client: Client;
  throttle: Throttle;
}

export function bridgePages(backend: Backend): void {
  const pages = new WeakMap<WebContents, Page>();
  ipcMain.handle('request', async (event, name: unknown, input: unknown) => {
    if (!isOurFrame(event.senderFrame)) return refuse('forbidden', 'Only the window of Signwright may ask for this.');
    const { client, throttle } = pageOf(event.sender);
    // There is no connection to close: whoever goes on is refused until it is quiet for a while.
    if (throttle.request() !== 'pass') return refuse('too-fast', TOO_FAST);
    try {
      return await dispatch(backend.handlers, name, input, client);
    } finally {
      throttle.answered();
    }
  });
  ipcMain.on('frame', (event, frame: unknown) => {
    if (!isOurFrame(event.senderFrame) || !(frame instanceof ArrayBuffer)) return;
    const { client, throttle } = pageOf(event.sender);
    if (throttle.frame() === 'pass') client.receive(frame);
  });

  function pageOf(contents: WebContents): Page {
    const known = pages.get(contents);
    if (known) return known;
    const client = backend.connect((event) => {
      if (!contents.isDestroyed()) contents.send('event', event);
    });
    const page = { client, throttle: new Throttle() };
    pages.set(contents, page);
    // A reload, a crash or the end of the page ends its session.
    contents.on('did-start-navigation', ({ isMainFrame, isSameDocument }) => {
      if (isMainFrame && !isSameDocument) client.leave();
    });
    contents.on('render-process-gone', () => client.leave());
    contents.once('destroyed', () => backend.disconnect(client));
    return page;
  }
}
