import { describe, expect, it, vi } from 'vitest';
import {
  createApi,
  type AnswerKeeping,
  type AppEvent,
  type IdleMovement,
  type Reply,
  type RequestName,
  type Sensitivity,
} from '../../../electron/ipc.ts';
import { openMemory } from '../../../renderer/memory.ts';
import { Notices } from '../../../renderer/status/notices.svelte.ts';
import { AnswerStore } from '../../../renderer/translate/answers.svelte.ts';
import { Caption } from '../../../renderer/translate/caption.svelte.ts';
import { IdleStore, knownIdle } from '../../../renderer/translate/idle.svelte.ts';
import { effectOf, nameOf } from '../../../renderer/translate/sensitivity-phrases.ts';
import { SensitivityStore } from '../../../renderer/translate/sensitivity.svelte.ts';

const STEPS = [
  { threshold: 0.9, missed: 0.204, falsePerMinute: 0.02, foreign: 0.05 },
  { threshold: 0.6, missed: 0.04, falsePerMinute: 1.1, foreign: 0.2 },
  { threshold: 0.3, missed: 0.001, falsePerMinute: 6.2, foreign: 0.5 },
];

/** A main side that answers each request when the test lets it. */
function mainSide(answers: Partial<Record<RequestName, (input: never) => unknown>>) {
  const listeners = new Set<(event: AppEvent) => void>();
  const asked: [RequestName, unknown][] = [];
  let gate: Promise<void> = Promise.resolve();
  const api = createApi({
    async request(name, input): Promise<Reply> {
      asked.push([name, input]);
      await gate;
      const answer = answers[name];
      return answer ? { ok: true, value: answer(input as never) } : { ok: false, code: 'full', message: 'No room.' };
    },
    sendFrame: () => undefined,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  });
  const say = (event: AppEvent) => listeners.forEach((listener) => listener(event));
  const hold = () => {
    let release = () => {};
    gate = new Promise((resolve) => (release = resolve));
    return () => release();
  };
  return { api, asked, say, hold, notices: new Notices() };
}

describe('the sensitivity in words', () => {
  it('says what a position costs in figures where they were measured', () => {
    const told = (at: number) => effectOf(at, { steps: STEPS });
    expect(told(0)).toBe('Hardly a false word while hands move without signing, 20 of 100 signs missed.');
    expect(told(0.25)).toBe(
      'About one false word in 2 minutes while hands move without signing, 12 of 100 signs missed.',
    );
    expect(told(0.5)).toBe('About one false word a minute while hands move without signing, 4 of 100 signs missed.');
    expect(told(1)).toBe(
      'About 6 false words a minute while hands move without signing, fewer than 1 of 100 signs missed.',
    );
  });

  it('names no figure where none was measured, and says something else at each name', () => {
    const places = [0, 0.3, 0.5, 0.7, 1];
    expect(places.map(nameOf)).toEqual(['Careful', 'Rather careful', 'Balanced', 'Rather eager', 'Eager']);
    const effects = places.map((at) => effectOf(at, { steps: null }));
    expect(new Set(effects).size).toBe(5);
    expect(effects.join()).not.toMatch(/\d/);
  });
});

describe('the slider', () => {
  const known: Sensitivity = { value: null, standard: 0.4, steps: STEPS };

  it('stands where the model was made, until somebody chooses', async () => {
    const main = mainSide({ describeSensitivity: () => known, setSensitivity: () => known });
    const store = new SensitivityStore(main.api, main.notices);
    await store.refresh();
    expect(store.at).toBe(0.4);
    store.choose(0.9);
    expect(store.at).toBe(0.9);
    store.choose(null);
    expect(store.at).toBe(0.4);
    store.close();
  });

  it('sends the last choice of many, not all of them', async () => {
    const main = mainSide({ describeSensitivity: () => known, setSensitivity: () => known });
    const store = new SensitivityStore(main.api, main.notices);
    await store.refresh();
    const release = main.hold();
    for (const value of [0.5, 0.6, 0.7, 0.8]) store.choose(value);
    // What it hears meanwhile is older than what the person does.
    main.say({ event: 'sensitivity', sensitivity: { ...known, value: 0.5 } });
    expect(store.at).toBe(0.8);
    release();
    const sent = () => main.asked.flatMap(([name, input]) => (name === 'setSensitivity' ? [input] : []));
    await vi.waitFor(() => expect(sent()).toEqual([{ value: 0.5 }, { value: 0.8 }]));
    store.close();
  });

  it('goes back to what holds, with a message, where it could not be kept', async () => {
    const main = mainSide({ describeSensitivity: () => known });
    const store = new SensitivityStore(main.api, main.notices);
    await store.refresh();
    const said = vi.spyOn(main.notices, 'say');
    store.choose(1);
    await vi.waitFor(() => expect(store.at).toBe(0.4));
    expect(said).toHaveBeenCalledWith('No room.');
    store.close();
  });
});

describe('idle movement', () => {
  const none: IdleMovement = { takes: 0, on: true, used: true };

  function setUp(idle: IdleMovement, memory = openMemory(() => localStorageOf())) {
    const main = mainSide({ describeIdle: () => idle, setIdle: ({ on }: { on: boolean }) => ({ ...idle, on }) });
    return { ...main, memory, store: new IdleStore(main.api, main.notices, memory) };
  }
  const localStorageOf = () => ({ getItem: () => null, setItem: () => undefined });

  it('is asked for where none is known, and is news when it comes; dismissed, it stays away', async () => {
    const { store, say, memory } = setUp(none);
    expect(store.shows).toBeNull();
    await store.refresh();
    expect(store.shows).toBe('hint');
    say({ event: 'idle', idle: { ...none, takes: 1 } });
    expect(store.shows).toBe('news');
    expect(store.known && knownIdle(store.known)).toBe('Idle movement is known: 1 take.');
    store.dismiss();
    expect(store.shows).toBeNull();
    store.close();
    const again = setUp(none, memory);
    await again.store.refresh();
    expect(again.store.shows).toBeNull();
    again.store.close();
  });

  it('is neither asked for where the model cannot use it, nor news where it has long been known', async () => {
    for (const idle of [
      { ...none, used: false },
      { ...none, takes: 12 },
    ]) {
      const { store } = setUp(idle);
      await store.refresh();
      expect(store.shows).toBeNull();
      store.close();
    }
  });
});

describe('what a sign was', () => {
  const ADA = { id: 3, name: 'Ada', dominant: 'right' as const, takes: 0 };

  function setUp(keeping: AnswerKeeping) {
    let now = keeping;
    const main = mainSide({
      describeAnswers: () => now,
      setAnswers: (next: AnswerKeeping) => (now = next),
      answer: () => null,
    });
    const store = new AnswerStore(main.api, main.notices);
    const kept = () => main.asked.flatMap(([name, input]) => (name === 'answer' ? [input] : []));
    return { ...main, store, kept };
  }

  it('is asked about once, and goes to the main side only after a yes, with what was answered before it', async () => {
    const { store, kept } = setUp({ keep: null, signer: null });
    store.heard(1, 'tea');
    // Nothing is known yet of what the person wants.
    expect(store.asks).toBe(false);
    await store.refresh();
    store.heard(2, 'tea');
    store.heard(3, 'water');
    store.heard(2, 'coffee');
    expect(store.asks).toBe(true);
    expect(kept()).toEqual([]);
    await store.agree(ADA);
    expect(store.asks).toBe(false);
    expect(kept()).toEqual([
      { sign: 3, word: 'water' },
      { sign: 2, word: 'coffee' },
    ]);
    store.heard(4, 'tea');
    expect(kept()).toContainEqual({ sign: 4, word: 'tea' });
    expect(store.asks).toBe(false);
    store.close();
  });

  it('is not asked about after a no, nor where the question was left open; and again where somebody wants that', async () => {
    const { store, kept } = setUp({ keep: null, signer: null });
    await store.refresh();
    store.heard(1, 'tea');
    store.dismiss();
    store.heard(2, 'tea');
    expect(store.asks).toBe(false);
    await store.refuse();
    store.heard(3, 'tea');
    expect(store.asks).toBe(false);
    await store.choose({ keep: null, signer: null });
    store.heard(4, 'tea');
    expect(store.asks).toBe(true);
    expect(kept()).toEqual([]);
    store.close();
  });

  it('is told of the question’s sign, and of the last word that was put right; not of signs that nobody holds', () => {
    const caption = new Caption();
    const told: [number, string | null][] = [];
    caption.onanswer = (sign, word) => told.push([sign, word]);
    const guess = { word: 'tea', confidence: 0.4, start: 0, end: 500, t: 600 };
    const alternatives = [{ word: 'water', confidence: 0.3 }];
    caption.hear({ kind: 'unsure', ...guess, alternatives, sign: 5 });
    caption.answer(1);
    expect(told).toEqual([[5, 'water']]);
    caption.conversation.correct({ word: 'tea', confidence: 0.4 });
    caption.hear({ kind: 'committed', ...guess, alternatives, sign: 6 });
    caption.conversation.correct({ word: 'water', confidence: 0.3 });
    caption.hear({ kind: 'unsure', ...guess, alternatives });
    caption.answer(0);
    expect(told.slice(1)).toEqual([
      [5, 'tea'],
      [6, 'water'],
    ]);
    expect(caption.conversation.words.map(({ word }) => word)).toEqual(['tea', 'water', 'tea']);
    caption.forget();
  });

  it('is told, too, that a word was deleted, and that a choice was taken back; clearing the caption says nothing', () => {
    const caption = new Caption();
    const told: [number, string | null][] = [];
    caption.onanswer = (sign, word) => told.push([sign, word]);
    const { conversation } = caption;
    const guess = { word: 'tea', confidence: 0.9, start: 0, end: 500, t: 600 };
    const alternatives = [{ word: 'water', confidence: 0.05 }];
    caption.hear({ kind: 'committed', ...guess, alternatives, sign: 1 });
    caption.hear({ kind: 'committed', ...guess, alternatives, sign: 2 });
    conversation.correct({ word: 'water', confidence: 0.05 });
    conversation.undo();
    expect(told).toEqual([
      [2, 'water'],
      [2, 'tea'],
    ]);
    const [first] = conversation.words;
    conversation.remove(first?.id ?? 0);
    conversation.undo();
    conversation.clear();
    expect(told.slice(2)).toEqual([
      [1, null],
      [1, 'tea'],
    ]);
    caption.forget();
  });
});
