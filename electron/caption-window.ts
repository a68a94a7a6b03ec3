/**
 * The small window of the desktop app that stays above all others and shows the caption alone. What it shows comes from the
 * main window's page (renderer/output/caption-channel.ts), so it has no preload: it can ask the main side for nothing.
 */
import { join } from 'node:path';
import { app, BrowserWindow } from 'electron';
import type { CaptionWindow } from './conversation/handlers.ts';
import { messages } from './language/messages.ts';
import { PAGE } from './origin.ts';
import { keepBounds, lastBounds } from './window-bounds.ts';

export const CAPTION_PAGE = new URL('small-caption/index.html', PAGE).href;

/** @param main when it closes, this one does */
export function captionWindowBeside(main: () => BrowserWindow | null): CaptionWindow {
  let window: BrowserWindow | null = null;
  return {
    open() {
      if (window) {
        window.showInactive();
        window.moveTop();
        return;
      }
      window = openCaption();
      const close = () => window?.close();
      const parent = main();
      parent?.once('closed', close);
      window.once('closed', () => {
        window = null;
        parent?.off('closed', close);
      });
    },
    close: () => window?.close(),
  };
}

function openCaption(): BrowserWindow {
  const boundsFile = join(app.getPath('userData'), 'caption-window.json');
  const window = new BrowserWindow({
    width: 640,
    height: 200,
    minWidth: 240,
    minHeight: 96,
    ...lastBounds(boundsFile),
    title: messages().caption,
    alwaysOnTop: true,
    maximizable: false,
    fullscreenable: false,
    show: false,
    autoHideMenuBar: true,
    webPreferences: {
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      webviewTag: false,
      spellcheck: false,
      backgroundThrottling: false,
      devTools: !app.isPackaged,
    },
  });
  // Above full-screen windows too: a presentation, a meeting.
  window.setAlwaysOnTop(true, 'screen-saver');
  if (process.platform !== 'win32') window.setVisibleOnAllWorkspaces(true, { visibleOnFullScreen: true });
  // The main window keeps the keyboard: somebody signs, or types an answer there.
  window.once('ready-to-show', () => window.showInactive());
  keepBounds(window, boundsFile);
  void window.loadURL(CAPTION_PAGE);
  return window;
}
