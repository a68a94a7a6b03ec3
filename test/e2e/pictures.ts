/**
 * Takes the pictures of README.md: the real page with a main side that is scripted, a synthetic signer before the camera,
 * and hands that are really found. No part of the tests. Run (after `npm run build`): node test/e2e/pictures.ts
 */
import { spawn } from 'node:child_process';
import { mkdtemp, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { chromium, type Page } from '@playwright/test';
import type { Reply } from '../../electron/ipc.ts';
import type { Prototype } from '../../models/recognition.ts';
import { jpegsOf } from '../fixtures/mjpeg.ts';
import { writeVideo } from '../fixtures/signer/studio.ts';
import { styleOf } from '../fixtures/signer/style.ts';
import { wordOf } from '../fixtures/signer/words.ts';
import { hostOf, nodeBinary, ROOT } from './app.ts';
import { launchOptions } from './browser.ts';
import { commit, guess, MODEL, scriptMainSide } from './scripted-app.ts';
import { scriptLibrary } from './scripted-library.ts';
import { scriptShelf } from './scripted-shelf.ts';
import { jobOf, judging, modelOf, ORDER, RELEASED, scriptTraining } from './scripted-training.ts';

interface Picture {
  /** What the main side knows, before the page is opened. */
  script?: (page: Page) => Promise<void>;
  show: (page: Page) => Promise<void>;
}

/** The README is to be read on the road, too: of each picture, bytes. */
const MOST = 150_000;
const WINDOW = { width: 1180, height: 800 };
const WORDS = { family: 14, hello: 24, home: 16, none: 30, thank_you: 32, tree: 18, water: 21 };

const ok = (value: unknown): Reply => ({ ok: true, value });
const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true });

/** By the names of their files. */
const PICTURES: Record<string, Picture> = {
  translate: {
    async show(page) {
      await page.getByRole('list', { name: 'Words' }).getByRole('button', { name: 'thank you', exact: true }).click();
      await page.getByRole('slider', { name: 'Moment of the movement' }).fill('600');
      await commit(page, 'hello', 0.97);
      await commit(page, 'you', 0.92);
      await commit(page, 'happy', 0.64, [['good job', 0.21]]);
      await guess(page, 'thank you', 0.71);
      await seeHands(page);
    },
  },
  record: {
    script: (page) => scriptLibrary(page, { words: { tree: 2, water: 12 }, signers: ['Ada', 'Ben'] }),
    async show(page) {
      await button(page, 'Record').click();
      await page.getByRole('combobox', { name: 'Who signs' }).selectOption('Ada');
      await page.getByRole('button', { name: /^All my words/ }).click();
      await page.getByRole('checkbox', { name: 'In random order' }).uncheck();
      await page.getByRole('combobox', { name: 'Time to step back' }).selectOption('none');
      await button(page, 'Start recording').click();
      await page.getByText('Waiting for a sign').waitFor({ timeout: 120_000 });
      const message = 'Your hand left the picture: sit further back and repeat the take.';
      for (const notes of [[], [{ code: 'out-of-frame' as const, message }], []])
        await page.evaluate((given) => window.studio.take(given), notes);
      await seeHands(page);
      await page.evaluate(() => window.studio.sign());
    },
  },
  library: {
    script: (page) => scriptShelf(page, { words: WORDS }),
    async show(page) {
      await button(page, 'Library').click();
      await page.getByRole('option', { name: /^thank you, / }).click();
      await page.getByRole('listbox', { name: 'Takes of thank you' }).getByRole('option').nth(1).click();
    },
  },
  train: {
    async script(page) {
      await scriptShelf(page, { words: WORDS });
      const job = jobOf('t-1', { order: ORDER, ...judging('m-1') });
      const models = [RELEASED, modelOf('m-1', { name: ORDER.name, active: true })];
      await scriptTraining(page, { jobs: [job], models });
    },
    async show(page) {
      await button(page, 'Train').click();
      await page.getByRole('article', { name: ORDER.name }).waitFor();
    },
  },
};

/** Until hands are drawn, and the status line has come to tell the pace. */
const seeHands = (page: Page) =>
  page.waitForFunction(
    () =>
      (document.querySelector('canvas')?.width ?? 0) > 300 &&
      /Hand detection\s*\d\d a second/.test(document.querySelector('footer')?.innerText ?? ''),
    undefined,
    { timeout: 120_000 },
  );

/** Runs in the page: a camera that shows one picture, smooth, as grain would be most of the bytes of a PNG. */
function showPicture(jpeg: string) {
  localStorage.setItem('signwright.guide', 'done');
  navigator.mediaDevices.getUserMedia = async () => {
    const image = new Image();
    image.src = `data:image/jpeg;base64,${jpeg}`;
    await image.decode();
    const canvas = document.createElement('canvas');
    [canvas.width, canvas.height] = [image.width, image.height];
    const context = canvas.getContext('2d');
    if (!context) throw new Error('There is no canvas.');
    context.filter = 'blur(2px)';
    context.drawImage(image, 0, 0);
    const picture = context.getImageData(0, 0, image.width, image.height);
    picture.data.forEach((value, at) => (picture.data[at] = at % 4 === 3 ? value : 8 * Math.round(value / 8)));
    setInterval(() => context.putImageData(picture, 0, 0), 33);
    return canvas.captureStream(30);
  };
}

async function take(name: string, { script, show }: Picture, page: Page) {
  const file = resolve(ROOT, 'docs', `${name}.png`);
  await page.addInitScript(showPicture, jpeg);
  const prototypes = JSON.parse(
    await readFile(resolve(ROOT, 'models/released/asl-starter/prototypes.json'), 'utf8'),
  ) as Prototype[];
  const known = prototypes.map(({ word, frames }) => ({
    word,
    hands: frames.some(([left, right]) => left && right) ? (2 as const) : (1 as const),
    origin: 'model' as const,
  }));
  await scriptMainSide(page, {
    describeModel: ok({ ...MODEL, name: 'asl-starter', words: known }),
    loadPrototype: ok(prototypes.find(({ word }) => word === 'thank you') ?? null),
  });
  await script?.(page);
  await page.goto(host.url);
  await show(page);
  // What has come up fades away again.
  await page.getByRole('status', { name: 'Messages' }).evaluate((notices) => notices.remove());
  await page.screenshot({ path: file });
  const { size } = await stat(file);
  console.log(
    `docs/${name}.png: ${Math.round(size / 1000)} kB${size > MOST ? ', which is too much: make its palette smaller, as by ImageMagick’s -colors 128' : ''}`,
  );
}

const folder = await mkdtemp(join(tmpdir(), 'signwright-pictures-'));
const film = join(folder, 'film.mjpeg');
const words = ['wave', 'grasp', 'circle', 'pull', 'spread'].map(wordOf);
const timeline = await writeVideo({ words, style: styleOf(6, 21), seed: 5, gap: [0.8, 1.3] }, film);
const { strokeStart = 0, strokeEnd = 0 } = timeline.words[0] ?? {};
const jpeg = jpegsOf(await readFile(film))[Math.round((30 * (strokeStart + strokeEnd)) / 2)]?.toString('base64') ?? '';
const env = { ...process.env, SIGNWRIGHT_DATA: join(folder, 'data') };
const host = await hostOf(spawn(nodeBinary(), ['electron/start.ts', '--browser', '--no-open'], { cwd: ROOT, env }));
const browser = await chromium.launch(launchOptions());
try {
  const wanted = process.argv.slice(2);
  for (const [name, picture] of Object.entries(PICTURES)) {
    if (wanted.length > 0 && !wanted.includes(name)) continue;
    const context = await browser.newContext({
      viewport: WINDOW,
      locale: 'en-GB',
      colorScheme: 'light',
      reducedMotion: 'reduce',
    });
    await take(name, picture, await context.newPage());
    await context.close();
  }
} finally {
  await browser.close();
  await host.close();
  await rm(folder, { recursive: true, force: true, maxRetries: 3 });
}
