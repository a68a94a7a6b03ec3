/** The one window of the app. */
import { join } from 'node:path';
import { app, BrowserWindow } from 'electron';
import { mayClose } from './dialogs.ts';
import { PAGE } from './origin.ts';
import { recoverPage } from './page-recovery.ts';
import { keepBounds, lastBounds } from './window-bounds.ts';

export function openWindow(preload: string): BrowserWindow {
  const boundsFile = join(app.getPath('userData'), 'window.json');
  const window = new BrowserWindow({
    width: 1180,
    height: 800,
    minWidth: 480,
    minHeight: 480,
    ...lastBounds(boundsFile),
    title: app.name,
    // Windows and macOS take it from the program's file.
    ...(process.platform === 'linux' && { icon: join(app.getAppPath(), 'packaging', 'icons', '256x256.png') }),
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
  recoverPage(window);
  // The page holds the window back while takes are not on the disk yet.
  window.webContents.on('will-prevent-unload', (event) => {
    if (mayClose(window)) event.preventDefault();
  });
  void window.loadURL(PAGE);
  return window;
}

export function focusWindow(window: BrowserWindow): void {
  if (window.isMinimized()) window.restore();
  window.focus();
}
