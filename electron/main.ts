/** Starts the desktop app. */
import { join } from 'node:path';
import { app, session } from 'electron';
import { registerScheme, serveRenderer } from './app-scheme.ts';
import { bridgePages } from './bridge.ts';
import { createBackend } from './handlers.ts';
import { modelFolder, rendererFolder } from './locations.ts';
import { allowOnlyCamera, blockNetwork, refuseOtherPages, silenceChromium } from './lockdown.ts';
import { setMenu } from './menu.ts';
import { focusWindow, openWindow } from './window.ts';

// The window's place and whatever else is kept: tests and portable installations choose the folder.
if (process.env.SIGNWRIGHT_DATA) app.setPath('userData', process.env.SIGNWRIGHT_DATA);
silenceChromium();
registerScheme();
app.on('web-contents-created', (_, contents) => refuseOtherPages(contents));
app.on('window-all-closed', () => app.quit());

// One instance a data folder: the camera and the library can serve only one.
if (app.requestSingleInstanceLock()) void app.whenReady().then(start);
else app.quit();

function start(): void {
  const appFolder = app.getAppPath();
  const description = { version: app.getVersion(), shell: 'electron', platform: process.platform } as const;
  const backend = createBackend(description, modelFolder(app.isPackaged ? process.resourcesPath : appFolder));
  serveRenderer(rendererFolder(appFolder));
  blockNetwork(session.defaultSession);
  allowOnlyCamera(session.defaultSession);
  bridgePages(backend);
  setMenu();
  const window = openWindow(join(appFolder, 'out', 'preload', 'preload.cjs'));
  app.on('second-instance', () => focusWindow(window));
  app.on('will-quit', () => void backend.close());
}
