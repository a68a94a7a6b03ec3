/**
 * A process that forgets somebody is killed at some moment, and so is the next one that finishes it: the library opens, with
 * all of everybody else, and with all or nothing of whom it was about. SIGNWRIGHT_KILLS kills more often, SIGNWRIGHT_KILL_SEED
 * at other moments.
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { cp, mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { Library } from '../../../electron/library/library.ts';
import { OpenedLibrary } from '../../../electron/library/opened-library.ts';
import { finishForgetting } from '../../../electron/privacy/forgetting.ts';
import { Snapshots } from '../../../electron/training/snapshots.ts';
import { Random } from '../../../training/random.ts';
import type { Line } from '../../fixtures/forgetter.ts';
import { bytesOf, fill, newTake, type Names } from '../../fixtures/library.ts';
import { filesWith, landmarksOf } from '../../fixtures/traces.ts';

const KILLS = Number(process.env.SIGNWRIGHT_KILLS ?? 8);
const SEED = Number(process.env.SIGNWRIGHT_KILL_SEED ?? 7);
const NAME = 'Zoë Quimbörg-Ölçer';
const EACH = 30;

let folder: string;
let template: string;
let zoe: Names;
let bob: Names;
let version: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'signwright-forgetting-kill-'));
  template = join(folder, 'template');
  const library = await Library.open(template);
  zoe = await fill(library, 'hello', NAME);
  bob = await fill(library, 'hello', 'Bob');
  for (let seed = 0; seed < 2 * EACH; seed++) await library.saveTake(newTake(seed, seed % 2 ? bob : zoe));
  ({ version } = await new Snapshots(join(template, 'snapshots')).freeze(library, { words: null, signers: null }));
  await library.close();
  const judged = { take: 1, word: 'hello', signer: NAME, session: '', written: 'hello', probability: 1 };
  await mkdir(join(template, 'models', 'm1'), { recursive: true });
  await writeFile(join(template, 'models', 'm1', 'judged.json'), JSON.stringify({ format: 1, takes: [judged] }));
}, 120_000);
afterAll(() => rm(folder, { recursive: true, force: true }));

const traces = () => [NAME, ...Array.from({ length: EACH }, (_, k) => landmarksOf(newTake(2 * k, zoe)))];

/** What a process said before it was killed. */
interface Heard {
  /** Seeds of Bob's takes that it had confirmed. */
  saved: number[];
  done: boolean;
  steps: number;
  /** From the beginning until it was done, ms. */
  ms: number;
  /** Files in which Zoë still was when it was done, while its process was there. */
  left: string[];
}

interface Death {
  /** After it has begun, ms; none: when it is done. */
  after?: number;
  /** Before which of its renamings and deletions. */
  before?: number;
}

async function run(at: string, signer: number, first: number, { after, before = -1 }: Death): Promise<Heard> {
  const numbers = [signer, bob.word, bob.signer, bob.session, first, before].map(String);
  const child = spawn(process.execPath, [resolve('test/fixtures/forgetter.ts'), at, ...numbers], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const gone = once(child, 'exit');
  const heard: Heard = { saved: [], done: false, steps: 0, ms: 0, left: [] };
  let begun = 0;
  for await (const text of createInterface({ input: child.stdout })) {
    const line = JSON.parse(text) as Line;
    if ('begun' in line) {
      begun = performance.now();
      if (after !== undefined) setTimeout(() => child.kill('SIGKILL'), after);
    } else if ('saved' in line) heard.saved.push(line.saved);
    else {
      const ms = performance.now() - begun;
      Object.assign(heard, { done: true, steps: line.steps, ms, left: await filesWith(at, traces()) });
      child.kill('SIGKILL');
    }
  }
  const [, signal] = (await gone) as [number | null, string | null];
  expect(signal, 'it ended by itself').toBe('SIGKILL');
  return heard;
}

/** The library as it is now, opened as it lies there. @returns how many takes Zoë has */
async function inspect(at: string, saved: readonly number[], where: string): Promise<number> {
  const library = await Library.open(at);
  try {
    expect(await library.check(), where).toEqual([]);
    const { takes, total } = await library.listTakes({ signer: bob.signer }, 0, 10_000);
    const motions = new Set((await library.takes(takes.map(({ id }) => id))).map(bytesOf));
    const own = Array.from({ length: EACH }, (_, k) => 2 * k + 1);
    for (const seed of [...own, ...saved])
      expect(motions.has(bytesOf(newTake(seed, bob))), `${where}: take ${seed}`).toBe(true);
    // One may have been saved that nobody was told of any more, each time that a process died.
    expect(total - own.length - saved.length, where).toBeGreaterThanOrEqual(0);
    expect(total - own.length - saved.length, where).toBeLessThanOrEqual(2);
    const hers = await library.listTakes({ signer: zoe.signer }, 0, 10_000);
    const still = (await library.takes(hers.takes.map(({ id }) => id))).map(bytesOf).sort();
    if (still.length > 0)
      expect(still, where).toEqual(Array.from({ length: EACH }, (_, k) => bytesOf(newTake(2 * k, zoe))).sort());
    return still.length;
  } finally {
    await library.close();
  }
}

/** One life after another; then a start that is left alone. @returns whether Zoë was forgotten */
async function expectAllOrNothing(name: string, deaths: readonly Death[]): Promise<boolean> {
  const at = join(folder, name);
  await cp(template, at, { recursive: true });
  const saved: number[] = [];
  let forgotten = false;
  for (const [life, death] of deaths.entries()) {
    const where = `${name}, life ${life}, ${JSON.stringify(death)}, seed ${SEED}`;
    const heard = await run(at, life === 0 ? zoe.signer : 0, 1000 * (life + 1) + 1, death);
    saved.push(...heard.saved);
    const left = await inspect(at, saved, where);
    // What is gone once does not come back.
    expect(forgotten && left > 0, where).toBe(false);
    forgotten = left === 0;
    if (heard.done && life === 0) expect({ forgotten, left: heard.left }, where).toEqual({ forgotten: true, left: [] });
  }
  const library = new OpenedLibrary(at, () => undefined);
  await finishForgetting({ dataFolder: at, library, tell: () => undefined });
  await library.close();
  expect(await inspect(at, saved, name)).toBe(forgotten ? 0 : EACH);
  expect(existsSync(join(at, 'forgetting.json')), name).toBe(false);
  expect(
    (await readdir(at)).filter((each) => each.startsWith('library')),
    name,
  ).toEqual(['library.duckdb']);
  if (forgotten) {
    expect(await filesWith(at, traces()), name).toEqual([]);
    expect(existsSync(join(at, 'snapshots', `${version}.parquet`)), name).toBe(false);
  }
  await rm(at, { recursive: true });
  return forgotten;
}

test.skipIf(process.platform === 'win32')(
  `a person is wholly there or wholly gone, and nobody else loses anything, before each step and after ${KILLS} kills`,
  { timeout: 300_000 + KILLS * 60_000 },
  async () => {
    const whole = join(folder, 'whole');
    await cp(template, whole, { recursive: true });
    const { ms, steps, left } = await run(whole, zoe.signer, 1001, {});
    expect(left).toEqual([]);
    expect(steps).toBeGreaterThan(4);
    const outcomes = [];
    for (let before = 0; before < steps; before++)
      outcomes.push(await expectAllOrNothing(`step ${before}`, [{ before }]));
    // It began with both, so moments of both kinds were among them.
    expect(new Set(outcomes)).toEqual(new Set([false, true]));
    const random = new Random(SEED);
    for (let kill = 0; kill < KILLS; kill++) {
      const deaths = [{ after: ms * random.next() }, ...(random.next() < 0.5 ? [{ after: ms * random.next() }] : [])];
      await expectAllOrNothing(`kill ${kill}`, deaths);
    }
  },
);
