/**
 * A training is hit at random moments, from the first take that is collected to the last figure: the main process is
 * killed, its training is, or the disk is full. The model that recognises is not touched, no half a model is listed, and
 * the training goes on to the very same weights and figures. SIGNWRIGHT_KILLS sets how many times.
 */
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { cp, mkdir, readdir, readFile, rm, statfs, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest';
import type { Api, TrainingJob } from '../../../electron/ipc.ts';
import { Random } from '../../../training/random.ts';
import { BOUNDARY_FILE, readModelFolder } from '../../../models/engine/folder.ts';
import { constantModel } from '../../fixtures/constant-model.ts';
import { connect } from '../../fixtures/in-process.ts';
import { libraryOf, smallTrainings, trainingBackend } from '../../fixtures/training-backend.ts';
import { makeTakes } from '../training/data.ts';
import { killAll, openMortalHost, type MortalHost } from './mortal-host.ts';

const KILLS = Number(process.env.SIGNWRIGHT_KILLS ?? 3);
const SEED = Number(process.env.SIGNWRIGHT_KILL_SEED ?? Date.now() % 10_000);
const EPOCHS = 40;
const ORDER = { name: 'Mine', words: null, signers: null, family: 'rnn', from: 'none', activate: true } as const;
const PATIENCE = { timeout: 120_000, interval: 50 };

vi.setConfig({ testTimeout: 240_000 + KILLS * 60_000, hookTimeout: 240_000 });

const random = new Random(SEED);
const open: (() => unknown)[] = [];
/** Where a training was when it was hit. */
const hits = new Map<string, number>();
let released: Awaited<ReturnType<typeof constantModel>>;
let other: Awaited<ReturnType<typeof constantModel>>;
/** Of a training that nothing happens to: how long it takes, ms, and what comes of it. */
let whole: { ms: number; outcome: string };

beforeAll(async () => {
  released = await constantModel('hello');
  other = await constantModel('goodbye');
  const room = await furnished();
  const { api } = enter(room.folder);
  const started = performance.now();
  const { id } = await api.startTraining(ORDER);
  await ended(api, id);
  whole = { ms: performance.now() - started, outcome: await outcomeOf(room.folder, api, id) };
  await leave();
});
// Where the test breaks off, too.
afterEach(leave);
afterAll(async () => {
  await released.remove();
  await other.remove();
  console.info(`Seed ${SEED}. Hit:`, Object.fromEntries(hits));
});

async function leave(): Promise<void> {
  for (const close of open.splice(0).reverse()) await close();
  killAll();
}

/** A data folder with takes that are enough for every part of a training, and a model of one's own that recognises. */
async function furnished() {
  const room = await libraryOf(makeTakes({ signers: 2, each: 4, words: ['circle', 'line'] }));
  open.push(room.remove);
  const backend = trainingBackend(room.folder, released.folder, smallTrainings(EPOCHS));
  const { api } = connect(backend);
  const { id } = await api.importModel({ path: other.folder });
  await api.activateModel({ model: id });
  await backend.close();
  return {
    folder: room.folder,
    before: { id, files: await digestOf(join(room.folder, 'models', id)) } satisfies Before,
  };
}

function enter(folder: string) {
  const small = smallTrainings(EPOCHS);
  const backend = trainingBackend(folder, released.folder, small);
  open.push(() => backend.close());
  return { ...connect(backend), small };
}

const jobOf = async (api: Api, id: string) => {
  const job = (await api.listJobs()).find((each) => each.id === id);
  if (!job) throw new Error('The training is gone.');
  return job;
};
const ended = (api: Api, id: string) =>
  vi.waitFor(async () => {
    const job = await jobOf(api, id);
    if (!['done', 'failed'].includes(job.state)) throw new Error(`The training is ${job.state}: ${job.message}`);
    return job;
  }, PATIENCE);

/** The parts of a training one after another, and how long each may go on before it is hit, ms. */
const PARTS = [
  { part: 'collects', most: () => 100 },
  { part: 'learns', most: () => whole.ms / 8 },
  { part: 'is published', most: () => 300 },
  { part: 'learns boundaries', most: () => whole.ms / 8 },
  { part: 'judges', most: () => whole.ms / 8 },
  { part: 'grows', most: () => whole.ms / 8 },
];

function partOf({ state, message, share }: TrainingJob): number {
  if (state === 'queued' || /^Collects/.test(message)) return 0;
  if (state === 'running') return share < 0.9 ? 1 : 2;
  if (state === 'judging') return /^Learns where/.test(message) ? 3 : /^Finds out/.test(message) ? 5 : 4;
  return PARTS.length;
}

/** The order that is hit next, and what recognised when it was given. */
interface Course {
  id: string;
  before: Before;
}
interface Before {
  id: string;
  /** SHA-256 of all of its files. */
  files: string;
}

/**
 * Some random moment, of one part after the other. A training that is beyond that part already is let go to its end, and
 * another one is begun.
 */
async function moment(folder: string, api: Api, course: Course, hit: number): Promise<Course> {
  const aim = Math.floor((hit * PARTS.length) / KILLS);
  let { id, before } = course;
  if (partOf(await jobOf(api, id)) > aim) {
    await expectDone(folder, api, course);
    before = { id, files: await digestOf(join(folder, 'models', id)) };
    ({ id } = await api.startTraining(ORDER));
  }
  await vi.waitFor(
    async () => {
      if (partOf(await jobOf(api, id)) < aim) throw new Error('It is not there yet.');
    },
    { timeout: 120_000, interval: 10 },
  );
  await new Promise((later) => setTimeout(later, random.next() * (PARTS[aim]?.most() ?? 0)));
  const part = PARTS[partOf(await jobOf(api, id))]?.part ?? 'is over';
  hits.set(part, (hits.get(part) ?? 0) + 1);
  return { id, before };
}

async function digestOf(folder: string): Promise<string> {
  const hash = createHash('sha256');
  for (const file of (await readdir(folder)).sort()) hash.update(file).update(await readFile(join(folder, file)));
  return hash.digest('hex');
}

/** Weights, figures and what was read in each take. */
async function outcomeOf(folder: string, api: Api, id: string): Promise<string> {
  const hash = createHash('sha256');
  for (const file of ['weights.safetensors', BOUNDARY_FILE])
    hash.update(await readFile(join(folder, 'models', id, file)));
  const { judgement, growth, cells } = (await api.loadResults({ model: id })) ?? {};
  expect(judgement?.groups).toEqual({ done: 2, all: 2 });
  expect(growth?.points).toHaveLength(2);
  return hash.update(JSON.stringify([judgement, growth, cells])).digest('hex');
}

/** Whatever is listed can be used, and the one that was active is as it was, or made way for the new one. */
async function expectModels(folder: string, api: Api, { id, before }: Course) {
  const { models } = await api.listModels();
  for (const { id: model, trouble } of models.filter(({ origin }) => origin !== 'released')) {
    expect(trouble).toBeNull();
    await readModelFolder(join(folder, 'models', model));
  }
  expect([before.id, id]).toContain(models.find(({ active }) => active)?.id);
  expect(await digestOf(join(folder, 'models', before.id))).toBe(before.files);
  return models;
}

async function expectDone(folder: string, api: Api, course: Course): Promise<void> {
  const { id } = course;
  const job = await ended(api, id);
  expect(job).toMatchObject({ state: 'done', model: id, judgement: { groups: { done: 2, all: 2 } } });
  const ends = job.heldOut.map(({ points }) => points.at(-1)?.epoch);
  expect(ends, JSON.stringify(job)).toEqual([EPOCHS, EPOCHS]);
  const models = await expectModels(folder, api, course);
  expect(models.find(({ active }) => active)?.id).toBe(id);
  expect(models.filter((model) => model.id === id)).toHaveLength(1);
  expect(await outcomeOf(folder, api, id)).toBe(whole.outcome);
}

test.skipIf(process.platform === 'win32')(`the main process is killed ${KILLS} times`, async () => {
  const { folder, before } = await furnished();
  const host = (): Promise<MortalHost> =>
    openMortalHost([resolve('test/fixtures/training-host.ts'), folder, released.folder, String(EPOCHS)]);
  const kill = async (page: MortalHost) => {
    await page.kill();
    // Its training notices that nobody waits for it any more.
    await expect.poll(() => isThere(-(page.process.pid ?? 0)), PATIENCE).toBe(false);
  };
  let page = await host();
  let course: Course = { id: (await page.api.startTraining(ORDER)).id, before };
  for (let killed = 0; killed < KILLS; killed++) {
    course = await moment(folder, page.api, course, killed);
    await expectModels(folder, page.api, course);
    await kill(page);
    page = await host();
  }
  await expectDone(folder, page.api, course);
  await kill(page);
});

function isThere(group: number): boolean {
  try {
    return process.kill(group, 0);
  } catch {
    return false;
  }
}

test.skipIf(process.platform === 'win32')(`the training itself is killed ${KILLS} times`, async () => {
  const { folder, before } = await furnished();
  const { api, small } = enter(folder);
  let course: Course = { id: (await api.startTraining(ORDER)).id, before };
  for (let killed = 0; killed < KILLS; killed++) {
    course = await moment(folder, api, course, killed);
    const { id } = course;
    const child = small.children.at(-1);
    const gone = child && child.exitCode === null && child.signalCode === null ? once(child, 'exit') : null;
    child?.kill('SIGKILL');
    await gone;
    await expectModels(folder, api, course);
    // What had said already that it is done needs no other.
    const job = await vi.waitFor(async () => {
      const found = await jobOf(api, id);
      if (gone && found.state !== 'failed' && found.state !== 'done' && small.children.at(-1) === child)
        throw new Error('Nobody noticed.');
      return found;
    }, PATIENCE);
    if (job.state !== 'failed') continue;
    expect(job.message).toMatch(/ended from outside.*it goes on where it was/);
    await api.retryTraining({ job: id });
  }
  await expectDone(folder, api, course);
});

/** A small disk of its own. Only root may make one, on Linux. */
function mount(disk: string, size: string): boolean {
  if (process.platform !== 'linux' || process.getuid?.() !== 0) return false;
  return spawnSync('mount', ['-t', 'tmpfs', '-o', `size=${size}`, 'tmpfs', disk]).status === 0;
}

test(`the disk is full ${KILLS} times`, async (context) => {
  const { folder, before } = await furnished();
  const disk = `${folder}-disk`;
  await mkdir(disk);
  open.push(() => rm(disk, { recursive: true }));
  if (!mount(disk, '40m')) return context.skip('Only root may mount a small disk (tmpfs).');
  open.push(() => spawnSync('umount', [disk]));
  await cp(folder, disk, { recursive: true });
  const log = vi.spyOn(console, 'error').mockImplementation(() => undefined);
  open.push(() => log.mockRestore());
  const { api } = enter(disk);
  // Opened: it may need some room of its own.
  await api.describeLibrary();
  let course: Course = { id: (await api.startTraining(ORDER)).id, before };
  for (let filled = 0; filled < KILLS; filled++) {
    course = await moment(disk, api, course, filled);
    const { id } = course;
    const { bavail, bsize } = await statfs(disk);
    // Of what it still needs some may have room.
    const left = random.below(600_000);
    await writeFile(join(disk, 'filler'), Buffer.alloc(Math.max(0, bavail * bsize - left))).catch(() => undefined);
    const job = await ended(api, id);
    if (job.state === 'failed') expect(job.message).toMatch(/no room on the disk: free some space and try again/);
    await expectModels(disk, api, course);
    await rm(join(disk, 'filler'));
    if (job.state === 'failed') await api.retryTraining({ job: id });
  }
  await expectDone(disk, api, course);
});
