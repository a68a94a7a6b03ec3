/**
 * What may happen to a running app, brought about for real: processes are killed, the machine sleeps, clocks are set, the
 * disk may not be written. In none of it is a take lost or the app dead. docs/faults.md lists all faults and their tests.
 */
import { execFileSync } from 'node:child_process';
import { chmod, mkdir, readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { ElectronApplication, Page } from '@playwright/test';
import type { Reply, RequestInput, RequestName, RequestResult } from '../../electron/ipc.ts';
import { encodeFrame } from '../../models/wire.ts';
import { sitting } from '../fixtures/sitting.ts';
import { expect, inMain, test } from './app.ts';

/** As the page asks, without its views. @throws with the sentence of a refusal */
async function ask<N extends RequestName>(page: Page, name: N, input: RequestInput<N>): Promise<RequestResult<N>> {
  const reply = await page.evaluate(([each, given]) => window.signwright?.request(each, given), [name, input] as const);
  if (!reply?.ok) throw new Error(`${name}: ${reply?.message ?? 'There is no shell.'}`);
  return reply.value as RequestResult<N>;
}

/** Resolves when pictures are looked at and read: two statuses say so, for the first may speak of the time before. */
async function flows(page: Page): Promise<void> {
  await page.evaluate(
    () =>
      new Promise<void>((resolve) => {
        let running = 0;
        window.signwright?.subscribe((event) => {
          if (event.event !== 'status') return;
          if (event.status.framesPerSecond > 0 && event.status.latency && ++running === 2) resolve();
        });
      }),
  );
}

const message = (page: Page, text: string) => page.getByRole('status', { name: 'Messages' }).getByText(text);
const FOUND_AGAIN = 'Hand detection had stopped. It was started again.';
/** MediaPipe loads within a second; on a busy machine without a GPU it takes its time. */
const SLOW = { timeout: 40_000 };
const BACK = 'The window had stopped working and was opened again. Nothing that was recorded is lost.';

test('the caption goes on when the machine has slept, its clock is set, the landmark worker or the GPU process is killed', async ({
  launchElectron,
}, testInfo) => {
  test.setTimeout(240_000);
  const dataFolder = testInfo.outputPath('data');
  await mkdir(dataFolder);
  const app = await launchElectron({ fakeVideo: true, dataFolder });
  const page = await app.firstWindow();
  await flows(page);

  await inMain(app, ({ powerMonitor }) => {
    powerMonitor.emit('suspend');
    powerMonitor.emit('resume');
  });
  await expect(message(page, 'The computer was asleep. The camera was opened again.')).toBeVisible();
  await flows(page);

  for (const days of [-1, 400]) {
    await inMain(
      app,
      (_, shift) => {
        const { now } = Date;
        Date.now = () => now() + shift;
      },
      days * 86_400_000,
    );
    await flows(page);
  }

  // As when the system takes its memory: it is gone without a word.
  await page.workers()[0]?.evaluate(() => self.close());
  await expect(message(page, FOUND_AGAIN)).toBeVisible(SLOW);
  await flows(page);
  await expect(message(page, FOUND_AGAIN)).toBeHidden(SLOW);

  const gpu = await inMain(app, (electron) => electron.app.getAppMetrics().find(({ type }) => type === 'GPU')?.pid);
  if (!gpu) throw new Error('There is no GPU process to kill.');
  process.kill(gpu, 'SIGKILL');
  await expect(message(page, FOUND_AGAIN)).toBeVisible(SLOW);
  await flows(page);
  expect(await logOf(dataFolder)).toContain('GPU process');
});

test('a page that crashes in the middle of a recording, or hangs, comes back, and its takes are there', async ({
  launchElectron,
}, testInfo) => {
  const dataFolder = testInfo.outputPath('data');
  await mkdir(dataFolder);
  const app = await launchElectron({ dataFolder });
  await app.firstWindow();
  const { id: word } = await askWindow(app, 'addWord', { word: 'hello' });
  const { id: signer } = await askWindow(app, 'addSigner', { name: 'Ada', dominant: 'right' });
  const prompts = [{ word, takes: 20 }];
  const order: RequestInput<'startRecording'> = { signer, prompts, shuffled: false, cutting: 'hands-free' };
  await askWindow(app, 'startRecording', order);
  await sign(app);

  await crash(app);
  await expect.poll(() => messages(app)).toContain(BACK);
  // The last sign may have been under way: rather a take too many than one too few.
  await expect
    .poll(async () => (await askWindow(app, 'describeLibrary', undefined)).takes)
    .toBeGreaterThanOrEqual(SIGNED);
  await expect(askWindow(app, 'markSign', undefined)).rejects.toThrow('No recording is running');
  expect(await askWindow(app, 'startRecording', order)).toMatchObject({ saved: 0, phase: 'waiting' });
  await sign(app);

  await answerDialogs(app);
  const again = loaded(app);
  await inMain(app, async ({ BrowserWindow }) => {
    const [window] = BrowserWindow.getAllWindows();
    // It is never answered: the page is ended while it hangs.
    void window?.webContents.executeJavaScript('for (;;);').catch(() => null);
    await new Promise((hung) => setTimeout(hung, 300));
    window?.emit('unresponsive');
  });
  await again;
  await expect.poll(() => messages(app)).toContain(BACK);
  expect(await asked(app)).toEqual(['The window does not answer.']);

  await crash(app);
  expect(await asked(app)).toEqual(['The window does not answer.', 'The window keeps crashing.']);

  await inMain(app, () => {
    setTimeout(() => {
      throw new Error('unforeseen');
    });
  });
  await expect.poll(() => messages(app)).toContain('Something went wrong inside Signwright, and it goes on.');
  expect((await askWindow(app, 'describeLibrary', undefined)).takes).toBeGreaterThanOrEqual(2 * SIGNED);
  // Its words could be anybody's, so only what it was is kept.
  expect(await logOf(dataFolder)).toContain('An error that nobody caught: Error: …');
});

test('a data folder that may not be written: Electron starts, translates, and says that nothing can be saved', async ({
  launchElectron,
  cleanUp,
}, testInfo) => {
  const dataFolder = await readOnlyFolder(testInfo.outputPath('data'), cleanUp);
  const app = await launchElectron({ fakeVideo: true, dataFolder });
  const page = await app.firstWindow();
  await expect(page.getByText('Nothing can be saved.')).toBeVisible();
  await flows(page);
  await expect(ask(page, 'addWord', { word: 'hello' })).rejects.toThrow('Signwright may not write to its data folder.');
  expect(await readdir(dataFolder)).toEqual([]);
});

test('the browser host starts on such a folder, too', async ({ startHost, cleanUp, page }, testInfo) => {
  const dataFolder = await readOnlyFolder(testInfo.outputPath('data'), cleanUp);
  await page.goto((await startHost({ dataFolder })).url);
  await expect(page.getByText('Nothing can be saved.')).toBeVisible();
  await expect(page.getByRole('contentinfo')).toContainText(/onnx/i, SLOW);
  expect(await readdir(dataFolder)).toEqual([]);
});

test('everything is deleted in the browser host while its page is open, which then begins anew', async ({
  startHost,
  page,
}, testInfo) => {
  const dataFolder = testInfo.outputPath('data');
  await mkdir(dataFolder);
  await page.goto((await startHost({ dataFolder })).url);
  await page.getByRole('button', { name: 'Library', exact: true }).click();
  await page.evaluate(() => localStorage.setItem('signwright.theme', 'dark'));
  await page.getByRole('button', { name: 'Settings', exact: true }).click();
  await expect(page.getByRole('row', { name: /^Words, people and takes/ })).toBeVisible();
  await page.getByRole('button', { name: 'Delete everything…' }).click();
  const dialog = page.getByRole('dialog', { name: 'Delete everything?' });
  await expect(dialog.getByRole('listitem').first()).toHaveText('0 takes of 0 words by 0 people.');
  await dialog.getByRole('textbox').fill('delete');
  await page.keyboard.press('Enter');
  // A window always begins with the translation.
  await expect(page.getByRole('main')).toHaveClass(/translate/);
  expect(await page.evaluate(() => localStorage.getItem('signwright.theme'))).not.toBe('dark');
  await page.getByRole('button', { name: 'Settings', exact: true }).click();
  await expect(page.getByText('0 takes of 0 words by 0 people are saved.')).toBeVisible();
});

test('everything is deleted in Electron by its next start, also what Chromium keeps', async ({
  launchElectron,
}, testInfo) => {
  const dataFolder = testInfo.outputPath('data');
  await mkdir(dataFolder);
  const first = await launchElectron({ dataFolder });
  const page = await first.firstWindow();
  await ask(page, 'addWord', { word: 'hello' });
  await page.evaluate(() => localStorage.setItem('mark', 'mine'));
  await inMain(first, ({ app }) => {
    // The next start is the test's own.
    app.relaunch = () => void Object.assign(globalThis, { relaunched: true });
    app.exit = () => undefined;
  });
  await ask(page, 'deleteEverything', { confirmation: 'delete everything' });
  expect(await inMain(first, () => 'relaunched' in globalThis)).toBe(true);
  expect(await readdir(dataFolder)).toContain('deleting.json');
  await first.close();
  const again = await (await launchElectron({ dataFolder })).firstWindow();
  expect(await ask(again, 'describeLibrary', undefined)).toMatchObject({ takes: 0, words: [] });
  expect(await again.evaluate(() => localStorage.getItem('mark'))).toBeNull();
  expect(await readdir(dataFolder)).not.toContain('deleting.json');
});

/** Takes that are waited for. */
const SIGNED = 3;

/** Signs some words into a recording, as quickly as frames are taken, and waits until so many are confirmed. */
async function sign(app: ElectronApplication): Promise<void> {
  const frames = sitting(['wave', 'grasp', 'circle', 'wave'], 3).map((frame) => [
    ...new Uint8Array(encodeFrame(frame)),
  ]);
  await inWindow(
    app,
    `new Promise((resolve) => {
      let saved = 0;
      window.signwright.subscribe(({ event }) => {
        if (event === 'take' && ++saved === ${SIGNED}) resolve(saved);
      });
      for (const bytes of ${JSON.stringify(frames)}) window.signwright.sendFrame(Uint8Array.from(bytes).buffer);
    })`,
  );
}

/** For a page that has crashed before: to Playwright it stays dead. */
function inWindow(app: ElectronApplication, code: string): Promise<unknown> {
  return inMain(
    app,
    ({ BrowserWindow }, run) =>
      BrowserWindow.getAllWindows()[0]?.webContents.executeJavaScript(run) as Promise<unknown>,
    code,
  );
}

async function askWindow<N extends RequestName>(
  app: ElectronApplication,
  name: N,
  input: RequestInput<N>,
): Promise<RequestResult<N>> {
  const given = input === undefined ? 'undefined' : JSON.stringify(input);
  const reply = (await inWindow(app, `window.signwright.request('${name}', ${given})`)) as Reply;
  if (!reply.ok) throw new Error(`${name}: ${reply.message}`);
  return reply.value as RequestResult<N>;
}

const messages = (app: ElectronApplication) =>
  inWindow(app, "document.querySelector('[aria-label=Messages]')?.textContent ?? ''");

/** Dialogs are the system's own and cannot be driven: they answer “Open it again” and “Try again”. */
async function answerDialogs(app: ElectronApplication): Promise<void> {
  await inMain(app, ({ dialog }) => {
    const asked: string[] = [];
    Object.assign(globalThis, { asked });
    dialog.showMessageBox = ((_: unknown, { message }: { message: string }) => {
      asked.push(message);
      return Promise.resolve({ response: message.includes('answer') ? 1 : 0, checkboxChecked: false });
    }) as typeof dialog.showMessageBox;
  });
}

const asked = (app: ElectronApplication) => inMain(app, () => (globalThis as unknown as { asked: string[] }).asked);

/** Resolves when the window's page has been loaded anew. */
const loaded = (app: ElectronApplication) =>
  inMain(app, ({ BrowserWindow }) => {
    const [window] = BrowserWindow.getAllWindows();
    return new Promise<void>((resolve) => window?.webContents.once('did-finish-load', () => resolve()));
  });

async function crash(app: ElectronApplication): Promise<void> {
  const again = loaded(app);
  await inMain(app, ({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.webContents.forcefullyCrashRenderer());
  await again;
}

async function logOf(dataFolder: string): Promise<string> {
  return readFile(join(dataFolder, 'logs', 'signwright.log'), 'utf8');
}

/** Root may write anywhere but on a disk that is mounted to be read. */
async function readOnlyFolder(folder: string, cleanUp: (() => Promise<unknown>)[]): Promise<string> {
  await mkdir(folder);
  if (process.getuid?.() === 0) {
    try {
      execFileSync('mount', ['-t', 'tmpfs', '-o', 'ro', 'tmpfs', folder], { stdio: 'ignore' });
    } catch {
      test.skip(true, 'Nothing can be mounted here, and root may write everywhere.');
    }
    cleanUp.push(async () => execFileSync('umount', ['-l', folder]));
  } else {
    test.skip(process.platform === 'win32', 'Folders have no such modes there.');
    await chmod(folder, 0o555);
    cleanUp.push(() => chmod(folder, 0o755));
  }
  return folder;
}
