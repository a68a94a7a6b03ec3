/** A word that somebody has just recorded is recognised at once, beside a model that has never learnt it. */
import { cp, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import type { Backend } from '../../../electron/handlers.ts';
import type { NewWord } from '../../../electron/ipc.ts';
import type { LandmarkFrame } from '../../../models/landmarks.ts';
import { writeTakes } from '../../../training/takes.ts';
import { testBackend } from '../../fixtures/backend.ts';
import { constantModel } from '../../fixtures/constant-model.ts';
import { connect, type Connected } from '../../fixtures/in-process.ts';
import { signed, takesOf } from '../../fixtures/shown-words.ts';

const RELEASED = resolve(import.meta.dirname, '../../../models/released');
const STARTER = join(RELEASED, 'asl-starter');
const PATIENCE = { timeout: 30_000, interval: 20 };
vi.setConfig({ testTimeout: 120_000 });

let folder: string;
let backend: Backend;
let page: Connected;
let signer: number;
/** Frames of all streams come one after another, ms. */
let now: number;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'signwright-new-words-'));
  now = 0;
  enter();
  signer = (await page.api.addSigner({ name: 'Ada', dominant: 'right' })).id;
});
afterEach(async () => {
  await backend.close();
  await rm(folder, { recursive: true, force: true });
});

function enter(model = STARTER, space?: string): void {
  backend = testBackend(folder, model, space);
  page = connect(backend);
}

async function reopen(model?: string, space?: string): Promise<void> {
  await backend.close();
  enter(model, space);
}

const taken = () => page.events.flatMap((event) => (event.event === 'take' ? [event.take] : []));

/** Records takes of the word, as a person does at the camera. @returns the word's number */
async function record(word: string, takes: number, seed: number, movement = word): Promise<number> {
  const { id } = await page.api.addWord({ word });
  const before = taken().length;
  await page.api.startRecording({ signer, prompts: [{ word: id, takes }], shuffled: false, cutting: 'hands-free' });
  const frames = signed(Array<string>(takes).fill(movement), seed, 0, now);
  for (const frame of frames) page.api.sendFrame(frame);
  now = (frames.at(-1)?.t ?? now) + 1000;
  await vi.waitFor(() => expect(taken()).toHaveLength(before + takes), PATIENCE);
  await page.api.stopRecording();
  return id;
}

/** What is written while somebody signs these words. */
async function written(words: readonly string[], seed: number): Promise<string[]> {
  const before = page.events.length;
  await page.api.startSession();
  await sign(words, seed);
  await page.api.stopSession();
  return said(before);
}

async function sign(words: readonly string[], seed: number, by = page): Promise<void> {
  const frames = signed(words, seed, 0, now);
  await send(frames, by);
  now = (frames.at(-1)?.t ?? now) + 1000;
  // The last frames are still being read.
  await sleep(400);
}

/** Ten times as fast as a camera; any faster, and a busy machine would drop frames. */
async function send(frames: readonly LandmarkFrame[], by = page): Promise<void> {
  for (const frame of frames) {
    by.api.sendFrame(frame);
    await sleep(3);
  }
}

const said = (since: number, by = page) =>
  by.events
    .slice(since)
    .flatMap((event) =>
      event.event === 'recognition' && event.recognition.kind === 'committed' ? [event.recognition.word] : [],
    );

/** Waits until these and no others are recognised without training. */
const working = (...words: string[]) =>
  vi.waitFor(async () => {
    const all = (await page.api.describeModel()).words;
    expect(all.flatMap(({ word, origin }) => (origin === 'new' ? [word] : []))).toEqual(words);
  }, PATIENCE);

const standing = async (word: string) => (await page.api.listNewWords()).find((each) => each.word === word);

const told = (): NewWord[] => {
  const last = page.events.findLast((event) => event.event === 'new-words');
  return last?.event === 'new-words' ? last.words : [];
};

async function importTakes(...takes: Parameters<typeof takesOf>): Promise<void> {
  const path = join(folder, 'takes.parquet');
  await writeTakes(path, takesOf(...takes));
  await page.api.importTakes({ path, format: 'takes' });
}

const five = (word: string) => Array<string>(5).fill(word);

describe('a new word', () => {
  test('works after five takes at the camera, and not before, in a session that has been running all the while', async () => {
    const elsewhere = connect(backend);
    await elsewhere.api.startSession();
    expect(await page.api.listNewWords()).toEqual([]);
    const id = await record('grasp', 4, 1);
    expect(await standing('grasp')).toEqual({ id, word: 'grasp', takes: 4, needed: 1, on: false, alike: [] });
    await sign(['grasp', 'grasp'], 2, elsewhere);
    expect(said(0, elsewhere)).not.toContain('grasp');

    await record('grasp', 1, 3);
    await working('grasp');
    await vi.waitFor(
      () => expect(told()).toMatchObject([{ id, word: 'grasp', takes: 5, needed: 0, on: true }]),
      PATIENCE,
    );
    expect((await page.api.describeModel()).words.find(({ word }) => word === 'grasp')).toEqual({
      word: 'grasp',
      hands: 1,
      origin: 'new',
    });
    await sign(['grasp', 'grasp', 'grasp'], 4, elsewhere);
    expect(said(0, elsewhere).filter((word) => word === 'grasp').length).toBeGreaterThanOrEqual(2);
    expect(page.events.filter(({ event }) => event === 'trouble')).toEqual([]);
  });

  test('stops with its takes, comes back when that is undone, and is there after a restart', async () => {
    await record('grasp', 5, 1);
    await page.api.listNewWords();
    await working('grasp');
    const [first] = taken();
    await page.api.changeTakes({ takes: [first?.id ?? 0], change: { deleted: true } });
    await working();
    expect(await standing('grasp')).toMatchObject({ takes: 4, needed: 1, on: false });
    expect(await written(['grasp'], 2)).not.toContain('grasp');
    await page.api.undo();
    await working('grasp');
    await reopen();
    await working('grasp');
    expect(await written(['grasp', 'grasp'], 2)).toContain('grasp');
  });

  test('changes with each further take, and with what a person makes of them', async () => {
    const id = await record('grasp', 5, 1);
    const other = await record('clap', 5, 2);
    await page.api.listNewWords();
    await working('clap', 'grasp');
    expect((await page.api.describeModel()).words.find(({ word }) => word === 'clap')?.hands).toBe(2);
    // All takes of one are the other's in truth.
    const takes = taken().map((take) => take.id);
    await page.api.changeTakes({ takes: takes.slice(0, 5), change: { word: other } });
    await working('clap');
    expect(await written(['grasp', 'clap'], 3)).not.toContain('grasp');
    expect(await standing('clap')).toMatchObject({ takes: 10 });
    await page.api.changeTakes({ takes, change: { word: id } });
    await page.api.changeWord({ id, word: 'either' });
    await working('either');
    expect(await written(['grasp', 'clap', 'grasp', 'clap'], 3)).toContain('either');
  });

  test('is turned off and on again, and stays as it was left', async () => {
    const id = await record('grasp', 5, 1);
    await page.api.listNewWords();
    await working('grasp');
    expect(await page.api.setNewWord({ id, on: false })).toMatchObject({ id, on: false, needed: 0 });
    await working();
    await reopen();
    expect(await standing('grasp')).toMatchObject({ on: false });
    expect(await written(['grasp', 'grasp'], 2)).not.toContain('grasp');
    await page.api.setNewWord({ id, on: true });
    await working('grasp');
    // No take was changed by it.
    expect((await page.api.describeLibrary()).undo).toBeNull();
  });

  test('that came with an import waits until somebody turns it on', async () => {
    await importTakes(five('grasp'), 1);
    const word = await standing('grasp');
    expect(word).toMatchObject({ takes: 5, needed: 0, on: false });
    expect(await written(['grasp', 'grasp'], 2)).not.toContain('grasp');
    await page.api.setNewWord({ id: word?.id ?? 0, on: true });
    await working('grasp');
    expect(await written(['grasp', 'grasp'], 2)).toContain('grasp');
  });

  test('says which words it is easily taken for', async () => {
    const id = await record('grasp', 5, 1);
    await record('clap', 5, 2);
    const twin = await record('grip', 5, 3, 'grasp');
    await page.api.listNewWords();
    await working('clap', 'grasp', 'grip');
    await vi.waitFor(async () => {
      const [alike, ...others] = (await standing('grip'))?.alike ?? [];
      expect(alike).toMatchObject({ word: 'grasp', id });
      expect(alike?.nearness).toBeGreaterThan(0.8);
      expect(others).toEqual([]);
      expect((await standing('grasp'))?.alike).toMatchObject([{ word: 'grip', id: twin }]);
    }, PATIENCE);
  });

  test('is shown by the mean movement of its takes', async () => {
    expect(await page.api.loadPrototype({ word: 'grasp' })).toBeNull();
    await record('grasp', 5, 1);
    const movement = await page.api.loadPrototype({ word: 'grasp' });
    expect(movement).toMatchObject({ word: 'grasp', fps: 30 });
    expect(movement?.frames.length).toBeGreaterThan(10);
    expect(movement?.frames.some(([, right]) => right?.length === 63)).toBe(true);
    expect(await page.api.loadPrototype({ word: 'none' })).toBeNull();
  });

  test('is refused in a sentence where it is none', async () => {
    const none = await page.api.addWord({ word: 'none' });
    const coffee = await page.api.addWord({ word: 'coffee' });
    await expect(page.api.setNewWord({ id: none.id, on: true })).rejects.toThrow(/no sign/);
    await expect(page.api.setNewWord({ id: coffee.id, on: true })).rejects.toThrow(/has learnt “coffee”/);
    await expect(page.api.setNewWord({ id: 99_999, on: true })).rejects.toThrow(/no longer in the library/);
    expect(await page.api.listNewWords()).toEqual([]);
  });

  test('is no sign that is shown to nobody: takes without a hand do not count', async () => {
    const path = join(folder, 'takes.parquet');
    const takes = takesOf(five('grasp'), 1).map((take, k) =>
      k > 0 ? take : { ...take, hands: take.hands.map(() => NaN) },
    );
    await writeTakes(path, takes);
    await page.api.importTakes({ path, format: 'takes' });
    const id = (await standing('grasp'))?.id ?? 0;
    await page.api.setNewWord({ id, on: true });
    await vi.waitFor(async () => expect(await standing('grasp')).toMatchObject({ takes: 4, needed: 1 }), PATIENCE);
    await working();
  });
});

describe('with another model', () => {
  let learnt: Awaited<ReturnType<typeof constantModel>>;
  beforeAll(async () => void (learnt = await constantModel('grasp')));
  afterAll(() => learnt.remove());

  test('a word that it has learnt is no longer new, and is new again after going back', async () => {
    await record('grasp', 5, 1);
    await record('clap', 5, 2);
    await page.api.listNewWords();
    await working('clap', 'grasp');
    const { id } = await page.api.importModel({ path: learnt.folder });
    await page.api.startSession();
    await page.api.activateModel({ model: id });
    await working('clap');
    expect((await page.api.listNewWords()).map(({ word }) => word)).toEqual(['clap']);
    // Where the model's own word lies is known from its takes.
    const since = page.events.length;
    await sign(['clap', 'grasp', 'clap', 'grasp'], 3);
    // The model says “grasp” of everything: of what is cut off between the signs, too.
    expect(said(since).filter((word, k, all) => word !== all[k - 1])).toEqual(['clap', 'grasp', 'clap', 'grasp']);
    await page.api.rollBack();
    await working('clap', 'grasp');
  });

  test('words that are off stay off beside new ones', async () => {
    await page.api.activateModel({ model: (await page.api.importModel({ path: learnt.folder })).id });
    const active = (await page.api.listModels()).models.find((model) => model.active);
    await record('clap', 5, 2);
    await page.api.listNewWords();
    await working('clap');
    await page.api.setWords({ model: active?.id ?? '', off: ['grasp'] });
    const heard = await written(['clap', 'pull', 'clap'], 3);
    expect(heard).toContain('clap');
    expect(heard).not.toContain('grasp');
  });
});

describe('no picture is lost', () => {
  test('when a word comes or goes in the middle of a sign: that sign is read by what began it', async () => {
    const id = await record('grasp', 5, 1);
    await page.api.listNewWords();
    await working('grasp');
    await page.api.startSession();
    const since = page.events.length;
    const frames = signed(['grasp'], 2, 0, now);
    const up = frames.findIndex(({ hands }) => hands.length > 0);
    await send(frames.slice(0, up + 12));
    await page.api.setNewWord({ id, on: false });
    await send(frames.slice(up + 12));
    now = (frames.at(-1)?.t ?? now) + 1000;
    await vi.waitFor(() => expect(said(since)).toEqual(['grasp']), PATIENCE);
    await sign(['grasp'], 2);
    expect(said(since)).toEqual(['grasp']);
  });
});

describe('without a sign space', () => {
  test('translation goes on, no word is new, and a sentence says so', async () => {
    const log = vi.spyOn(console, 'error').mockImplementation(() => undefined);
    const id = await record('grasp', 5, 1);
    await backend.close();
    const damaged = join(folder, 'space');
    await cp(join(RELEASED, 'sign-space'), damaged, { recursive: true });
    await writeFile(join(damaged, 'weights.safetensors'), 'nothing');
    for (const space of [damaged, join(folder, 'missing')]) {
      log.mockClear();
      await reopen(STARTER, space);
      expect(await standing('grasp')).toMatchObject({ id, takes: 5, on: false, alike: [] });
      await expect(page.api.setNewWord({ id, on: true })).rejects.toThrow(/Reinstall/);
      expect(await written(['grasp'], 2)).not.toContain('grasp');
      await page.api.listNewWords();
      expect(log).toHaveBeenCalledOnce();
    }
    log.mockRestore();
  });
});
