/** What the window tells the main side of what is said, for those who let it learn their habits. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { KeptConversationFile } from '../../../electron/conversation/kept.ts';
import { UsualWordsFile } from '../../../electron/conversation/usual-words.ts';
import type { Api, AppEvent, RequestInput } from '../../../electron/ipc.ts';
import { Conversation } from '../../../renderer/output/conversation.svelte.ts';
import { UsualWordsStore } from '../../../renderer/output/usual-words.svelte.ts';
import { Notices } from '../../../renderer/status/notices.svelte.ts';

let folder: string;
beforeEach(async () => void (folder = await mkdtemp(join(tmpdir(), 'signwright-usual-'))));
afterEach(() => rm(folder, { recursive: true }));

const flush = () => new Promise((done) => setTimeout(done, 0));

/** The main side's own file behind the window's own store. */
async function side() {
  const listeners = new Set<(event: AppEvent) => void>();
  const tell = (event: AppEvent) => listeners.forEach((listener) => listener(event));
  const file = new UsualWordsFile({ dataFolder: folder, kept: new KeptConversationFile(folder), tell });
  const conversation = new Conversation();
  conversation.pause = null;
  const notices = new Notices();
  const noted: RequestInput<'noteSigned'>[] = [];
  let away = false;
  const api = {
    describeUsual: () => file.describe(),
    setUsual: ({ on }: { on: boolean }) => file.turn(on),
    forgetUsual: () => file.forget(),
    async noteSigned(change: RequestInput<'noteSigned'>) {
      if (away) throw new Error('Nobody is there.');
      noted.push(change);
      await file.note(change);
      return null;
    },
    subscribe: (listener: (event: AppEvent) => void) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
  const usual = new UsualWordsStore(api as unknown as Api, notices, conversation);
  conversation.onended = () => usual.note();
  await usual.refresh();
  return { file, conversation, usual, notices, noted, leave: (gone: boolean) => void (away = gone) };
}

function say(conversation: Conversation, ...words: string[]) {
  for (const word of words) conversation.append({ word, confidence: 0.8, alternatives: [] });
}

const counted = async ({ file }: { file: UsualWordsFile }) => (await file.describe()).words;

test('tells nothing before somebody says so, and then also what was said since the start', async () => {
  const here = await side();
  say(here.conversation, 'water', 'tea');
  await flush();
  expect(here.noted).toEqual([]);
  await here.usual.turn(true);
  await flush();
  expect(await counted(here)).toBe(2);
  await here.usual.turn(false);
  say(here.conversation, 'please');
  await flush();
  expect(await counted(here)).toBe(2);
  here.usual.close();
});

test('tells each word at once, corrections too, and what the next one comes after', async () => {
  const here = await side();
  await here.usual.turn(true);
  say(here.conversation, 'water', 'coffee');
  here.conversation.correct({ word: 'tea', confidence: 0.1 });
  here.conversation.end();
  here.conversation.answer('Milk?');
  await flush();
  expect(here.noted.map(({ last }) => last)).toEqual(['water', 'coffee', 'tea', null]);
  expect(here.noted.at(2)?.turns.map(({ words }) => words.map(({ word }) => word))).toEqual([['water', 'tea']]);
  expect(await counted(here)).toBe(2);
  here.usual.close();
});

test('takes a sentence back that was none, and keeps what was said when the conversation is emptied', async () => {
  const here = await side();
  await here.usual.turn(true);
  for (const word of ['water', 'tea', 'no']) {
    say(here.conversation, word);
    here.conversation.end();
  }
  here.conversation.removeTurn(here.conversation.turns[2]?.id ?? '');
  await flush();
  expect(await counted(here)).toBe(2);
  here.conversation.forget();
  await flush();
  expect(await counted(here)).toBe(2);
  here.conversation.undo();
  await flush();
  expect(await counted(here)).toBe(2);
  here.usual.close();
});

test('leaves alone what was kept from before the start, and says again what nobody heard', async () => {
  const here = await side();
  await here.usual.turn(true);
  const words = [{ word: 'old', start: null, end: null }];
  here.conversation.restore([{ id: crypto.randomUUID(), by: 'signer', at: 1, words }]);
  here.leave(true);
  say(here.conversation, 'water');
  await flush();
  expect(await counted(here)).toBe(0);
  here.leave(false);
  here.conversation.end();
  await flush();
  expect(await counted(here)).toBe(1);
  here.usual.close();
});

test('forgets when somebody says so, says it, and does not count again what was said before', async () => {
  const here = await side();
  await here.usual.turn(true);
  say(here.conversation, 'water');
  here.conversation.end();
  await flush();
  await here.usual.forget();
  say(here.conversation, 'tea');
  await flush();
  expect(await counted(here)).toBe(1);
  expect(here.notices.list.map(({ text }) => text)).toEqual(['What you usually say is forgotten.']);
  here.usual.close();
});
