import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import {
  createApi,
  type AppEvent,
  type LibraryDescription,
  type Reply,
  type RequestName,
} from '../../../electron/ipc.ts';
import { LibraryStore } from '../../../renderer/library/store.svelte.ts';
import { Notices } from '../../../renderer/status/notices.svelte.ts';

const EMPTY: LibraryDescription = {
  words: [],
  signers: [],
  sessions: [],
  tags: [],
  takes: 0,
  deleted: 0,
  undo: null,
  redo: null,
};
const word = (id: number, gloss: string) => ({
  id,
  word: gloss,
  language: '',
  note: '',
  reference: '',
  takes: 0,
  flagged: 0,
  signers: 0,
});

function setUp() {
  let library = EMPTY;
  const asked: RequestName[] = [];
  const listeners = new Set<(event: AppEvent) => void>();
  const answers: Partial<Record<RequestName, (input: never) => unknown>> = {
    describeLibrary: () => library,
    addWord: ({ word: gloss }: { word: string }) => {
      const added = word(library.words.length + 1, gloss);
      library = { ...library, words: [...library.words, added] };
      return added;
    },
    undo: () => 'Delete 3 takes',
    redo: () => null,
    removeWord: () => null,
  };
  /** Readings of the library that are held back until the test lets them go. */
  let gate: Promise<void> | null = null;
  const api = createApi({
    async request(name, input): Promise<Reply> {
      asked.push(name);
      const answer = answers[name];
      const value = answer?.(input as never);
      if (name === 'describeLibrary') await gate;
      return answer ? { ok: true, value } : { ok: false, code: 'refused', message: 'That cannot be done.' };
    },
    sendFrame: () => undefined,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  });
  const notices = new Notices();
  return {
    store: new LibraryStore(api, notices),
    answers,
    says: () => notices.list.map(({ text }) => text),
    say: (event: AppEvent) => listeners.forEach((listener) => listener(event)),
    looks: () => asked.filter((name) => name === 'describeLibrary').length,
    become: (next: Partial<LibraryDescription>) => (library = { ...library, ...next }),
    hold() {
      let letGo: () => void = () => undefined;
      gate = new Promise((resolve) => (letGo = resolve));
      return () => letGo();
    },
  };
}

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

describe('LibraryStore', () => {
  it('knows nothing before it has looked, then every word by its number', async () => {
    const { store, become } = setUp();
    expect(store.description).toBeNull();
    become({ words: [word(7, 'hello')] });
    await store.refresh();
    expect(store.state.kind).toBe('ready');
    expect(store.word(7)?.word).toBe('hello');
    expect(store.word(8)).toBeNull();
  });

  it('looks once after a burst of changes', async () => {
    const { store, say, looks, become } = setUp();
    await store.refresh();
    for (let burst = 0; burst < 5; burst++) {
      say({ event: 'library' });
      await vi.advanceTimersByTimeAsync(50);
    }
    expect(looks()).toBe(1);
    become({ takes: 5 });
    await vi.advanceTimersByTimeAsync(1000);
    expect(looks()).toBe(2);
    expect(store.description?.takes).toBe(5);
  });

  it('has one question on its way at most, and asks again where the answer may be stale', async () => {
    const { store, looks, become, hold } = setUp();
    const go = hold();
    const first = store.refresh();
    become({ takes: 3 });
    const second = store.refresh();
    await vi.advanceTimersByTimeAsync(10);
    expect(looks()).toBe(1);
    go();
    await Promise.all([first, second]);
    expect(looks()).toBe(2);
    expect(store.description?.takes).toBe(3);
  });

  it('looks again when the connection is back', async () => {
    const { store, say, looks } = setUp();
    await store.refresh();
    say({ event: 'connection', connected: false });
    await vi.advanceTimersByTimeAsync(1000);
    expect(looks()).toBe(1);
    say({ event: 'connection', connected: true });
    await vi.advanceTimersByTimeAsync(0);
    expect(looks()).toBe(2);
  });

  it('has read the library that a change left behind when the change resolves', async () => {
    const { store } = setUp();
    const added = await store.addWord({ word: 'thanks' });
    expect(added?.word).toBe('thanks');
    expect(store.word(added?.id ?? 0)?.word).toBe('thanks');
  });

  it('says why something could not be done, and keeps what it knew', async () => {
    const { store, become, says, answers } = setUp();
    become({ takes: 4 });
    await store.refresh();
    expect(await store.addSigner({ name: 'Ada', dominant: 'left' })).toBeNull();
    expect(says()).toEqual(['That cannot be done.']);
    delete answers.describeLibrary;
    await store.refresh();
    expect(store.state).toEqual({ kind: 'failed', message: 'That cannot be done.' });
    expect(store.description?.takes).toBe(4);
  });

  it('tells a word that was removed from one that could not be', async () => {
    const { store, answers } = setUp();
    expect(await store.removeWord(1)).toBe(true);
    delete answers.removeWord;
    expect(await store.removeWord(1)).toBe(false);
  });

  it('says what was undone, and where there was nothing left', async () => {
    const { store, says } = setUp();
    await store.undo();
    await store.redo();
    expect(says()).toEqual(['Undone: Delete 3 takes.', 'There is nothing to redo.']);
  });

  it('hears nothing more once it is closed', async () => {
    const { store, say, looks } = setUp();
    store.close();
    say({ event: 'library' });
    await vi.advanceTimersByTimeAsync(1000);
    expect(looks()).toBe(0);
  });
});
