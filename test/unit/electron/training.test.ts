/** Retraining as a page sees it: from takes in the library to a model that recognises and is judged honestly. */
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cp, mkdir, readdir, readFile, rm, stat, statfs, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import type { CommandMessage, CommandRunner } from '../../../electron/exchange/command.ts';
import type { Backend } from '../../../electron/handlers.ts';
import type { TrainingJob, TrainingOrder } from '../../../electron/ipc.ts';
import { releasedBoundary } from '../../../models/boundary_released.ts';
import { readModelFolder } from '../../../models/engine/folder.ts';
import type { Take } from '../../../training/takes.ts';
import { constantModel } from '../../fixtures/constant-model.ts';
import { connect, type Connected } from '../../fixtures/in-process.ts';
import { libraryOf, smallTrainings, trainingBackend, type SmallTrainings } from '../../fixtures/training-backend.ts';
import { makeTakes } from '../training/data.ts';

const ORDER: TrainingOrder = {
  name: 'Mine',
  words: null,
  signers: null,
  family: 'rnn',
  from: 'none',
  activate: true,
};
const WORDS = ['circle', 'line'];
const PATIENCE = { timeout: 120_000, interval: 50 };

// Seconds each on a quiet machine; but they are many processes, and a busy machine has none to spare.
vi.setConfig({ testTimeout: 240_000 });

let released: Awaited<ReturnType<typeof constantModel>>;
beforeAll(async () => void (released = await constantModel('hello')));
afterAll(() => released.remove());

interface Room extends Connected {
  folder: string;
  backend: Backend;
  small: SmallTrainings;
  /** The app is closed and opened again. */
  reopen(): Promise<Room>;
}

const open: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of open.splice(0).reverse()) await close();
});

async function room(takes: readonly Take[], epochs = 3): Promise<Room> {
  const { folder, remove } = await libraryOf(takes);
  open.push(remove);
  return enter(folder, epochs);
}

function enter(folder: string, epochs: number): Room {
  const small = smallTrainings(epochs);
  const backend = trainingBackend(folder, released.folder, small);
  let closed: Promise<void> | null = null;
  const close = () => (closed ??= backend.close());
  open.push(close);
  const reopen = async () => {
    await close();
    return enter(folder, epochs);
  };
  return { ...connect(backend), folder, backend, small, reopen };
}

/** Waits until the job is in one of these states. */
async function reaches({ api }: Connected, id: string, ...states: TrainingJob['state'][]): Promise<TrainingJob> {
  return vi.waitFor(async () => {
    const found = (await api.listJobs()).find((job) => job.id === id);
    if (!found || !states.includes(found.state)) throw new Error(`The job is ${found?.state}: ${found?.message}`);
    return found;
  }, PATIENCE);
}

const over = (page: Connected, id: string) => reaches(page, id, 'done', 'failed', 'cancelled');
const sha256 = async (path: string) =>
  createHash('sha256')
    .update(await readFile(path))
    .digest('hex');
const weightsOf = (folder: string, id: string) => sha256(join(folder, 'models', id, 'weights.safetensors'));

describe('a training', () => {
  test('makes a model that recognises at once, is judged by people left out, and says of each take what was read', async () => {
    const page = await room(makeTakes({ signers: 2, each: 3, words: WORDS }), 8);
    const { id } = await page.api.startTraining(ORDER);
    const judging = await reaches(page, id, 'judging', 'done');
    // It can be used before its figures are there.
    expect(judging.model).toBe(id);
    await expect.poll(async () => (await page.api.describeModel()).name, PATIENCE).toBe('Mine');
    const job = await over(page, id);
    expect(job).toMatchObject({
      state: 'done',
      data: { takes: 12, words: 2, signers: 2 },
      judgement: { basis: 'signers' },
    });
    expect(job.curve.map(({ step }) => step)).toEqual([...job.curve.map(({ step }) => step)].sort((a, b) => a - b));
    expect(job.curve.at(-1)?.step).toBe(8);
    // How each of the left-out people was read, epoch by epoch; at the end it is what the figures say.
    expect(job.heldOut.map(({ group }) => group)).toEqual(['s0', 's1']);
    for (const { points } of job.heldOut) {
      expect(points.map(({ epoch }) => epoch)).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
      expect(points.every(({ top1 }) => top1 >= 0 && top1 <= 1)).toBe(true);
    }
    const ends = job.heldOut.map(({ points }) => points.at(-1)?.top1 ?? NaN);
    expect(((ends[0] ?? 0) + (ends[1] ?? 0)) / 2).toBeCloseTo(job.judgement?.top1 ?? NaN, 6);
    const states = page.events.flatMap((event) => (event.event === 'job' ? [event.job.state] : []));
    expect([...new Set(states)]).toEqual(['queued', 'running', 'judging', 'done']);
    expect(page.events).toContainEqual({ event: 'model', active: id });
    // What finds its signs, learnt from its words before it was judged, is in use by now.
    const said = page.events.flatMap((event) => (event.event === 'job' ? [event.job.message] : []));
    expect(said).toContain('Learns where signs of these words begin and end.');
    const { boundary } = await readModelFolder(join(page.folder, 'models', id));
    expect(boundary).not.toBeNull();
    expect(boundary?.learnt).not.toEqual(releasedBoundary().learnt);

    const { models, previous } = await page.api.listModels();
    expect(models.map((model) => [model.id, model.active, model.origin])).toEqual([
      ['released', false, 'released'],
      [id, true, 'trained'],
    ]);
    expect(previous).toBe('released');
    expect(models[1]?.judgement).toMatchObject({
      basis: 'signers',
      groups: { done: 2, all: 2 },
      takes: 12,
      unjudged: [],
    });
    expect(models[1]?.judgement.note).toMatch(/Each of the 2 signers was left out/);
    expect((await page.api.describeModel()).heldOut?.top1).toBe(models[1]?.judgement.top1);
    expect(models[1]?.card).toContain('On people it never saw');
    const snapshot = join(page.folder, 'snapshots', `${models[1]?.dataVersion}.parquet`);
    expect(await sha256(snapshot)).toBe(models[1]?.dataVersion);

    const results = await page.api.loadResults({ model: id });
    const { takes } = await page.api.listTakes({ filter: {}, offset: 0, limit: 500 });
    const ids = results?.cells.flatMap((cell) => cell.ids) ?? [];
    expect(ids.toSorted((a, b) => a - b)).toEqual(takes.map((take) => take.id).sort((a, b) => a - b));
    const { words } = await page.api.describeLibrary();
    for (const cell of results?.cells ?? []) {
      const word = words.find((each) => each.word === cell.word)?.id;
      for (const take of cell.ids) expect(takes.find((each) => each.id === take)?.word).toBe(word);
    }
    const right = results?.cells
      .filter(({ word, written }) => word === written)
      .reduce((sum, { takes: n }) => sum + n, 0);
    expect((right ?? 0) / 12).toBeCloseTo(job.judgement?.top1 ?? NaN, 6);
    expect(models[1]?.snapshot).toBe(true);
    // Half of three takes is too little to learn from.
    expect(results?.growth).toBeNull();

    // All of its takes were judged by networks that had not seen them; the other model knows none of the words.
    const compared = await page.api.compareModels({ models: ['released', id] });
    expect(compared).toMatchObject({ takes: 12, fair: 12, top1: [0, job.judgement?.top1], lost: [] });
    expect(compared.gained).toHaveLength(right ?? NaN);
    // Nothing that only a training under way needs is left.
    expect(await readdir(join(page.folder, 'jobs', id))).toEqual(['job.json']);
  });

  test('of one person says that nothing is known of others; of one sitting, that nothing could be left out', async () => {
    const takes = makeTakes({ signers: 1, each: 4, words: WORDS });
    const two = takes.map((take, k) => ({ ...take, session: k % 2 ? 'evening' : 'morning' }));
    const first = await room(two);
    const { id } = await first.api.startTraining(ORDER);
    const { judgement } = await over(first, id);
    expect(judgement).toMatchObject({ basis: 'sessions', groups: { done: 2, all: 2 }, takes: 8 });
    expect(judgement?.note).toMatch(/nothing is known about other people/);
    expect(judgement?.worst?.name).toMatch(/morning|evening/);
    // Sittings of a signer that it knows are no strangers.
    expect((await first.api.describeModel()).heldOut).toBeNull();
    const second = await room(takes);
    const other = await second.api.startTraining(ORDER);
    const job = await over(second, other.id);
    expect(job).toMatchObject({ state: 'done', judgement: { basis: 'none', top1: null, takes: 0 } });
    expect(job.judgement?.note).toMatch(/nothing could be left out/);
    expect(await second.api.loadResults({ model: other.id })).toBeNull();
  });

  test('learns only the words and signers that were asked for, and leaves words of one signer unjudged', async () => {
    const takes = [
      ...makeTakes({ signers: 2, each: 2, words: ['circle', 'line', 'drop'] }),
      ...makeTakes({ signers: 1, each: 2, words: ['wave', 'none'] }),
    ];
    const page = await room(takes);
    const { words } = await page.api.describeLibrary();
    const chosen = words.filter(({ word }) => word !== 'none' && word !== 'drop').map((word) => word.id);
    const { id } = await page.api.startTraining({ ...ORDER, words: chosen, activate: false });
    const job = await over(page, id);
    expect(job.judgement?.unjudged).toEqual(['wave', 'none']);
    const { models } = await page.api.listModels();
    expect(models[1]).toMatchObject({ words: ['circle', 'line', 'wave'], takes: 12, active: false });
    const vocabulary = JSON.parse(await readFile(join(page.folder, 'models', id, 'model.json'), 'utf8')) as object;
    expect(vocabulary).toMatchObject({ vocabulary: ['circle', 'line', 'wave', 'none'] });
    // 8 takes were judged, 4 of drop are new to it; 4 it learnt from without being judged on them.
    const compared = await page.api.compareModels({ models: [id, id] });
    expect(compared).toMatchObject({ takes: 16, fair: 12, gained: [], lost: [] });
    expect(compared.note).toMatch(/^12 of 16 takes count/);
    expect(compared.top1[0]).toBeCloseTo(((job.judgement?.top1 ?? NaN) * 8) / 12, 6);
  });

  test('goes before the figures of an earlier one; then both are judged, and what more takes would bring is known', async () => {
    let page = await room(makeTakes({ signers: 2, each: 4, words: WORDS }), 60);
    const first = await page.api.startTraining(ORDER);
    await reaches(page, first.id, 'judging');
    const second = await page.api.startTraining({ ...ORDER, name: 'Second', union: [first.id], words: [] });
    const waits = (await page.api.listJobs()).find(({ id }) => id === first.id);
    expect(waits).toMatchObject({ state: 'judging', message: 'Its figures wait for another training.' });
    await expect(page.api.deleteModel({ model: first.id })).rejects.toThrow(/needs this model|recognises now/);
    await reaches(page, second.id, 'judging', 'done');
    expect((await page.api.describeModel()).name).toBe('Second');
    page = await page.reopen();
    for (const { id } of [first, second]) {
      expect(await over(page, id)).toMatchObject({ state: 'done', judgement: { groups: { done: 2, all: 2 } } });
      const { growth, judgement } = (await page.api.loadResults({ model: id })) ?? {};
      expect(growth?.points.map(({ takesPerWord }) => takesPerWord)).toEqual([2, 4]);
      expect(growth?.words.map(({ word }) => word).sort()).toEqual(WORDS);
      for (const { low, high, takes, more } of growth?.words ?? []) {
        expect([takes, more]).toEqual([8, 10]);
        expect(low).toBeLessThanOrEqual(high);
      }
      expect(growth?.points[1]?.top1).toBeCloseTo(judgement?.top1 ?? NaN, 1);
    }
    // The takes of the one were all that the other learnt from.
    const [a, b] = (await page.api.listModels()).models.slice(1);
    expect(a?.dataVersion).toBe(b?.dataVersion);
  });

  test('is noted wholly where all that its process says comes at once', async () => {
    const { folder, remove } = await libraryOf(makeTakes({ signers: 2, each: 2, words: WORDS }));
    open.push(remove);
    const small = smallTrainings(8);
    const runCommand: CommandRunner = (argv, onmessage) => {
      const held: CommandMessage[] = [];
      const { ended, kill } = small.runCommand(argv, (message) => void held.push(message));
      return { ended: ended.finally(() => held.forEach(onmessage)), kill };
    };
    const backend = trainingBackend(folder, released.folder, { ...small, runCommand });
    open.push(() => backend.close());
    const page = connect(backend);
    const { id } = await page.api.startTraining(ORDER);
    const job = await over(page, id);
    expect(job).toMatchObject({ state: 'done', share: 1, step: 8, judgement: { groups: { done: 2, all: 2 } } });
    expect(job.heldOut.map(({ points }) => points.map(({ epoch }) => epoch))).toEqual([
      [1, 2, 3, 4, 5, 6, 7, 8],
      [1, 2, 3, 4, 5, 6, 7, 8],
    ]);
  });

  test('that cannot be ends with a sentence, and the active model stays', async () => {
    const page = await room(makeTakes({ signers: 2, each: 2, words: ['line'] }));
    const { id } = await page.api.startTraining(ORDER);
    expect(await over(page, id)).toMatchObject({
      state: 'failed',
      message: expect.stringMatching(/two words/) as string,
    });
    const nobody = await page.api.startTraining({ ...ORDER, signers: [99_999] });
    expect(await over(page, nobody.id)).toMatchObject({ message: expect.stringMatching(/no takes/) as string });
    await expect(page.api.startTraining({ ...ORDER, from: 'gone' })).rejects.toThrow(/no longer there/);
    expect((await page.api.describeModel()).name).toBe('constant');
    expect((await page.api.listModels()).models).toHaveLength(1);
    await page.api.removeJob({ job: id });
    expect((await page.api.listJobs()).map((job) => job.id)).toEqual([nobody.id]);
  });
});

/** A small disk of its own. Only root may make one, on Linux. */
function mount(disk: string, size: string): boolean {
  if (process.platform !== 'linux' || process.getuid?.() !== 0) return false;
  return spawnSync('mount', ['-t', 'tmpfs', '-o', `size=${size}`, 'tmpfs', disk]).status === 0;
}

test('a full disk ends a training with a sentence; with room again it goes on', async (context) => {
  const { folder, remove } = await libraryOf(makeTakes({ signers: 2, each: 2, words: WORDS }));
  open.push(remove);
  const disk = join(folder, 'disk');
  await mkdir(disk);
  if (!mount(disk, '24m')) return context.skip('Only root may mount a small disk (tmpfs).');
  open.push(() => Promise.resolve(void spawnSync('umount', [disk])));
  await cp(join(folder, 'library.duckdb'), join(disk, 'library.duckdb'));
  const page = enter(disk, 3);
  // Opened: it may need some room of its own.
  await page.api.describeLibrary();
  const { bavail, bsize } = await statfs(disk);
  // Room for the takes, but not for the 540 kB of the model.
  await writeFile(join(disk, 'filler'), Buffer.alloc(bavail * bsize - 450_000));
  const { id } = await page.api.startTraining(ORDER);
  const failed = await over(page, id);
  expect(failed).toMatchObject({ state: 'failed', message: expect.stringMatching(/no room on the disk/) as string });
  expect((await page.api.listModels()).models).toHaveLength(1);
  await rm(join(disk, 'filler'));
  await page.api.retryTraining({ job: id });
  expect(await over(page, id)).toMatchObject({ state: 'done' });
  expect((await page.api.listModels()).models).toHaveLength(2);
});

describe('trainings that are interrupted', () => {
  const takes = makeTakes({ signers: 2, each: 2, words: WORDS });
  const EPOCHS = 25;
  let whole: string;
  beforeAll(async () => {
    const page = await room(takes, EPOCHS);
    const { id } = await page.api.startTraining({ ...ORDER, activate: false });
    await reaches(page, id, 'judging', 'done');
    whole = await weightsOf(page.folder, id);
    for (const close of open.splice(0).reverse()) await close();
  });

  test('by the death of their process fail with a sentence, and go on to the very same weights', async () => {
    const page = await room(takes, EPOCHS);
    const { id } = await page.api.startTraining(ORDER);
    const checkpoint = join(page.folder, 'jobs', id, 'learning.bin');
    await expect.poll(() => stat(checkpoint).catch(() => null), PATIENCE).not.toBeNull();
    page.small.children.at(-1)?.kill('SIGKILL');
    expect(await over(page, id)).toMatchObject({
      state: 'failed',
      message: expect.stringMatching(/ended from outside/) as string,
    });
    expect((await page.api.describeModel()).name).toBe('constant');
    expect((await page.api.listModels()).models).toHaveLength(1);
    await page.api.retryTraining({ job: id });
    const { curve } = await over(page, id);
    expect(await weightsOf(page.folder, id)).toBe(whole);
    expect(curve.at(-1)?.step).toBe(EPOCHS);
    await expect(page.api.retryTraining({ job: id })).rejects.toThrow(/failed or was cancelled/);
  });

  test('by the end of the app go on when it is opened again: while they learn, and while they judge', async () => {
    let page = await room(takes, EPOCHS);
    const { id } = await page.api.startTraining({ ...ORDER, activate: true });
    await expect
      .poll(() => stat(join(page.folder, 'jobs', id, 'learning.bin')).catch(() => null), PATIENCE)
      .not.toBeNull();
    page = await page.reopen();
    // It goes on by itself: nobody has to ask for it.
    await expect.poll(() => page.small.children.length, PATIENCE).toBeGreaterThan(0);
    await reaches(page, id, 'judging');
    page = await page.reopen();
    const job = await over(page, id);
    expect(job).toMatchObject({ state: 'done', judgement: { groups: { done: 2, all: 2 } } });
    expect(await weightsOf(page.folder, id)).toBe(whole);
    expect((await page.api.listModels()).models.map((model) => [model.id, model.active])).toEqual([
      ['released', false],
      [id, true],
    ]);
  });

  test('by the person stop at once; the next one begins; a model that is there stays', async () => {
    const page = await room(takes, 2000);
    const long = await page.api.startTraining(ORDER);
    const second = await page.api.startTraining({ ...ORDER, name: 'Second' });
    await expect
      .poll(() => stat(join(page.folder, 'jobs', long.id, 'learning.bin')).catch(() => null), PATIENCE)
      .not.toBeNull();
    const child = page.small.children.at(-1);
    expect(await page.api.cancelTraining({ job: long.id })).toMatchObject({ state: 'cancelled' });
    expect(child?.signalCode ?? child?.exitCode).not.toBeNull();
    await reaches(page, second.id, 'running');
    await page.api.cancelTraining({ job: second.id });
    expect((await page.api.listJobs()).map(({ state }) => state)).toEqual(['cancelled', 'cancelled']);
    expect((await page.api.listModels()).models).toHaveLength(1);
  });

  test('without their takes end with a sentence', async () => {
    let page = await room(takes, 2000);
    const { id } = await page.api.startTraining(ORDER);
    await expect
      .poll(() => stat(join(page.folder, 'jobs', id, 'learning.bin')).catch(() => null), PATIENCE)
      .not.toBeNull();
    const { folder } = page;
    await page.backend.close();
    await rm(join(folder, 'snapshots'), { recursive: true });
    page = await page.reopen();
    expect(await over(page, id)).toMatchObject({
      state: 'failed',
      message: expect.stringMatching(/takes .* are gone/) as string,
    });
  });

  test('that cannot be read any more are forgotten, and the others are not', async () => {
    const log = vi.spyOn(console, 'error').mockImplementation(() => undefined);
    const page = await room(takes);
    const { id } = await page.api.startTraining({ ...ORDER, words: [99_999] });
    await over(page, id);
    await page.backend.close();
    for (const [name, content] of [
      ['torn', '{"form'],
      ['other', '{"format":2}'],
    ] as const) {
      await mkdir(join(page.folder, 'jobs', name));
      await writeFile(join(page.folder, 'jobs', name, 'job.json'), content);
    }
    const again = await page.reopen();
    expect((await again.api.listJobs()).map((job) => job.id)).toEqual([id]);
    log.mockRestore();
  });
});
