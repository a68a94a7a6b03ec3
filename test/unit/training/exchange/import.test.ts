/** What other programs recorded, written by writers of their own, comes back as the same hands at the same times. */
import { mkdir, mkdtemp, readdir, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DuckDBInstance, type DuckDBConnection } from '@duckdb/node-api';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { importTakes, type ImportRequest } from '../../../../training/exchange/import.ts';
import { InputError, readTakes, writeTakes, type Take } from '../../../../training/takes.ts';
import { makeTakes } from '../data.ts';
import {
  gislrRecording,
  keypoints,
  mpSequence,
  npy,
  npyBytes,
  pose,
  put,
  signing,
  zip,
  type Dtype,
  type Hands,
} from './writers.ts';

let folder: string;
let connection: DuckDBConnection;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'signwright-import-'));
  connection = await (await DuckDBInstance.create(':memory:')).connect();
});
afterAll(() => rm(folder, { recursive: true, force: true }));

let count = 0;
const fresh = async (name = 'MP_Data') => {
  const root = join(folder, String(count++), name);
  await mkdir(root, { recursive: true });
  return root;
};
const imported = async (path: string, options: Partial<ImportRequest> = {}) => {
  const out = join(folder, `out-${count++}.parquet`);
  const report = await importTakes({ path, out, ...options });
  return { report, takes: await readTakes([out], { raw: true }) };
};
const refusal = async (path: string, options: Partial<ImportRequest> = {}): Promise<string> => {
  const out = join(folder, `never-${count++}.parquet`);
  const error: unknown = await importTakes({ path, out, ...options }).catch((reason: unknown) => reason);
  expect(error).toBeInstanceOf(InputError);
  expect((await readdir(folder)).filter((name) => name.startsWith('never'))).toEqual([]);
  return (error as Error).message;
};

/** The same hands in the same slots, within `tolerance`; absent where absent. */
function expectHands(take: Take | undefined, hands: readonly Hands[], tolerance = 1e-4): void {
  expect(take?.times).toHaveLength(hands.length);
  hands.forEach((frame, t) =>
    frame.forEach((hand, slot) => {
      const at = (t * 2 + slot) * 63;
      const found = take?.hands.subarray(at, at + 63);
      if (hand === null) expect(found?.every(Number.isNaN)).toBe(true);
      else expect(Math.max(...hand.map((value, k) => Math.abs(value - (found?.[k] ?? NaN))))).toBeLessThan(tolerance);
      expect(take?.handedness[t * 2 + slot]).toBe(hand === null ? NaN : slot);
    }),
  );
}

describe('MP_Data', () => {
  it.each([126, 258, 1662] as const)('with %i numbers a frame, frames in numeric order', async (width) => {
    const root = await fresh();
    await mpSequence(root, 'hello/0', signing(12), { width });
    await mpSequence(root, 'thank you/0', signing(12, 2), { width });
    const { report, takes } = await imported(root, { signer: 'Ada', language: 'ASL', fps: 25, aspect: 1.5 });
    expect(report).toMatchObject({ format: 'mp-data', takes: 2, words: 2, signers: 1, problems: [], problemCount: 0 });
    expect(takes[0]).toMatchObject({
      word: 'hello',
      signer: 'Ada',
      session: 'MP_Data',
      source: 'mp-data',
      language: 'ASL',
    });
    expect(takes[0]?.aspect).toBe(1.5);
    expect([...(takes[0]?.times ?? [])]).toEqual(Array.from({ length: 12 }, (_, k) => k * 40));
    expectHands(takes[0], signing(12));
    expectHands(takes[1], signing(12, 2));
  });

  it.each<[Dtype, boolean, 1 | 2 | 3]>([
    ['<f8', false, 1],
    ['>f8', true, 1],
    ['<f4', true, 2],
    ['>f4', false, 3],
    ['<f2', true, 1],
  ])('as one array of all frames: %s, Fortran order %s, version %i', async (dtype, fortran, version) => {
    const root = await fresh();
    const rows = signing(9).map((frame) => keypoints(frame));
    await put(root, 'hello/2.npy', npy(rows, { dtype, fortran, version }));
    await put(root, 'hello/10.npy', npy(rows.slice(0, 4), { dtype, fortran, version }));
    const { takes } = await imported(root);
    // Half precision has 11 bits.
    expectHands(takes[0], signing(9), dtype === '<f2' ? 1e-3 : 1e-4);
    expect(takes.map(({ times }) => times.length)).toEqual([9, 4]);
    expect(takes[0]).toMatchObject({ word: 'hello', signer: 'unknown', session: 'MP_Data' });
  });

  it('named by a word’s folder, or in a .zip with litter in it', async () => {
    const root = await fresh();
    await mpSequence(root, 'hello/0', signing(3), { width: 126 });
    expect((await imported(join(root, 'hello'))).takes[0]).toMatchObject({ word: 'hello', session: 'MP_Data' });
    const members = signing(3).map((frame, k) => ({
      name: `hello/0/${k}.npy`,
      bytes: npy(keypoints(frame)),
      stored: k === 1,
    }));
    const archive = join(folder, 'recorded.zip');
    await writeFile(archive, zip([{ name: '__MACOSX/hello/._0.npy', bytes: Buffer.from('litter') }, ...members]));
    const { report, takes } = await imported(archive);
    expect(report.problems).toEqual([]);
    expect(takes[0]).toMatchObject({ word: 'hello', session: 'recorded' });
    expectHands(takes[0], signing(3));
  });

  it('names each damaged file, imports the rest, and leaves a gap where a frame was', async () => {
    const root = await fresh();
    await mpSequence(root, 'hello/0', signing(5));
    await put(root, 'hello/0/2.npy', npy(keypoints([null, null])).subarray(0, 300));
    await put(root, 'hello/1/0.npy', 'not numpy at all');
    await put(
      root,
      'bye/0.npy',
      npyBytes(`{'descr': '|O', 'fortran_order': False, 'shape': (30, 126), }`, Buffer.from('cos\nsystem')),
    );
    await put(root, 'bye/1.npy', npy(signing(3).map((frame) => keypoints(frame).slice(1))));
    await put(
      root,
      'bye/2.npy',
      npy(signing(3).map((frame, t) => keypoints(frame).map((value) => (t === 1 ? value * 1e9 : value)))),
    );
    await put(root, 'bye/3.npy', '');
    await put(
      root,
      'bye/4.npy',
      npy(signing(2).map((frame) => keypoints(frame, 126).map((value, k) => (k === 100 ? NaN : value)))),
    );
    const { report, takes } = await imported(root);
    expect(report.problems).toEqual([
      { file: 'bye/0.npy', message: 'it holds Python objects, which are not opened: save it as numbers' },
      { file: 'bye/1.npy', message: 'its shape (3, 1661) is not that of frames of 126, 258 or 1662 numbers' },
      { file: 'bye/2.npy', message: 'a landmark lies far outside of the picture' },
      { file: 'bye/3.npy', message: 'it is empty' },
      { file: 'hello/0/2.npy', message: 'it is shorter than its shape (1662) needs' },
      { file: 'hello/1/0.npy', message: 'it is no .npy file' },
    ]);
    expect(report.problemCount).toBe(6);
    expect(takes.map(({ word }) => word)).toEqual(['bye', 'hello']);
    expect([...(takes[1]?.times ?? [])]).toEqual([0, 50, 150, 200]);
    // A hand with a NaN in it was not seen.
    expect(takes[0]?.hands.subarray(63, 126).every(Number.isNaN)).toBe(true);
  });

  it.each([
    ['(-1, 126)', /header is damaged/],
    ['(99999999999, 126)', /99999999999 frames|shorter/],
    ['(999999999999999, 999999999999999)', /not that of frames|shorter/],
    ['(0, 126)', /no frames/],
    ['()', /not that of frames/],
    ['(1, 1, 126)', /not that of frames/],
    ['(1e3, 126)', /header is damaged/],
  ])('whose header claims the shape %s is refused', async (shape, sentence) => {
    const root = await fresh();
    await put(
      root,
      'a/0.npy',
      npyBytes(`{'descr': '<f8', 'fortran_order': False, 'shape': ${shape}, }`, Buffer.alloc(1024)),
    );
    expect(await refusal(root)).toMatch(sentence);
  });
});

describe('GISLR', () => {
  const dataSet = async (list: string, name = 'asl-signs') => {
    const root = await fresh(name);
    await gislrRecording(connection, root, 'train_landmark_files/2044/635217.parquet', signing(8));
    await gislrRecording(connection, root, 'train_landmark_files/2044/1.parquet', signing(4, 2), [7, 8, 11, 12]);
    await gislrRecording(connection, root, 'train_landmark_files/16069/2.parquet', signing(5, 3));
    await put(root, 'train.csv', list);
    return root;
  };
  const head = 'path,participant_id,sequence_id,sign';
  const rows = [
    'train_landmark_files/2044/635217.parquet,2044,635217,blow',
    'train_landmark_files/2044/1.parquet,2044,1,"ice, cream"',
    'train_landmark_files/16069/2.parquet,16069,2,blow',
  ];

  it('gives each recording its sign and participant, and keeps the gaps of frame numbers', async () => {
    const root = await dataSet([head, ...rows, ''].join('\n'));
    const { report, takes } = await imported(root, { language: 'ASL' });
    expect(report).toMatchObject({ format: 'gislr', takes: 3, words: 2, signers: 2, problemCount: 0 });
    expect(takes.map(({ word, signer }) => [word, signer])).toEqual([
      ['blow', '2044'],
      ['ice, cream', '2044'],
      ['blow', '16069'],
    ]);
    expectHands(takes[0], signing(8));
    expectHands(takes[1], signing(4, 2));
    expect([...(takes[1]?.times ?? [])].map((t) => Math.round((t * 30) / 1000))).toEqual([0, 1, 4, 5]);
    expect(takes[0]).toMatchObject({ aspect: 0.75, language: 'ASL' });
  });

  it('is read by a list with a byte order mark, CRLF, quotes, and more columns in another order', async () => {
    const list = `\ufeff"sign",extra,sequence_id,path,participant_id\r\n"a ""b""",x,1,${'train_landmark_files/2044/1.parquet'},2044\r\n\r\n`;
    expect((await imported(await dataSet(list))).takes.map(({ word }) => word)).toEqual(['a "b"']);
  });

  it('out of a .zip', async () => {
    const root = await dataSet('');
    const { readFile } = await import('node:fs/promises');
    const member = async (name: string) => ({ name: `asl-signs/${name}`, bytes: await readFile(join(root, name)) });
    const path = 'train_landmark_files/2044/1.parquet';
    const archive = join(folder, 'asl-signs.zip');
    const list = { name: 'asl-signs/train.csv', bytes: Buffer.from(`${head}\n${rows.join('\n')}\n`) };
    await writeFile(archive, zip([list, await member(path)]));
    const { report, takes } = await imported(archive);
    expectHands(takes[0], signing(4, 2));
    expect(report.problems.map(({ message }) => message)).toEqual(
      Array(2).fill('it is in the list but not in the folder'),
    );
  });

  it('names what cannot be read: paths out of the folder, signs that are no words, files that are no recordings', async () => {
    const list = [
      head,
      rows[0],
      '../../etc/passwd,1,1,evil',
      '/etc/passwd,1,1,evil',
      'C:\\x.parquet,1,1,evil',
      'train_landmark_files/2044/1.parquet,2044,1,\u202eup',
      'train_landmark_files/2044/1.parquet,,1,word',
      'no.parquet,1,1,a',
      'other.parquet,1,1,a',
      'far.parquet,1,1,a',
    ];
    const root = await dataSet(list.join('\n'));
    await put(root, 'no.parquet', 'PAR1 no PAR1');
    await connection.run(`copy (select 1 as frame) to '${join(root, 'other.parquet')}' (format parquet)`);
    await connection.run(
      `copy (select 1 as frame, 'left_hand' as type, 21 as landmark_index, 0.5 as x, 0.5 as y, 0.5 as z) to '${join(root, 'far.parquet')}' (format parquet)`,
    );
    const { report, takes } = await imported(root);
    expect(takes).toHaveLength(1);
    expect(report.problems.map(({ message }) => message)).toEqual([
      ...Array<string>(3).fill('it is in the list but not in the folder'),
      'its sign holds characters that cannot be shown',
      'its participant is empty',
      'it is no Parquet file of landmarks, or is damaged',
      'it is no Parquet file of landmarks, or is damaged',
      'it has a landmark 21 of a hand',
    ]);
  });

  it('has signs with a stroke', async () => {
    const list = [head, 'train_landmark_files/2044/1.parquet,2044,1,his/her'].join('\n');
    expect((await imported(await dataSet(list))).takes.map(({ word }) => word)).toEqual(['his/her']);
  });

  it.each([
    ['without the columns', 'a,b\n1,2\n', /lacks the columns path, participant_id, sequence_id, sign/],
    ['with a quote that has no end', `${head}\n"train,1,1,a\n`, /no end/],
    ['with a field of a megabyte', `${head}\n${'x'.repeat(2 ** 20)},1,1,a\n`, /longer than/],
    ['that is empty', '', /is empty/],
    ['without rows', `${head}\n`, /no takes/],
  ])('refuses a list %s', async (_, list, sentence) => {
    expect(await refusal(await dataSet(list), { format: 'gislr' })).toMatch(sentence);
  });
});

describe('.pose', () => {
  it.each([
    [0.1, false],
    [0.1, true],
    [0.2, false],
    [0.2, true],
  ] as const)('version %f, z in pixels %s', async (version, depthInPixels) => {
    const root = await fresh('lexicon');
    await put(
      root,
      'house/clip 2.pose',
      pose(signing(20), { version, depthInPixels, width: 1280, height: 720, fps: 50 }),
    );
    const { report, takes } = await imported(root, { signer: 'Ben' });
    expect(report).toMatchObject({ format: 'pose', takes: 1, problemCount: 0 });
    expect(takes[0]).toMatchObject({ word: 'house', signer: 'Ben', session: 'lexicon', source: 'pose' });
    expect(takes[0]?.aspect).toBeCloseTo(1280 / 720, 5);
    expect([...(takes[0]?.times ?? [])]).toEqual(Array.from({ length: 20 }, (_, k) => k * 20));
    expectHands(takes[0], signing(20));
  });

  it('of several people is read for the one who signs, a further dimension is passed over', async () => {
    const root = await fresh('lexicon');
    await put(root, 'house/1.pose', pose(signing(6), { people: 3, signer: 2, format: 'XYZKC' }));
    expectHands((await imported(root)).takes[0], signing(6));
  });

  it('takes its words from labels.csv where there is one', async () => {
    const root = await fresh('lexicon');
    await put(root, 'clips/1.pose', pose(signing(6)));
    await put(root, 'clips/2.pose', pose(signing(6)));
    await put(root, 'labels.csv', 'word,path\nhouse,clips/1.pose\n');
    expect((await imported(root)).takes.map(({ word }) => word)).toEqual(['house', 'clips']);
  });

  it.each<[string, Buffer, RegExp]>([
    ['cut short', pose(signing(6)).subarray(0, -4), /cut short/],
    ['of version 0.1 cut short', pose(signing(6), { version: 0.1 }).subarray(0, -4), /cut short/],
    ['of no known version', Buffer.alloc(64, 0x41), /no \.pose file/],
    [
      'of OpenPose',
      pose(signing(6), { names: ['hand_left_keypoints_2d', 'hand_right_keypoints_2d'], format: 'XYC' }),
      /OpenPose/,
    ],
    ['without depth', pose(signing(6), { format: 'XYC' }), /21 landmarks/],
    ['without hands', pose(signing(6), { names: ['A', 'B'] }), /no LEFT_HAND_LANDMARKS/],
    ['without frames', pose([]), /no frames/],
    ['without a picture', pose(signing(6), { width: 0 }), /how large/],
    ['without a frame rate', pose(signing(6), { fps: 0 }), /say how many frames a second it has/],
    [
      'scaled to a person',
      pose(signing(6).map(([, right]) => [null, right?.map((value) => value / 200) ?? null])),
      /no pixels/,
    ],
  ])('%s is refused', async (_, bytes, sentence) => {
    const root = await fresh('lexicon');
    await put(root, 'house/1.pose', bytes);
    expect(await refusal(root)).toMatch(sentence);
  });
});

describe('takes.parquet', () => {
  const rich = (): Take[] =>
    makeTakes({ signers: 2, each: 2 }).map((take, k) => ({
      ...take,
      ...(k % 2 ? { edits: { trim: { start: 50, end: 300 }, mirrored: k % 4 === 1 } } : {}),
      ...(k % 3 ? { language: 'ASL', tags: ['a', 'b'], recordedAt: new Date(1e12 + k) } : {}),
      ...(k % 4 ? { wordNote: 'two\nhands', wordReference: `page ${k}` } : {}),
      ...(k % 5 ? { dominant: k % 2 ? ('left' as const) : ('right' as const), notes: ['blurred'] } : {}),
    }));

  it('passes through to the last bit, with everything that a file may lack', async () => {
    const root = await fresh('library');
    await writeTakes(join(root, 'a.parquet'), rich());
    await writeTakes(join(root, 'b.parquet'), makeTakes({ signers: 1, each: 1 }));
    const { report, takes } = await imported(root);
    expect(takes).toEqual([...rich(), ...makeTakes({ signers: 1, each: 1 })]);
    const bits = (all: readonly Take[]) =>
      Buffer.concat(all.map(({ hands }) => Buffer.from(hands.buffer, hands.byteOffset, hands.byteLength)));
    expect(bits(takes.slice(0, 16)).equals(bits(rich()))).toBe(true);
    expect(report).toMatchObject({ format: 'takes', takes: 20, words: 4, signers: 2, problemCount: 0 });
    expect((await imported(root, { language: 'KSL' })).takes.map(({ language }) => language)).toEqual([
      ...rich().map(({ language }) => language ?? 'KSL'),
      ...Array<string>(4).fill('KSL'),
    ]);
  });

  it('keeps its order in files larger than memory holds at once', async () => {
    const root = await fresh('library');
    const [take] = makeTakes({ signers: 1, each: 1 });
    if (!take) throw new Error('no take');
    // Three parts of 1,000 takes.
    const many = Array.from({ length: 2500 }, (_, k) => ({
      ...take,
      word: `w${k}`,
      ...(k > 2100 ? { language: 'X' } : {}),
    }));
    await writeTakes(
      join(root, 'many.parquet'),
      many.map((each) => ({
        ...each,
        times: each.times.slice(0, 2),
        hands: each.hands.slice(0, 252),
        handedness: each.handedness.slice(0, 4),
      })),
    );
    const { takes } = await imported(root);
    expect(takes.map(({ word }) => word)).toEqual(many.map(({ word }) => word));
    expect(takes.map(({ language }) => language)).toEqual(
      many.map((each) => ('language' in each ? each.language : undefined)),
    );
  });

  it('knows words and people by any name that the app takes', async () => {
    const root = await fresh('library');
    const named = makeTakes({ signers: 1, each: 1 }).map((take, k) => ({
      ...take,
      word: ['his/her', '..', 'a\\b', '/etc/passwd'][k] ?? '',
      signer: 'Ann/Bea',
      session: 'mon/tue',
    }));
    await writeTakes(join(root, 'a.parquet'), named);
    const { report, takes } = await imported(root);
    expect(report.problems).toEqual([]);
    expect(takes).toEqual(named);
  });

  it('names damaged files and takes, and imports the rest', async () => {
    const root = await fresh('library');
    const [a, b, c] = makeTakes({ signers: 1, each: 1 });
    if (!a || !b || !c) throw new Error('too few takes');
    await writeTakes(join(root, 'a.parquet'), [a, { ...b, aspect: 99 }, { ...c, word: '\u0007' }, b]);
    await put(root, 'b.parquet', 'PAR1');
    const { report, takes } = await imported(root);
    expect(takes).toEqual([a, b]);
    expect(report.problems).toEqual([
      { file: 'a.parquet', message: 'take 2: its aspect is not a picture’s width / height' },
      { file: 'a.parquet', message: 'take 3: its word holds characters that cannot be shown' },
      { file: 'b.parquet', message: 'it is not a Parquet file, or is damaged' },
    ]);
  });
});

describe('an import', () => {
  const one = async () => {
    const root = await fresh();
    await mpSequence(root, 'hello/0', signing(3), { width: 126 });
    return root;
  };

  it('leaves out links, so that no loop and no way out of the folder is followed', async () => {
    const root = await one();
    await symlink(root, join(root, 'hello', 'again'));
    await symlink('/etc/hostname', join(root, 'hello', '0', '9.npy'));
    const { report, takes } = await imported(root);
    expect(takes).toHaveLength(1);
    expect(report.problems.map(({ file }) => file).sort()).toEqual(['hello/0/9.npy', 'hello/again']);
  });

  it('replaces its target whole, or leaves it as it was', async () => {
    const out = join(folder, 'target.parquet');
    await importTakes({ path: await one(), out });
    const before = await readTakes([out]);
    const bad = await fresh();
    await put(bad, 'hello/0/0.npy', 'damage');
    await expect(importTakes({ path: bad, out })).rejects.toThrow(
      'Nothing in MP_Data can be imported: hello/0/0.npy: it is no .npy file.',
    );
    const stop = new AbortController();
    const aborted = importTakes({
      path: await one(),
      out,
      signal: stop.signal,
      onProgress: () => stop.abort(new InputError('Enough.')),
    });
    await expect(aborted).rejects.toThrow('Enough.');
    expect(await readTakes([out])).toEqual(before);
    expect((await readdir(folder)).filter((name) => name.includes('target'))).toEqual(['target.parquet']);
  });

  it('says how far it is, never backwards, to the end', async () => {
    const shares: number[] = [];
    await imported(await one(), { onProgress: (share) => shares.push(share) });
    expect(shares.at(-1)).toBe(1);
    expect(shares).toEqual([...shares].sort((a, b) => a - b));
  });

  it('says what it assumed, and what the data set lacks', async () => {
    const { report } = await imported(await one());
    expect(report.assumed.join(' ')).toMatch(/20 frames a second.*1\.33.*unknown/);
    expect(report.card.warnings[0]).toMatch(/^One signer only/);
  });

  it.each<[string, () => Promise<[string, Partial<ImportRequest>?]>, RegExp]>([
    ['nothing there', async () => [join(folder, 'nothing')], /^There is no file or folder nothing\.$/],
    ['an empty folder', async () => [await fresh()], /known form/],
    ['a file of another kind', async () => [(await put(folder, 'x.txt', 'text'), join(folder, 'x.txt'))], /known form/],
    [
      'two forms in one folder',
      async () => [
        (await put(folder, 'two/a/0.npy', 'x'), await put(folder, 'two/b/c.pose', 'x'), join(folder, 'two')),
      ],
      /choose one \(mp-data, pose\)/,
    ],
    ['another form than was said', async () => [await one(), { format: 'pose' }], /no \.pose file/],
    ['a frame rate of 0', async () => [await one(), { fps: 0 }], /1 to 1000/],
    ['an aspect of NaN', async () => [await one(), { aspect: NaN }], /width \/ height/],
    ['a signer without a name', async () => [await one(), { signer: ' ' }], /signer cannot be used/],
    ['a target in no folder', async () => [await one(), { out: join(folder, 'no', 'x.parquet') }], /no folder/],
    ['a target that is a folder', async () => [await one(), { out: folder }], /is a folder/],
  ])('of %s is refused with one sentence', async (_, make, sentence) => {
    const [path, options] = await make();
    const message = await refusal(path, options);
    expect(message).toMatch(sentence);
    expect(message).toMatch(/^[^\n]+\.$/);
    expect(message).not.toContain(folder);
  });
});
