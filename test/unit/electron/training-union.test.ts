/** Vocabularies are merged: what comes along from models' frozen takes, and what the library has to say about it. */
import { cp, mkdir, mkdtemp, readFile, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { Library } from '../../../electron/library/library.ts';
import { Snapshots } from '../../../electron/training/snapshots.ts';
import { readTakeIds } from '../../../training/take_ids.ts';
import { readTakes } from '../../../training/takes.ts';
import { constantModel } from '../../fixtures/constant-model.ts';
import { connect } from '../../fixtures/in-process.ts';
import { addTakes, smallTrainings, trainingBackend } from '../../fixtures/training-backend.ts';
import { makeTakes } from '../training/data.ts';

const TAKES = makeTakes({ signers: 2, each: 2, words: ['circle', 'line', 'drop', 'wave'] });
const of = (...words: string[]) => TAKES.filter(({ word }) => words.includes(word));

// A second each on a quiet machine.
vi.setConfig({ testTimeout: 120_000, hookTimeout: 60_000 });

let folder: string;
let snapshots: Snapshots;
const opened: Library[] = [];
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'signwright-union-'));
  snapshots = new Snapshots(join(folder, 'snapshots'));
});
afterEach(async () => {
  for (const library of opened.splice(0)) await library.close();
  await rm(folder, { recursive: true, force: true });
});

async function libraryOf(name: string, ...words: string[]): Promise<Library> {
  const at = join(folder, name);
  await mkdir(at);
  await addTakes(at, of(...words));
  const library = await Library.open(at);
  opened.push(library);
  return library;
}

const freeze = (library: Library, words: number[] | null, versions: string[], signers: number[] | null = null) =>
  snapshots.freeze(library, { words, signers, versions });
const idOf = async (library: Library, name: string) =>
  (await library.describe()).words.find(({ word }) => word === name)?.id ?? 0;
const takesOf = async (library: Library, name: string) =>
  (await library.listTakes({ word: await idOf(library, name) }, 0, 100)).takes.map(({ id }) => id);

/** How many takes of each word it holds, and how many of them the library numbers. */
async function contents({ version }: { version: string }) {
  const path = snapshots.pathOf(version);
  const counts: Record<string, number> = {};
  for (const { word } of await readTakes([path])) counts[word] = (counts[word] ?? 0) + 1;
  return { counts, numbered: (await readTakeIds([path])).filter((id) => id !== null).length };
}

describe('a union with the takes of a model', () => {
  test('of another library has them all, and each but once', async () => {
    const other = await libraryOf('other', 'circle', 'line');
    const first = await freeze(other, null, []);
    const second = await freeze(other, [await idOf(other, 'line')], []);
    const library = await libraryOf('own', 'line', 'drop');
    const all = await freeze(library, null, [first.version, second.version]);
    expect(all).toMatchObject({ takes: 12, words: 3, signers: 2 });
    // What the library has itself is numbered there, so that it can be opened from a table.
    expect(await contents(all)).toEqual({ counts: { circle: 4, line: 4, drop: 4 }, numbered: 8 });
    // Takes of the union are no part of what was chosen in the library.
    const some = await freeze(library, [], [first.version]);
    expect(await contents(some)).toEqual({ counts: { circle: 4, line: 4 }, numbered: 4 });
    // A union can be part of the next one.
    const next = await freeze(library, [], [some.version, second.version]);
    expect(await contents(next)).toEqual(await contents(some));
    expect(next.version).not.toBe(first.version);
  });

  test('reads what the library still has as it is there now', async () => {
    const library = await libraryOf('own', 'circle', 'line', 'drop');
    const before = await freeze(library, [await idOf(library, 'circle'), await idOf(library, 'line')], []);
    const [relabelled = 0, trimmed = 0] = await takesOf(library, 'circle');
    await library.changeTakes([relabelled], { word: await idOf(library, 'drop') });
    await library.changeTakes([trimmed], { trim: { start: 100, end: 500 } });
    await library.changeWord({ id: await idOf(library, 'line'), word: 'straight line' });
    const after = await freeze(library, [], [before.version]);
    expect(await contents(after)).toEqual({ counts: { circle: 3, 'straight line': 4, drop: 1 }, numbered: 8 });
    const durations = (await readTakes([snapshots.pathOf(after.version)])).map(
      ({ times }) => Math.max(...times) - (times[0] ?? 0),
    );
    // They were made 950 ms long, and longer.
    expect(durations.filter((duration) => duration < 500)).toHaveLength(1);
  });

  test('leaves out what was deleted, in the bin and for good', async () => {
    const library = await libraryOf('own', 'circle', 'line');
    const before = await freeze(library, null, []);
    const [first = 0, second = 0] = await takesOf(library, 'circle');
    await library.changeTakes([first], { deleted: true });
    expect((await contents(await freeze(library, [], [before.version]))).counts).toEqual({ circle: 3, line: 4 });
    await library.emptyBin();
    await library.changeTakes([second], { deleted: true });
    expect((await contents(await freeze(library, [], [before.version]))).counts).toEqual({ circle: 2, line: 4 });
    // Another library knows of no such wish.
    const other = await libraryOf('other', 'drop');
    expect((await contents(await freeze(other, null, [before.version]))).counts).toEqual({
      circle: 4,
      line: 4,
      drop: 4,
    });
  });

  test('leaves out people who were left out, but not those whom the library does not know', async () => {
    const other = await libraryOf('other', 'circle', 'line');
    const { version } = await freeze(other, null, []);
    const library = await libraryOf('own', 'drop');
    const { signers } = await library.describe();
    const one = signers.find(({ name }) => name === 's0')?.id ?? 0;
    expect((await contents(await freeze(library, [], [version], [one]))).counts).toEqual({ circle: 2, line: 2 });
    const stranger = signers.find(({ name }) => name === 's1')?.id ?? 0;
    await library.changeSigner({ id: stranger, name: 'somebody else' });
    expect((await contents(await freeze(library, [], [version], [one]))).counts).toEqual({ circle: 4, line: 4 });
  });

  test('needs no take in the library', async () => {
    const { version } = await freeze(await libraryOf('other', 'circle', 'line'), null, []);
    const empty = await Library.open(join(folder, 'empty'));
    opened.push(empty);
    await expect(freeze(empty, null, [])).rejects.toThrow(/no takes to learn from/);
    expect(await freeze(empty, null, [version])).toMatchObject({ takes: 8, words: 2 });
  });
});

test('a model whose takes are not here is refused with a sentence', async () => {
  const released = await constantModel('hello');
  await libraryOf('own', 'circle', 'line').then((library) => library.close());
  opened.length = 0;
  const backend = trainingBackend(join(folder, 'own'), released.folder, smallTrainings());
  const { api } = connect(backend);
  const order = { name: 'Both', words: null, signers: null, family: 'rnn', from: 'none', activate: false } as const;
  await expect(api.startTraining({ ...order, union: ['released'] })).rejects.toThrow(
    /constant learnt from are not here.*choose a model that was trained here/,
  );
  await expect(api.startTraining({ ...order, union: ['gone'] })).rejects.toThrow(/no longer there/);
  await expect(api.startTraining({ ...order, words: [] })).rejects.toThrow(/at least one word/);
  expect((await api.listModels()).models[0]).toMatchObject({ id: 'released', snapshot: false });
  expect(await api.listJobs()).toEqual([]);
  await backend.close();
  await released.remove();
});

test('takes stay frozen as long as a model can be brought back that learnt from them', async () => {
  const released = await constantModel('hello');
  const library = await libraryOf('own', 'circle', 'line');
  const at = join(folder, 'own');
  snapshots = new Snapshots(join(at, 'snapshots'));
  const { version } = await freeze(library, null, []);
  const other = await freeze(library, [await idOf(library, 'line')], []);
  await library.close();
  opened.length = 0;
  const model = join(at, 'models', 'mine');
  await cp(released.folder, model, { recursive: true });
  const described = JSON.parse(await readFile(join(model, 'model.json'), 'utf8')) as { dataset: object };
  const learnt = { ...described, dataset: { ...described.dataset, version } };
  await writeFile(join(model, 'model.json'), JSON.stringify(learnt));
  const enter = () => {
    const backend = trainingBackend(at, released.folder, smallTrainings());
    return { backend, ...connect(backend) };
  };
  const first = enter();
  await first.api.deleteModel({ model: 'mine' });
  await first.backend.close();
  const long = new Date(Date.now() - 2 * 3600 * 1000);
  for (const each of [version, other.version]) await utimes(snapshots.pathOf(each), long, long);
  const second = enter();
  // Swept at the start: what nothing refers to.
  await expect.poll(() => snapshots.has(other.version), { timeout: 30_000 }).toBe(false);
  expect(await second.api.restoreModel({ model: 'mine' })).toMatchObject({ snapshot: true });
  await second.backend.close();
  await released.remove();
});
