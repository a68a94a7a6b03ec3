import { describe, expect, it } from 'vitest';
import type { NewWord, TakeSummary } from '../../../electron/ipc.ts';
import { LibraryStore } from '../../../renderer/library/store.svelte.ts';
import { deleteTakesOf } from '../../../renderer/new-words/anew.ts';
import { Comparison } from '../../../renderer/new-words/comparison.svelte.ts';
import { clashesOf, keyOf } from '../../../renderer/new-words/likeness.ts';
import {
  likenessOf,
  markOf,
  outcomeOf,
  progressOf,
  retrainOf,
  standingOf,
  worksNow,
} from '../../../renderer/new-words/phrases.ts';
import { arrivalsOf, NewWords } from '../../../renderer/new-words/store.svelte.ts';
import { Notices } from '../../../renderer/status/notices.svelte.ts';
import { originsOf } from '../../../renderer/words/vocabulary.ts';
import { mainSide, NOTE, takeOf, type Answer } from './record-studio.ts';

const tree = (changes: Partial<NewWord> = {}): NewWord => ({
  id: 7,
  word: 'tree',
  takes: 5,
  needed: 0,
  on: true,
  alike: [],
  ...changes,
});
const missing = (needed: number, changes: Partial<NewWord> = {}) => tree({ takes: 5 - needed, needed, ...changes });
const like = (word: string, nearness: number, id: number | null = null) => ({ word, id, nearness });

describe('how new words are spoken of', () => {
  it('counts the takes that are missing, one as one', () => {
    expect([5, 2, 1, 0].map((needed) => progressOf(missing(needed)))).toEqual([
      '0 of 5 takes: five more and it is recognised',
      '3 of 5 takes: two more and it is recognised',
      '4 of 5 takes: one more and it is recognised',
      'Works now; more takes make it firmer',
    ]);
    expect(progressOf(missing(14, { takes: 1 }))).toBe('1 of 15 takes: 14 more and it is recognised');
    expect([2, 1, 0].map((needed) => markOf(missing(needed)))).toEqual([
      '2 more takes',
      '1 more take',
      'works untrained',
    ]);
    expect([2, 1, 0].map((needed) => outcomeOf(missing(needed)))).toEqual([
      'needs 2 more takes',
      'needs 1 more take',
      'works now',
    ]);
    expect(standingOf(missing(2))).toBe('It is recognised when two more takes of it have been recorded.');
    expect(standingOf(missing(1))).toBe('It is recognised when one more take of it has been recorded.');
    expect(standingOf(tree({ takes: 1 }))).toContain('by its 1 take.');
  });

  it('says that a word is off once it has takes enough to be on', () => {
    const off = tree({ on: false });
    expect([markOf(off), outcomeOf(off), progressOf(off)]).toEqual(['off', 'off', 'Off: it is not recognised']);
    expect(standingOf(off)).toContain('only when you turn them on');
    expect(markOf(missing(2, { on: false }))).toBe('2 more takes');
    expect(progressOf(missing(2, { on: false }))).toBe(progressOf(missing(2)));
  });

  it('names the words that work, and counts them where they are many', () => {
    const words = (...names: string[]) => worksNow(names.map((word) => ({ word })));
    expect(words()).toBe('');
    expect(words('see_you')).toBe('“see you” works now.');
    expect(words('tree', 'river')).toBe('“tree” and “river” work now.');
    expect(words('a', 'b', 'c')).toBe('“a”, “b” and “c” work now.');
    expect(words('a', 'b', 'c', 'd')).toBe('“a”, “b”, “c” and 1 more word work now.');
    expect(words('a', 'b', 'c', 'd', 'e')).toBe('“a”, “b”, “c” and 2 more words work now.');
    expect([retrainOf(1), retrainOf(2)]).toEqual(['Retrain to make it firm.', 'Retrain to make them firm.']);
  });

  it('warns of what looks like one sign, and only remarks on what is a little alike', () => {
    const sentence = (nearness: number) => likenessOf({ word: tree(), other: like('see_you', nearness) });
    expect(sentence(0.8)).toBe('“tree” looks much like “see you”: they may be mixed up.');
    expect(sentence(0.79)).toBe('“tree” is a little like “see you”: compare them if they are mixed up.');
  });
});

describe('pairs that may be mixed up', () => {
  it('come once, nearest first, from 0.8 on', () => {
    const words = [
      tree({ alike: [like('river', 0.85, 8), like('hello', 0.799)] }),
      tree({ id: 8, word: 'river', alike: [like('water', 0.92), like('tree', 0.85, 7)] }),
    ];
    expect(clashesOf(words).map(({ word, other }) => [word.word, other.word])).toEqual([
      ['river', 'water'],
      ['tree', 'river'],
    ]);
  });

  it('are those of words that are recognised', () => {
    const alike = [like('hello', 0.9)];
    expect(clashesOf([tree({ on: false, alike }), missing(1, { alike })])).toEqual([]);
  });

  it('are the same pair in either order', () => {
    const one = { word: tree(), other: like('river', 0.9, 8) };
    const two = { word: tree({ id: 8, word: 'river' }), other: like('tree', 0.9, 7) };
    expect(keyOf(one)).toBe(keyOf(two));
  });
});

describe('what has come to work', () => {
  it('is what lacked takes before and lacks none now', () => {
    expect(arrivalsOf([missing(1)], [tree()])).toEqual([tree()]);
  });
  it('is neither what was turned on nor what another model does not know', () => {
    expect(arrivalsOf([tree({ on: false })], [tree()])).toEqual([]);
    expect(arrivalsOf([], [tree()])).toEqual([]);
    expect(arrivalsOf([missing(1, { on: false })], [tree({ on: false })])).toEqual([]);
  });
});

describe('the store', () => {
  async function setUp(first: NewWord[] | Error, answers: Record<string, Answer> = {}) {
    const side = mainSide({
      listNewWords: () => {
        if (first instanceof Error) throw first;
        return first;
      },
      ...answers,
    });
    const notices = new Notices();
    const words = new NewWords(side.api, notices);
    await words.refresh();
    const say = (...list: NewWord[]) => side.say({ event: 'new-words', words: list });
    const arrived = () => words.arrived.map(({ word }) => word);
    return { side, notices, words, say, arrived };
  }

  it('says once that a word works, though its last take is made anew', async () => {
    const { words, say, arrived } = await setUp([missing(2)]);
    say(missing(1));
    expect(arrived()).toEqual([]);
    say(tree());
    expect(arrived()).toEqual(['tree']);
    say(tree({ takes: 6 }));
    say(missing(1));
    say(tree());
    expect(arrived()).toEqual(['tree']);
    words.forget();
    say(missing(1));
    say(tree());
    expect(arrived()).toEqual([]);
  });

  it('takes what works at the start for known, whoever says it first', async () => {
    expect((await setUp([tree()])).arrived()).toEqual([]);
    const refused = await setUp(new Error('No such request.'));
    expect(refused.words.words).toEqual([]);
    refused.say(tree());
    expect(refused.arrived()).toEqual([]);
    expect(refused.words.word(7)).toEqual(tree());
  });

  it('hears by asking again what a lost connection kept from it', async () => {
    let list = [missing(1)];
    const { side, words, arrived } = await setUp([], { listNewWords: () => list });
    list = [tree()];
    side.say({ event: 'connection', connected: true });
    await words.refresh();
    expect(arrived()).toEqual(['tree']);
  });

  it('keeps quiet where nothing is known of new words', async () => {
    const { words, notices } = await setUp(new Error('No such request.'));
    expect([words.words, words.working, words.word(7), words.clashes(words.words)]).toEqual([[], [], null, []]);
    expect(notices.list).toEqual([]);
  });

  it('turns a word on and off, or says why not', async () => {
    const { words, notices, side, arrived } = await setUp([tree()], {
      setNewWord: ({ id, on }: { id: number; on: boolean }) => tree({ id, on }),
    });
    expect(await words.turn(7, false)).toBe(true);
    expect(words.working).toEqual([]);
    expect(await words.turn(7, true)).toBe(true);
    expect(words.working).toEqual([tree()]);
    expect(arrived()).toEqual([]);
    delete side.answers.setNewWord;
    expect(await words.turn(7, false)).toBe(false);
    expect(words.word(7)?.on).toBe(true);
    expect(notices.list.map(({ text }) => text)).toEqual(['No setNewWord.']);
  });

  it('does not warn again of a pair that is left as it is', async () => {
    const { words } = await setUp([tree({ alike: [like('hello', 0.9), like('water', 0.81)] })]);
    const [nearest] = words.clashes(words.words);
    expect(nearest?.other.word).toBe('hello');
    if (nearest) words.leave(nearest);
    expect(words.clashes(words.words).map(({ other }) => other.word)).toEqual(['water']);
  });
});

describe('the comparison of two movements', () => {
  const PROTOTYPE = { word: 'hello', fps: 20, frames: Array.from({ length: 41 }, () => [null, null]) };
  const takes = [takeOf(3, { notes: [NOTE] }), takeOf(2, { trim: { start: 200, end: 900 } }), takeOf(1)];

  async function compare(answers: Record<string, Answer>) {
    const { api, asked } = mainSide(answers);
    const comparison = new Comparison(() => 0, false);
    await comparison.load(api, { word: 'tree', id: 7 }, { word: 'hello', id: null });
    return { comparison, asked };
  }

  it('shows a take that nothing was noticed of beside what the model has, for as long as the longer one lasts', async () => {
    const { comparison, asked } = await compare({
      listTakes: () => ({ total: 3, takes }),
      loadPrototype: () => PROTOTYPE,
    });
    expect(comparison.shown).toMatchObject([{ kind: 'take', take: { id: 2 } }, { kind: 'movement' }]);
    expect(asked('listTakes')).toEqual([{ filter: { word: 7 }, offset: 0, limit: 20 }]);
    expect(asked('loadTakes')).toEqual([{ takes: [2] }]);
    expect(comparison.playback.length).toBe(2000);
    expect(comparison.playback.playing).toBe(false);
  });

  it('asks the model where the library has no take, and says where neither has anything', async () => {
    const { comparison } = await compare({
      listTakes: () => ({ total: 0, takes: [] }),
      loadPrototype: ({ word }: { word: string }) => (word === 'tree' ? PROTOTYPE : null),
    });
    expect(comparison.shown.map(({ kind }) => kind)).toEqual(['movement', 'absent']);
  });

  it('says why one cannot be shown, and shows the other', async () => {
    const { comparison } = await compare({
      listTakes: () => ({ total: 3, takes }),
      loadPrototype: () => {
        throw new Error('The model is gone.');
      },
    });
    expect(comparison.shown).toMatchObject([{ kind: 'take' }, { kind: 'failed', message: 'The model is gone.' }]);
  });
});

describe('to record a word differently', () => {
  const describeLibrary = () => ({
    words: [],
    signers: [],
    sessions: [],
    tags: [],
    takes: 0,
    deleted: 0,
    undo: null,
    redo: null,
  });

  it('deletes all of its takes as one change, however many', async () => {
    const all = Array.from({ length: 1203 }, (_, index) => takeOf(index + 1));
    const { api, asked } = mainSide({
      describeLibrary,
      listTakes: ({ offset, limit }: { offset: number; limit: number }) => ({
        total: all.length,
        takes: all.slice(offset, offset + limit),
      }),
    });
    expect(await deleteTakesOf(new LibraryStore(api, new Notices()), 7)).toBe(1203);
    expect(asked('changeTakes')).toEqual([{ takes: all.map(({ id }) => id), change: { deleted: true } }]);
  });

  it('changes nothing where there is nothing, and says why it failed', async () => {
    const notices = new Notices();
    const { api, asked, answers } = mainSide({
      describeLibrary,
      listTakes: () => ({ total: 0, takes: [] as TakeSummary[] }),
    });
    const library = new LibraryStore(api, notices);
    expect(await deleteTakesOf(library, 7)).toBe(0);
    expect(asked('changeTakes')).toEqual([]);
    delete answers.listTakes;
    expect(await deleteTakesOf(library, 7)).toBeNull();
    expect(notices.list).toHaveLength(1);
  });
});

describe('where words come from', () => {
  it('is asked only where they come from several places', () => {
    const from = (...origins: ('model' | 'new' | 'released')[]) => originsOf(origins.map((origin) => ({ origin })));
    expect(from('model', 'model')).toEqual([]);
    expect(from('released', 'model', 'new', 'model')).toEqual([
      { origin: 'new', count: 1 },
      { origin: 'model', count: 2 },
      { origin: 'released', count: 1 },
    ]);
  });
});
