import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { Library } from '../../../electron/library/library.ts';
import { erase, finishErasing, isErasing } from '../../../electron/privacy/erasing.ts';
import { kindOf, storedPlaces } from '../../../electron/privacy/places.ts';
import { Snapshots } from '../../../electron/training/snapshots.ts';
import { testBackend } from '../../fixtures/backend.ts';
import { constantModel } from '../../fixtures/constant-model.ts';
import { connect } from '../../fixtures/in-process.ts';
import { fill, newTake } from '../../fixtures/library.ts';
import { addTakes, smallTrainings, trainingBackend } from '../../fixtures/training-backend.ts';
import { makeTakes } from '../training/data.ts';

const ROOT = resolve(import.meta.dirname, '../../..');
const SURE = { confirmation: 'delete everything' } as const;

let folder: string;
beforeEach(async () => (folder = await mkdtemp(join(tmpdir(), 'signwright-privacy-'))));
afterEach(() => rm(folder, { recursive: true, force: true }));

/** What Signwright leaves behind, and what somebody else had in that folder. */
async function fillFolder(models = 3): Promise<void> {
  for (let model = 0; model < models; model++) {
    await mkdir(join(folder, 'models', `m${model}`), { recursive: true });
    for (let file = 0; file < 20; file++)
      await writeFile(join(folder, 'models', `m${model}`, `${file}.bin`), 'x'.repeat(500));
  }
  for (const name of ['snapshots', 'jobs', 'logs', 'Local Storage']) {
    await mkdir(join(folder, name));
    await writeFile(join(folder, name, 'a'), 'abc');
  }
  for (const name of [
    'library.duckdb',
    'library.duckdb.wal',
    'models.json',
    'live.json',
    'window.json',
    'live.json.new',
  ])
    await writeFile(join(folder, name), 'abc');
  await writeFile(join(folder, 'thesis.txt'), 'mine');
  await writeFile(join(folder, 'package.json'), '{}');
}

const FOREIGN = ['package.json', 'thesis.txt'];
const rest = async () => (await readdir(folder)).sort();

describe('deleting everything', () => {
  test('takes what is Signwright’s, and nothing else that lies in the same folder', async () => {
    await fillFolder();
    expect(erase(folder)).toEqual([]);
    expect(await rest()).toEqual(FOREIGN);
  });

  test.each([0, 1, 5, 11])('is finished by the next start when it was killed before its deletion %i', async (n) => {
    await fillFolder();
    const before = await rest();
    const child = spawn(process.execPath, [join(ROOT, 'test/fixtures/eraser.ts'), folder, String(n)]);
    const [, signal] = (await once(child, 'exit')) as [number | null, string | null];
    expect(signal).toBe('SIGKILL');
    expect((await rest()).length).toBe(before.length + 1 - n);
    expect(isErasing(folder)).toBe(true);
    expect(finishErasing(folder)).toBe(true);
    expect(await rest()).toEqual(FOREIGN);
    expect(finishErasing(folder)).toBe(false);
  });

  test('stops a training that runs and closes the library; the app is then as new', async () => {
    const model = await constantModel('hello');
    await addTakes(folder, makeTakes({ signers: 1, each: 10, words: ['circle', 'line'] }));
    const trainings = smallTrainings(500);
    const backend = trainingBackend(folder, model.folder, trainings);
    const { api, events } = connect(backend);
    await api.startTraining({ name: 'Mine', words: null, signers: null, family: 'rnn', from: 'none', activate: true });
    await expect.poll(async () => (await api.listJobs())[0]?.step, { timeout: 60_000 }).toBeGreaterThan(0);
    await api.setSensitivity({ value: 0.5 });
    const stored = await api.describeStored();
    expect(stored).toMatchObject({ folder, library: { takes: 20, words: 2, signers: 1 }, trainings: 1 });
    expect(stored.places.map(({ kind }) => kind)).toEqual(['library', 'trainings', 'snapshots', 'settings']);
    expect(stored.places.every(({ bytes }) => bytes > 0)).toBe(true);

    await expect(api.deleteEverything({ confirmation: 'delete' as never })).rejects.toMatchObject({
      code: 'bad-input',
    });
    await api.deleteEverything(SURE);
    expect(trainings.children.every(({ exitCode, signalCode }) => (exitCode ?? signalCode) !== null)).toBe(true);
    expect(await rest()).toEqual([]);
    expect(events.at(-1)).toEqual({ event: 'emptied' });
    // Nothing that is still asked for brings the old library back.
    await expect(api.describeLibrary()).rejects.toMatchObject({ code: 'closed' });
    expect(await rest()).toEqual([]);

    const anew = connect(trainingBackend(folder, model.folder, smallTrainings())).api;
    expect(await anew.describeLibrary()).toMatchObject({ takes: 0, words: [], signers: [] });
    expect(await anew.listJobs()).toEqual([]);
    await model.remove();
  });

  test('is refused while another window works on the library, and then nothing is gone', async () => {
    const other = await Library.open(folder);
    await other.addWord({ word: 'hello' });
    const { api } = connect(testBackend(folder));
    await expect(api.deleteEverything(SURE)).rejects.toThrow('The library is open in another Signwright window.');
    expect(isErasing(folder)).toBe(false);
    await other.close();
    expect(existsSync(join(folder, 'library.duckdb'))).toBe(true);
  });

  test('works with a library that cannot be opened', async () => {
    await fillFolder();
    const { api } = connect(testBackend(folder));
    expect((await api.describeStored()).library).toBeNull();
    await api.deleteEverything(SURE);
    expect(await rest()).toEqual(FOREIGN);
  });
});

describe('what is kept', () => {
  test('is told with its size', async () => {
    await fillFolder(1);
    const places = await storedPlaces(folder);
    expect(places.find(({ kind }) => kind === 'library')).toEqual({
      kind: 'library',
      bytes: 6,
      names: ['library.duckdb', 'library.duckdb.wal'],
    });
    const models = places.find(({ kind }) => kind === 'models');
    expect(models?.bytes).toBeGreaterThanOrEqual(10_000);
    expect(places.map(({ kind }) => kind)).not.toContain(null);
  });

  test('is all in the table: no source writes into the data folder what would not be deleted', async () => {
    const sources = await sourcesIn(join(ROOT, 'electron'));
    const names = sources.flatMap((text) =>
      [...text.matchAll(/join\((?:this\.#)?(?:dataFolder|folders?\.data|app\.getPath\('userData'\)), '([^']+)'/g)].map(
        ([, name = '']) => name,
      ),
    );
    expect(names.length).toBeGreaterThan(8);
    const unknown = [...new Set(names)].filter((name) => kindOf(name) === null);
    expect(unknown, 'add them to electron/privacy/places.ts').toEqual([]);
  });
});

describe('forgetting a person', () => {
  test('takes their takes, name and frozen takes; all others stay', async () => {
    const library = await Library.open(folder);
    const ada = await fill(library, 'hello', 'Ada');
    const bob = await fill(library, 'hello', 'Bob');
    for (let seed = 0; seed < 6; seed++) await library.saveTake(newTake(seed, seed % 2 ? ada : bob));
    const snapshots = new Snapshots(join(folder, 'snapshots'));
    const all = { words: null, signers: null };
    const both = await snapshots.freeze(library, all);
    const bobs = await snapshots.freeze(library, { words: null, signers: [bob.signer] });
    await library.close();

    const backend = testBackend(folder);
    const { api } = connect(backend);
    // A change that has the name in its sentence.
    const { takes } = await api.listTakes({ filter: { signer: bob.signer }, offset: 0, limit: 1 });
    await api.changeTakes({ takes: [takes[0]?.id ?? 0], change: { signer: ada.signer } });
    await api.undo();
    expect(await api.forgetSigner({ signer: ada.signer })).toEqual({
      takes: 3,
      models: [],
      trainings: [],
      rest: null,
    });
    const after = await api.describeLibrary();
    expect(after).toMatchObject({ takes: 3, deleted: 0, undo: null, redo: null });
    expect(after.signers.map(({ name }) => name)).toEqual(['Bob']);
    expect(await snapshots.has(both.version)).toBe(false);
    expect(await snapshots.has(bobs.version)).toBe(true);
    await expect(api.forgetSigner({ signer: ada.signer })).rejects.toMatchObject({ code: 'library' });
    await backend.close();
  });
});

async function sourcesIn(path: string): Promise<string[]> {
  const entries = await readdir(path, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile() && entry.name.endsWith('.ts'));
  return Promise.all(files.map(({ parentPath, name }) => readFile(join(parentPath, name), 'utf8')));
}
