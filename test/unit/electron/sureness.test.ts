/** How sure a word has to be, as somebody wishes it and as their idle hands have shown it: at once, and after a restart. */
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { Backend } from '../../../electron/handlers.ts';
import type { ModelFile } from '../../../models/model.ts';
import { writeTakes } from '../../../training/takes.ts';
import { testBackend } from '../../fixtures/backend.ts';
import { constantModel } from '../../fixtures/constant-model.ts';
import { connect, type Connected } from '../../fixtures/in-process.ts';
import { signed, takesOf } from '../../fixtures/shown-words.ts';

const PATIENCE = { timeout: 30_000, interval: 20 };
vi.setConfig({ testTimeout: 60_000 });

/** Confidence 0.73 for whatever is signed, before idle movement takes its part; written from 0.5 on, in the middle. */
const OPEN_SET: NonNullable<ModelFile['openSet']> = {
  odds: { intercept: 1, margin: 0, nearness: 0, sureness: 0 },
  thresholds: {},
  tradeOff: [
    { threshold: 0.9, missed: 0.3, falsePerMinute: 0.1, foreign: 0.05 },
    { threshold: 0.5, missed: 0.1, falsePerMinute: 1, foreign: 0.2 },
    { threshold: 0.2, missed: 0.02, falsePerMinute: 6, foreign: 0.5 },
  ],
};

let folder: string;
let model: Awaited<ReturnType<typeof constantModel>>;
let backend: Backend;
let page: Connected;
let now: number;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'signwright-sureness-'));
  // A word of which the sign space says where it lies.
  model = await constantModel('hello');
  now = 0;
});
afterEach(async () => {
  await backend.close();
  await model.remove();
  await rm(folder, { recursive: true, force: true });
});

/** @param change of model.json */
async function enter(change: Partial<ModelFile> = {}): Promise<void> {
  const path = join(model.folder, 'model.json');
  await writeFile(path, JSON.stringify({ ...(JSON.parse(await readFile(path, 'utf8')) as ModelFile), ...change }));
  backend = testBackend(folder, model.folder);
  page = connect(backend);
}

async function reopen(): Promise<void> {
  await backend.close();
  await enter();
}

/** What comes of somebody's signing in the session that runs; nothing, where the figures say that all of it was read. */
async function said(movement = 'grasp', seed = 3): Promise<string[]> {
  const before = page.events.length;
  const frames = signed([movement], seed, 0, now);
  for (const frame of frames) {
    page.api.sendFrame(frame);
    await sleep(3);
  }
  now = (frames.at(-1)?.t ?? now) + 1000;
  const kinds = () =>
    page.events
      .slice(before)
      .flatMap((event) => (event.event === 'recognition' ? [event.recognition.kind] : []))
      .filter((kind) => kind !== 'provisional');
  const signing = page.events.length;
  const isOver = () =>
    page.events
      .slice(signing)
      .filter((event) => event.event === 'status' && event.status.framesPerSecond === 0 && event.status.latency).length;
  await vi.waitFor(() => expect(kinds().length + isOver()).toBeGreaterThan(0), PATIENCE);
  return kinds();
}

/** The same without guesses that were taken back. */
async function written(movement: string): Promise<string[]> {
  return (await said(movement)).filter((kind) => kind !== 'withdrawn');
}

describe('sensitivity', () => {
  test('moves along the measured curve in a session that runs, and is kept over a restart', async () => {
    await enter({ openSet: OPEN_SET });
    expect(await page.api.describeSensitivity()).toEqual({ value: null, standard: 0.5, steps: OPEN_SET.tradeOff });
    await page.api.startSession();
    // The sign space is read meanwhile; until then temperature and threshold alone count.
    await vi.waitFor(async () => expect(await page.api.describeIdle()).toMatchObject({ used: true }), PATIENCE);
    expect(await said()).toEqual(['committed']);
    expect(await page.api.setSensitivity({ value: 0 })).toMatchObject({ value: 0 });
    expect(page.events).toContainEqual(
      expect.objectContaining({ event: 'sensitivity', sensitivity: expect.objectContaining({ value: 0 }) as object }),
    );
    expect(await said()).toEqual(['unsure']);
    await reopen();
    expect(await page.api.describeSensitivity()).toMatchObject({ value: 0 });
    await page.api.startSession();
    await vi.waitFor(async () => expect(await page.api.describeIdle()).toMatchObject({ used: true }), PATIENCE);
    expect(await said()).toEqual(['unsure']);
    await page.api.setSensitivity({ value: null });
    expect(await said()).toEqual(['committed']);
  });

  test('moves the threshold of a model of which nothing was measured', async () => {
    // Temperature 6 makes the constant answer 0.56 sure.
    await enter({ temperature: 6 });
    expect(await page.api.describeSensitivity()).toEqual({ value: null, standard: 0.5, steps: null });
    await page.api.startSession();
    expect(await said()).toEqual(['committed']);
    await page.api.setSensitivity({ value: 0.3 });
    expect(await said()).toEqual(['unsure']);
    // Far below what it needs there is nothing to ask.
    await page.api.setSensitivity({ value: 0 });
    expect(await said()).toEqual(['withdrawn']);
  });

  test('leaves aside what was measured on whole takes, as earlier versions did', async () => {
    const { sureness: _, ...odds } = OPEN_SET.odds;
    await enter({ openSet: { ...OPEN_SET, odds } });
    expect(await page.api.describeSensitivity()).toEqual({ value: null, standard: 0.5, steps: null });
    expect(await page.api.describeIdle()).toMatchObject({ used: false });
  });

  test('is as at first where its file is damaged, and what is no sensitivity is refused', async () => {
    vi.spyOn(console, 'error').mockImplementation(() => undefined);
    await writeFile(join(folder, 'live.json'), '{"format":1,"sensi');
    await enter();
    expect(await page.api.describeSensitivity()).toMatchObject({ value: null });
    await expect(page.api.setSensitivity({ value: 1.5 })).rejects.toThrow();
    expect(await page.api.setSensitivity({ value: 1 })).toMatchObject({ value: 1 });
    vi.restoreAllMocks();
  });
});

describe('idle hands', () => {
  test('are not written once they were recorded here, unless somebody turns that off or deletes the takes', async () => {
    await enter({ openSet: OPEN_SET });
    const none = await page.api.addWord({ word: 'none' });
    const path = join(folder, 'takes.parquet');
    await writeTakes(path, takesOf(['grasp', 'grasp', 'grasp'], 9, 1, 'none'));
    await page.api.importTakes({ path, format: 'takes' });
    // Those of other people's data sets tell nothing about this chair and these hands.
    expect(await page.api.describeIdle()).toEqual({ takes: 0, on: true, used: true });

    const signer = (await page.api.addSigner({ name: 'Ada', dominant: 'right' })).id;
    const prompts = [{ word: none.id, takes: 4 }];
    await page.api.startRecording({ signer, prompts, shuffled: false, cutting: 'hands-free' });
    const frames = signed(Array<string>(4).fill('grasp'), 5, 0, now);
    for (const frame of frames) page.api.sendFrame(frame);
    now = (frames.at(-1)?.t ?? now) + 1000;
    const taken = () => page.events.flatMap((event) => (event.event === 'take' ? [event.take.id] : []));
    await vi.waitFor(() => expect(taken()).toHaveLength(4), PATIENCE);
    await page.api.stopRecording();

    await page.api.startSession();
    const told = { event: 'idle', idle: { takes: 4, on: true, used: true } };
    await vi.waitFor(() => expect(page.events).toContainEqual(told), PATIENCE);
    expect(await written('grasp')).toEqual([]);
    expect(await page.api.setIdle({ on: false })).toMatchObject({ on: false });
    expect(await written('grasp')).toEqual(['committed']);
    await page.api.setIdle({ on: true });
    expect(await written('grasp')).toEqual([]);
    await page.api.changeTakes({ takes: taken(), change: { deleted: true } });
    await vi.waitFor(
      () => expect(page.events.findLast(({ event }) => event === 'idle')).toMatchObject({ idle: { takes: 0 } }),
      PATIENCE,
    );
    expect(await written('grasp')).toEqual(['committed']);
  });

  test('change nothing for a model that does not say how sure it is, and the app says so', async () => {
    await enter();
    expect(await page.api.describeIdle()).toEqual({ takes: 0, on: true, used: false });
  });
});
