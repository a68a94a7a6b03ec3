/** The app's own hand detector on a real hand and on the synthetic signer, in a real browser. */
import { chromium, expect, test, type Page } from '@playwright/test';
import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { LANDMARK, LANDMARK_COUNT } from '../../models/landmarks.ts';
import { jpegsOf } from '../fixtures/mjpeg.ts';
import { servePages, type PageServer } from '../fixtures/page-server.ts';
import { recordTakes, writeVideo, type SignerTake } from '../fixtures/signer/studio.ts';
import { SKIN_TONES, styleOf } from '../fixtures/signer/style.ts';
import { WORDS, wordOf } from '../fixtures/signer/words.ts';
import { launchOptions } from './browser.ts';

const DATA = resolve(import.meta.dirname, '../../../shared/data/video');

let server: PageServer;
test.beforeAll(async () => {
  server = await servePages();
});
test.afterAll(() => server.close());

async function openDetectorPage(page: Page): Promise<string[]> {
  const requests: string[] = [];
  page.on('request', (request) => requests.push(request.url()));
  await page.goto(`${server.url}test/fixtures/landmarks/index.html`);
  await page.waitForFunction(() => globalThis.landmarks);
  return requests;
}

test('landmarks of a real hand lie where the reference implementation puts them', async ({ page }) => {
  test.skip(!existsSync(DATA), 'The video of a real hand is not part of the repository; ../shared/data is absent.');
  test.setTimeout(300_000);
  // [frame][landmark][x, y, z] in pixels of the 620 × 1080 original, letterboxed into the video's 640 × 480.
  const golden = JSON.parse(readFileSync(join(DATA, 'asl-hand.landmarks.json'), 'utf8')) as number[][][];
  const toVideo = ([x = NaN, y = NaN]: number[] = []) => [182.2 + 0.4444 * x, 0.4444 * y] as const;
  const jpegs = jpegsOf(readFileSync(join(DATA, 'asl-hand.mjpeg'))).map((jpeg) => jpeg.toString('base64'));
  expect(jpegs.length).toBe(golden.length);

  await openDetectorPage(page);
  const found = await page.evaluate(async (jpegs) => {
    const { HandDetector, pictureOf } = globalThis.landmarks ?? {};
    if (!HandDetector || !pictureOf) throw new Error('The page is not ready.');
    const detector = await HandDetector.create();
    const hands: (number[] | null)[] = [];
    for (const [index, jpeg] of jpegs.entries()) {
      const frame = await detector.detect(await pictureOf(jpeg), index * 33);
      hands.push(frame.hands[0] ? Array.from(frame.hands[0].landmarks) : null);
    }
    detector.close();
    return hands;
  }, jpegs);

  const errors: number[] = [];
  for (const [index, hand] of found.entries()) {
    if (!hand) continue;
    const [wx, wy] = toVideo(golden[index]?.[LANDMARK.wrist]);
    const [mx, my] = toVideo(golden[index]?.[LANDMARK['middle-mcp']]);
    const handSize = Math.hypot(mx - wx, my - wy);
    for (let landmark = 0; landmark < LANDMARK_COUNT; landmark++) {
      const [x, y] = toVideo(golden[index]?.[landmark]);
      const [dx, dy] = [640 * (hand[3 * landmark] ?? NaN) - x, 480 * (hand[3 * landmark + 1] ?? NaN) - y];
      errors.push(Math.hypot(dx, dy) / handSize);
    }
  }
  const detected = found.filter(Boolean).length;
  const mean = errors.reduce((sum, error) => sum + error, 0) / errors.length;
  report(`real hand: ${detected} of ${found.length} frames, mean distance ${percent(mean)} of wrist to middle knuckle`);
  expect(detected / found.length).toBeGreaterThanOrEqual(0.98);
  expect(mean).toBeLessThanOrEqual(0.05);
});

test.describe('synthetic signer', () => {
  let takes: SignerTake[];
  test.beforeAll(async () => {
    test.setTimeout(600_000);
    const start = performance.now();
    // The seed of the model that the live test trains: takes are shared with it.
    takes = await recordTakes(WORDS, 4, 3);
    report(`${takes.length} takes in ${((performance.now() - start) / 1000).toFixed(1)} s (cached: under 1 s)`);
  });

  const strokeFrames = (take: SignerTake) =>
    take.frames.flatMap((frame, index) =>
      frame.t >= take.strokeStart && frame.t <= take.strokeEnd ? [{ frame, wrists: take.wrists[index] ?? {} }] : [],
    );

  for (const tone of Object.keys(SKIN_TONES)) {
    test(`hands with ${tone} skin are found in the strokes of words`, () => {
      const mine = takes.filter((take) => take.skin === tone && take.word !== 'none');
      const right = mine.flatMap((take) =>
        strokeFrames(take).map(({ frame }) => frame.hands.length === take.sides.length),
      );
      const rate = right.filter(Boolean).length / right.length;
      report(`${tone} skin: right number of hands in ${percent(rate)} of ${right.length} stroke frames`);
      expect(right.length).toBeGreaterThan(50);
      expect(rate).toBeGreaterThanOrEqual(0.95);
    });
  }

  test('the right hand is called right', () => {
    const named = takes.flatMap(strokeFrames).flatMap(({ frame, wrists }) =>
      frame.hands.map(({ landmarks, rightProbability }) => {
        const distance = ([x, y] = [NaN, NaN]) => Math.hypot(x - (landmarks[0] ?? NaN), y - (landmarks[1] ?? NaN));
        const isRight = !wrists.left || (!!wrists.right && distance(wrists.right) < distance(wrists.left));
        return rightProbability > 0.5 === isRight;
      }),
    );
    const rate = named.filter(Boolean).length / named.length;
    report(`handedness right in ${percent(rate)} of ${named.length} hands`);
    expect(rate).toBeGreaterThanOrEqual(0.95);
  });

  test('no hand is seen where there is none', () => {
    const idle = takes.flatMap((take) =>
      take.frames.filter((_, index) => Object.keys(take.wrists[index] ?? {}).length === 0),
    );
    report(`hands in ${idle.filter((frame) => frame.hands.length > 0).length} of ${idle.length} idle frames`);
    expect(idle.length).toBeGreaterThan(50);
    expect(idle.every((frame) => frame.hands.length === 0)).toBe(true);
  });
});

test('as a camera, the synthetic signer shows the hands of its timeline', async () => {
  const file = test.info().outputPath('signer.mjpeg');
  const words = ['wave', 'clap', 'grasp', 'lift'].map(wordOf);
  const timeline = await writeVideo({ words, style: styleOf(2), seed: 3, gap: [1, 1.2] }, file);
  const browser = await chromium.launch(launchOptions({ camera: file }));
  try {
    const page = await browser.newPage();
    await openDetectorPage(page);
    const seen = await page.evaluate(
      async (seconds) => globalThis.landmarks?.watchCamera(seconds) ?? [],
      timeline.seconds,
    );
    report(`camera: ${(seen.length / timeline.seconds).toFixed(1)} detections a second`);
    // Hands come and go with each word, whatever the machine's speed; raise and lower frames may show any number.
    const episodes: number[][] = [];
    let last = -Infinity;
    for (const [t, hands] of seen.filter(([, hands]) => hands > 0)) {
      if (t - last > 0.6) episodes.push([]);
      episodes.at(-1)?.push(hands);
      last = t;
    }
    const usual = episodes.map((counts) => counts.toSorted()[counts.length >> 1]);
    expect(usual.slice(0, words.length), JSON.stringify(seen)).toEqual(timeline.words.map(({ sides }) => sides.length));
  } finally {
    await browser.close();
  }
});

test('the detector asks nobody but its own origin', async ({ page }) => {
  const requests = await openDetectorPage(page);
  await detectBlank(page, [0, 33, 66]);
  expect(requests.length).toBeGreaterThan(3);
  expect(requests.filter((url) => !url.startsWith(server.url) && !/^(data|blob):/.test(url))).toEqual([]);
});

test('times that do not increase are moved on, not refused', async ({ page }) => {
  await openDetectorPage(page);
  expect(await detectBlank(page, [-4, 100, 100, 40, 200])).toEqual([0, 100, 101, 102, 200]);
});

test('a second picture is refused while one is in flight, and closing rejects what is pending', async ({ page }) => {
  await openDetectorPage(page);
  const outcome = await page.evaluate(async () => {
    const detector = await globalThis.landmarks?.HandDetector.create({ delegate: 'CPU' });
    if (!detector) throw new Error('The page is not ready.');
    const blank = () => createImageBitmap(new ImageData(64, 48));
    const [one, two] = [await blank(), await blank()];
    const said = (promise: Promise<unknown>) =>
      promise.then(
        () => 'done',
        (error: Error) => error.message,
      );
    const first = said(detector.detect(one, 0));
    const busy = detector.busy;
    const second = await said(detector.detect(two, 10));
    detector.close();
    return {
      busy,
      first: await first,
      second,
      after: await said(detector.detect(await blank(), 20)),
      width: two.width,
    };
  });
  expect(outcome).toEqual({
    busy: true,
    first: 'Hand detection was closed.',
    second: 'Another picture is still being looked at.',
    after: 'Hand detection was closed.',
    width: 0,
  });
});

test('a worker that breaks is reported once, so that the caller can start another', async ({ page }) => {
  await openDetectorPage(page);
  const outcome = page.evaluate(async () => {
    const { HandDetector } = globalThis.landmarks ?? {};
    const detector = await HandDetector?.create({ delegate: 'CPU' });
    if (!HandDetector || !detector) throw new Error('The page is not ready.');
    let losses = 0;
    const lost = new Promise<void>((resolve) => {
      detector.onlost = () => {
        losses++;
        resolve();
      };
    });
    document.title = 'loaded';
    await lost;
    const blank = () => createImageBitmap(new ImageData(64, 48));
    const after = await detector.detect(await blank(), 0).then(
      () => 'done',
      (error: Error) => error.message,
    );
    const again = await HandDetector.create({ delegate: 'CPU' });
    const frame = await again.detect(await blank(), 0);
    return { losses, after, hands: frame.hands.length };
  });
  await page.waitForFunction(() => document.title === 'loaded');
  await page.workers()[0]?.evaluate(() => {
    setTimeout(() => {
      throw new Error('broken');
    });
  });
  expect(await outcome).toEqual({ losses: 1, after: expect.stringContaining('broken'), hands: 0 });
});

test('a picture that was closed already is refused, and the next one is looked at', async ({ page }) => {
  await openDetectorPage(page);
  const outcome = await page.evaluate(async () => {
    const detector = await globalThis.landmarks?.HandDetector.create({ delegate: 'CPU' });
    if (!detector) throw new Error('The page is not ready.');
    const closed = await createImageBitmap(new ImageData(64, 48));
    closed.close();
    const refused = await detector.detect(closed, 0).then(
      () => false,
      () => true,
    );
    const frame = await detector.detect(await createImageBitmap(new ImageData(64, 48)), 10);
    return { refused, busy: detector.busy, aspect: frame.aspect };
  });
  expect(outcome).toEqual({ refused: true, busy: false, aspect: 64 / 48 });
});

test('a missing model is one clear sentence', async ({ page }) => {
  await page.route('**/hand_landmarker.task', (route) => route.fulfill({ status: 404, body: 'no' }));
  await openDetectorPage(page);
  const message = await page.evaluate(async () =>
    globalThis.landmarks?.HandDetector.create().then(
      () => 'loaded',
      (error: Error) => error.message,
    ),
  );
  expect(message).toBe(
    'Hand detection could not start: the file hand_landmarker.task is missing; `npm run hand-model` makes it.',
  );
});

async function detectBlank(page: Page, times: number[]): Promise<number[]> {
  return page.evaluate(async (times) => {
    const detector = await globalThis.landmarks?.HandDetector.create();
    if (!detector) throw new Error('The page is not ready.');
    const given: number[] = [];
    for (const t of times) {
      const frame = await detector.detect(await createImageBitmap(new ImageData(64, 48)), t);
      given.push(frame.t);
    }
    detector.close();
    return given;
  }, times);
}

const percent = (share: number) => `${(100 * share).toFixed(1)} %`;

/** Kept with the result, and shown. */
function report(figure: string): void {
  test.info().annotations.push({ type: 'figure', description: figure });
  console.log(`    ${figure}`);
}
