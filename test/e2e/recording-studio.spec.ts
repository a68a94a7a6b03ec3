/**
 * A sitting from its first word to another library, on real parts: a fake camera plays a signer, MediaPipe finds the
 * hands, takes are cut by themselves, kept in a real library, reviewed, exported and imported. In Chromium and in Electron.
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium, type Page } from '@playwright/test';
import { readTakes, type Take } from '../../training/takes.ts';
import { writeVideo } from '../fixtures/signer/studio.ts';
import { styleOf } from '../fixtures/signer/style.ts';
import { wordOf } from '../fixtures/signer/words.ts';
import { expect, inMain, test } from './app.ts';
import { launchOptions } from './browser.ts';

/** The film goes round and round; what the takes are called is another matter, as it is for any recorder. */
const FILM = ['wave', 'grasp', 'circle', 'pull', 'spread'] as const;
const EACH = 10;

let folder: string;
let video: string;
let seconds = 0;

test.beforeAll(async () => {
  test.setTimeout(300_000);
  folder = await mkdtemp(join(tmpdir(), 'signwright-studio-'));
  video = join(folder, 'film.mjpeg');
  const words = FILM.map(wordOf);
  seconds = (await writeVideo({ words, style: styleOf(6, 21), seed: 5, gap: [0.8, 1.3] }, video)).seconds;
});
test.afterAll(() => rm(folder, { recursive: true, force: true }));

test('a data set is made hands-free, put right and carried to another library, in Chromium', async ({ startHost }) => {
  test.setTimeout(480_000);
  const [first, second] = [join(folder, 'one.parquet'), join(folder, 'two.parquet')];
  const browser = await chromium.launch(launchOptions({ camera: video }));
  try {
    const page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
    await page.goto((await startHost()).url);
    await makeDataSet(page, first, (path) => typePath(page, path));
    const other = await browser.newPage({ viewport: { width: 1280, height: 800 } });
    await other.goto((await startHost()).url);
    await carryOver(other, first, second, (path) => typePath(other, path));
  } finally {
    await browser.close();
  }
  await expectSame(first, second);
});

test('the same in Electron, with its own dialogs', async ({ launchElectron }) => {
  test.setTimeout(480_000);
  const [first, second] = [join(folder, 'three.parquet'), join(folder, 'four.parquet')];
  const app = await launchElectron({ fakeVideo: video });
  const page = await app.firstWindow();
  /** The dialog itself is the system’s and cannot be driven: it answers as if the person had chosen this path. */
  const choose = (shell: typeof app, within: Page) => async (path: string) => {
    await inMain(
      shell,
      ({ dialog }, chosen) => {
        dialog.showSaveDialog = () => Promise.resolve({ canceled: false, filePath: chosen });
        dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths: [chosen] });
      },
      path,
    );
    await within
      .getByRole('dialog')
      .getByRole('button', { name: /^Choose( a file)?…$/ })
      .click();
  };
  await makeDataSet(page, first, choose(app, page));
  await app.close();
  const again = await launchElectron();
  const other = await again.firstWindow();
  await carryOver(other, first, second, choose(again, other));
  await expectSame(first, second);
});

const typePath = (page: Page, path: string) =>
  page.getByRole('dialog').getByRole('textbox', { name: /^File/ }).fill(path);

const button = (page: Page, name: string | RegExp) => page.getByRole('button', { name, exact: true });
const cards = (page: Page, word: string) =>
  page.getByRole('listbox', { name: `Takes of ${word}`, exact: true }).getByRole('option');
const word = (page: Page, name: RegExp) =>
  page.getByRole('listbox', { name: 'Words of the library' }).getByRole('option', { name });

async function makeDataSet(page: Page, file: string, choosePath: (path: string) => Promise<void>): Promise<void> {
  await record(page);
  await putRight(page);
  await exportAll(page, file, choosePath);
}

/** Two new words, a new signer, ten takes of each, hands-free and in random order. */
async function record(page: Page): Promise<void> {
  await button(page, 'Record').click();
  const box = page.getByRole('combobox', { name: 'Words to record' });
  for (const name of ['hello', 'thank you']) {
    await box.fill(name);
    await box.press('Enter');
    await expect(
      page.getByRole('list', { name: 'Words of this recording' }).getByText(name, { exact: true }),
    ).toBeVisible();
  }
  await page.getByRole('spinbutton', { name: 'Takes of each word' }).fill(String(EACH));
  await page.getByRole('textbox', { name: /^Name/ }).fill('Ada');
  await button(page, 'Add').click();
  await expect(page.getByRole('combobox', { name: 'Who signs' })).toHaveValue(/\d+/);
  await button(page, 'Start recording').click();
  const done = page.getByRole('heading', { name: 'All done' });
  await expect(done).toBeVisible({ timeout: 60_000 + (2 * EACH * 2.5 * seconds * 1000) / FILM.length });
  await expect(page.getByRole('list', { name: 'Takes of each word' }).getByRole('listitem')).toHaveText([
    new RegExp(`${EACH}`),
    new RegExp(`${EACH}`),
  ]);
  await button(page, 'Review in the library').click();
}

/** One is deleted, one trimmed, one relabelled, one deleted and brought back. */
async function putRight(page: Page): Promise<void> {
  await word(page, /^hello,/).click();
  await expect(cards(page, 'hello')).toHaveCount(EACH);
  await cards(page, 'hello').nth(0).click();
  await page.keyboard.press('Delete');
  await expect(cards(page, 'hello')).toHaveCount(EACH - 1);

  await cards(page, 'hello').nth(0).dblclick();
  const start = page.getByRole('slider', { name: 'Sign begins' });
  const before = Number(await start.getAttribute('aria-valuenow'));
  // What was kept before the sign belongs to it from now on.
  expect(before).toBeGreaterThan(0);
  await start.focus();
  await page.keyboard.press('Home');
  await expect(start).toHaveAttribute('aria-valuenow', '0');
  await page.keyboard.press('Escape');
  await expect(button(page, 'Undo: Trim a take')).toBeEnabled();

  await cards(page, 'hello').nth(1).click();
  await button(page, 'Relabel…').click();
  await page.getByRole('dialog').getByRole('combobox').fill('goodbye');
  await page.keyboard.press('Enter');
  await expect(word(page, /^goodbye, 1 take/)).toBeVisible();

  await cards(page, 'hello').nth(0).click();
  await page.keyboard.press('Delete');
  await expect(cards(page, 'hello')).toHaveCount(EACH - 3);
  await page.keyboard.press('Control+z');
  await expect(cards(page, 'hello')).toHaveCount(EACH - 2);
}

async function exportAll(page: Page, file: string, choosePath: (path: string) => Promise<void>): Promise<void> {
  await button(page, 'Export…').click();
  const dialog = page.getByRole('dialog', { name: 'Export takes' });
  await choosePath(file);
  await dialog.getByRole('button', { name: 'Export', exact: true }).click();
  await expect(dialog.getByText(`${2 * EACH - 1} takes are in ${file}.`)).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(dialog).toHaveCount(0);
}

/** Into an empty library, and out of it again. */
async function carryOver(page: Page, file: string, to: string, choosePath: (path: string) => Promise<void>) {
  await button(page, 'Library').click();
  await button(page, 'Import…').click();
  await choosePath(file);
  const dialog = page.getByRole('dialog', { name: 'Import takes' });
  await dialog.getByRole('button', { name: 'Import', exact: true }).click();
  await expect(dialog.getByText(`${2 * EACH - 1} takes of 3 words by 1 signer are in the library`)).toBeVisible({
    timeout: 30_000,
  });
  await page.keyboard.press('Escape');
  await expect(word(page, /^goodbye, 1 take/)).toBeVisible();
  await exportAll(page, to, choosePath);
}

/** What the two files say of their takes, but for the order in which they say it. */
async function expectSame(first: string, second: string): Promise<void> {
  const told = async (file: string) => (await readTakes([file], { raw: true })).map(inFull).sort();
  const takes = await told(first);
  expect(takes).toHaveLength(2 * EACH - 1);
  expect(await told(second)).toEqual(takes);
  const lengths = (await readTakes([first])).map(({ times }) => times.at(-1) ?? 0).sort((a, b) => a - b);
  // The film's signs take 0.7 to 1.7 s, and are seen a few times a second on software GL.
  expect(lengths[lengths.length >> 1]).toBeGreaterThan(300);
  expect(lengths[lengths.length >> 1]).toBeLessThan(2500);
}

const bytes = (values: Float32Array) =>
  Buffer.from(values.buffer, values.byteOffset, values.byteLength).toString('base64');
const inFull = ({ word: gloss, signer, aspect, edits, times, hands, handedness }: Take) =>
  JSON.stringify([gloss, signer, aspect, edits, bytes(times), bytes(hands), bytes(handedness)]);
