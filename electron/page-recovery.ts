/** Brings the window's page back when it has crashed, or hangs and the person is tired of it; and says what happened. */
import { app, dialog, type BrowserWindow } from 'electron';
import { Crashes } from './crashes.ts';
import type { AppEvent } from './ipc.ts';
import { messages } from './language/messages.ts';

const BACK: AppEvent = {
  event: 'notice',
  message: 'The window had stopped working and was opened again. Nothing that was recorded is lost.',
};

/** The page keeps nothing that main has not: a fresh one can go on. */
export function recoverPage(window: BrowserWindow): void {
  const { webContents: page } = window;
  const crashes = new Crashes();
  const reload = () => {
    // By then the page listens (renderer/main.ts runs before the page counts as loaded).
    page.once('did-finish-load', () => page.send('event', BACK));
    page.reload();
  };
  page.on('render-process-gone', (_, { reason, exitCode }) => {
    if (reason === 'clean-exit') return;
    console.error(`The page of the window ended: ${reason}, code ${exitCode}.`);
    if (crashes.add(performance.now())) reload();
    else
      void askAfterCrashes(window).then((again) => {
        crashes.forgive();
        if (again) reload();
        else app.quit();
      });
  });
  offerReloadWhenHung(window);
}

/** @returns whether it is to be tried once more */
async function askAfterCrashes(window: BrowserWindow): Promise<boolean> {
  const m = messages().crashed;
  const { response } = await dialog.showMessageBox(window, {
    type: 'error',
    message: m.message,
    detail: m.detail,
    buttons: [m.again, m.close],
    defaultId: 0,
    cancelId: 1,
    noLink: true,
  });
  return response === 0;
}

function offerReloadWhenHung(window: BrowserWindow): void {
  let asking: AbortController | null = null;
  window.on('responsive', () => asking?.abort());
  window.on('unresponsive', () => {
    if (asking) return;
    const question = (asking = new AbortController());
    const m = messages().hung;
    console.error('The page of the window does not answer.');
    void dialog
      .showMessageBox(window, {
        type: 'warning',
        message: m.message,
        detail: m.detail,
        buttons: [m.wait, m.reopen],
        defaultId: 0,
        cancelId: 0,
        noLink: true,
        signal: question.signal,
      })
      .then(({ response }) => {
        // A page that hangs hears no reload: it is ended, and brought back as after a crash.
        if (response === 1 && !question.signal.aborted) window.webContents.forcefullyCrashRenderer();
      })
      .finally(() => (asking = null));
  });
}
