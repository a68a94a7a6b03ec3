/** The small caption of the desktop app: above all windows, the words of the main window, and nothing that it could do. */
import type { ElectronApplication, Page } from '@playwright/test';
import type { Recognition } from '../../models/recognition.ts';
import { expect, inMain, test } from './app.ts';

/** The main page hears this, as if its session had said it. */
async function say(app: ElectronApplication, recognition: Recognition) {
  await inMain(
    app,
    ({ webContents }, said) => {
      const page = webContents.getAllWebContents().find((each) => each.getURL() === 'app://signwright/');
      page?.send('event', { event: 'recognition', recognition: said });
      return null;
    },
    recognition,
  );
}

/** Its place, and whether it is above all others; null where it is not there. */
const standing = (app: ElectronApplication) =>
  inMain(app, ({ BrowserWindow }) => {
    const window = BrowserWindow.getAllWindows().find((each) => each.webContents.getURL().includes('small-caption'));
    return window ? { top: window.isAlwaysOnTop(), bounds: window.getBounds() } : null;
  });

const open = async (app: ElectronApplication, main: Page) => {
  const opening = app.waitForEvent('window');
  await main.getByRole('button', { name: 'Small window above the others' }).click();
  return opening;
};

test('shows the words of the main window above all others, where it was last, and closes with the app', async ({
  launchElectron,
}) => {
  const app = await launchElectron();
  const main = await app.firstWindow();
  await say(app, { kind: 'committed', word: 'hello', confidence: 0.9, alternatives: [], start: 0, end: 1, t: 1 });
  await expect(main.getByRole('button', { name: 'hello: change' })).toBeVisible();
  const small = await open(app, main);
  const caption = small.getByRole('group', { name: 'Caption' });
  // What was said before it opened is there too.
  await expect(caption).toHaveText(/hello/);
  await say(app, { kind: 'provisional', word: 'see_you', confidence: 0.5, t: 2 });
  await expect(caption).toContainText('Perhaps: see you…');
  await main.getByRole('button', { name: 'hello: change' }).press('Delete');
  await expect(caption).not.toContainText('hello');

  expect(await standing(app)).toMatchObject({ top: true });
  const rights = await small.evaluate(() => [
    'signwright' in window,
    'require' in window,
    window.open('app://signwright/'),
  ]);
  expect(rights).toEqual([false, false, null]);
  const preferences = await inMain(app, ({ webContents }) => {
    const page = webContents.getAllWebContents().find((each) => each.getURL().includes('small-caption'));
    return (page as unknown as { getLastWebPreferences(): object }).getLastWebPreferences();
  });
  expect(preferences).toMatchObject({ sandbox: true, contextIsolation: true, nodeIntegration: false });
  expect(preferences).not.toHaveProperty('preload', expect.stringContaining('preload'));

  const bounds = { x: 60, y: 70, width: 420, height: 160 };
  await inMain(
    app,
    ({ BrowserWindow }, at) => {
      const window = BrowserWindow.getAllWindows().find((each) => each.webContents.getURL().includes('small-caption'));
      window?.setBounds(at);
      return null;
    },
    bounds,
  );
  await main.evaluate(() => window.signwright?.request('closeCaptionWindow', undefined));
  await expect.poll(() => standing(app)).toBeNull();
  await open(app, main);
  await expect.poll(async () => (await standing(app))?.bounds).toEqual(bounds);

  const ended = app.waitForEvent('close');
  await inMain(app, ({ BrowserWindow }) => {
    // Not within this answer, which would be lost with the app.
    setTimeout(() =>
      BrowserWindow.getAllWindows()
        .find((each) => each.webContents.getURL() === 'app://signwright/')
        ?.close(),
    );
    return null;
  });
  await ended;
});
