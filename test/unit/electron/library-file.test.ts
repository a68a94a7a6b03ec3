/** The file of the library: made, brought up to date, or refused with a sentence and left as it is. */
import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { cp, mkdir, mkdtemp, open, readdir, readFile, rm, stat, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { RequestError } from '../../../electron/ipc.ts';
import { rows } from '../../../electron/library/connections.ts';
import { Database } from '../../../electron/library/database.ts';
import { Library } from '../../../electron/library/library.ts';
import { MIGRATIONS, migrate } from '../../../electron/library/schema.ts';
import { VERSIONS } from '../../fixtures/library-versions.ts';
import { bytesOf, fill, newTake, type Names } from '../../fixtures/library.ts';

let folder: string;
let path: string;
let opened: Library[];

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'signwright-file-'));
  path = join(folder, 'library.duckdb');
  opened = [];
  // Why a file was refused goes to the log.
  vi.spyOn(console, 'error').mockImplementation(() => undefined);
});

afterEach(async () => {
  for (const library of opened) await library.close().catch(() => null);
  await rm(folder, { recursive: true });
});

async function openLibrary(at = folder): Promise<Library> {
  const library = await Library.open(at);
  opened.push(library);
  return library;
}

async function close(library: Library): Promise<void> {
  opened.splice(opened.indexOf(library), 1);
  await library.close();
}

/** A library with takes of seeds 0 to 9, closed. */
async function fillAndClose(): Promise<Names> {
  const library = await openLibrary();
  const names = await fill(library);
  for (let seed = 0; seed < 10; seed++) await library.saveTake(newTake(seed, names));
  await close(library);
  return names;
}

const sentence = (message: RegExp) =>
  expect.objectContaining({ code: 'library', message: expect.stringMatching(message) });

test('is one file when it is closed, in a folder that is made', async () => {
  const library = await openLibrary(join(folder, 'a', 'b'));
  await fill(library);
  await close(library);
  expect(await readdir(join(folder, 'a', 'b'))).toEqual(['library.duckdb']);
});

test('that was closed stays closed', async () => {
  const library = await openLibrary();
  const names = await fill(library);
  await close(library);
  await expect(library.describe()).rejects.toEqual(sentence(/closed/));
  await expect(library.saveTake(newTake(1, names))).rejects.toEqual(sentence(/closed/));
  await library.close();
  expect((await (await openLibrary()).describe()).takes).toBe(0);
});

test('that was begun and not finished by a process that died is begun again', async () => {
  await writeFile(`${path}.new-1234`, 'half');
  await openLibrary();
  expect(await readdir(folder)).toEqual(['library.duckdb']);
});

describe('a file that cannot be opened is left as it is:', () => {
  test.each<[string, () => Promise<void>]>([
    ['garbage', () => writeFile(path, Buffer.alloc(300_000, 'garbage '))],
    ['an empty file', () => writeFile(path, '')],
    ['one that is cut off', async () => truncate(path, Math.floor((await stat(path)).size / 2))],
    ['one with nothing but its header', () => truncate(path, 12_288)],
    [
      'one with damage inside',
      async () => {
        const file = await open(path, 'r+');
        const { size } = await file.stat();
        for (let at = 12_288; at < size; at += 4096) await file.write(Buffer.alloc(64, 77), 0, 64, at);
        await file.close();
      },
    ],
    ['another program’s database', () => foreign('create table things (a integer)')],
  ])('%s', async (_, damage) => {
    await fillAndClose();
    await damage();
    const before = await readFile(path);
    await expect(Library.open(folder)).rejects.toEqual(sentence(/damaged and was left as it is.*Put a copy/));
    expect((await readFile(path)).equals(before)).toBe(true);
    expect(await readdir(folder)).toEqual(['library.duckdb']);
    // It is not taken for open now.
    await rm(path);
    expect((await (await openLibrary()).describe()).takes).toBe(0);
  });

  test('one of a newer Signwright', async () => {
    await fillAndClose();
    await sql(`update version set version = ${MIGRATIONS.length + 1}`);
    const before = await readFile(path);
    await expect(Library.open(folder)).rejects.toEqual(sentence(/newer Signwright/));
    expect((await readFile(path)).equals(before)).toBe(true);
  });

  test('a log without its database', async () => {
    await writeFile(`${path}.wal`, 'takes');
    await expect(Library.open(folder)).rejects.toEqual(sentence(/library.duckdb is missing, but library.duckdb.wal/));
    expect(await readdir(folder)).toEqual(['library.duckdb.wal']);
  });
});

async function foreign(statements: string): Promise<void> {
  await rm(path);
  await sql(statements);
}

async function sql(
  statements: string,
  work?: (connection: Awaited<ReturnType<DuckDBInstance['connect']>>) => Promise<void>,
) {
  const instance = await DuckDBInstance.create(':memory:');
  const connection = await instance.connect();
  await connection.run(`attach '${path}' as library; use library`);
  await work?.(connection);
  await connection.run(statements);
  connection.closeSync();
  instance.closeSync();
}

describe('a library that is open already', () => {
  const refusal = sentence(/^The library is open in another Signwright window. Close that one first.$/);

  test('in this process is refused, and opens when it was closed', async () => {
    const library = await openLibrary();
    await expect(Library.open(join(folder, '.'))).rejects.toEqual(refusal);
    await close(library);
    await openLibrary();
  });

  test('in another process is refused, and opens when that one is gone', async () => {
    const writer = spawn(process.execPath, [resolve('test/fixtures/library-writer.ts'), folder, '1', '0', ''], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    try {
      await once(writer.stdout, 'data');
      await expect(Library.open(folder)).rejects.toEqual(refusal);
    } finally {
      await killed(writer);
    }
    expect(await (await openLibrary()).check()).toEqual([]);
  });
});

async function killed(child: ChildProcess): Promise<void> {
  const gone = once(child, 'exit');
  child.kill('SIGKILL');
  await gone;
}

describe('a log that a power cut has torn', () => {
  let log: string;
  let size: number;

  /** Ten takes in the file, and more in the log of a process that died. */
  beforeEach(async () => {
    await fillAndClose();
    const writer = spawn(process.execPath, [resolve('test/fixtures/library-writer.ts'), folder, '3', '100', ''], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    let said = '';
    for await (const text of writer.stdout) {
      said += String(text);
      if (said.split('"saved"').length > 6) break;
    }
    await killed(writer);
    log = `${path}.wal`;
    ({ size } = await stat(log));
  });

  async function takesNow(): Promise<number> {
    const library = await openLibrary();
    expect(await library.check()).toEqual([]);
    const { takes, deleted, words } = await library.describe();
    // It goes on from there.
    const session = await library.startSession((await library.describe()).signers[0]?.id ?? 0, 'camera');
    const names = { word: words[0]?.id ?? 0, signer: (await library.describe()).signers[0]?.id ?? 0, session };
    await library.saveTake(newTake(5000, names));
    await close(library);
    const again = await openLibrary();
    expect(await again.check()).toEqual([]);
    expect((await again.describe()).takes).toBe(takes + 1);
    return takes + deleted;
  }

  test('in the middle of an entry loses no more than that', async () => {
    await truncate(log, size - 100);
    expect(await takesNow()).toBeGreaterThanOrEqual(10 + 4);
  });

  test.each([100, 5000])('and that ends in %i zeros loses no more than those', async (zeros) => {
    await truncate(log, size - zeros);
    await truncate(log, size);
    expect(await takesNow()).toBeGreaterThanOrEqual(10 + 4);
    expect(await readdir(folder)).toContain('library.duckdb.wal.torn');
  });

  test('and got longer by zeros loses nothing', async () => {
    await truncate(log, size + 10_000);
    expect(await takesNow()).toBeGreaterThanOrEqual(10 + 6);
  });

  test('is left as it is where the damage lies before what was acknowledged', async () => {
    const file = await open(log, 'r+');
    await file.write(Buffer.alloc(50, 3), 0, 50, Math.floor(size / 3));
    await file.close();
    const before = await readFile(log);
    await expect(Library.open(folder)).rejects.toEqual(sentence(/damaged/));
    expect((await readFile(log)).equals(before)).toBe(true);
  });
});

describe('a library of an earlier version', () => {
  test('is known for each version', () => expect(VERSIONS).toHaveLength(MIGRATIONS.length));

  test.each(VERSIONS.map((content, index) => [index + 1, content] as const))(
    '%i opens with all that it held',
    async (version, content) => {
      await sql(content, (connection) => migrate(connection, 0, version));
      const library = await openLibrary();
      expect(await library.check()).toEqual([]);
      expect(await library.describe()).toMatchObject({
        words: [
          {
            id: 1,
            word: 'thanks',
            language: 'ase',
            note: 'flat hand',
            reference: 'page 3',
            takes: 1,
            flagged: 0,
            signers: 1,
          },
        ],
        signers: [{ id: 2, name: 'Ann', dominant: 'left', takes: 1 }],
        sessions: [{ id: 3, signer: 2, started: Date.UTC(2026, 0, 1, 10), source: 'camera', takes: 1 }],
        tags: ['best'],
        redo: 'Delete a take',
      });
      expect((await library.listTakes({}, 0, 10)).takes).toEqual([
        {
          id: 5,
          word: 1,
          signer: 2,
          session: 3,
          recorded: Date.UTC(2026, 0, 1, 10, 0, 1),
          frames: 2,
          duration: 40,
          trim: { start: 0, end: 20 },
          mirrored: true,
          tags: ['best'],
          notes: [{ code: 'dark', message: 'Switch on a light.' }],
          kept: true,
          deleted: false,
        },
      ]);
      const [take] = await library.takes([5]);
      expect(take).toMatchObject({ aspect: 1.5, times: Float32Array.of(0, 40) });
      expect(take?.hands).toEqual(new Float32Array(252).fill(0.5));
      expect(take?.handedness).toEqual(new Float32Array(4).fill(1));
      expect(await library.findClips(['a'.repeat(64)])).toHaveLength(1);
      expect(await library.redo()).toBe('Delete a take');
      expect((await library.describe()).deleted).toBe(1);
      expect((await library.addWord({ word: 'water' })).id).toBeGreaterThan(6);
      expect(await readdir(folder)).not.toContain(expect.stringContaining('before'));
    },
  );

  test('is copied first, and stays as it is where it cannot be changed', async () => {
    // Tables of a version that says it has none: the first step fails.
    await sql('update version set version = 0', (connection) => migrate(connection, 0));
    const before = await readFile(path);
    await expect(Library.open(folder)).rejects.toBeInstanceOf(RequestError);
    expect((await readFile(path)).equals(before)).toBe(true);
    expect((await readFile(`${path}.before-${MIGRATIONS.length}`)).equals(before)).toBe(true);
  });
});

test('work on a connection of its own ends when the file is opened anew, and does not hold that up', async () => {
  await fillAndClose();
  const database = await Database.open(path);
  let queued = (): void => undefined;
  const waiting = new Promise<void>((settle) => (queued = settle));
  const fatal = new Error('FATAL Error: the database has been invalidated');
  const failing = database.alone(async () => {
    await waiting;
    throw fatal;
  });
  const aside = database.aside(async (connection, within) => {
    await connection.run('begin');
    await connection.run("insert into words values (99, 'lost', '', '', '', false)");
    const turn = database.alone(() => database.commit(connection), within);
    queued();
    await turn;
  });
  const ended = await Promise.allSettled([failing, aside]);
  expect(ended.map((each) => each.status === 'rejected' && each.reason)).toEqual([fatal, fatal]);
  const [words] = await database.write((connection) => rows(connection, 'select count(*)::integer as n from words'));
  expect(words?.n).toBe(1);
  await database.close();
  expect(await readdir(folder)).toEqual(['library.duckdb']);
});

/** A small disk of its own. Only root may make one, on Linux. */
function mountable(): boolean {
  if (process.platform !== 'linux' || process.getuid?.() !== 0) return false;
  const probe = join(tmpdir(), `signwright-mount-${process.pid}`);
  spawnSync('mkdir', ['-p', probe]);
  const { status } = spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=1m', 'tmpfs', probe]);
  if (status === 0) spawnSync('umount', [probe]);
  spawnSync('rmdir', [probe]);
  return status === 0;
}

const MOUNTABLE = mountable();
if (!MOUNTABLE)
  console.warn('Tests of full and read-only disks are left out: only root may mount a small disk (tmpfs).');

describe.skipIf(!MOUNTABLE)('on a small disk', () => {
  let disk: string;
  const mount = (options: string) => {
    const { status, stderr } = spawnSync('mount', ['-t', 'tmpfs', '-o', options, 'tmpfs', disk]);
    if (status !== 0) throw new Error(String(stderr));
  };

  beforeEach(async () => {
    disk = join(folder, 'disk');
    await mkdir(disk);
  });

  afterEach(async () => {
    for (const library of opened.splice(0)) await library.close().catch(() => null);
    spawnSync('umount', [disk]);
  });

  const full = expect.objectContaining({
    code: 'disk-full',
    message: expect.stringMatching(/no room on the disk: free/),
  });

  /** Saves until there is no room; the seed of the take that did not fit. */
  async function saveUntilFull(library: Library, names: Names): Promise<number> {
    for (let seed = 0; ; seed++) {
      const error = await library.saveTake(newTake(seed, names)).then(
        () => null,
        (reason: unknown) => reason,
      );
      if (error === null) continue;
      expect(error).toEqual(full);
      return seed;
    }
  }

  async function expectTakes(library: Library, seeds: number): Promise<void> {
    expect(await library.check()).toEqual([]);
    const { total, takes } = await library.listTakes({}, 0, 500);
    expect(total).toBe(seeds);
    const motions = await library.takes(takes.map(({ id }) => id).reverse());
    expect(motions.map(bytesOf)).toEqual(Array.from({ length: seeds }, (_, seed) => bytesOf(newTake(seed, NAMES))));
  }
  const NAMES = { word: 1, signer: 1, session: 1 };

  test('that is full, saving waits for room: nothing is lost, nothing is there twice', async () => {
    mount('size=5m');
    await writeFile(join(disk, 'ballast'), Buffer.alloc(2_000_000));
    const library = await openLibrary(join(disk, 'library'));
    const names = await fill(library);
    const count = await saveUntilFull(library, names);
    expect(count).toBeGreaterThan(10);
    for (let again = 0; again < 3; again++) await expect(library.saveTake(newTake(count, names))).rejects.toEqual(full);
    // Reading goes on.
    await expectTakes(library, count);
    await rm(join(disk, 'ballast'));
    for (let seed = count; seed < count + 5; seed++) await library.saveTake(newTake(seed, names));
    await expectTakes(library, count + 5);
    await close(library);
    await expectTakes(await openLibrary(join(disk, 'library')), count + 5);
  });

  test('that is full, closing and opening go well: what did not fit into the file stays in the log', async () => {
    mount('size=4m');
    const at = join(disk, 'library');
    let library = await openLibrary(at);
    const names = await fill(library);
    const count = await saveUntilFull(library, names);
    for (let again = 0; again < 2; again++) {
      await close(library);
      library = await openLibrary(at);
      await expectTakes(library, count);
      await expect(library.saveTake(newTake(count, names))).rejects.toEqual(full);
    }
    spawnSync('mount', ['-o', 'remount,size=30m', disk]);
    await library.saveTake(newTake(count, names));
    await close(library);
    expect(await readdir(at)).toEqual(['library.duckdb']);
    await expectTakes(await openLibrary(at), count + 1);
  });

  test('that is full, neither an import nor an export leaves anything behind', async () => {
    mount('size=6m');
    const other = await openLibrary(join(folder, 'other'));
    const names = await fill(other);
    for (let seed = 0; seed < 400; seed++) await other.saveTake(newTake(seed, names));
    const file = join(folder, 'many.parquet');
    await other.exportParquet(file, {}, { applied: false });
    const library = await openLibrary(join(disk, 'library'));
    await fill(library);
    await expect(library.importParquet(file, { source: 'many' })).rejects.toEqual(full);
    await expect(other.exportParquet(join(disk, 'many.parquet'), {}, { applied: false })).rejects.toEqual(full);
    expect(await readdir(disk)).toEqual(['library']);
    expect(await library.describe()).toMatchObject({ takes: 0, sessions: [{ source: 'camera' }] });
    expect(await library.check()).toEqual([]);
    await library.saveTake(newTake(1, await fill(library)));
  });

  test('that may only be read, it is refused with what to do', async () => {
    await fillAndClose();
    mount('size=5m');
    await cp(path, join(disk, 'library.duckdb'));
    spawnSync('mount', ['-o', 'remount,ro', disk]);
    await expect(Library.open(disk)).rejects.toEqual(sentence(/may not write to its data folder/));
    await expect(Library.open(join(disk, 'new'))).rejects.toEqual(sentence(/may not write to its data folder/));
    spawnSync('mount', ['-o', 'remount,rw', disk]);
    expect((await (await openLibrary(disk)).describe()).takes).toBe(10);
  });
});
