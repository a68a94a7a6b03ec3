/** Electron's half of the transport: carries the contract between the window's page and the backend. */
import { ipcMain, type WebContents } from 'electron';
import type { Client } from './client.ts';
import { dispatch, refuse } from './dispatch.ts';
import type { Backend } from './handlers.ts';
import { isOurFrame } from './origin.ts';

export function bridgePages(backend: Backend): void {
  const clients = new WeakMap<WebContents, Client>();
  ipcMain.handle('request', (event, name: unknown, input: unknown) => {
    if (!isOurFrame(event.senderFrame)) return refuse('forbidden', 'Only the window of Signwright may ask for this.');
    return dispatch(backend.handlers, name, input, clientOf(event.sender));
  });
  ipcMain.on('frame', (event, frame: unknown) => {
    if (isOurFrame(event.senderFrame) && frame instanceof ArrayBuffer) clientOf(event.sender).receive(frame);
  });

  function clientOf(page: WebContents): Client {
    const known = clients.get(page);
    if (known) return known;
    const client = backend.connect((event) => {
      if (!page.isDestroyed()) page.send('event', event);
    });
    clients.set(page, client);
    // A reload, a crash or the end of the page ends its session.
    page.on('did-start-navigation', ({ isMainFrame, isSameDocument }) => {
      if (isMainFrame && !isSameDocument) client.leave();
    });
    page.on('render-process-gone', () => client.leave());
    page.once('destroyed', () => backend.disconnect(client));
    return client;
  }
}
