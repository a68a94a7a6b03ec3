/** A person who is forgotten is in no file of the data folder any more, and everybody else is as before. */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { appendFile, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { RequestError } from '../../../electron/ipc.ts';
import { Library } from '../../../electron/library/library.ts';
import { FORGOTTEN, forgetIn, forgetInCard } from '../../../electron/privacy/results.ts';
import { Unsaved } from '../../../electron/recording/unsaved.ts';
import { Snapshots } from '../../../electron/training/snapshots.ts';
import { testBackend } from '../../fixtures/backend.ts';
import { constantModel } from '../../fixtures/constant-model.ts';
import { connect } from '../../fixtures/in-process.ts';
import { bytesOf, fill, newTake, type Names } from '../../fixtures/library.ts';
import { filesWith, landmarksOf } from '../../fixtures/traces.ts';
import { addTakes, smallTrainings, trainingBackend } from '../../fixtures/training-backend.ts';
import { makeTakes } from '../training/data.ts';

/** Long enough that no file has it by chance, and not as ASCII. */
const NAME = 'Zoë Quimbörg-Ölçer';
const PATIENCE = { timeout: 60_000, interval: 20 };
vi.setConfig({ testTimeout: 120_000 });

let folder: string;
let open: (() => unknown)[];
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'signwright-forgetting-'));
  open = [];
});
afterEach(async () => {
  for (const close of open.reverse()) await close();
  await rm(folder, { recursive: true, force: true });
});

function enter(at = folder) {
  const backend = testBackend(at);
  open.push(() => backend.close());
  return { ...connect(backend), backend };
}

interface People {
  zoe: Names;
  bob: Names;
}

/** Takes of both, the even ones hers; closed. */
async function furnish(takes = 40, at = folder): Promise<People> {
  const library = await Library.open(at);
  const people = { zoe: await fill(library, 'hello', NAME), bob: await fill(library, 'hello', 'Bob') };
  for (let seed = 0; seed < takes; seed++) await library.saveTake(newTake(seed, seed % 2 ? people.bob : people.zoe));
  await library.close();
  return people;
}

const tracesOf = (takes: number, { zoe }: People): (string | Buffer)[] => [
  NAME,
  ...Array.from({ length: takes / 2 }, (_, k) => landmarksOf(newTake(2 * k, zoe))),
];

/** All of his, as they were saved. */
async function expectBobs(at: string, { bob }: People, seeds: readonly number[]): Promise<void> {
  const library = await Library.open(at);
  try {
    expect(await library.check()).toEqual([]);
    const { total, takes } = await library.listTakes({ signer: bob.signer }, 0, 1000);
    expect(total).toBe(seeds.length);
    const motions = (await library.takes(takes.map(({ id }) => id))).map(bytesOf);
    expect(motions.sort()).toEqual(seeds.map((seed) => bytesOf(newTake(seed, bob))).sort());
  } finally {
    await library.close();
  }
}

const odd = (takes: number) => Array.from({ length: takes / 2 }, (_, k) => 2 * k + 1);

describe('somebody who is forgotten', () => {
  test('is in no file of the data folder, wherever they were', async () => {
    const people = await furnish();
    const traces = tracesOf(40, people);
    const [trace = ''] = traces.slice(1);
    const library = await Library.open(folder);
    const snapshots = new Snapshots(join(folder, 'snapshots'));
    const { version } = await snapshots.freeze(library, { words: null, signers: null });
    const others = await snapshots.freeze(library, { words: null, signers: [people.bob.signer] });
    // Frozen under the name that they have now, which is about to be another one, and in one model's results too.
    await library.changeSigner({ id: people.zoe.signer, name: `${NAME} II` });
    await library.close();
    const left = async (path: string, content: string | Buffer = trace) => {
      await mkdir(join(folder, path, '..'), { recursive: true });
      await writeFile(join(folder, path), content);
    };
    await left('library.duckdb.wal.torn');
    await left('library.duckdb.before-1');
    await left('import-dead/takes.parquet');
    await left('snapshots/.building-dead/whole.parquet');
    for (const [model, name] of [
      ['models/m1', NAME],
      ['models/.deleted/m2', `${NAME} II`],
    ] as const) {
      const judged = { take: 1, word: 'hello', signer: name, session: 's', written: 'hello', probability: 1 };
      await left(`${model}/judged.json`, JSON.stringify({ format: 1, takes: [judged] }));
      await left(`${model}/metrics.json`, JSON.stringify({ evaluation: { perSigner: { [name]: 1 } } }));
      await left(`${model}/card.md`, `# A\n\nWorst signer: ${name}, 3 %.\n\n| ${name} | 3 % |\n`);
    }
    const before = await filesWith(folder, traces);
    // They are to be found where they are: else nothing is shown by what is not found.
    for (const name of ['library.duckdb', 'models/m1/card.md', 'models/.deleted/m2/judged.json'])
      expect(before).toContain(name);

    const { api, events, backend } = enter();
    expect(await api.forgetSigner({ signer: people.zoe.signer })).toEqual({
      takes: 20,
      models: [],
      trainings: [],
      rest: null,
    });
    const shares = events.flatMap((event) => (event.event === 'forgetting' ? [event.share] : []));
    expect(shares.at(-1)).toBe(1);
    expect(shares).toEqual([...shares].sort((a, b) => a - b));
    // While the app is open, too: nothing is left to be done when it closes.
    expect(await filesWith(folder, traces)).toEqual([]);
    expect(await readdir(join(folder, 'snapshots'))).toEqual([`${others.version}.parquet`]);
    expect(await snapshots.has(version)).toBe(false);
    expect(existsSync(join(folder, 'forgetting.json'))).toBe(false);
    const { models } = JSON.parse(JSON.stringify(await api.listModels())) as { models: unknown[] };
    expect(JSON.stringify(models)).not.toContain(NAME);
    expect(await readFile(join(folder, 'models/m1/judged.json'), 'utf8')).toContain(FORGOTTEN);
    await backend.close();
    expect(await filesWith(folder, traces)).toEqual([]);
    await expectBobs(folder, people, odd(40));
  });

  test('would still be in the library file if that were not written anew', async () => {
    const people = await furnish();
    const library = await Library.open(folder);
    await library.forgetSigner(people.zoe.signer);
    await library.close();
    expect(await filesWith(folder, tracesOf(40, people))).toEqual(['library.duckdb']);
  });

  test('is forgotten while others record, list, import, export and undo: nothing of theirs waits or is lost', async () => {
    const people = await furnish(200);
    const { bob } = people;
    const library = await Library.open(folder);
    open.push(() => library.close().catch(() => null));
    const other = await Library.open(join(folder, 'other'));
    const eve = await fill(other, 'imported', 'Eve');
    for (let seed = 0; seed < 30; seed++) await other.saveTake(newTake(10_000 + seed, eve));
    await other.exportParquet(join(folder, 'eve.parquet'), {}, { applied: false });
    await other.close();

    await library.forgetSigner(people.zoe.signer);
    const [first] = (await library.listTakes({ signer: bob.signer }, 0, 1)).takes;
    const renewals = [library.renew(), library.renew()];
    const work = Promise.all([
      library.importParquet(join(folder, 'eve.parquet'), { source: 'Eve’s' }),
      library.exportParquet(join(folder, 'out.parquet'), { signer: bob.signer }, { applied: false }),
      (async () => {
        for (let seed = 1000; seed < 1040; seed++) {
          await library.saveTake(newTake(seed, bob));
          await library.listTakes({}, 0, 5);
        }
      })(),
      (async () => {
        await library.changeTakes([first?.id ?? 0], { deleted: true });
        await library.undo();
        await library.emptyBin();
      })(),
    ]);
    await Promise.all([...renewals, work]);
    const more = Array.from({ length: 40 }, (_, k) => 1000 + k);
    const described = await library.describe();
    expect(described).toMatchObject({ takes: 100 + 40 + 30, deleted: 0, redo: 'Delete a take' });
    // Numbers go on where they were.
    const { id } = await library.addWord({ word: 'later' });
    const { takes } = await library.listTakes({}, 0, 1000);
    expect(id).toBeGreaterThan(Math.max(...takes.map((take) => take.id)));
    await library.close();
    expect((await readdir(folder)).filter((name) => name.startsWith('library'))).toEqual(['library.duckdb']);
    await expectBobs(folder, people, [...odd(200), ...more]);
    expect(await filesWith(folder, tracesOf(200, people))).toEqual([]);
  });

  test('ends the trainings that learn from them, and says which; the others go on', async () => {
    const model = await constantModel('hello');
    open.push(() => model.remove());
    await addTakes(folder, makeTakes({ signers: 2, each: 6, words: ['circle', 'line'] }));
    const { signers } = await Library.open(folder).then((library) => library.describe().finally(() => library.close()));
    const [one, two] = signers;
    const trainings = smallTrainings(500);
    const backend = trainingBackend(folder, model.folder, trainings);
    open.push(() => backend.close());
    const { api } = connect(backend);
    const order = { words: null, family: 'rnn', from: 'none', activate: false } as const;
    const both = await api.startTraining({ ...order, name: 'Of both', signers: null });
    await expect.poll(async () => (await api.listJobs())[0]?.step, PATIENCE).toBeGreaterThan(0);
    const others = await api.startTraining({ ...order, name: 'Of the other', signers: [two?.id ?? 0] });
    const forgotten = await api.forgetSigner({ signer: one?.id ?? 0 });
    expect(forgotten).toMatchObject({ takes: 12, trainings: [{ id: both.id, name: 'Of both' }], rest: null });
    const job = async (id: string) => (await api.listJobs()).find((each) => each.id === id);
    expect((await job(both.id))?.state).toBe('cancelled');
    expect(await readdir(join(folder, 'jobs', both.id))).toEqual(['job.json']);
    await expect.poll(async () => (await job(others.id))?.step, PATIENCE).toBeGreaterThan(0);
    // It learns from takes of the other alone: forgetting a third one does not touch it.
    const { id: third } = await api.addSigner({ name: 'Nobody', dominant: 'right' });
    expect(await api.forgetSigner({ signer: third })).toMatchObject({ takes: 0, trainings: [] });
    expect((await job(others.id))?.state).toBe('running');
    await api.cancelTraining({ job: others.id });
  });

  test('is not waited for: their takes that found no room on the disk are dropped, the others stay', async () => {
    const people = await furnish(2);
    const library = await Library.open(folder);
    open.push(() => library.close());
    const full = vi
      .spyOn(library, 'saveTake')
      .mockRejectedValue(new RequestError('disk-full', 'There is no room on the disk.'));
    const unsaved = new Unsaved(() => Promise.resolve(library));
    const saved: number[] = [];
    const add = (names: Names, seed: number) => unsaved.add(newTake(seed, names), ({ signer }) => saved.push(signer));
    add(people.zoe, 100);
    add(people.bob, 101);
    unsaved.add(
      () => Promise.resolve(newTake(102, people.zoe)),
      ({ signer }) => saved.push(signer),
      people.zoe.signer,
    );
    await unsaved.flush();
    expect(unsaved.size).toBe(3);
    full.mockRestore();
    await library.forgetSigner(people.zoe.signer);
    await unsaved.drop(people.zoe.signer);
    expect({ waiting: unsaved.size, saved }).toEqual({ waiting: 0, saved: [people.bob.signer] });
  });

  test('is refused while they are recorded', async () => {
    const people = await furnish(2);
    const { api } = enter();
    const { word, signer } = people.zoe;
    await api.startRecording({ signer, prompts: [{ word, takes: null }], shuffled: false, cutting: 'hands-free' });
    await expect(api.forgetSigner({ signer })).rejects.toThrow('is being recorded: stop the recording first');
    expect((await api.describeLibrary()).takes).toBe(2);
    await api.stopRecording();
    expect(await api.forgetSigner({ signer })).toMatchObject({ takes: 1, rest: null });
  });

  test('leaves results and cards as they are of all others, also of a word that has the same name', () => {
    const told = {
      heldOut: { top1: 0.9, worstSigner: 'Ann', worstTop1: 0.8 },
      evaluation: { perSigner: { Ann: 0.8, Bob: 0.9 }, perWord: { Ann: 0.7 } },
      judgement: { note: 'Ann', worst: { name: 'Ann', top1: 0.8 } },
      takes: [{ word: 'Ann', signer: 'Ann', written: 'Ann' }],
    };
    expect(forgetIn(told, 'Ann')).toEqual({
      heldOut: { top1: 0.9, worstSigner: FORGOTTEN, worstTop1: 0.8 },
      evaluation: { perSigner: { [FORGOTTEN]: 0.8, Bob: 0.9 }, perWord: { Ann: 0.7 } },
      judgement: { note: 'Ann', worst: { name: FORGOTTEN, top1: 0.8 } },
      takes: [{ word: 'Ann', signer: FORGOTTEN, written: 'Ann' }],
    });
    const card = (signer: string) =>
      `# Ours\n\nWorst signer: ${signer}, 8 %.\n\n| signer | right |\n| --- | --- |\n| Bob | 9 % |\n| ${signer} | 8 % |\n\n| word | right |\n| Ann | 7 % |\n`;
    expect(forgetInCard(card('Ann'), 'Ann')).toBe(card(FORGOTTEN));
    expect(forgetInCard(card('$& Ann'), '$& Ann')).toBe(card(FORGOTTEN));
  });
});

/** A small disk of its own. Only root may make one, on Linux. */
function mounted(disk: string, size: string): boolean {
  if (process.platform !== 'linux' || process.getuid?.() !== 0) return false;
  const done = spawnSync('mount', ['-t', 'tmpfs', '-o', `size=${size}`, 'tmpfs', disk]).status === 0;
  if (done) open.push(() => spawnSync('umount', [disk]));
  return done;
}

test('a disk without room: the takes are gone, the sentence says what is left, and the next start does it', async (context) => {
  const disk = join(folder, 'disk');
  await mkdir(disk);
  if (!mounted(disk, '40m')) return context.skip('Only root may mount a small disk (tmpfs).');
  const people = await furnish(60, disk);
  await writeFile(join(disk, 'ballast'), Buffer.alloc(26_000_000));
  const { api, backend } = enter(disk);
  const forgotten = await api.forgetSigner({ signer: people.zoe.signer });
  expect(forgotten.takes).toBe(30);
  expect(forgotten.rest).toMatch(/no room on the disk.*Free some space: the next start removes them\.$/);
  expect(await api.describeLibrary()).toMatchObject({ takes: 30, signers: [{ name: 'Bob' }] });
  expect(await filesWith(disk, [NAME])).toEqual(['library.duckdb']);
  expect(await readFile(join(disk, 'forgetting.json'), 'utf8')).toBe('{"format":1}\n');
  // Saving goes on.
  await backend.close();
  await rm(join(disk, 'ballast'));
  const again = enter(disk);
  await expect.poll(() => existsSync(join(disk, 'forgetting.json')), PATIENCE).toBe(false);
  expect(await filesWith(disk, tracesOf(60, people))).toEqual([]);
  await again.backend.close();
  await expectBobs(disk, people, odd(60));
});

test('a disk that fills up while the library is written anew: everything is as it was, and saving goes on', async (context) => {
  const disk = join(folder, 'disk');
  await mkdir(disk);
  if (!mounted(disk, '60m')) return context.skip('Only root may mount a small disk (tmpfs).');
  const people = await furnish(400, disk);
  const library = await Library.open(disk);
  open.push(() => library.close().catch(() => null));
  await library.forgetSigner(people.zoe.signer);
  const ballast = join(disk, 'ballast');
  // As soon as it was found that there is room, it goes to somebody else.
  const failed = await library
    .renew(() => {
      if (!existsSync(ballast)) spawnSync('sh', ['-c', `dd if=/dev/zero of='${ballast}' bs=64k 2>/dev/null`]);
    })
    .then(
      () => null,
      (error: unknown) => error,
    );
  expect(failed).toMatchObject({ code: 'disk-full' });
  expect((await readdir(disk)).filter((name) => name.includes('fresh'))).toEqual([]);
  expect((await library.listTakes({}, 0, 1)).total).toBe(200);
  await rm(ballast);
  await library.saveTake(newTake(9999, people.bob));
  await library.renew();
  await library.close();
  expect(await filesWith(disk, tracesOf(400, people))).toEqual([]);
  await expectBobs(disk, people, [...odd(400), 9999]);
});

test('a start finishes what another one began, and does not hold up who works meanwhile', async () => {
  const people = await furnish();
  const library = await Library.open(folder);
  await library.forgetSigner(people.zoe.signer);
  await library.close();
  await writeFile(join(folder, 'forgetting.json'), '{"format":1}\n');
  // A file that was being written anew when its process died.
  await appendFile(join(folder, 'library.duckdb.fresh'), NAME);
  const { api, backend } = enter();
  await api.addWord({ word: 'meanwhile' });
  await expect.poll(() => existsSync(join(folder, 'forgetting.json')), PATIENCE).toBe(false);
  expect(await filesWith(folder, tracesOf(40, people))).toEqual([]);
  await backend.close();
  await expectBobs(folder, people, odd(40));
});
