import fc from 'fast-check';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { createApi, type AppEvent, type RequestName, type SharingDescription } from '../../../electron/ipc.ts';
import { messagesFor } from '../../../renderer/captions-page/messages.ts';
import { optionsFrom } from '../../../renderer/captions-page/options.ts';
import { hear, NOTHING, type Shown } from '../../../renderer/captions-page/shown.ts';
import { Conversation } from '../../../renderer/output/conversation.svelte.ts';
import { captionsAddress, faultOfPort, hiddenAddress, listening } from '../../../renderer/settings/sharing-phrases.ts';
import { SharingStore } from '../../../renderer/sharing.svelte.ts';
import { Notices } from '../../../renderer/status/notices.svelte.ts';

const KNOWN: SharingDescription = {
  on: true,
  port: 47_810,
  write: false,
  key: 'k'.repeat(32),
  connected: 0,
  trouble: null,
  freePort: null,
};

describe('the captions page', () => {
  test('looks as its address says', () => {
    const search = '?key=abc&size=96&color=%23FE6&lines=3&align=left&uppercase=1&guess=0&box=yes&hide=8';
    expect(optionsFrom(search)).toEqual({
      key: 'abc',
      size: 96,
      colour: '#ffee66',
      outline: '#000000',
      lines: 3,
      align: 'left',
      uppercase: true,
      guess: false,
      box: true,
      hide: 8,
    });
  });

  test('looks as usual where the address makes no sense', () => {
    const usual = optionsFrom('');
    expect(usual).toMatchObject({ size: 64, colour: '#ffffff', lines: 2, align: 'center', guess: true, hide: 0 });
    expect(optionsFrom('?size=big&colour=url(x)&lines=-1&align=middle&hide=1e9')).toEqual(usual);
    expect(optionsFrom('?size=9999&lines=0')).toMatchObject({ size: 400, lines: 1 });
  });

  test('says what it must in a language of whoever opens it', () => {
    expect(messagesFor(['ja', 'fr-CA', 'de'])).toMatchObject({ code: 'fr', messages: { captions: 'Sous-titres' } });
    expect(messagesFor(['ja'])).toMatchObject({ code: 'en', messages: { captions: 'Captions' } });
  });

  test('gives dark letters a bright outline', () => {
    expect(optionsFrom('?colour=101030').outline).toBe('#ffffff');
    expect(optionsFrom('?colour=00ff00').outline).toBe('#000000');
  });

  test('shows words, guesses and corrections', () => {
    const said = [
      { type: 'hello', words: ['I'], text: 'I', last: 1 },
      { type: 'provisional', word: 'wa', confidence: 0.4 },
      { type: 'word', number: 2, word: 'water' },
      { type: 'provisional', word: 'no' },
      { type: 'withdrawn' },
      { type: 'sentence', words: ['I', 'thank_you'] },
    ];
    const shown = said.reduce<Shown[]>((all, message) => [...all, hear(all.at(-1) ?? NOTHING, message)], []);
    expect(shown.map(({ words, guess }) => `${words.join(' ')}|${guess ?? ''}`)).toEqual([
      'I|',
      'I|wa',
      'I water|',
      'I water|no',
      'I water|',
      'I thank_you|',
    ]);
  });

  test('takes whatever a later version says, and keeps no more words than it shows', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (message) => {
        const shown = hear({ words: ['a'], guess: null }, message);
        expect(shown.words.every((word) => typeof word === 'string')).toBe(true);
      }),
    );
    let shown = NOTHING;
    for (let word = 0; word < 300; word++) shown = hear(shown, { type: 'word', word: String(word) });
    expect([shown.words.length, shown.words.at(-1)]).toEqual([200, '299']);
  });
});

describe('the settings', () => {
  test('count who listens', () => {
    expect([0, 1, 2].map(listening)).toEqual([
      'No program is listening now.',
      '1 program is listening now.',
      '2 programs are listening now.',
    ]);
  });

  test('show an address without its key', () => {
    expect(captionsAddress(KNOWN)).toBe(`http://127.0.0.1:47810/captions?key=${KNOWN.key}`);
    expect(hiddenAddress(KNOWN)).not.toContain(KNOWN.key);
  });

  test.each(['1024', ' 47810 ', '65535'])('take %s as a port', (text) => expect(faultOfPort(text)).toBeNull());
  test.each(['', '80', '65536', '4e4', '1.5', '-1', 'port'])('take no “%s” as a port', (text) =>
    expect(faultOfPort(text)).toMatch(/^A port is a number/),
  );
});

describe('the window', () => {
  let asked: { name: RequestName; input: unknown }[];
  let say: (event: AppEvent) => void;
  let known: SharingDescription;
  let conversation: Conversation;
  let store: SharingStore;
  let notices: Notices;

  beforeEach(async () => {
    vi.useFakeTimers();
    asked = [];
    known = KNOWN;
    const listeners = new Set<(event: AppEvent) => void>();
    say = (event) => listeners.forEach((listener) => listener(event));
    const api = createApi({
      request(name, input) {
        asked.push({ name, input });
        if (name === 'setSharing') known = { ...known, ...(input as object) };
        return Promise.resolve({ ok: true, value: known });
      },
      sendFrame: () => undefined,
      subscribe(listener) {
        listeners.add(listener);
        return () => listeners.delete(listener);
      },
    });
    conversation = new Conversation();
    notices = new Notices();
    store = new SharingStore(api, notices, conversation);
    await store.refresh();
    asked.length = 0;
    return () => {
      store.close();
      vi.useRealTimers();
    };
  });

  const write = (word: string) => conversation.append({ word, confidence: 0.9, alternatives: [] });
  const shared = () => asked.flatMap(({ name, input }) => (name === 'shareSentence' ? [input] : []));

  test('tells each change of the sentence on, with what the person made of it', () => {
    write('hello');
    write('water');
    conversation.correct({ word: 'coffee', confidence: 0.2 });
    conversation.undo();
    conversation.clear();
    expect(shared()).toEqual(
      [['hello'], ['hello', 'water'], ['hello', 'coffee'], ['hello', 'water'], []].map((words) => ({ words })),
    );
  });

  test('says nothing while it is off, and all of it when it is turned on', async () => {
    await store.change({ on: false });
    asked.length = 0;
    write('hello');
    expect(shared()).toEqual([]);
    await store.change({ on: true });
    expect(shared()).toEqual([{ words: ['hello'] }]);
  });

  test('keeps within what the contract takes', () => {
    for (let word = 0; word < 230; word++) write('x'.repeat(300));
    const { words } = shared().at(-1) as { words: string[] };
    expect([words.length, words[0]?.length]).toEqual([200, 200]);
  });

  test('empties the caption where another program asks for it, and says so', () => {
    say({ event: 'new-sentence' });
    expect(notices.list).toEqual([]);
    write('hello');
    say({ event: 'new-sentence' });
    expect(conversation.isEmpty).toBe(true);
    expect(notices.list.map(({ text }) => text)).toEqual([
      'Another program began a new sentence. Undo brings the words back.',
    ]);
    conversation.undo();
    expect(conversation.text).toBe('hello');
  });

  test('says once that it practises, and again after the connection was lost', () => {
    store.keepPrivate(true);
    store.keepPrivate(true);
    say({ event: 'connection', connected: false });
    say({ event: 'connection', connected: true });
    expect(asked.filter(({ name }) => name === 'keepPrivate').map(({ input }) => input)).toEqual([
      { on: true },
      { on: true },
    ]);
  });
});
