/** Starts the desktop app. */
import { join } from 'node:path';
import { app, session } from 'electron';
import { registerScheme, serveRenderer } from './app-scheme.ts';
import { bridgePages } from './bridge.ts';
import { choosePath } from './dialogs.ts';
import { forkUtility } from './exchange/utility-command.ts';
import { createBackend, type Backend } from './handlers.ts';
import { modelFolder, rendererFolder, spaceFolder } from './locations.ts';
import { allowOnlyCamera, blockNetwork, refuseOtherPages, silenceChromium } from './lockdown.ts';
import { setMenu } from './menu.ts';
import { focusWindow, openWindow } from './window.ts';

/** The longest wait for the library when the app is quit, ms. */
const CLOSING_MS = 10_000;

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
  const resources = app.isPackaged ? process.resourcesPath : appFolder;
  const backend = createBackend({
    app: description,
    modelFolder: modelFolder(resources),
    spaceFolder: spaceFolder(resources),
    dataFolder: app.getPath('userData'),
    runCommand: forkUtility(join(appFolder, 'out', 'main', 'signwright.cjs')),
    choosePath,
  });
  serveRenderer(rendererFolder(appFolder));
  blockNetwork(session.defaultSession);
  allowOnlyCamera(session.defaultSession);
  bridgePages(backend);
  setMenu();
  const window = openWindow(join(appFolder, 'out', 'preload', 'preload.cjs'));
  app.on('second-instance', () => focusWindow(window));
  closeBeforeQuitting(backend);
}

/** What is recorded is saved first; but a disk that does not answer must not keep the app alive. */
function closeBeforeQuitting(backend: Backend): void {
  let closed = false;
  app.on('will-quit', (event) => {
    if (closed) return;
    event.preventDefault();
    const patience = new Promise((resolve) => setTimeout(resolve, CLOSING_MS));
    void Promise.race([backend.close(), patience]).finally(() => {
      closed = true;
      // Not within this very event, where Electron takes itself to be quitting already and would do nothing.
      setImmediate(() => app.quit());
    });
  });
}
