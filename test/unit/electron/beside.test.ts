/** The released model's words beside those of a model that was brought in or trained here. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import type { Backend } from '../../../electron/handlers.ts';
import { withinTime } from '../../../electron/new-words/patience.ts';
import { framesOf, writeTakes } from '../../../training/takes.ts';
import { variedPrototypes } from '../../../training/varied_prototypes.ts';
import { testBackend } from '../../fixtures/backend.ts';
import { constantModel } from '../../fixtures/constant-model.ts';
import { connect, type Connected } from '../../fixtures/in-process.ts';
import { takesOf } from '../../fixtures/shown-words.ts';

const STARTER = resolve(import.meta.dirname, '../../../models/released/asl-starter');
const WORDS = ['coffee', 'water', 'small', 'how much', 'sad'];
const PATIENCE = { timeout: 30_000, interval: 20 };
vi.setConfig({ testTimeout: 120_000 });

let own: Awaited<ReturnType<typeof constantModel>>;
beforeAll(async () => void (own = await constantModel('grasp')));
afterAll(() => own.remove());

let folder: string;
let backend: Backend;
let page: Connected;
/** The own model: it says `grasp` of everything. */
let mine: string;
let now = 0;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'signwright-beside-'));
  enter();
  mine = (await page.api.importModel({ path: own.folder })).id;
  await page.api.activateModel({ model: mine });
});
afterEach(async () => {
  await backend.close();
  await rm(folder, { recursive: true, force: true });
});

function enter(): void {
  backend = testBackend(folder, STARTER);
  page = connect(backend);
}

async function reopen(): Promise<void> {
  await backend.close();
  enter();
}

const origins = async (origin: string) =>
  (await page.api.describeModel()).words.flatMap((each) => (each.origin === origin ? [each.word] : []));
const released = (count: number) =>
  vi.waitFor(async () => expect(await origins('released')).toHaveLength(count), PATIENCE);

/** Somebody signs words of the released model, the hands lowered in between. @returns what was written */
async function written(words: readonly string[]): Promise<string[]> {
  const since = page.events.length;
  await page.api.startSession();
  for (const word of words) {
    const [take] = (await variedPrototypes([word], 1, 3)).takes;
    for (const frame of take ? framesOf(take) : []) {
      page.api.sendFrame({ ...frame, t: frame.t + now });
      await sleep(3);
    }
    now += (take?.times.at(-1) ?? 0) + 100;
    for (let k = 0; k < 20; k++, now += 50) page.api.sendFrame({ t: now, aspect: 4 / 3, hands: [] });
    await sleep(50);
  }
  await sleep(300);
  await page.api.stopSession();
  return page.events
    .slice(since)
    .flatMap((event) =>
      event.event === 'recognition' && event.recognition.kind === 'committed' ? [event.recognition.word] : [],
    );
}

const summary = async () => (await page.api.listModels()).models.find(({ id }) => id === mine);

test('they are off until somebody wants them, written from then on, and stay so across a restart', async () => {
  expect(await summary()).toMatchObject({ beside: false });
  expect(await origins('released')).toEqual([]);
  // How often depends on where signs are cut; here it matters which words are written.
  expect(new Set(await written(WORDS))).toEqual(new Set(['grasp']));

  expect(await page.api.setBeside({ model: mine, on: true })).toMatchObject({ id: mine, beside: true });
  await released(25);
  expect(await origins('released')).toContain('coffee');
  expect(await origins('model')).toEqual(['grasp', 'other']);
  const heard = await written(WORDS);
  expect(heard.filter((word) => WORDS.includes(word)).length).toBeGreaterThanOrEqual(3);
  await vi.waitFor(() => expect(page.events.some(({ event }) => event === 'new-words')).toBe(true), PATIENCE);
  expect((await page.api.loadPrototype({ word: 'coffee' }))?.frames.length).toBeGreaterThan(5);

  await reopen();
  await released(25);
  expect(await written(['coffee', 'coffee', 'coffee'])).toContain('coffee');
  // Other models are as they were.
  await page.api.activateModel({ model: 'released' });
  expect(await origins('released')).toEqual([]);
  expect((await page.api.listModels()).models[0]).toMatchObject({ id: 'released', beside: false });
  await page.api.activateModel({ model: mine });
  await released(25);

  await page.api.setBeside({ model: mine, on: false });
  await released(0);
  expect(new Set(await written(WORDS))).toEqual(new Set(['grasp']));
  expect(page.events.filter(({ event }) => event === 'trouble')).toEqual([]);
});

test('words that are off in the released model, and words that somebody has shown, are not its to write', async () => {
  const path = join(folder, 'takes.parquet');
  await writeTakes(path, takesOf(Array<string>(5).fill('clap'), 1, 0, 'coffee'));
  await page.api.importTakes({ path, format: 'takes' });
  const [coffee] = await page.api.listNewWords();
  await page.api.setBeside({ model: mine, on: true });
  await released(25);
  await page.api.setNewWord({ id: coffee?.id ?? 0, on: true });
  await released(24);
  expect(await origins('new')).toEqual(['coffee']);
  await page.api.setWords({ model: 'released', off: ['water', 'tea'] });
  await released(22);
  expect(await written(['water', 'please'])).not.toContain('water');
  // Its own way of signing it is the one that counts now.
  expect(await written(['coffee'])).not.toContain('coffee');
});

test('the released model stands beside others, not beside itself', async () => {
  await expect(page.api.setBeside({ model: 'released', on: true })).rejects.toThrow(/This is the released model/);
  await expect(page.api.setBeside({ model: 'no-such', on: true })).rejects.toThrow(/no longer there/);
});

test('an engine that does not answer is given up', async () => {
  const never = new Promise<never>(() => undefined);
  const engine = withinTime({ start: () => 0, step: () => never, score: () => Promise.resolve(Float32Array.of(1)) }, 5);
  await expect(engine.step(engine.start(), Float32Array.of(0))).rejects.toThrow(/within 5 ms/);
  expect(await engine.score(Float32Array.of(0), 1)).toEqual(Float32Array.of(1));
});
