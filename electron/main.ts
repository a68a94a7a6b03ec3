/** Starts the desktop app. */
import { join } from 'node:path';
import { app, powerMonitor, session, shell, type BrowserWindow } from 'electron';
import { registerScheme, serveRenderer } from './app-scheme.ts';
import { bridgePages } from './bridge.ts';
import { captionWindowBeside } from './caption-window.ts';
import { choosePath } from './dialogs.ts';
import { utilityEngine } from './engines/utility-engine.ts';
import { forkUtility } from './exchange/utility-command.ts';
import type { Backend } from './handlers.ts';
import type { AppEvent } from './ipc.ts';
import { shellLanguage } from './language/language.ts';
import { listenToConsole, Log } from './log/log.ts';
import { outliveErrors } from './log/uncaught.ts';
import { modelFolder, rendererFolder, spaceFolder } from './locations.ts';
import { allowOnlyCamera, blockNetwork, refuseOtherPages, silenceChromium } from './lockdown.ts';
import { setMenu } from './menu.ts';
import { finishErasing } from './privacy/erasing.ts';
import { profileFolder } from './profile.ts';
import { updateSource, Updates } from './updates/updates.ts';
import { focusWindow, openWindow } from './window.ts';

/** The longest wait for the library when the app is quit, ms. */
const CLOSING_MS = 10_000;
/** For an answer to reach the page, ms. */
const LAST_WORDS_MS = 200;

// Tests and portable installations choose the folder.
const dataFolder = process.env.SIGNWRIGHT_DATA || app.getPath('userData');
const log = new Log({ data: dataFolder, app: app.getAppPath() });
listenToConsole(log);
app.setPath('userData', profileFolder(dataFolder));
silenceChromium();
// On Linux, Chromium does not look for installed voices by itself.
if (process.platform === 'linux') app.commandLine.appendSwitch('enable-speech-dispatcher');
// A graphics driver that has crashed is started anew, and the page must be let back to it.
app.disableDomainBlockingFor3DAPIs();
registerScheme();
app.on('web-contents-created', (_, contents) => refuseOtherPages(contents));
app.on('window-all-closed', () => app.quit());

// One instance a data folder: the camera and the library can serve only one.
if (app.requestSingleInstanceLock()) {
  // Before Chromium opens its own files, which are among what goes.
  if (finishErasing(dataFolder)) log.note('Everything was deleted.');
  void app.whenReady().then(start);
} else app.quit();

function start(): void {
  const appFolder = app.getAppPath();
  let backend: Promise<Backend> | null = null;
  const tell = (event: AppEvent) => void backend?.then((opened) => opened.tell(event)).catch(() => undefined);
  serveRenderer(rendererFolder(appFolder));
  blockNetwork(session.defaultSession);
  allowOnlyCamera(session.defaultSession);
  bridgePages(() => (backend ??= openBackend(appFolder, () => window)));
  shellLanguage.open(dataFolder, app.getPreferredSystemLanguages());
  setMenu();
  const window = openWindow(join(appFolder, 'out', 'preload', 'preload.cjs'));
  app.on('second-instance', () => focusWindow(window));
  closeBeforeQuitting(() => backend);
  outliveErrors((message) => tell({ event: 'notice', message }));
  app.on('child-process-gone', (_, { type, reason, exitCode, name }) => {
    if (reason !== 'clean-exit') log.warning(`${type} process ${name ?? ''} ended: ${reason}, code ${exitCode}.`);
  });
  powerMonitor.on('resume', () => tell({ event: 'awake' }));
  log.note(`Started: ${app.getVersion()}, ${process.platform} ${process.arch}.`);
}

async function openBackend(appFolder: string, window: () => BrowserWindow): Promise<Backend> {
  // Read here and not at the top: the database alone takes a tenth of a second, and this thread brings up the window.
  const { createBackend } = await import('./handlers.ts');
  const description = { version: app.getVersion(), shell: 'electron', platform: process.platform } as const;
  const resources = app.isPackaged ? process.resourcesPath : appFolder;
  return createBackend({
    app: description,
    modelFolder: modelFolder(resources),
    spaceFolder: spaceFolder(resources),
    dataFolder,
    rendererFolder: rendererFolder(appFolder),
    runCommand: forkUtility(join(appFolder, 'out', 'main', 'signwright.cjs')),
    startEngine: utilityEngine(join(appFolder, 'out', 'main', 'engine.cjs')),
    choosePath,
    speak: (code) => shellLanguage.choose(code),
    updates: new Updates({
      version: description.version,
      source: updateSource(join(appFolder, 'out', 'updates.json')),
      downloads: app.getPath('downloads'),
      reveal: (path) => shell.showItemInFolder(path),
      format: process.env.APPIMAGE ? 'AppImage' : 'package',
    }),
    captionWindow: captionWindowBeside(window),
    premises: { log, openFolder, startAnew, facts: () => ({ Graphics: graphics() }) },
  });
}

/** What Chromium draws with: a software renderer makes hands slow to find. */
function graphics(): string {
  return Object.entries(app.getGPUFeatureStatus())
    .map(([feature, state]) => `${feature} ${state}`)
    .join(', ');
}

async function openFolder(folder: string): Promise<void> {
  const trouble = await shell.openPath(folder);
  if (trouble) console.error('The data folder could not be opened:', trouble);
}

/** Everything is deleted at the next start, when nothing of it is open: also what Chromium keeps. */
async function startAnew(): Promise<void> {
  log.stop();
  await session.defaultSession.clearStorageData().catch(() => null);
  // An AppImage is started by its own path, not by that of what it has mounted.
  app.relaunch(process.env.APPIMAGE ? { execPath: process.env.APPIMAGE } : {});
  // Not before the page has its answer; and without closing anything once more.
  setTimeout(() => app.exit(0), LAST_WORDS_MS);
}

/**
 * What is recorded is saved first; but a disk that does not answer must not keep the app alive.
 * @param backend null while nothing has been asked of it
 */
function closeBeforeQuitting(backend: () => Promise<Backend> | null): void {
  let closed = false;
  app.on('will-quit', (event) => {
    if (closed) return;
    event.preventDefault();
    const patience = new Promise((resolve) => setTimeout(resolve, CLOSING_MS));
    const closing = backend()?.then((opened) => opened.close());
    void Promise.race([closing, patience]).finally(() => {
      closed = true;
      // Not within this very event, where Electron takes itself to be quitting already and would do nothing.
      setImmediate(() => app.quit());
    });
  });
}
