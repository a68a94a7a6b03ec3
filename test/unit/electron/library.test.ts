import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { Library } from '../../../electron/library/library.ts';
import type { TakeChange, TakeFilter, TakeSummary } from '../../../electron/ipc.ts';
import { decodeFloats } from '../../../models/wire.ts';
import { bytesOf, fill, newTake, type Names } from '../../fixtures/library.ts';

let folder: string;
let library: Library;
let names: Names;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'signwright-library-'));
  library = await Library.open(folder);
  names = await fill(library);
});

afterEach(async () => {
  await library.close();
  await rm(folder, { recursive: true });
});

async function reopen(): Promise<void> {
  await library.close();
  library = await Library.open(folder);
}

async function save(count: number, changes: Parameters<typeof newTake>[2] = {}, from = 0): Promise<number[]> {
  const ids: number[] = [];
  for (let seed = from; seed < from + count; seed++)
    ids.push((await library.saveTake(newTake(seed, names, changes))).id);
  return ids;
}

const seedsOf = (takes: readonly TakeSummary[]) => takes.map(({ recorded }) => (recorded - 1_750_000_000_000) / 1000);
const listed = async (filter: TakeFilter) => seedsOf((await library.listTakes(filter, 0, 500)).takes);
const refused = (message: RegExp) =>
  expect.objectContaining({ code: 'library', message: expect.stringMatching(message) });

describe('words and signers', () => {
  test('are added once: a word that is there stays as it is', async () => {
    const word = await library.addWord({ word: 'water', language: 'ase', note: 'flat hand', reference: 'page 3' });
    expect(word).toMatchObject({
      language: 'ase',
      note: 'flat hand',
      reference: 'page 3',
      takes: 0,
      flagged: 0,
      signers: 0,
    });
    expect(await library.addWord({ word: 'water', language: 'DGS' })).toEqual(word);
    const ann = await library.signer(names.signer);
    expect(await library.addSigner({ name: 'Ann', dominant: 'left' })).toEqual(ann);
    expect(ann.dominant).toBe('right');
  });

  test('count their takes, flagged takes and people, without the deleted ones', async () => {
    const bob = await library.addSigner({ name: 'Bob', dominant: 'left' });
    const [first] = await save(3);
    await save(2, { notes: [{ code: 'dark', message: 'Switch on a light.' }] }, 10);
    const session = await library.startSession(bob.id, 'camera');
    await library.saveTake(newTake(20, { ...names, signer: bob.id, session }));
    await library.changeTakes([first ?? 0], { deleted: true });
    await library.changeTakes([(await library.listTakes({ note: 'dark' }, 0, 1)).takes[0]?.id ?? 0], { kept: true });
    const { words, signers, sessions, takes, deleted } = await library.describe();
    expect(words).toMatchObject([{ word: 'thanks', takes: 5, flagged: 1, signers: 2 }]);
    expect(signers).toMatchObject([
      { name: 'Ann', takes: 4 },
      { name: 'Bob', takes: 1 },
    ]);
    expect(sessions).toMatchObject([
      { id: names.session, signer: names.signer, source: 'camera', takes: 4, deleted: 1 },
      { id: session, signer: bob.id, takes: 1, deleted: 0 },
    ]);
    expect({ takes, deleted }).toEqual({ takes: 5, deleted: 1 });
    expect(await library.counts({})).toEqual([
      { ...names, takes: 4, flagged: 1 },
      { word: names.word, signer: bob.id, session, takes: 1, flagged: 0 },
    ]);
    expect(await library.counts({ signer: bob.id })).toHaveLength(1);
  });

  test('can be renamed, but not to a name that is taken', async () => {
    const water = await library.addWord({ word: 'water' });
    expect(await library.changeWord({ id: water.id, word: 'rain', note: 'both hands' })).toMatchObject({
      word: 'rain',
      note: 'both hands',
    });
    await expect(library.changeWord({ id: water.id, word: 'thanks' })).rejects.toEqual(refused(/“thanks” already/));
    expect(await library.changeSigner({ id: names.signer, dominant: 'left' })).toMatchObject({
      name: 'Ann',
      dominant: 'left',
    });
    const bob = await library.addSigner({ name: 'Bob', dominant: 'left' });
    await expect(library.changeSigner({ id: bob.id, name: 'Ann' })).rejects.toEqual(refused(/“Ann” already/));
    await expect(library.changeWord({ id: 9999, word: 'x' })).rejects.toEqual(refused(/no longer/));
  });

  test('a word goes only when it has no takes, deleted ones included', async () => {
    const [take] = await save(1);
    await expect(library.removeWord(names.word)).rejects.toEqual(refused(/still has takes.*Delete or relabel/));
    await library.changeTakes([take ?? 0], { deleted: true });
    await expect(library.removeWord(names.word)).rejects.toEqual(refused(/still has takes.*Empty the bin/));
    await library.emptyBin();
    await library.removeWord(names.word);
    expect((await library.describe()).words).toEqual([]);
    await expect(library.word(names.word)).rejects.toEqual(refused(/no longer/));
    expect((await library.addWord({ word: 'thanks' })).takes).toBe(0);
  });
});

describe('takes', () => {
  test('are there after a restart as they were saved, to the bit', async () => {
    const takes = Array.from({ length: 30 }, (_, seed) => newTake(seed, names));
    for (const take of takes) await library.saveTake(take);
    const odd = newTake(99, names);
    // NaNs with a payload, infinities, negative zero: whatever came is kept.
    new Uint32Array(odd.hands.buffer).set([0x7fc00001, 0xffc12345, 0x7f800000, 0x80000000, 1]);
    await library.saveTake(odd);
    await reopen();
    const { total, takes: summaries } = await library.listTakes({}, 0, 100);
    expect(total).toBe(31);
    const motions = await library.takes(summaries.map(({ id }) => id).reverse());
    expect(motions.map(bytesOf)).toEqual([...takes, odd].map(bytesOf));
    expect(summaries.at(-1)).toEqual({
      ...names,
      id: expect.any(Number),
      recorded: takes[0]?.recorded,
      frames: takes[0]?.times.length,
      duration: takes[0]?.times.at(-1),
      trim: takes[0]?.trim,
      mirrored: false,
      tags: [],
      notes: [],
      kept: false,
      deleted: false,
    });
    expect(await library.check()).toEqual([]);
  });

  test('are saved once, however often that is asked', async () => {
    const take = newTake(1, names);
    const both = await Promise.all([library.saveTake(take), library.saveTake(take)]);
    await reopen();
    expect(await library.saveTake({ ...take })).toEqual(both[0]);
    expect(both[1]).toEqual(both[0]);
    expect((await library.describe()).takes).toBe(1);
    expect(await library.check()).toEqual([]);
  });

  test('that are none are refused, and leave nothing behind', async () => {
    const take = newTake(1, names);
    await expect(library.saveTake({ ...take, hands: take.hands.slice(1) })).rejects.toThrow(RangeError);
    await expect(library.saveTake({ ...take, times: take.times.slice().fill(5) })).rejects.toThrow(RangeError);
    await expect(library.saveTake({ ...take, trim: { start: 0, end: 1e6 } })).rejects.toThrow(RangeError);
    await expect(library.saveTake({ ...take, word: 9999 })).rejects.toEqual(refused(/no longer/));
    await expect(library.saveTake({ ...take, session: 9999 })).rejects.toEqual(refused(/no longer/));
    expect((await library.describe()).takes).toBe(0);
    expect(await library.check()).toEqual([]);
  });

  test('come as base64 for the page, in the order asked for, without those that are gone', async () => {
    const [a = 0, b = 0] = await save(2);
    const loaded = await library.loadTakes([b, 9999, a]);
    expect(loaded.map(({ id }) => id)).toEqual([b, a]);
    const { aspect, times, hands, handedness } = loaded[1] ?? { aspect: 0, times: '', hands: '', handedness: '' };
    expect(aspect).toBe(Math.fround(4 / 3));
    const decoded = { times: decodeFloats(times), hands: decodeFloats(hands), handedness: decodeFloats(handedness) };
    expect(bytesOf(decoded)).toBe(bytesOf(newTake(0, names)));
  });

  test('are listed newest first, a page at a time', async () => {
    await save(25);
    const page = await library.listTakes({}, 10, 10);
    expect(page.total).toBe(25);
    expect(seedsOf(page.takes)).toEqual([14, 13, 12, 11, 10, 9, 8, 7, 6, 5]);
    expect((await library.listTakes({}, 20, 10)).takes).toHaveLength(5);
    expect(await library.listTakes({}, 30, 10)).toEqual({ total: 25, takes: [] });
  });

  test('are found by word, signer, session, tag, note and deletion, and by all of these together', async () => {
    const dark = { code: 'dark' as const, message: 'Switch on a light.' };
    const short = { code: 'short' as const, message: 'Sign a little longer.' };
    const water = await library.addWord({ word: 'water' });
    const bob = await library.addSigner({ name: 'Bob', dominant: 'left' });
    const session = await library.startSession(bob.id, 'camera');
    const id = async (seed: number, changes: Parameters<typeof newTake>[2]) =>
      (await library.saveTake(newTake(seed, names, changes))).id;
    await id(0, {});
    const one = await id(1, { notes: [dark] });
    const two = await id(2, { notes: [dark, short], word: water.id });
    const three = await id(3, { notes: [short] });
    const four = await id(4, { signer: bob.id, session });
    await library.changeTakes([one, two], { tags: ['best', 'it’s "odd"'] });
    await library.changeTakes([three], { kept: true });
    await library.changeTakes([four], { deleted: true });
    expect(await listed({})).toEqual([3, 2, 1, 0]);
    expect(await listed({ takes: [one, four, three, 4711] })).toEqual([3, 1]);
    expect(await listed({ takes: [] })).toEqual([]);
    expect(await listed({ word: water.id })).toEqual([2]);
    expect(await listed({ signer: bob.id })).toEqual([]);
    expect(await listed({ signer: bob.id, deleted: true })).toEqual([4]);
    expect(await listed({ session: names.session })).toEqual([3, 2, 1, 0]);
    expect(await listed({ tag: 'it’s "odd"' })).toEqual([2, 1]);
    expect(await listed({ tag: 'be' })).toEqual([]);
    expect(await listed({ note: 'dark' })).toEqual([2, 1]);
    expect(await listed({ note: 'short' })).toEqual([3, 2]);
    expect(await listed({ note: 'any' })).toEqual([2, 1]);
    expect(await listed({ note: 'none' })).toEqual([0]);
    expect(await listed({ word: names.word, tag: 'best', note: 'dark', signer: names.signer })).toEqual([1]);
    expect((await library.describe()).tags).toEqual(['best', 'it’s "odd"']);
  });

  test('of videos are known by their content, until the bin is emptied', async () => {
    const [a, b, c] = ['a', 'b', 'c'].map((each) => each.repeat(64)) as [string, string, string];
    const [take = 0] = await save(1, { digest: a });
    await save(1, { digest: b }, 1);
    const found = (digest: string, deleted = false) => ({ digest, deleted });
    expect(await library.findClips([c, b, a])).toEqual([found(b), found(a)]);
    await library.changeTakes([take], { deleted: true });
    expect(await library.findClips([a])).toEqual([found(a, true)]);
    await library.emptyBin();
    expect(await library.findClips([a, b])).toEqual([found(b)]);
  });
});

describe('changes', () => {
  const summaries = async () =>
    (await Promise.all([library.listTakes({}, 0, 500), library.listTakes({ deleted: true }, 0, 500)]))
      .flatMap(({ takes }) => takes)
      .sort((a, b) => a.id - b.id);

  test.each<[string, TakeChange | (() => Promise<TakeChange>), string]>([
    ['word', async () => ({ word: (await library.addWord({ word: 'water' })).id }), 'Relabel 2 takes as water'],
    [
      'signer',
      async () => ({ signer: (await library.addSigner({ name: 'Bob', dominant: 'left' })).id }),
      'Give 2 takes to Bob',
    ],
    ['trim', { trim: { start: 100, end: 400 } }, 'Trim 2 takes'],
    ['mirror', { mirrored: true }, 'Mirror 2 takes'],
    ['tags', { tags: ['b', 'a'] }, 'Tag 2 takes'],
    ['kept', { kept: true }, 'Keep 2 takes'],
    ['deletion', { deleted: true }, 'Delete 2 takes'],
    ['several at once', { deleted: true, mirrored: true }, 'Change 2 takes'],
  ])('of %s are undone and redone over restarts', async (_, how, sentence) => {
    const long = { times: Float32Array.from({ length: 20 }, (_, k) => 40 * k), trim: { start: 0, end: 760 } };
    const ids = await save(3, { ...long, hands: new Float32Array(20 * 126), handedness: new Float32Array(40) });
    const change = typeof how === 'function' ? await how() : how;
    const before = await summaries();
    const changed = await library.changeTakes(ids.slice(0, 2), change);
    expect(changed).toMatchObject([change, change]);
    const after = await summaries();
    expect(after.slice(0, 2)).toEqual(changed);
    expect(after[2]).toEqual(before[2]);
    await reopen();
    expect(await library.describe()).toMatchObject({ undo: sentence, redo: null });
    expect(await library.undo()).toBe(sentence);
    expect(await summaries()).toEqual(before);
    await reopen();
    expect(await library.describe()).toMatchObject({ undo: null, redo: sentence });
    expect(await library.redo()).toBe(sentence);
    expect(await summaries()).toEqual(after);
    expect(await library.check()).toEqual([]);
  });

  test('of one take are said of a take', async () => {
    const [take = 0] = await save(1, { notes: [{ code: 'dark', message: 'm' }] });
    const sentence = async (change: TakeChange) => {
      await library.changeTakes([take], change);
      return (await library.describe()).undo;
    };
    expect(await sentence({ kept: true })).toBe('Keep a take');
    expect(await sentence({ kept: false })).toBe('Flag a take again');
    expect(await sentence({ deleted: true })).toBe('Delete a take');
    expect(await sentence({ deleted: false })).toBe('Bring back a take');
    expect(await sentence({ mirrored: true })).toBe('Mirror a take');
    expect(await sentence({ mirrored: false })).toBe('Unmirror a take');
  });

  test('are undone in reverse, and a new one ends what could be redone', async () => {
    const [take = 0] = await save(1);
    await library.changeTakes([take], { mirrored: true });
    await library.changeTakes([take], { tags: ['a'] });
    await library.changeTakes([take], { deleted: true });
    expect([await library.undo(), await library.undo()]).toEqual(['Delete a take', 'Tag a take']);
    expect(await library.redo()).toBe('Tag a take');
    await library.changeTakes([take], { kept: true });
    expect(await library.redo()).toBeNull();
    expect([await library.undo(), await library.undo(), await library.undo(), await library.undo()]).toEqual([
      'Keep a take',
      'Tag a take',
      'Mirror a take',
      null,
    ]);
  });

  test('that change nothing are none', async () => {
    const [take = 0] = await save(1);
    expect(await library.changeTakes([take], { deleted: false, word: names.word })).toMatchObject([{ id: take }]);
    expect((await library.describe()).undo).toBeNull();
  });

  test('are refused as a whole', async () => {
    const [a = 0, b = 0] = await save(2, {
      times: Float32Array.of(0, 500),
      hands: new Float32Array(252),
      handedness: new Float32Array(4),
      trim: { start: 0, end: 500 },
    });
    const before = await summaries();
    await expect(library.changeTakes([a, 9999], { deleted: true })).rejects.toEqual(refused(/Nothing was changed/));
    await expect(library.changeTakes([a, b], { word: 9999 })).rejects.toEqual(refused(/word is no longer/));
    await expect(library.changeTakes([a, b], { signer: 9999 })).rejects.toEqual(refused(/signer is no longer/));
    const trims = [
      { start: 0, end: 501 },
      { start: 400, end: 300 },
      // Between two frames.
      { start: 100, end: 400 },
    ];
    for (const trim of trims) {
      await expect(library.changeTakes([a, b], { trim, mirrored: true })).rejects.toEqual(refused(/trim does not lie/));
    }
    expect(await summaries()).toEqual(before);
    expect((await library.describe()).undo).toBeNull();
  });

  test('bring a removed word back when they are undone, or give its takes to its namesake', async () => {
    const water = await library.addWord({ word: 'water' });
    const [take = 0] = await save(1);
    await library.changeTakes([take], { word: water.id });
    await library.removeWord(names.word);
    await library.undo();
    expect((await library.word(names.word)).takes).toBe(1);
    await library.redo();
    await library.removeWord(names.word);
    await library.changeWord({ id: (await library.addWord({ word: 'rain' })).id, word: 'thanks' });
    await library.undo();
    expect((await library.describe()).words).toMatchObject([
      { word: 'thanks', takes: 1 },
      { word: 'water', takes: 0 },
    ]);
    expect(await library.check()).toEqual([]);
  });

  test('of the signer keep sessions apart by person', async () => {
    const ids = await save(2);
    const bob = await library.addSigner({ name: 'Bob', dominant: 'left' });
    await library.changeTakes(ids.slice(0, 1), { signer: bob.id });
    await library.changeTakes(ids, { signer: bob.id });
    const sessions = (await library.describe()).sessions.filter(({ takes }) => takes > 0);
    expect(sessions).toMatchObject([{ signer: bob.id, source: 'camera', takes: 2 }]);
    expect(sessions[0]?.started).toBe(
      (await library.describe()).sessions.find(({ id }) => id === names.session)?.started,
    );
  });

  test('are forgotten after the last 200', async () => {
    const [take = 0] = await save(1);
    for (let k = 0; k < 205; k++) await library.changeTakes([take], { mirrored: k % 2 === 0 });
    let undone = 0;
    while (await library.undo()) undone++;
    expect(undone).toBe(200);
    expect(await library.check()).toEqual([]);
  }, 300_000);

  test('end with the bin where a take for good gone had a part in them', async () => {
    const [a = 0, b = 0, c = 0] = await save(3);
    await library.changeTakes([a, b], { mirrored: true });
    await library.changeTakes([c], { tags: ['best'] });
    await library.changeTakes([a], { deleted: true });
    expect(await library.emptyBin()).toEqual({ takes: 1 });
    expect(await library.emptyBin()).toEqual({ takes: 0 });
    expect(await library.undo()).toBe('Tag a take');
    expect(await library.undo()).toBeNull();
    expect(await library.loadTakes([a, b])).toHaveLength(1);
    expect(await library.describe()).toMatchObject({ takes: 2, deleted: 0 });
    expect(await library.check()).toEqual([]);
  });

  test('and saves that come at once do not mix', async () => {
    const [take = 0] = await save(1);
    const work = Array.from({ length: 40 }, (_, k) =>
      k % 4 === 0
        ? library.changeTakes([take], { tags: [`${k}`] })
        : k % 4 === 1
          ? library.undo()
          : library.saveTake(newTake(100 + k, names)),
    );
    const results = await Promise.all(work);
    // Each undo came right after its change.
    expect(results.filter((_, k) => k % 4 === 1)).toEqual(Array(10).fill('Tag a take'));
    expect(await library.describe()).toMatchObject({ takes: 21, tags: [] });
    expect(await library.check()).toEqual([]);
  });
});

test('says when it has changed, and not when it has not', async () => {
  let changes = 0;
  library.onchange = () => changes++;
  const [take = 0] = await save(2);
  await library.changeTakes([take], { deleted: true });
  await library.undo();
  expect(changes).toBe(4);
  await library.listTakes({}, 0, 10);
  await library.describe();
  await expect(library.changeTakes([9999], { deleted: true })).rejects.toThrow();
  expect(changes).toBe(4);
});
