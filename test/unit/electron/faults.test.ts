/** Faults that happen to a running app, with real processes and files: docs/faults.md lists all of them. */
import { spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { cp, mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { AppEvent } from '../../../electron/ipc.ts';
import { Library } from '../../../electron/library/library.ts';
import { Unsaved } from '../../../electron/recording/unsaved.ts';
import type { ModelFile } from '../../../models/model.ts';
import { encodeFrame } from '../../../models/wire.ts';
import { Random } from '../../../training/random.ts';
import { readTakes } from '../../../training/takes.ts';
import { testBackend } from '../../fixtures/backend.ts';
import { constantModel } from '../../fixtures/constant-model.ts';
import { connect } from '../../fixtures/in-process.ts';
import { bytesOf, fill, newTake } from '../../fixtures/library.ts';
import { signed } from '../../fixtures/shown-words.ts';
import { addTakes, smallTrainings, trainingBackend } from '../../fixtures/training-backend.ts';
import { makeTakes } from '../training/data.ts';
import { killAll, openMortalHost } from './mortal-host.ts';

const KILLS = Number(process.env.SIGNWRIGHT_KILLS ?? 3);
const PATIENCE = { timeout: 120_000, interval: 30 };
vi.setConfig({ testTimeout: 240_000 + KILLS * 30_000 });

let folder: string;
let open: (() => unknown)[];
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'signwright-faults-'));
  open = [];
});
afterEach(async () => {
  for (const close of open.reverse()) await close();
  killAll();
  await rm(folder, { recursive: true, force: true });
});

/** From now on, nothing can be opened for writing below the folder: for root, too. Only root may do that, on Linux. */
function lock(at: string): boolean {
  if (process.platform !== 'linux' || process.getuid?.() !== 0) return false;
  if (spawnSync('mount', ['--bind', at, at]).status !== 0) return false;
  return spawnSync('mount', ['-o', 'remount,bind,ro', at]).status === 0;
}
const unlock = (at: string) => spawnSync('umount', [at]);

test('the data folder may not be written any more: takes wait, settings say so, and all goes on when it may', async (context) => {
  const data = join(folder, 'data');
  await mkdir(data);
  const library = await Library.open(data);
  open.push(() => library.close());
  const names = await fill(library);
  const unsaved = new Unsaved(() => Promise.resolve(library));
  const said: [string | null, number][] = [];
  unsaved.onstuck = (trouble, waiting) => said.push([trouble?.message ?? null, waiting]);
  const confirmed: number[] = [];
  const add = (seed: number) => unsaved.add(newTake(seed, names), ({ id }) => confirmed.push(id));
  add(0);
  await unsaved.flush();
  expect(confirmed).toHaveLength(1);
  // The log has its end here; the next take needs a new one.
  await library.renew();
  if (!lock(data)) return context.skip('Only root may mount a folder.');
  open.push(() => unlock(data));
  const backend = testBackend(data);
  open.push(() => backend.close());
  const other = connect(backend);
  await expect(other.api.setAnswers({ keep: false, signer: null })).rejects.toThrow(
    'may not write to its data folder. Allow it',
  );
  for (const seed of [1, 2, 3]) add(seed);
  await vi.waitFor(() => expect(said.at(-1)?.[1]).toBe(3), PATIENCE);
  expect(said.at(-1)?.[0]).toMatch(/^Signwright may not write to its data folder\. Allow it/);
  // What is there can be seen.
  expect((await library.describe()).takes).toBe(1);
  unlock(data);
  await vi.waitFor(() => expect(confirmed).toHaveLength(4), PATIENCE);
  expect(said.at(-1)).toEqual([null, 0]);
  expect(await library.check()).toEqual([]);
  const motions = (await library.takes(confirmed)).map(bytesOf);
  expect(motions).toEqual([0, 1, 2, 3].map((seed) => bytesOf(newTake(seed, names))));
  await other.api.setAnswers({ keep: false, signer: null });
});

/** Of the model that came of it. */
async function weightsOf(data: string, model: string): Promise<string> {
  return createHash('sha256')
    .update(await readFile(join(data, 'models', model, 'weights.safetensors')))
    .digest('hex');
}

test.skipIf(process.platform === 'win32')(
  'the machine sleeps in the middle of a training: it goes on, to the very same weights',
  async () => {
    const epochs = 60;
    const model = await constantModel('hello');
    open.push(() => model.remove());
    const [awake, slept] = [join(folder, 'awake'), join(folder, 'slept')];
    await mkdir(awake);
    await addTakes(awake, makeTakes({ signers: 1, each: 8, words: ['circle', 'line'] }));
    await cp(awake, slept, { recursive: true });
    const order = { name: 'Mine', words: null, signers: null, family: 'rnn', from: 'none', activate: false } as const;
    const done = async (
      api: { listJobs: () => Promise<{ id: string; state: string; message: string }[]> },
      id: string,
    ) =>
      vi.waitFor(async () => {
        const job = (await api.listJobs()).find((each) => each.id === id);
        expect(['done', 'failed']).toContain(job?.state);
        return job;
      }, PATIENCE);

    const backend = trainingBackend(awake, model.folder, smallTrainings(epochs));
    const here = connect(backend);
    const undisturbed = await here.api.startTraining(order);
    await done(here.api, undisturbed.id);
    await backend.close();

    const host = await openMortalHost([
      resolve('test/fixtures/training-host.ts'),
      ...[slept, model.folder, String(epochs)],
    ]);
    const events: AppEvent[] = [];
    host.subscribe((event) => events.push(event));
    const { id } = await host.api.startTraining(order);
    await vi.waitFor(async () => expect((await host.api.listJobs())[0]?.step).toBeGreaterThan(0), PATIENCE);
    // Everybody at once, as a machine does: the group of the main process has its training in it.
    const group = -(host.process.pid ?? 0);
    process.kill(group, 'SIGSTOP');
    await sleep(3000);
    process.kill(group, 'SIGCONT');
    expect(await done(host.api, id)).toMatchObject({ state: 'done', message: 'Done.' });
    expect(events.filter(({ event }) => event === 'trouble' || event === 'notice')).toEqual([]);
    await host.kill();
    expect(await weightsOf(slept, id)).toBe(await weightsOf(awake, undisturbed.id));
  },
);

test.skipIf(process.platform === 'win32')(
  `an answer that was said to be kept is there after the main process is killed ${KILLS} times`,
  async () => {
    const model = await constantModel('hello');
    open.push(() => model.remove());
    // Sure enough for a question, and not for a word (answers.test.ts).
    const path = join(model.folder, 'model.json');
    const file = JSON.parse(await readFile(path, 'utf8')) as ModelFile;
    await writeFile(path, JSON.stringify({ ...file, temperature: 8 }));
    const kept: number[] = [];
    for (let kill = 0; kill < KILLS; kill++) {
      const host = await openMortalHost([resolve('test/fixtures/host-process.ts'), folder, model.folder]);
      const events: AppEvent[] = [];
      host.subscribe((event) => events.push(event));
      const { id: signer } = await host.api.addSigner({ name: 'Ada', dominant: 'right' });
      await host.api.setAnswers({ keep: true, signer });
      await host.api.startSession();
      for (const frame of signed(['grasp'], kill + 3)) {
        host.send(encodeFrame(frame));
        await sleep(3);
      }
      const asked = await vi.waitFor(() => {
        const [found] = events.flatMap((event) =>
          event.event === 'recognition' && 'sign' in event.recognition ? [event.recognition.sign] : [],
        );
        expect(found).toBeDefined();
        return found ?? 0;
      }, PATIENCE);
      await host.api.answer({ sign: asked, word: 'water' });
      const taken = await vi.waitFor(() => {
        const [found] = events.flatMap((event) => (event.event === 'take' ? [event.take.id] : []));
        expect(found).toBeDefined();
        return found ?? 0;
      }, PATIENCE);
      await host.kill();
      kept.push(taken);
    }
    const library = await Library.open(folder);
    open.push(() => library.close());
    expect(await library.check()).toEqual([]);
    const { takes } = await library.listTakes({ tag: 'answered' }, 0, 100);
    expect(takes.map(({ id }) => id).sort((a, b) => a - b)).toEqual(kept);
    const motions = await library.takes(kept);
    expect(motions.map(({ times }) => times.length > 10)).toEqual(kept.map(() => true));
    expect((await library.describe()).words).toMatchObject([{ word: 'water', takes: KILLS }]);
  },
);

test.skipIf(process.platform === 'win32')(
  `an export that is killed ${KILLS} times leaves the file of before, whole, and nothing else for long`,
  async () => {
    const data = join(folder, 'data');
    const out = join(folder, 'out');
    const file = join(out, 'takes.parquet');
    await mkdir(out);
    const library = await Library.open(data);
    const names = await fill(library);
    for (let seed = 0; seed < 40; seed++) await library.saveTake(newTake(seed, names));
    const started = performance.now();
    await library.exportParquet(file, {}, { applied: false });
    const whole = performance.now() - started;
    await library.close();
    const before = await stat(file);
    const random = new Random(5);
    for (let kill = 0; kill < KILLS; kill++) {
      const child = spawn(process.execPath, [resolve('test/fixtures/exporter.ts'), data, file], {
        stdio: ['ignore', 'pipe', 'inherit'],
      });
      const gone = once(child, 'exit');
      await once(child.stdout, 'data');
      await sleep(whole * random.next());
      child.kill('SIGKILL');
      await gone;
      expect(await readTakes([file])).toHaveLength(40);
      const { size } = await stat(file);
      expect(size).toBe(before.size);
    }
    // What the dead ones left goes with the next export to that place.
    await writeFile(join(out, 'takes.parquet.notes.new'), 'mine');
    const again = await Library.open(data);
    open.push(() => again.close());
    expect(await again.exportParquet(file, {}, { applied: false })).toBe(40);
    expect((await readdir(out)).sort()).toEqual(['takes.parquet', 'takes.parquet.notes.new']);
    expect(await again.check()).toEqual([]);
  },
);
