/** The one window of the app. */
import { join } from 'node:path';
import { app, BrowserWindow } from 'electron';
import { PAGE } from './origin.ts';
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
  void window.loadURL(PAGE);
  return window;
}

export function focusWindow(window: BrowserWindow): void {
  if (window.isMinimized()) window.restore();
  window.focus();
}
