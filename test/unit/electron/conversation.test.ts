/** Text that is saved, and the kept conversation, as pages ask for them. */
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { conversationHandlers } from '../../../electron/conversation/handlers.ts';
import { KeptConversationFile, MOST_TURNS } from '../../../electron/conversation/kept.ts';
import { TextFiles } from '../../../electron/conversation/text-files.ts';
import { UsualWordsFile } from '../../../electron/conversation/usual-words.ts';
import type { Turn } from '../../../electron/ipc.ts';

let folder: string;
beforeEach(async () => void (folder = await mkdtemp(join(tmpdir(), 'signwright-text-'))));
afterEach(() => rm(folder, { recursive: true }));

describe('text', () => {
  const choosing = (path: string | null) => new TextFiles(async () => path);

  test('is written where the person chose, in place of what they let go, and nothing else is left there', async () => {
    const path = join(folder, 'a.txt');
    await writeFile(path, 'before');
    const texts = choosing(path);
    expect(await texts.choosePath?.({ purpose: 'export-text' })).toBe(path);
    await texts.save({ path, text: 'said: “hello”\n' });
    expect(await readFile(path, 'utf8')).toBe('said: “hello”\n');
    expect(await readdir(folder)).toEqual(['a.txt']);
  });

  test('goes nowhere that was not chosen for it, and each choice is good once', async () => {
    const path = join(folder, 'window.json');
    await writeFile(path, '{}');
    const texts = choosing(path);
    const refused = { code: 'not-chosen' };
    await expect(texts.save({ path, text: 'x' })).rejects.toMatchObject(refused);
    await texts.choosePath?.({ purpose: 'export' });
    await expect(texts.save({ path, text: 'x' })).rejects.toMatchObject(refused);
    // The ending is the dialog's, whatever was typed: no file of another kind is ever replaced.
    expect(await texts.choosePath?.({ purpose: 'export-captions' })).toBe(`${path}.vtt`);
    await expect(texts.save({ path, text: 'x' })).rejects.toMatchObject(refused);
    await texts.save({ path: `${path}.vtt`, text: 'WEBVTT\n' });
    await expect(texts.save({ path: `${path}.vtt`, text: 'x' })).rejects.toMatchObject(refused);
    expect(await readFile(path, 'utf8')).toBe('{}');
    expect(await readFile(`${path}.vtt`, 'utf8')).toBe('WEBVTT\n');
    await choosing(null).choosePath?.({ purpose: 'export-text' });
    expect(new TextFiles(null).choosePath).toBeNull();
  });

  test('replaces nothing whose name the dialog did not ask about', async () => {
    await writeFile(join(folder, 'a.txt'), 'before');
    const texts = choosing(join(folder, 'a'));
    const path = (await texts.choosePath?.({ purpose: 'export-text' })) ?? '';
    await expect(texts.save({ path, text: 'x' })).rejects.toMatchObject({ code: 'exists' });
    expect(await readFile(join(folder, 'a.txt'), 'utf8')).toBe('before');
  });

  test('leaves what was there where it cannot be written, and says so', async () => {
    const path = join(folder, 'gone', 'a.txt');
    await mkdir(join(folder, 'gone'));
    const texts = choosing(path);
    await texts.choosePath?.({ purpose: 'export-text' });
    await rm(join(folder, 'gone'), { recursive: true });
    await expect(texts.save({ path, text: 'x' })).rejects.toThrow(
      `could not be written to ${path}. Choose another place.`,
    );
  });
});

describe('the kept conversation', () => {
  const turn = (place: number, text = `turn ${place}`): Turn => ({
    ...{ id: `00000000-0000-4000-8000-${String(place).padStart(12, '0')}`, by: 'typist', at: place, text },
  });

  test('has the newest turns in their order, changed and deleted as the page says', async () => {
    const kept = new KeptConversationFile(folder);
    await kept.choose(true);
    await Promise.all([
      kept.note({ turns: [turn(2), turn(1)], gone: [] }),
      kept.note({ turns: [turn(2, 'again'), turn(3)], gone: [turn(1).id] }),
    ]);
    const again = await new KeptConversationFile(folder).all();
    expect(again).toEqual({ keep: true, turns: [turn(2, 'again'), turn(3)] });
    await kept.note({ turns: Array.from({ length: MOST_TURNS }, (_, place) => turn(10 + place)), gone: [] });
    const { turns } = await kept.all();
    expect([turns.length, turns[0]]).toEqual([MOST_TURNS, turn(10)]);
  });

  test('ignores what is said while nothing is kept', async () => {
    const kept = new KeptConversationFile(folder);
    await kept.note({ turns: [turn(1)], gone: [] });
    expect(await readdir(folder)).toEqual([]);
  });
});

test('a caption above all windows is opened where there is one, and refused with a sentence where not', () => {
  const kept = new KeptConversationFile(folder);
  const usual = new UsualWordsFile({ dataFolder: folder, kept, tell: () => undefined });
  const parts = { kept, usual, texts: new TextFiles(null) };
  const open: boolean[] = [];
  const captionWindow = { open: () => void open.push(true), close: () => void open.push(false) };
  const desktop = conversationHandlers({ ...parts, captionWindow });
  void desktop.openCaptionWindow(undefined, undefined as never);
  void desktop.closeCaptionWindow(undefined, undefined as never);
  expect(open).toEqual([true, false]);
  const browser = conversationHandlers({ ...parts, captionWindow: null });
  expect(() => browser.openCaptionWindow(undefined, undefined as never)).toThrow('in the desktop app only');
});
