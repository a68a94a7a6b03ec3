/**
 * The whole path on real parts: a fake camera plays a signer that the model never saw, MediaPipe finds the hands, the
 * network that `signwright train` trained on other takes writes the words. In Chromium and in Electron.
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium, type Page } from '@playwright/test';
import { alignToLoop } from '../fixtures/alignment.ts';
import { noteTimes, numberPictures, timesByFilm, type Timed } from '../fixtures/film-clock.ts';
import { GLOSSES, trainSignedModel } from '../fixtures/signed-model.ts';
import { writeVideo } from '../fixtures/signer/studio.ts';
import { styleOf } from '../fixtures/signer/style.ts';
import { wordOf } from '../fixtures/signer/words.ts';
import { violations } from './accessibility.ts';
import { launchOptions } from './browser.ts';
import { expect, test } from './app.ts';

/** What the film shows, over and over: every word, two of them twice running. */
const FILM = [...GLOSSES, 'circle', 'circle', 'clap', 'clap', 'wave'] as const;
/** So many words are waited for: two rounds of the film. */
const WORDS = 2 * FILM.length;

let folder: string;
let model: string;
let video: string;
let seconds = 0;
/** Pictures of the film; each carries its number. */
let pictures = 0;
/** The status line and the film's own clock may differ by this much, ms. */
const CLOCKS_APART = 50;

test.describe('a signer that nobody taught', () => {
  test.beforeAll(async () => {
    test.setTimeout(600_000);
    folder = await mkdtemp(join(tmpdir(), 'signwright-live-'));
    model = join(folder, 'synthetic');
    video = join(folder, 'film.mjpeg');
    await trainSignedModel(model);
    // Signers 1 to 4 taught, from another seed.
    const timeline = await writeVideo(
      { words: FILM.map(wordOf), style: styleOf(6, 21), seed: 5, gap: [0.8, 1.3] },
      video,
    );
    seconds = timeline.seconds;
    pictures = await numberPictures(video);
  });
  test.afterAll(() => rm(folder, { recursive: true, force: true }));

  test('is read right in Chromium: words in order, repeats twice, silence in between', async ({
    startHost,
  }, testInfo) => {
    test.setTimeout(300_000);
    const { url } = await startHost({ model });
    const browser = await chromium.launch(launchOptions({ camera: video }));
    try {
      const page = await browser.newPage();
      await noteTimes(page);
      await page.goto(url);
      const report = (text: string) => testInfo.annotations.push({ type: 'figure', description: text });
      await readFilm(page, report, () => compareClocks(page, report));
      await page.screenshot({ path: testInfo.outputPath('chromium.png') });
    } finally {
      await browser.close();
    }
  });

  test('is read right in Electron', async ({ launchElectron }, testInfo) => {
    test.setTimeout(300_000);
    const app = await launchElectron({ model, fakeVideo: video });
    const page = await app.firstWindow();
    await readFilm(page, (text) => testInfo.annotations.push({ type: 'figure', description: text }));
    await page.screenshot({ path: testInfo.outputPath('electron.png') });
  });
});

/** The times of the status line against the film's, whose pictures carry their numbers. */
async function compareClocks(page: Page, report: (text: string) => void): Promise<void> {
  const status = page.getByRole('contentinfo');
  const shown = async (name: string): Promise<number> => {
    const text = await status.locator('dl > div', { hasText: name }).innerText();
    return Number(/95 % within (\d+) ms/.exec(text)?.[1]);
  };
  for (const [name, kind] of [
    ['Picture to guess', 'provisional'],
    ['Picture to word', 'committed'],
  ] as const) {
    let found: { line: number; film: Timed } | undefined;
    // The line is brought up to date once a second.
    await expect
      .poll(
        async () => {
          found = { line: await shown(name), film: (await timesByFilm(page, pictures))[kind] };
          return Math.abs(found.line - found.film.p95);
        },
        { timeout: 5000, message: `${name}: the status line and the film's clock` },
      )
      .toBeLessThanOrEqual(CLOCKS_APART);
    const text = `${name}, p95: ${found?.line} ms on the status line, ${Math.round(found?.film.p95 ?? NaN)} ms by the film (${found?.film.count} of them)`;
    console.log(`live signing: ${text}`);
    report(text);
  }
}

async function readFilm(page: Page, report: (text: string) => void, measure = () => Promise.resolve()): Promise<void> {
  const words = page.getByRole('list', { name: 'Sentence' }).getByRole('listitem');
  await expect(words.nth(WORDS - 1)).toBeVisible({ timeout: 60_000 + 3 * seconds * 1000 });
  const written = (await words.locator('.word').allTextContents()).slice(0, WORDS);
  const found = alignToLoop(written, FILM);
  const status = (await page.getByRole('contentinfo').innerText()).replace(/\s+/g, ' ');
  const text = `${found.right} of ${found.signed} words right, ${found.insertions} inserted, ${found.deletions} missed, ${found.substitutions} mistaken; ${status}`;
  console.log(`live signing: ${text}\n  ${written.join(' ')}`);
  report(text);
  await measure();
  expect(found.insertions, 'words where nobody signed').toBe(0);
  expect(found.right / found.signed).toBeGreaterThanOrEqual(0.95);
  // It is a first start: the first steps have been through as well.
  await expect(page.getByText(/^Your first word: /)).toBeVisible();
  expect(await violations(page)).toEqual([]);
}
