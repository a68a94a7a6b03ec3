/** Damaged and hostile files: every one ends in a report or in one sentence, and nothing but the output is written. */
import { mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DuckDBInstance, type DuckDBConnection } from '@duckdb/node-api';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readCsv } from '../../../../training/exchange/csv.ts';
import { importTakes } from '../../../../training/exchange/import.ts';
import { checkedFolder, printable } from '../../../../training/exchange/names.ts';
import { readNpy } from '../../../../training/exchange/npy.ts';
import { readPose } from '../../../../training/exchange/pose.ts';
import { ZIP_LIMITS, type ZipLimits } from '../../../../training/exchange/zip.ts';
import { eachTake, InputError, writeTakes } from '../../../../training/takes.ts';
import { makeTakes } from '../data.ts';
import { gislrRecording, keypoints, npy, npyBytes, pose, put, signing, zip, type ZipMember } from './writers.ts';

let folder: string;
let connection: DuckDBConnection;
let parquet: Buffer;
let recording: Buffer;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'signwright-hostile-'));
  connection = await (await DuckDBInstance.create(':memory:')).connect();
  await writeTakes(join(folder, 'good.parquet'), makeTakes({ signers: 1, each: 1 }));
  parquet = await readFile(join(folder, 'good.parquet'));
  await gislrRecording(connection, folder, 'good-recording.parquet', signing(4));
  recording = await readFile(join(folder, 'good-recording.parquet'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

/** For dozens of imports, each with a DuckDB of its own, on a machine that is busy with other things, ms. */
const PATIENCE = 300_000;

/** What happens to a file on a bad disk, or in bad hands. */
type Damage =
  { cut: number } | { flips: { at: number; bit: number }[] } | { insert: { at: number; bytes: Uint8Array } };
const share = fc.double({ min: 0, max: 1, noNaN: true, maxExcluded: true });
const damage: fc.Arbitrary<Damage> = fc.oneof(
  fc.record({ cut: share }),
  fc.record({
    // Half of them where headers are.
    flips: fc.array(
      fc.record({
        at: fc.oneof(
          share,
          share.map((at) => at / 20),
          share.map((at) => 1 - at / 20),
        ),
        bit: fc.nat(7),
      }),
      { minLength: 1, maxLength: 6 },
    ),
  }),
  fc.record({ insert: fc.record({ at: share, bytes: fc.uint8Array({ minLength: 1, maxLength: 40 }) }) }),
);

function damaged(bytes: Buffer, how: Damage): Buffer {
  const place = (at: number) => Math.min(Math.floor(at * bytes.length), bytes.length - 1);
  if ('cut' in how) return bytes.subarray(0, place(how.cut));
  if ('insert' in how)
    return Buffer.concat([
      bytes.subarray(0, place(how.insert.at)),
      how.insert.bytes,
      bytes.subarray(place(how.insert.at)),
    ]);
  const out = Buffer.from(bytes);
  for (const { at, bit } of how.flips) out.writeUInt8(out.readUInt8(place(at)) ^ (1 << bit), place(at));
  return out;
}

/** Runs a reader that may refuse, and nothing else. */
function refusesOrReads(read: () => unknown): void {
  try {
    read();
  } catch (error) {
    expect(error).toBeInstanceOf(InputError);
    expect((error as Error).message).toMatch(/^[^\n]{5,300}$/);
  }
}

/** Every file below a folder with its size and time of change. */
async function listing(root: string): Promise<string[]> {
  const names = await readdir(root, { recursive: true });
  return Promise.all(
    names.sort().map(async (name) => {
      const info = await stat(join(root, name));
      return info.isDirectory() ? name : `${name} ${info.size} ${info.mtimeMs}`;
    }),
  );
}

/** One import of a folder or file made by `make`: it ends well, and writes `out` or nothing. */
async function endsWell(make: (root: string) => Promise<string>, limits?: ZipLimits): Promise<number> {
  const root = await mkdtemp(join(folder, 'case-'));
  try {
    await mkdir(join(root, 'in'));
    const path = await make(join(root, 'in'));
    const before = await listing(root);
    const out = join(root, 'out.parquet');
    try {
      const report = await importTakes({ path, out, ...(limits ? { limits } : {}) });
      expect(report.takes).toBeGreaterThan(0);
      expect((await listing(root)).filter((name) => !name.startsWith('out.parquet '))).toEqual(before);
      // What was written is what any reader takes.
      let takes = 0;
      for await (const take of eachTake(connection, out)) takes += Math.sign(take.times.length);
      expect(takes).toBe(report.takes);
      return report.takes;
    } catch (error) {
      expect(error).toBeInstanceOf(InputError);
      expect((error as Error).message).toMatch(/^[^\n]+\.$/);
      expect(await listing(root)).toEqual(before);
      return 0;
    }
  } finally {
    await rm(root, { recursive: true, force: true });
  }
}

const dictionary = fc
  .record({
    descr: fc.constantFrom('<f8', '<f4', '>f2', '<i8', '|O', '|V8', '<U12', '<c16', '<f16', ''),
    fortran: fc.constantFrom('True', 'False', 'Maybe'),
    shape: fc.oneof(
      fc
        .array(fc.oneof(fc.nat(200), fc.constantFrom(126, 258, 1662, -1, 2 ** 31, 2 ** 53, 1e15)), { maxLength: 4 })
        .map((sizes) => `(${sizes.join(', ')},)`),
      fc.string({ maxLength: 20 }),
    ),
  })
  .map(({ descr, fortran, shape }) => `{'descr': '${descr}', 'fortran_order': ${fortran}, 'shape': ${shape}, }`);

describe('damage', () => {
  const array = npy(signing(3).map((frame) => keypoints(frame, 258)));
  const clips = [pose(signing(5)), pose(signing(5), { version: 0.1, people: 2 })] as const;

  it('in a .npy file is read or refused', () => {
    fc.assert(
      fc.property(damage, (how) => refusesOrReads(() => readNpy(damaged(array, how)))),
      { numRuns: 300 },
    );
  });

  it('in a .npy header of any text is read or refused, whatever it claims', () => {
    const any = fc.oneof(dictionary, fc.string({ unit: 'binary', maxLength: 200 }));
    const bytes = fc.uint8Array({ maxLength: 300 });
    fc.assert(
      fc.property(any, bytes, fc.integer({ min: 0, max: 4 }), (head, data, version) =>
        refusesOrReads(() => {
          const { shape, values } = readNpy(npyBytes(head, Buffer.from(data), version));
          expect(values).toHaveLength(shape.reduce((product, size) => product * size, 1));
        }),
      ),
      { numRuns: 300 },
    );
  });

  it('in a .pose file is read or refused', () => {
    fc.assert(
      fc.property(fc.constantFrom(...clips), damage, (clip, how) =>
        refusesOrReads(() => {
          const { frames, hands } = readPose(damaged(clip, how));
          expect(hands).toHaveLength(frames * 126);
        }),
      ),
      { numRuns: 300 },
    );
  });

  it('in a list is read or refused', () => {
    const text = fc.oneof(
      fc.string({ maxLength: 200 }),
      fc
        .array(fc.constantFrom('"', ',', '\n', '\r', 'a', '""', '\ufeff', 'path,word\n'), { maxLength: 60 })
        .map((parts) => parts.join('')),
    );
    fc.assert(
      fc.property(text, (list) => refusesOrReads(() => [...readCsv(`path,word\n${list}`, ['path', 'word'])])),
      { numRuns: 200 },
    );
  });

  it('in words is refused, or they can be folders’ names and printed', () => {
    const text = fc.oneof(fc.string({ unit: 'binary', maxLength: 120 }), fc.string({ maxLength: 10 }));
    fc.assert(
      fc.property(text, (name) => {
        expect(printable(name)).not.toMatch(/\p{Cc}/u);
        refusesOrReads(() => {
          const word = checkedFolder(name, 'word');
          expect(word).toMatch(/^[^\p{Cc}/\\]{1,100}$/u);
          expect(word).not.toMatch(/^\.+$/);
        });
      }),
      { numRuns: 200 },
    );
  });

  it(
    'in a folder of recordings ends in a report or a sentence, and the good recording comes in',
    async () => {
      const good = npy(signing(3).map((frame) => keypoints(frame, 126)));
      await fc.assert(
        fc.asyncProperty(damage, damage, async (first, second) => {
          const takes = await endsWell(async (root) => {
            await put(root, 'MP_Data/hello/0.npy', good);
            await put(root, 'MP_Data/hello/1.npy', damaged(good, first));
            await put(root, 'MP_Data/bye/0/0.npy', damaged(npy(keypoints(signing(1)[0] ?? [null, null])), second));
            return join(root, 'MP_Data');
          });
          expect(takes).toBeGreaterThan(0);
        }),
        { numRuns: 40 },
      );
    },
    PATIENCE,
  );

  it(
    'in takes.parquet ends in a report or a sentence',
    async () => {
      await fc.assert(
        fc.asyncProperty(damage, async (how) => {
          await endsWell(async (root) => {
            await put(root, 'a.parquet', damaged(parquet, how));
            return join(root, 'a.parquet');
          });
        }),
        { numRuns: 40 },
      );
    },
    PATIENCE,
  );

  it(
    'in a GISLR recording ends in a report, and the good recording comes in',
    async () => {
      await fc.assert(
        fc.asyncProperty(damage, async (how) => {
          const takes = await endsWell(async (root) => {
            await put(root, 'train.csv', 'path,participant_id,sequence_id,sign\na.parquet,1,1,a\nb.parquet,1,2,b\n');
            await put(root, 'a.parquet', damaged(recording, how));
            await put(root, 'b.parquet', recording);
            return root;
          });
          expect(takes).toBeGreaterThan(0);
        }),
        { numRuns: 40 },
      );
    },
    PATIENCE,
  );
});

describe('an archive', () => {
  const good: ZipMember = { name: 'hello/0.npy', bytes: npy(signing(3).map((frame) => keypoints(frame, 126))) };
  const archive = (members: readonly ZipMember[]) => async (root: string) => {
    await writeFile(join(root, 'a.zip'), zip(members));
    return join(root, 'a.zip');
  };
  const problemsOf = async (members: readonly ZipMember[], limits?: ZipLimits) => {
    const root = await mkdtemp(join(folder, 'zip-'));
    const path = await archive(members)(root);
    const report = await importTakes({ path, out: join(root, 'out.parquet'), ...(limits ? { limits } : {}) });
    await rm(root, { recursive: true });
    return report.problems;
  };

  it.each([
    '../evil/0.npy',
    '/etc/evil.npy',
    'C:/evil/0.npy',
    'a/../../evil/0.npy',
    '..\\evil\\0.npy',
    'hello\0/1.npy',
  ])('whose path %j leads out is not followed', async (name) => {
    const [problem, ...others] = await problemsOf([good, { ...good, name }]);
    expect(problem?.message).toMatch(/leads out of the archive/);
    expect(problem?.file).not.toMatch(/\p{Cc}/u);
    expect(others).toEqual([]);
  });

  it('holds no links', async () => {
    const link = { name: 'hello/1.npy', bytes: Buffer.from('/etc/passwd'), mode: 0o120777 };
    expect(await problemsOf([good, link])).toEqual([
      { file: 'hello/1.npy', message: 'it is a link or a device, not a file' },
    ]);
  });

  it.each([
    ['that says its size', undefined],
    ['that lies about its size', 100],
  ])('of a bomb %s is stopped on the way, not after it', async (_, saidSize) => {
    // 48 MiB of zeros in 48 kB.
    const bomb = { name: 'hello/1.npy', bytes: Buffer.alloc(48 * 2 ** 20), ...(saidSize ? { saidSize } : {}) };
    const [problem] = await problemsOf([good, bomb]);
    expect(problem?.message).toMatch(saidSize ? /damaged inside/ : /far more bytes/);
  });

  it('of many small bombs is stopped too', async () => {
    const bombs = Array.from({ length: 20 }, (_, k) => ({ name: `hello/${k + 1}.npy`, bytes: Buffer.alloc(2 ** 20) }));
    const problems = await problemsOf([good, ...bombs], { ...ZIP_LIMITS, ratio: 10, freeTotal: 2 ** 22 });
    expect(problems.filter(({ message }) => message.includes('the archive comes to far more'))).toHaveLength(17);
  });

  it('of too many files is refused', async () => {
    const members = Array.from({ length: 30 }, (_, k) => ({ ...good, name: `hello/${k}.npy` }));
    await expect(problemsOf(members, { ...ZIP_LIMITS, entries: 20 })).rejects.toThrow(/more than 20 files/);
  });

  it('with a flipped bit in a recording names it, even where the numbers would pass', async () => {
    const bytes = zip([
      { ...good, stored: true },
      { ...good, name: 'hello/1.npy', stored: true },
    ]);
    const root = await mkdtemp(join(folder, 'flip-'));
    const at = 30 + 'hello/0.npy'.length + good.bytes.length - 700;
    bytes.writeUInt8(bytes.readUInt8(at) ^ 1, at);
    await writeFile(join(root, 'a.zip'), bytes);
    const report = await importTakes({ path: join(root, 'a.zip'), out: join(root, 'out.parquet') });
    expect(report.problems).toEqual([
      { file: 'hello/0.npy', message: 'it is damaged inside of the archive: its checksum differs' },
    ]);
  });

  it(
    'with any damage ends in a report or a sentence',
    async () => {
      const members = [
        good,
        { ...good, name: 'hello/1.npy', stored: true },
        { name: 'hello/2/0.npy', bytes: npy(keypoints([null, null])) },
      ];
      const bytes = zip(members);
      await fc.assert(
        fc.asyncProperty(damage, async (how) => {
          await endsWell(async (root) => {
            await writeFile(join(root, 'a.zip'), damaged(bytes, how));
            return join(root, 'a.zip');
          });
        }),
        { numRuns: 50 },
      );
    },
    PATIENCE,
  );

  it(
    'of any names writes nothing outside of its output',
    async () => {
      const part = fc.oneof(
        fc.constantFrom('..', '.', '', 'hello', 'C:', '~', '%2e%2e', '\\', 'a\0b'),
        fc.string({ maxLength: 8 }),
      );
      const name = fc.array(part, { minLength: 1, maxLength: 5 }).map((parts) => `${parts.join('/')}.npy`);
      await fc.assert(
        fc.asyncProperty(fc.array(name, { minLength: 1, maxLength: 4 }), async (names) => {
          const takes = await endsWell(archive([good, ...names.map((each) => ({ ...good, name: each }))]));
          expect(takes).toBeGreaterThan(0);
        }),
        { numRuns: 40 },
      );
    },
    PATIENCE,
  );
});

describe('a Parquet file', () => {
  it.each<[string, string]>([
    [
      'of a take with a million frames',
      `[i for i in range(1000000)]::float[] as t_ms, [0.5]::float[] as hands, [1]::float[] as handedness`,
    ],
    [
      'with infinite landmarks',
      `[0]::float[] as t_ms, ['inf'::float for i in range(126)] as hands, [1, 1]::float[] as handedness`,
    ],
    ['with lists of lists', `[0]::float[] as t_ms, [[0.5::float]] as hands, [1, 1]::float[] as handedness`],
    ['without landmarks', `[0]::float[] as t_ms, null::float[] as hands, [1, 1]::float[] as handedness`],
  ])('%s is refused', async (_, columns) => {
    const file = join(folder, 'odd.parquet');
    await connection.run(
      `copy (select 'a' as word, 's' as signer, '' as session, 'x' as source, 1::float as aspect, ${columns}) to '${file}' (format parquet)`,
    );
    await expect(importTakes({ path: file, out: join(folder, 'never.parquet') })).rejects.toThrow(InputError);
    expect(await readdir(folder)).not.toContain('never.parquet');
  });

  it('of GISLR form with a million frames is refused before they are all read', async () => {
    const root = join(folder, 'long');
    await mkdir(root);
    await connection.run(
      `copy (select i as frame, 'left_hand' as type, 0 as landmark_index, 0.5 as x, 0.5 as y, 0.0 as z from range(1000000) r(i)) to '${join(root, 'a.parquet')}' (format parquet)`,
    );
    await put(root, 'train.csv', 'path,participant_id,sequence_id,sign\na.parquet,1,1,a\n');
    await expect(importTakes({ path: root, out: join(folder, 'never.parquet') })).rejects.toThrow(
      /more than 10000 frames/,
    );
  });
});
