import { createHash } from 'node:crypto';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { Library } from '../../../electron/library/library.ts';
import { applyEdits } from '../../../training/exchange/edits.ts';
import { withDuckDB } from '../../../training/exchange/duckdb.ts';
import { readTakes, writeTakes, type Take } from '../../../training/takes.ts';
import { bytesOf, fill, newTake, type Names } from '../../fixtures/library.ts';

let folder: string;
let library: Library;
let names: Names;
let file: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'signwright-exchange-'));
  file = join(folder, 'takes.parquet');
  library = await Library.open(join(folder, 'one'));
  names = await fill(library);
});

afterEach(async () => {
  await library.close();
  await rm(folder, { recursive: true });
});

const digestOf = async (path: string) =>
  createHash('sha256')
    .update(await readFile(path))
    .digest('hex');

/** A library in which every kind of change was made. */
async function fillWithChanges(): Promise<number[]> {
  const ids: number[] = [];
  const dark = [{ code: 'dark' as const, message: 'Switch on a light.' }];
  for (let seed = 0; seed < 12; seed++) {
    const times = Float32Array.from({ length: 15 }, (_, k) => 33.4 * k);
    const take = newTake(seed, names, { notes: seed % 2 ? dark : [] });
    const shape = {
      times,
      hands: new Float32Array(15 * 126).fill(seed / 16),
      handedness: new Float32Array(30).fill(0.25),
    };
    ids.push((await library.saveTake({ ...take, ...shape, trim: { start: 0, end: times.at(-1) ?? 0 } })).id);
  }
  const about = { language: 'DGS', note: 'Three fingers at the chin,\ntwice.', reference: 'https://example.org/water' };
  const water = await library.addWord({ word: 'water', ...about });
  const bob = await library.addSigner({ name: 'Bob', dominant: 'left' });
  await library.changeTakes(ids.slice(0, 2), { trim: { start: 100.25, end: 300.7 } });
  await library.changeTakes(ids.slice(1, 3), { mirrored: true });
  await library.changeTakes(ids.slice(3, 5), { tags: ['best', 'second'] });
  await library.changeTakes(ids.slice(5, 7), { word: water.id });
  await library.changeTakes(ids.slice(7, 8), { signer: bob.id });
  await library.changeTakes(ids.slice(9, 10), { kept: true });
  await library.changeTakes(ids.slice(10, 11), { deleted: true });
  return ids;
}

describe('a library that is exported and imported into an empty one', () => {
  test('is the same again: landmarks to the bit, trims, mirrors, tags, notes, languages, hands', async () => {
    await fillWithChanges();
    expect(await library.exportParquet(file, {}, { applied: false })).toBe(11);
    const other = await Library.open(join(folder, 'two'));
    try {
      expect(await other.importParquet(file, { source: 'a friend’s' })).toEqual({
        ...{ takes: 11, words: 2, signers: 2, known: 0, binned: 0 },
      });
      expect(await other.check()).toEqual([]);
      const [mine, theirs] = await Promise.all([library, other].map((each) => each.listTakes({}, 0, 100)));
      expect(theirs?.takes).toHaveLength(11);
      const motionsOf = async (each: Library, takes: { id: number }[] = []) =>
        (await each.takes(takes.map(({ id }) => id))).map(bytesOf);
      expect(await motionsOf(other, theirs?.takes)).toEqual(await motionsOf(library, mine?.takes));
      for (const [k, take] of (theirs?.takes ?? []).entries()) {
        const { recorded, frames, duration, mirrored, tags, trim, notes, kept } = mine?.takes[k] ?? take;
        expect(take).toMatchObject({ recorded, frames, duration, mirrored, tags, deleted: false });
        expect(take.trim.start).toBe(Math.fround(trim.start));
        expect(take.trim.end).toBeCloseTo(trim.end, 4);
        // What somebody has looked at is not brought up again.
        expect(take.notes.map(({ code }) => code)).toEqual(kept ? [] : notes.map(({ code }) => code));
      }
      const { words, signers, sessions } = await other.describe();
      expect(words).toMatchObject([
        { word: 'thanks', language: '', note: '', reference: '', takes: 9 },
        {
          word: 'water',
          language: 'DGS',
          note: 'Three fingers at the chin,\ntwice.',
          reference: 'https://example.org/water',
          takes: 2,
        },
      ]);
      expect(signers).toMatchObject([
        { name: 'Ann', dominant: 'right', takes: 10 },
        { name: 'Bob', dominant: 'left', takes: 1 },
      ]);
      expect(sessions).toMatchObject([{ source: 'a friend’s', takes: 10 }, { takes: 1 }]);
      expect((await other.describe()).undo).toBeNull();
      // And the same file comes out of it.
      await other.exportParquet(join(folder, 'again.parquet'), {}, { applied: false });
      expect(await digestOf(join(folder, 'again.parquet'))).toBe(await digestOf(file));
    } finally {
      await other.close();
    }
  });

  test('joins words, signers and sessions that are there', async () => {
    await fillWithChanges();
    await library.exportParquet(file, {}, { applied: false });
    for (const aspect of [1, 2]) {
      const takes = await readTakes([file], { raw: true });
      const other = join(folder, 'other.parquet');
      await writeTakes(
        other,
        takes.map((take) => ({ ...take, aspect })),
      );
      await library.importParquet(other, { source: 'mine' });
    }
    const { words, signers, sessions, takes } = await library.describe();
    expect({ words: words.length, signers: signers.length, takes }).toEqual({ words: 2, signers: 2, takes: 33 });
    expect(sessions.filter(({ source }) => source === 'mine')).toMatchObject([{ takes: 20 }, { takes: 2 }]);
    expect(await library.check()).toEqual([]);
  });

  test('gets no take twice, and says which lie in the bin', async () => {
    const ids = await fillWithChanges();
    await library.exportParquet(file, {}, { applied: false });
    const before = await library.describe();
    const all = { takes: 0, words: 0, signers: 0, known: 11 };
    expect(await library.importParquet(file, { source: 'mine' })).toEqual({ ...all, binned: 0 });
    expect(await library.describe()).toEqual(before);
    // What was changed since is no other take; of another word or signer it is one.
    await library.changeTakes(ids.slice(0, 2), { deleted: true });
    await library.changeTakes(ids.slice(2, 4), { mirrored: true, trim: { start: 10, end: 50 } });
    expect(await library.importParquet(file, { source: 'mine' })).toEqual({ ...all, binned: 2 });
    await library.changeTakes(ids.slice(3, 4), { word: before.words[1]?.id ?? 0 });
    const one = { takes: 1, words: 1, signers: 1, known: 10, binned: 2 };
    expect(await library.importParquet(file, { source: 'mine' })).toEqual(one);
    await library.emptyBin();
    expect(await library.importParquet(file, { source: 'mine' })).toMatchObject({ takes: 2, known: 9, binned: 0 });
    expect(await library.check()).toEqual([]);
  });

  test('knows its takes again by every bit of them, also where the file has others besides', async () => {
    const [first] = await Promise.all([0, 1, 2].map((seed) => library.saveTake(newTake(seed, names))));
    const hands = newTake(3, names).hands.fill(NaN, 0, 63);
    // As 0/0 gives it on some processors: another NaN.
    const bits = new Uint32Array(hands.buffer);
    bits.fill(0xffc00000, 63, 126);
    await library.saveTake(newTake(3, names, { hands }));
    await library.exportParquet(file, {}, { applied: false });
    const takes = await readTakes([file], { raw: true });
    const [other] = takes;
    if (!other || !first) throw new Error('no take');
    const nudged = { ...other, hands: other.hands.map((value, k) => (k === 0 ? value + 1e-6 : value)) };
    const later = { ...other, times: other.times.map((t) => t + 5) };
    await writeTakes(file, [nudged, ...takes, later, { ...other, word: 'water' }, { ...other, signer: 'Bob' }]);
    expect(await library.importParquet(file, { source: 'mine' })).toMatchObject({ takes: 4, known: 4, binned: 0 });
    expect(await library.check()).toEqual([]);
    expect(await library.importParquet(file, { source: 'mine' })).toMatchObject({ takes: 0, known: 8 });
  });
});

describe('an export', () => {
  test('is what training reads: in order of recording, the same file for the same content', async () => {
    for (const seed of [5, 3, 8]) await library.saveTake(newTake(seed, names));
    await library.exportParquet(file, {}, { applied: false });
    const takes = await readTakes([file], { raw: true });
    expect(takes.map(bytesOf)).toEqual([3, 5, 8].map((seed) => bytesOf(newTake(seed, names))));
    expect(takes[0]).toMatchObject({
      word: 'thanks',
      signer: 'Ann',
      session: expect.stringMatching(/^camera 20\d\d-/),
      source: 'camera',
      split: null,
      dominant: 'right',
      recordedAt: new Date(newTake(3, names).recorded),
    });
    const first = await digestOf(file);
    await library.exportParquet(file, {}, { applied: false });
    expect(await digestOf(file)).toBe(first);
    expect((await readdir(folder)).sort()).toEqual(['one', 'takes.parquet']);
  });

  test('applied is trimmed and mirrored for good, as training would have done it', async () => {
    await fillWithChanges();
    await library.exportParquet(file, {}, { applied: false });
    const raw = await readTakes([file], { raw: true });
    expect(raw.filter(({ edits }) => edits?.trim)).toHaveLength(2);
    expect(raw.filter(({ edits }) => edits?.mirrored)).toHaveLength(2);
    await library.exportParquet(file, {}, { applied: true });
    const applied = await readTakes([file], { raw: true });
    expect(applied.some(({ edits }) => edits)).toBe(false);
    expect(applied.map(bytesOf)).toEqual(raw.map((take) => bytesOf(applyEdits(take))));
    expect(bytesOf(applied[1] as Take)).not.toBe(bytesOf(raw[1] as Take));
  });

  test('of more takes than are held at a time has them all in order', async () => {
    const names2 = { ...names, word: (await library.addWord({ word: 'water' })).id };
    const short = { times: Float32Array.of(0), trim: { start: 0, end: 0 }, handedness: new Float32Array(2) };
    await writeTakes(
      file,
      Array.from({ length: 1200 }, (_, k): Take => ({
        ...short,
        word: 'thanks',
        signer: 'Ann',
        session: '',
        split: null,
        source: '',
        aspect: 1,
        hands: new Float32Array(126).fill(k / 2048),
      })),
    );
    await library.importParquet(file, { source: 'many' });
    await library.saveTake(newTake(1, names2));
    expect(await library.exportParquet(file, { word: names.word }, { applied: false })).toBe(1200);
    const takes = await readTakes([file]);
    expect(takes.map(({ hands }) => hands[0])).toEqual(Array.from({ length: 1200 }, (_, k) => k / 2048));
  });

  test('leaves the file that was there when it fails, and nothing beside it', async () => {
    await writeFile(file, 'precious');
    await expect(library.exportParquet(file, {}, { applied: false })).rejects.toMatchObject({
      code: 'library',
      message: 'There are no takes to export.',
    });
    expect(await readFile(file, 'utf8')).toBe('precious');
    expect((await readdir(folder)).sort()).toEqual(['one', 'takes.parquet']);
  });
});

describe('an import', () => {
  const plain = (word: string, times: number[]): Take => ({
    word,
    signer: 'Eve',
    session: 'monday',
    split: 'train;fold2',
    source: '',
    aspect: 1.5,
    times: Float32Array.from(times),
    hands: new Float32Array(times.length * 126).fill(0.5),
    handedness: new Float32Array(times.length * 2).fill(NaN),
  });

  test('needs no optional column, and knows times that do not begin with 0', async () => {
    await writeTakes(file, [
      plain('sun', [50, 100, 150]),
      { ...plain('moon', [50, 100, 150]), edits: { trim: { start: 60, end: 110 }, mirrored: false } },
    ]);
    expect(await library.importParquet(file, { source: 'old.parquet' })).toMatchObject({
      takes: 2,
      words: 2,
      signers: 1,
    });
    const { takes } = await library.listTakes({ signer: (await library.describe()).signers[1]?.id ?? 0 }, 0, 10);
    expect(takes).toMatchObject([
      { duration: 100, trim: { start: 10, end: 60 }, notes: [], tags: [], mirrored: false },
      { duration: 100, trim: { start: 0, end: 100 } },
    ]);
    await library.exportParquet(file, {}, { applied: false });
    const [sun, moon] = await readTakes([file], { raw: true });
    expect(sun).toMatchObject({ word: 'sun', session: 'monday', split: 'train;fold2', source: 'old.parquet' });
    expect([...(sun?.times ?? [])]).toEqual([50, 100, 150]);
    expect(moon?.edits?.trim).toEqual({ start: 60, end: 110 });
  });

  test('that fails in the middle leaves the library as it was', async () => {
    await library.saveTake(newTake(1, names));
    const before = await library.describe();
    // The last row's landmarks are no list of numbers: found only after the first ones were copied.
    await withDuckDB((connection) =>
      connection.run(`copy (select 'w' || i as word, 'Eve' as signer, '' as session, '' as source, 1.5 as aspect,
        [0.0] as t_ms, if(i = 2999, ['x'], ['0.5']) as hands, [0.5, 0.5] as handedness from range(3000) r(i))
        to '${file}' (format parquet)`),
    );
    await expect(library.importParquet(file, { source: 'bad' })).rejects.toThrow();
    expect(await library.describe()).toEqual(before);
    expect(await library.check()).toEqual([]);
    await library.saveTake(newTake(2, names));
  });

  test('lets others read and save meanwhile', async () => {
    await writeTakes(
      file,
      Array.from({ length: 400 }, (_, k) => plain(k % 2 ? 'sun' : 'water', [0, 40 + k])),
    );
    let done = false;
    const importing = library.importParquet(file, { source: 'long' }).then(() => (done = true));
    let between = 0;
    for (let seed = 0; !done; seed++) {
      await library.saveTake(newTake(seed, names));
      // The same name from both sides is one word in the end.
      if (seed === 2) await library.addWord({ word: 'water', note: 'mine' });
      const { takes } = await library.describe();
      if (!done) between++;
      expect([seed + 1, seed + 401]).toContain(takes);
    }
    await importing;
    expect(between).toBeGreaterThan(0);
    expect(await library.check()).toEqual([]);
    expect((await library.describe()).words.map(({ word, takes }) => [word, takes])).toContainEqual(['water', 200]);
  });
});
