/** Electron's half of the transport: carries the contract between the window's page and the backend. */
import { ipcMain, type WebContents } from 'electron';
import type { Client } from './client.ts';
import { dispatch, internalError, refuse } from './dispatch.ts';
import type { Backend } from './handlers.ts';
import { Throttle, TOO_FAST } from './limits.ts';
import { isOurFrame } from './origin.ts';

/** @param open gives the backend, the same each time: asked for when a page first wants something of it */
export function bridgePages(open: () => Promise<Backend>): void {
  const throttles = new WeakMap<WebContents, Throttle>();
  const clients = new WeakMap<WebContents, Client>();

  ipcMain.handle('request', async (event, name: unknown, input: unknown) => {
    if (!isOurFrame(event.senderFrame)) return refuse('forbidden', 'Only the window of Signwright may ask for this.');
    const throttle = throttleOf(event.sender);
    // There is no connection to close: whoever goes on is refused until it is quiet for a while.
    if (throttle.request() !== 'pass') return refuse('too-fast', TOO_FAST);
    try {
      const backend = await open();
      return await dispatch(backend.handlers, name, input, clientOf(event.sender, backend));
    } catch (error) {
      // The backend itself, as dispatch never rejects: a part of the app is missing or does not load here.
      console.error('The backend could not be opened:', error);
      return internalError();
    } finally {
      throttle.answered();
    }
  });
  ipcMain.on('frame', (event, frame: unknown) => {
    if (!isOurFrame(event.senderFrame) || !(frame instanceof ArrayBuffer)) return;
    // Of a page that has asked for nothing nobody reads pictures.
    if (throttleOf(event.sender).frame() === 'pass') clients.get(event.sender)?.receive(frame);
  });

  function throttleOf(contents: WebContents): Throttle {
    const throttle = throttles.get(contents) ?? new Throttle();
    throttles.set(contents, throttle);
    return throttle;
  }

  function clientOf(contents: WebContents, { connect, disconnect }: Backend): Client {
    const known = clients.get(contents);
    if (known) return known;
    const client = connect((event) => {
      if (!contents.isDestroyed()) contents.send('event', event);
    });
    clients.set(contents, client);
    // A reload, a crash or the end of the page ends its session.
    contents.on('did-start-navigation', ({ isMainFrame, isSameDocument }) => {
      if (isMainFrame && !isSameDocument) client.leave();
    });
    contents.on('render-process-gone', () => client.leave());
    contents.once('destroyed', () => disconnect(client));
    return client;
  }
}
