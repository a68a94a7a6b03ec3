/** The one window of the app. */
import { join } from 'node:path';
import { app, BrowserWindow } from 'electron';
import { mayClose } from './dialogs.ts';
import { PAGE } from './origin.ts';
import { keepBounds, lastBounds } from './window-bounds.ts';

/** A page that dies sooner after loading than this would only die again. */
const WORTH_RELOADING_MS = 2000;

export function openWindow(preload: string): BrowserWindow {
  const boundsFile = join(app.getPath('userData'), 'window.json');
  const window = new BrowserWindow({
    width: 1180,
    height: 800,
    minWidth: 480,
    minHeight: 480,
    ...lastBounds(boundsFile),
    title: app.name,
    show: false,
    autoHideMenuBar: true,
    webPreferences: {
      preload,
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      webviewTag: false,
      spellcheck: false,
      // A caption must go on while the meeting that it captions covers the window.
      backgroundThrottling: false,
      devTools: !app.isPackaged,
    },
  });
  window.once('ready-to-show', () => window.show());
  keepBounds(window, boundsFile);
  reloadAfterCrash(window);
  // The page holds the window back while takes are not on the disk yet.
  window.webContents.on('will-prevent-unload', (event) => {
    if (mayClose(window)) event.preventDefault();
  });
  void window.loadURL(PAGE);
  return window;
}

/** The page keeps nothing that main has not: a fresh one can go on. */
function reloadAfterCrash(window: BrowserWindow): void {
  let loaded = 0;
  window.webContents.on('did-finish-load', () => (loaded = Date.now()));
  window.webContents.on('render-process-gone', (_, { reason }) => {
    console.error(`The page of the window ended: ${reason}`);
    if (reason !== 'clean-exit' && Date.now() - loaded > WORTH_RELOADING_MS) window.webContents.reload();
  });
}

export function focusWindow(window: BrowserWindow): void {
  if (window.isMinimized()) window.restore();
  window.focus();
}
