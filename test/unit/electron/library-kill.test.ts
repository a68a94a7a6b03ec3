/**
 * A process that works on a library is killed at some moment, again and again: what it had been promised must be there.
 * SIGNWRIGHT_KILLS=200 kills more often, SIGNWRIGHT_KILL_SEED=… at other moments.
 */
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { Library } from '../../../electron/library/library.ts';
import { Random } from '../../../training/random.ts';
import type { Line, State } from '../../fixtures/library-writer.ts';
import { bytesOf, fill, newTake } from '../../fixtures/library.ts';

const KILLS = Number(process.env.SIGNWRIGHT_KILLS ?? 25);
const SEED = Number(process.env.SIGNWRIGHT_KILL_SEED ?? 7);
/** Seeds of takes of one round. */
const ROOM = 100_000;
const IMPORTED = 40;

let folder: string;
let file: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'signwright-kill-'));
  file = join(folder, 'takes.parquet');
  const library = await Library.open(join(folder, 'other'));
  const names = await fill(library, 'imported', 'Eve');
  for (let seed = 0; seed < IMPORTED; seed++) await library.saveTake(newTake(-1 - seed, names));
  await library.exportParquet(file, {}, { applied: false });
  await library.close();
});

afterAll(() => rm(folder, { recursive: true }));

/** All that was ever promised. */
class Promised {
  readonly takes = new Map<number, number>();
  readonly states = new Map<number, State>();
  readonly imports = new Set<string>();
  maybe = new Map<number, State>();
  importing: string | null = null;

  hear(line: Line): void {
    if ('saved' in line) {
      this.takes.set(line.saved, line.state[0]);
      this.states.set(line.state[0], line.state);
    } else if ('maybe' in line) this.maybe = new Map(line.maybe.map((state) => [state[0], state]));
    else if ('are' in line) {
      for (const state of line.are) this.states.set(state[0], state);
      this.maybe.clear();
    } else if ('importing' in line) this.importing = line.importing;
    else if ('imported' in line) {
      this.imports.add(line.imported);
      this.importing = null;
    }
  }
}

/** Runs the writer and kills it; resolves when it is gone. */
async function runAndKill(round: number, random: Random, promised: Promised): Promise<void> {
  const writer = resolve('test/fixtures/library-writer.ts');
  const argv = [writer, join(folder, 'library'), `${SEED + round}`, `${round * ROOM}`, file];
  const child = spawn(process.execPath, argv, { stdio: ['ignore', 'pipe', 'inherit'] });
  const gone = new Promise<string | null>((settle) => child.once('exit', (_, signal) => settle(signal)));
  // One in five dies while it opens the library; the others after some steps, in the middle of the next.
  const steps = random.next() < 0.2 ? 0 : 1 + Math.floor(40 * random.next());
  const later = 30 * random.next();
  let heard = 0;
  if (steps === 0) setTimeout(() => child.kill('SIGKILL'), 150 + 500 * random.next());
  for await (const text of createInterface({ input: child.stdout })) {
    promised.hear(JSON.parse(text) as Line);
    if (++heard === steps) setTimeout(() => child.kill('SIGKILL'), later);
  }
  expect(await gone, 'the writer ended by itself').toBe('SIGKILL');
}

async function everyTake(library: Library) {
  const all = [];
  for (const deleted of [false, true]) {
    for (let at = 0, total = 1; at < total; at += 500) {
      const page = await library.listTakes({ deleted }, at, 500);
      total = page.total;
      all.push(...page.takes);
    }
  }
  return all;
}

test(
  `nothing that was promised is lost by ${KILLS} kills`,
  async () => {
    const random = new Random(SEED);
    const promised = new Promised();
    for (let round = 0; round < KILLS; round++) {
      const before = new Set(promised.takes.keys());
      await runAndKill(round, random, promised);
      if (!existsSync(join(folder, 'library'))) continue;
      const library = await Library.open(join(folder, 'library'));
      try {
        const where = `round ${round} of seed ${SEED}`;
        expect(await library.check(), where).toEqual([]);
        const takes = await everyTake(library);
        const byId = new Map(takes.map((take) => [take.id, take]));
        expect(byId.size, where).toBe(takes.length);
        // Landmarks of this round's takes, and in the last round of all.
        const seeds = [...promised.takes.keys()].filter((seed) => round === KILLS - 1 || !before.has(seed));
        const motions = await library.takes(seeds.map((seed) => promised.takes.get(seed) ?? 0));
        expect(motions.map(bytesOf), where).toEqual(seeds.map((seed) => bytesOf(newTake(seed, NAMES))));
        for (const [id, promise] of promised.states) {
          const take = byId.get(id);
          const state: State | null = take ? [id, take.word, take.deleted] : null;
          expect([promise, promised.maybe.get(id)], `take ${id}, ${where}`).toContainEqual(state);
          // What could have gone either way has gone one way now.
          if (state) promised.states.set(id, state);
        }
        promised.maybe.clear();
        await expectImports(library, promised, where);
        // A take that was not acknowledged is there wholly or not at all, and none is there twice.
        const saved = takes.filter((take) => take.recorded >= newTake(0, NAMES).recorded).map((take) => take.recorded);
        expect(new Set(saved).size, where).toBe(saved.length);
        expect(saved.length - promised.takes.size, where).toBeLessThanOrEqual(round + 1);
      } finally {
        await library.close();
      }
    }
    expect(promised.takes.size).toBeGreaterThan(2 * KILLS);
  },
  60_000 + KILLS * 20_000,
);

const NAMES = { word: 1, signer: 1, session: 1 };

async function expectImports(library: Library, promised: Promised, where: string): Promise<void> {
  const { sessions } = await library.describe();
  const imports = sessions.filter(({ source }) => source.startsWith('import '));
  for (const { source, takes } of imports) {
    expect(takes, `${source}, ${where}`).toBe(IMPORTED);
    if (source === promised.importing) promised.imports.add(source);
  }
  promised.importing = null;
  expect(new Set(imports.map(({ source }) => source)), where).toEqual(promised.imports);
}
