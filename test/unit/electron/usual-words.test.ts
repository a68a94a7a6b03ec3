/** Counts of what somebody usually says: kept only for those who want it, as they corrected it, and gone when they say so. */
import { randomUUID } from 'node:crypto';
import { mkdtemp, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { conversationHandlers } from '../../../electron/conversation/handlers.ts';
import { KeptConversationFile } from '../../../electron/conversation/kept.ts';
import { TextFiles } from '../../../electron/conversation/text-files.ts';
import { UsualWordsFile } from '../../../electron/conversation/usual-words.ts';
import type { Client } from '../../../electron/client.ts';
import type { AppEvent } from '../../../electron/ipc.ts';
import { kindOf } from '../../../electron/privacy/places.ts';

let folder: string;
beforeEach(async () => void (folder = await mkdtemp(join(tmpdir(), 'signwright-usual-'))));
afterEach(() => rm(folder, { recursive: true }));

const sentence = (...words: string[]) => ({
  id: randomUUID(),
  words: words.map((word) => ({ word, start: null, end: null })),
});
const path = () => join(folder, 'usual-words.json');
const pairs = async () => (JSON.parse(await readFile(path(), 'utf8')) as { pairs: unknown }).pairs;

function opened() {
  const told: AppEvent[] = [];
  const kept = new KeptConversationFile(folder);
  const usual = new UsualWordsFile({ dataFolder: folder, kept, tell: (event) => void told.push(event) });
  return { kept, usual, told };
}

/** Whether a session that starts now prefers tea to coffee, which look alike, after water. */
async function prefersTea(usual: UsualWordsFile) {
  await usual.attend();
  const expected = usual.expected();
  expected.wrote('water', 0);
  const [coffee = 0, tea = 0] = expected.reweighed(Float32Array.of(0.4, 0.38, 0.22), ['coffee', 'tea', 'none'], 500);
  return tea > coffee;
}

test('nothing is counted or written before somebody says so', async () => {
  const { usual } = opened();
  expect(await usual.describe()).toEqual({ on: false, words: 0 });
  await usual.note({ turns: [sentence('water', 'tea')], gone: [] });
  await usual.close();
  expect(await usual.describe()).toEqual({ on: false, words: 0 });
  expect(await readdir(folder)).toEqual([]);
});

test('what is said counts at once, also after a restart, and not while it is off', async () => {
  const { usual, told } = opened();
  await usual.turn(true);
  expect(await prefersTea(usual)).toBe(false);
  const turns = Array.from({ length: 12 }, () => sentence('water', 'tea'));
  await usual.note({ turns, gone: [] });
  expect(await prefersTea(usual)).toBe(true);
  await usual.close();
  const again = opened().usual;
  expect(await again.describe()).toEqual({ on: true, words: 24 });
  expect(await prefersTea(again)).toBe(true);
  await again.turn(false);
  expect(await prefersTea(again)).toBe(false);
  expect(await again.describe()).toEqual({ on: false, words: 24 });
  expect(told).toEqual([{ event: 'usual-words', usual: { on: true, words: 0 } }]);
});

test('a sentence that grows or is corrected counts once, as it is now, and one that was none not at all', async () => {
  const { usual } = opened();
  await usual.turn(true);
  const first = sentence('water');
  await usual.note({ turns: [first], gone: [] });
  await usual.note({ turns: [{ ...first, words: sentence('water', 'coffee').words }], gone: [] });
  await usual.note({ turns: [{ ...first, words: sentence('water', 'tea').words }], gone: [] });
  const mistake = sentence('no', 'no');
  await usual.note({ turns: [mistake], gone: [] });
  await usual.note({ turns: [], gone: [mistake.id] });
  await usual.close();
  expect(await pairs()).toEqual([
    ['', 'water', 1],
    ['water', 'tea', 1],
  ]);
});

test('no sentence is in the file, and the list of what is kept knows it', async () => {
  const { usual } = opened();
  await usual.turn(true);
  const said = sentence('water', 'tea');
  await usual.note({ turns: [said], gone: [] });
  await usual.close();
  expect(await readFile(path(), 'utf8')).not.toContain(said.id);
  expect(kindOf('usual-words.json')).toBe('usual-words');
});

test('turned on for the first time it begins with the conversation that is kept', async () => {
  const { usual, kept } = opened();
  await kept.choose(true);
  const turn = { ...sentence('water', 'tea'), by: 'signer' as const, at: 1 };
  await kept.note({ turns: [turn, { id: randomUUID(), by: 'typist', at: 2, text: 'coffee' }], gone: [] });
  expect(await usual.turn(true)).toEqual({ on: true, words: 2 });
  // Said in this very run: a later correction counts as the same sentence.
  await usual.note({ turns: [{ ...turn, words: sentence('tea').words }], gone: [] });
  expect(await usual.describe()).toEqual({ on: true, words: 1 });
  await usual.turn(false);
  expect(await usual.turn(true)).toEqual({ on: true, words: 1 });
});

test('it is forgotten when somebody says so; turned off, nothing of it stays', async () => {
  const { usual } = opened();
  await usual.turn(true);
  const said = sentence('water', 'tea');
  await usual.note({ turns: [said], gone: [] });
  expect(await usual.forget()).toEqual({ on: true, words: 0 });
  expect(await pairs()).toEqual([]);
  // It goes on with what is said from now on, and takes nothing away that it no longer knows.
  await usual.note({ turns: [], gone: [said.id] });
  expect(await usual.describe()).toEqual({ on: true, words: 0 });
  await usual.turn(false);
  expect(await readdir(folder)).toEqual([]);
});

test('a damaged file is as none', async () => {
  await writeFile(path(), '{"format":1,"on":true,"pairs":[["a","b",-3]]}');
  const noted = vi.spyOn(console, 'error').mockReturnValue();
  expect(await opened().usual.describe()).toEqual({ on: false, words: 0 });
  expect(noted).toHaveBeenCalledOnce();
  noted.mockRestore();
});

test('the page says what the next word comes after, as the person corrected it', async () => {
  const { usual, kept } = opened();
  await usual.turn(true);
  await usual.note({ turns: Array.from({ length: 12 }, () => sentence('water', 'tea')), gone: [] });
  const handlers = conversationHandlers({ kept, usual, texts: new TextFiles(null), captionWindow: null });
  const expected = usual.expected();
  const client = { expected } as Client;
  const prefers = () => {
    const [coffee = 0, tea = 0] = expected.reweighed(Float32Array.of(0.4, 0.38, 0.22), ['coffee', 'tea', 'none'], 500);
    return tea > coffee ? 'tea' : 'coffee';
  };
  expected.wrote('coffee', 0);
  const before = expected.reweighed(Float32Array.of(0.4, 0.38, 0.22), ['coffee', 'tea', 'none'], 500)[1] ?? 1;
  await handlers.noteSigned({ turns: [], gone: [], last: 'water' }, client);
  expect(prefers()).toBe('tea');
  const after = expected.reweighed(Float32Array.of(0.4, 0.38, 0.22), ['coffee', 'tea', 'none'], 500)[1] ?? 0;
  expect(after).toBeGreaterThan(before);
});
