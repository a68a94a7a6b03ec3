/** Practice: words out of text, movements in a row, and rounds with their scores. */
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { Prototype, Recognition } from '../../../models/recognition.ts';
import { Drill, outcomeOf, SHOWN_MS, type Score } from '../../../renderer/practise/drill.svelte.ts';
import { piecesOf } from '../../../renderer/practise/phrase.ts';
import { outcomeInWords, roundInWords, scoreInWords } from '../../../renderer/practise/phrases.ts';
import { Progress } from '../../../renderer/practise/progress.svelte.ts';
import { Sequence } from '../../../renderer/practise/sequence.svelte.ts';
import { openMemory } from '../../../renderer/memory.ts';

const WORDS = ['thank_you', 'you', 'hello', 'see-you', 'café', "don't"];

describe('from text to signs', () => {
  test('the longest known word is taken, whatever its case, accents and punctuation', () => {
    expect(piecesOf('Hello!  Thank you, see you at the CAFE. Don’t', WORDS)).toEqual([
      { text: 'Hello', word: 'hello' },
      { text: 'Thank you', word: 'thank_you' },
      { text: 'see you', word: 'see-you' },
      { text: 'at the', word: null },
      { text: 'CAFE', word: 'café' },
      { text: 'Don’t', word: "don't" },
    ]);
  });

  test('text without a word in it is nothing to sign', () => {
    expect(piecesOf(' …! ', WORDS)).toEqual([]);
    expect(piecesOf('hello', [])).toEqual([{ text: 'hello', word: null }]);
  });

  test('whatever is typed, each word of it is in one piece, in order', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom('thank', 'you', 'see', 'hello', 'xyzzy', 'at')), (tokens) => {
        const pieces = piecesOf(tokens.join(' '), WORDS);
        expect(pieces.flatMap(({ text }) => text.split(' '))).toEqual(tokens);
        expect(pieces.every(({ word }) => word === null || WORDS.includes(word))).toBe(true);
      }),
    );
  });
});

/** 21 frames at 20 a second: one second. */
const movement = (word: string): Prototype => ({
  word,
  fps: 20,
  frames: Array.from({ length: 21 }, (_, k) => [null, Array.from({ length: 63 }, () => k / 21)]),
});

describe('movements in a row', () => {
  test('one follows the other after a rest, what has no movement is passed over, and after the last comes the first', async () => {
    const load = vi.fn((word: string) => Promise.resolve(word === 'you' ? null : movement(word)));
    const sequence = new Sequence(load);
    await sequence.show(piecesOf('hello you hmm café hello', WORDS), true);
    expect(load).toHaveBeenCalledTimes(3);
    const seen: number[] = [];
    for (let k = 0; k < 100; k++) {
      if (seen.at(-1) !== sequence.at) seen.push(sequence.at);
      sequence.advance(50);
    }
    expect(seen).toEqual([0, 3, 4, 0]);
    sequence.pause();
    const { at } = sequence;
    const time = sequence.current?.movement?.time;
    sequence.advance(5000);
    expect([sequence.at, sequence.current?.movement?.time]).toEqual([at, time]);
  });

  test('slowly takes longer', async () => {
    const sequence = new Sequence((word) => Promise.resolve(movement(word)));
    await sequence.show(piecesOf('hello', WORDS), true);
    sequence.slow = true;
    sequence.advance(500);
    expect(sequence.current?.movement?.time).toBeCloseTo(200);
  });

  test('without any movement nothing plays, and a failure says why', async () => {
    const sequence = new Sequence(() => Promise.reject(new Error('The model is gone.')));
    await sequence.show(piecesOf('hmm', WORDS), true);
    expect([sequence.at, sequence.playing, sequence.trouble]).toEqual([-1, false, null]);
    sequence.toggle();
    expect(sequence.playing).toBe(false);
    await sequence.show(piecesOf('hello', WORDS), true);
    expect([sequence.trouble, sequence.loading]).toEqual(['The model is gone.', false]);
  });

  test('what was typed last is shown, whichever answer comes last', async () => {
    const answers = new Map<string, (found: Prototype | null) => void>();
    const sequence = new Sequence((word) => new Promise((resolve) => answers.set(word, resolve)));
    const first = sequence.show(piecesOf('hello', WORDS), true);
    const second = sequence.show(piecesOf('you', WORDS), true);
    answers.get('you')?.(movement('you'));
    answers.get('hello')?.(movement('hello'));
    await Promise.all([first, second]);
    expect(sequence.steps.map(({ word }) => word)).toEqual(['you']);
  });
});

const read = (word: string, confidence = 0.9, kind: 'committed' | 'unsure' = 'committed'): Recognition => ({
  kind,
  word,
  confidence,
  alternatives: [{ word: 'café', confidence: 0.1 }],
  start: 0,
  end: 500,
  t: 600,
});

describe('a round', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());
  const pass = () => vi.advanceTimersByTime(SHOWN_MS);

  test('goes on to the next word when one is right, and while it is shown nothing counts', () => {
    const drill = new Drill();
    drill.start(['hello', 'you']);
    expect([drill.word, drill.place]).toEqual(['hello', { at: 1, of: 2 }]);
    drill.hear({ kind: 'provisional', word: 'you', confidence: 0.4, t: 0 });
    expect(drill.guess).toBe('you');
    drill.hear(read('hello'));
    drill.hear(read('you'));
    expect([drill.word, drill.last, drill.guess]).toEqual(['hello', { kind: 'right', sure: 0.9 }, null]);
    pass();
    expect([drill.word, drill.last, drill.place.at]).toEqual(['you', null, 2]);
    drill.hear(read('you', 0.8));
    pass();
    expect([drill.running, drill.word]).toEqual([false, null]);
    expect(drill.scores.map(({ word, tries, right }) => [word, tries, right])).toEqual([
      ['hello', 1, true],
      ['you', 1, true],
    ]);
  });

  test('a word that three tries do not bring comes back at the end, once', () => {
    const drill = new Drill();
    drill.start(['hello', 'you']);
    for (let round = 0; round < 2; round++) {
      for (let k = 0; k < 3; k++) drill.hear(read('thank_you'));
      pass();
      if (round === 0) {
        expect(drill.word).toBe('you');
        drill.hear({ kind: 'withdrawn', t: 0 });
        drill.hear(read('you'));
        pass();
        expect([drill.word, drill.place]).toEqual(['hello', { at: 3, of: 3 }]);
      }
    }
    expect(drill.running).toBe(false);
    expect(drill.scores.map(({ word, tries, right }) => [word, tries, right])).toEqual([
      ['hello', 3, false],
      ['you', 2, true],
      ['hello', 3, false],
    ]);
  });

  test('skipping and stopping keep what was scored, and nothing comes afterwards', () => {
    const drill = new Drill();
    const told: Score[] = [];
    drill.onscore = (score) => told.push(score);
    drill.start(['hello', 'you']);
    drill.skip();
    expect(drill.word).toBe('you');
    drill.hear(read('you'));
    drill.stop();
    pass();
    drill.hear(read('you'));
    expect([drill.running, drill.scores.length, told.length]).toEqual([false, 2, 2]);
    drill.start([]);
    expect(drill.running).toBe(false);
  });

  test.each([
    [read('hello'), 'hello', { kind: 'right', sure: 0.9 }],
    [read('you'), 'café', { kind: 'other', word: 'you', sure: 0.1 }],
    [read('you'), 'hello', { kind: 'other', word: 'you', sure: 0 }],
    [read('hello', 0.5, 'unsure'), 'hello', { kind: 'nearly', sure: 0.5 }],
    [read('you', 0.5, 'unsure'), 'café', { kind: 'nearly', sure: 0.1 }],
    [read('you', 0.5, 'unsure'), 'hello', { kind: 'nothing' }],
  ] as const)('an attempt is judged by what was read: case %#', (recognition, asked, outcome) => {
    if (recognition.kind === 'provisional') throw new Error('A guess is no attempt.');
    expect(outcomeOf(recognition, asked)).toEqual(outcome);
  });

  test('is told in sentences', () => {
    const score = (tries: number, right = true): Score => ({ word: 'hello', tries, right, sure: 0.9, skipped: false });
    expect(outcomeInWords({ kind: 'right', sure: 0.999 }, 'thank_you')).toBe('Right: “thank you”, 99 % sure.');
    expect(roundInWords([score(1)])).toBe('Right at the first try.');
    expect(roundInWords([score(1), score(1)])).toBe('All 2 right at the first try.');
    expect(roundInWords([score(1), score(2), { ...score(0, false), skipped: true }])).toBe(
      '1 of 2 right at the first try.',
    );
    expect(roundInWords([{ ...score(0, false), skipped: true }])).toBe('No word was signed.');
    expect([score(2), score(3, false)].map(scoreInWords)).toEqual(['second try, 90 % sure', 'not read']);
  });
});

describe('progress', () => {
  const storage = () => {
    const kept = new Map<string, string>();
    return {
      getItem: (key: string) => kept.get(key) ?? null,
      setItem: (key: string, value: string) => void kept.set(key, value),
    };
  };

  test('is kept, and chooses the words that went wrong, worst first, or those that are new', () => {
    const store = storage();
    const progress = new Progress(openMemory(() => store));
    progress.add({ word: 'hello', tries: 3, right: false, skipped: false });
    progress.add({ word: 'you', tries: 2, right: true, skipped: false });
    progress.add({ word: 'café', tries: 1, right: true, skipped: false });
    progress.add({ word: 'see-you', tries: 0, right: false, skipped: true });
    const again = new Progress(openMemory(() => store));
    expect(again.choose(WORDS, 'weak', 10)).toEqual(['hello', 'you']);
    expect(again.choose(WORDS, 'new', 10).toSorted()).toEqual(["don't", 'see-you', 'thank_you']);
    expect(again.choose(WORDS, 'all', 4)).toHaveLength(4);
    for (let k = 0; k < 20; k++) again.add({ word: 'hello', tries: 1, right: true, skipped: false });
    expect(again.of('hello')).toBeGreaterThan(0.99);
  });

  test('damaged storage, and words named like an object’s own parts, do no harm', () => {
    const store = storage();
    store.setItem('signwright.practised', '{"hello":7');
    const progress = new Progress(openMemory(() => store));
    expect(progress.of('hello')).toBeNull();
    expect(progress.of('constructor')).toBeNull();
    progress.add({ word: '__proto__', tries: 1, right: true, skipped: false });
    expect(progress.choose(['constructor'], 'new', 5)).toEqual(['constructor']);
  });
});
