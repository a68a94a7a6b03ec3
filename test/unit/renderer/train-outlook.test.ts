import { describe, expect, it } from 'vitest';
import type { LibraryWord, Signer } from '../../../electron/ipc.ts';
import { Choice } from '../../../renderer/train/choice.svelte.ts';
import {
  about,
  BOUNDARIES_S,
  judgingTime,
  learningTime,
  left,
  stepsFor,
  MOST_GROUPS,
} from '../../../renderer/train/duration.ts';
import { FAMILY_TEXTS } from '../../../renderer/train/families.ts';
import { nameFor } from '../../../renderer/train/name.ts';
import { FEW_TO_START, outlookOf, type Grounds } from '../../../renderer/train/outlook.ts';
import { SignerTakes } from '../../../renderer/train/signer-takes.svelte.ts';
import { FAMILIES } from '../../../models/network.ts';
import { groupsOf } from '../../../training/judgement.ts';
import { epochsFor, RECIPE } from '../../../training/recipe.ts';
import { startFor } from '../../../training/transfer.ts';

const wordOf = (id: number, word: string, takes: number, signers = 2): LibraryWord => ({
  id,
  word,
  language: '',
  note: '',
  reference: '',
  takes,
  flagged: 0,
  signers: takes ? signers : 0,
});
const signerOf = (id: number, name: string, takes: number): Signer => ({ id, name, dominant: 'right', takes });

const WORDS = [wordOf(1, 'hello', 20), wordOf(2, 'thank_you', 20), wordOf(3, 'water', 20), wordOf(4, 'none', 20)];
const SIGNERS = [signerOf(1, 'Ada', 40), signerOf(2, 'Ben', 40), signerOf(3, 'Cleo', 0)];

const grounds = (changes: Partial<Grounds> = {}, words = WORDS, signers = SIGNERS): Grounds => ({
  library: { words, signers, sessions: [] },
  leftOut: new Set(),
  signersOut: new Set(),
  table: null,
  known: null,
  union: [],
  family: 'gru',
  pace: 1,
  ...changes,
});
const codes = (given: Grounds) => outlookOf(given).warnings.map(({ code }) => code);

describe('how long it takes', () => {
  it('counts the steps that training takes', () => {
    for (const takes of [1, 31, 33, 240, 600, 5000, 100_000])
      for (const classes of [2, 13, 20, 33, 100]) {
        const steps = epochsFor(takes, classes, RECIPE) * Math.ceil(takes / RECIPE.batch);
        expect(stepsFor(takes, classes), `${takes} takes, ${classes} words`).toBe(steps);
      }
  });
  it('is about what was measured: 26 s for 20 words and 370 takes', () => {
    const effort = { takes: 370, classes: 20, family: 'gru', groups: 3, pace: 1 } as const;
    expect(learningTime(effort)).toBeGreaterThan(22);
    expect(learningTime(effort)).toBeLessThan(30);
    expect(learningTime({ ...effort, pace: 2 })).toBeGreaterThan(1.7 * learningTime(effort));
    expect(learningTime({ ...effort, family: 'rnn' })).toBeLessThan(0.7 * learningTime(effort));
  });
  it('counts a training for each group that is left out', () => {
    const effort = { takes: 370, classes: 20, family: 'gru', pace: 1 } as const;
    expect(judgingTime({ ...effort, groups: 1 })).toBe(0);
    const learning = judgingTime({ ...effort, groups: 2 }) - BOUNDARIES_S;
    expect(learning / learningTime({ ...effort, groups: 2 })).toBeCloseTo(2, 0);
    expect(judgingTime({ ...effort, groups: 60 })).toBe(judgingTime({ ...effort, groups: MOST_GROUPS }));
    const takes = Array.from({ length: 60 }, (_, k) => ({ signer: `s${k}`, session: 'a', split: null }));
    expect(groupsOf(takes).groups).toHaveLength(MOST_GROUPS);
  });
  it('is not said more exactly than it is known', () => {
    expect([3, 21, 25, 58, 80, 130, 3500, 9000].map(about)).toEqual([
      'a few seconds',
      'about 25 seconds',
      'about 25 seconds',
      'about a minute',
      'about a minute',
      'about 2 minutes',
      'about an hour',
      'about 3 hours',
    ]);
    expect([null, 0.3, 11.2, 41, 100, 3700].map(left)).toEqual([
      '',
      'nearly there',
      'about 12 s left',
      'about 45 s left',
      'about 2 min left',
      'about 1 h 2 min left',
    ]);
  });
});

describe('what a training would do', () => {
  it('is said in a sentence, with what the active model does not know', () => {
    const { summary, missing, after } = outlookOf(grounds({ known: new Set(['hello']) }));
    expect(missing).toBeNull();
    expect(summary).toBe('Learns 3 words (2 of them new) from 80 takes of 2 people. About 25 seconds.');
    expect(after).toBe('Then people are left out in turn to judge it: about a minute more, in the background.');
    expect(outlookOf(grounds({ known: new Set() })).summary).toContain('3 words (all new)');
    expect(outlookOf(grounds({ known: new Set(['hello', 'thank_you', 'water']) })).summary).toContain('3 words from');
  });
  it('has the right plurals', () => {
    const words = [wordOf(1, 'hello', 1, 1), wordOf(4, 'none', 0, 0), wordOf(5, 'no', 0)];
    const union = [{ words: ['hello', 'yes'], takes: 1 }];
    expect(outlookOf(grounds({ union }, words, [signerOf(1, 'Ada', 1)])).summary).toMatch(
      /^Learns 2 words from 1 take of 1 person, and from up to 1 take that another model learnt from\./,
    );
  });
  it('counts exactly when words or people are left out, once it is known who signed what', () => {
    const signersOut = new Set([2]);
    const upTo = outlookOf(grounds({ signersOut }));
    expect(upTo.summary).toContain('from up to 80 takes of up to 1 person');
    const table = new Map([
      [
        1,
        new Map([
          ['hello', 7],
          ['water', 6],
          ['none', 5],
        ]),
      ],
      [2, new Map([['hello', 13]])],
    ]);
    expect(outlookOf(grounds({ signersOut, table })).summary).toContain('Learns 2 words from 18 takes of 1 person.');
    // Ben shows nothing but “hello”: without it, he is not among those who teach.
    expect(outlookOf(grounds({ leftOut: new Set([1]), table })).missing).toBeNull();
    expect(outlookOf(grounds({ leftOut: new Set([1]), table })).summary).toContain('11 takes of 1 person');
  });
  it('does not begin without takes, or with less than two words, and says what to do', () => {
    expect(outlookOf(grounds({}, [], [])).missing).toBe('There are no takes to learn from yet: record some first.');
    const one = [wordOf(1, 'hello', 8)];
    expect(outlookOf(grounds({}, one)).missing).toMatch(/at least two words: record another one/);
    expect(outlookOf(grounds({}, [...one, wordOf(4, 'none', 3)])).missing).toBeNull();
    const leftOut = new Set([1, 2, 3]);
    expect(outlookOf(grounds({ leftOut })).missing).toMatch(/at least two words: choose another one/);
    expect(outlookOf(grounds({ signersOut: new Set([1, 2]), table: new Map() })).missing).toMatch(/choose more/);
  });
  it('says what it starts from by the rule of training', () => {
    for (const takes of [FEW_TO_START - 1, FEW_TO_START]) {
      const words = WORDS.map((word) => ({ ...word, takes }));
      const released = startFor(undefined, takes * words.length, words.length) !== null;
      expect(outlookOf(grounds({}, words)).start).toMatch(released ? /from the released model\.$/ : /from nothing\.$/);
    }
  });
});

describe('what should be known before', () => {
  it('is nothing where all is well', () => {
    expect(codes(grounds())).toEqual([]);
  });
  it('is that nothing shows what is no sign', () => {
    const [warning] = outlookOf(grounds({}, WORDS.slice(0, 3))).warnings;
    expect(warning).toMatchObject({ code: 'no-idle', record: { idle: 20 } });
  });
  it('names words with few takes, and how many to record', () => {
    const words = [...WORDS, wordOf(5, 'see_you', 3), wordOf(6, 'family', 0)];
    const [few] = outlookOf(grounds({}, words)).warnings;
    expect(few?.text).toBe('“see you” has fewer than 5 takes: too few to be read well.');
    expect(few?.record?.words).toEqual([{ word: 5, takes: 2 }]);
    const many = Array.from({ length: 8 }, (_, k) => wordOf(10 + k, `w${k}`, 1));
    expect(outlookOf(grounds({}, [...WORDS, ...many])).warnings[0]?.text).toMatch(
      /^“w0”, “w1”, “w2”, “w3”, “w4” and 3 more have fewer/,
    );
  });
  it('is that some words have far fewer takes than the others', () => {
    const words = [wordOf(1, 'a', 60), wordOf(2, 'b', 60), wordOf(3, 'c', 6), wordOf(4, 'none', 20)];
    expect(codes(grounds({}, words))).toEqual(['rare']);
    expect(outlookOf(grounds({}, words)).warnings[0]?.text).toContain('“c” has far fewer takes than the other words');
  });
  it('is that of one person nothing is known of others', () => {
    expect(codes(grounds({}, WORDS, [signerOf(1, 'Ada', 80)]))).toEqual(['one-person']);
    expect(codes(grounds({}, [...WORDS, wordOf(5, 'no', 20, 1)]))).toEqual(['alone']);
  });
});

describe('the order', () => {
  const MODELS = [{ id: 'released' }, { id: 'm-1' }];
  it('is of all that there is by default, also of what is recorded later', () => {
    expect(new Choice().order(WORDS, SIGNERS, MODELS, 'My words')).toEqual({
      name: 'My words',
      words: null,
      signers: null,
      family: 'gru',
      from: null,
      activate: true,
    });
  });
  it('is of what was not left out; what is gone is forgotten', () => {
    const choice = new Choice();
    choice.takeWords([1, 99], false);
    choice.takeSigners([2, 3], false);
    choice.takeSigners([3], true);
    choice.unite('m-1', true);
    choice.unite('gone', true);
    choice.from = 'gone';
    choice.name = '  Mine ';
    expect(choice.isDefault).toBe(false);
    expect(choice.order(WORDS.slice(0, 3), SIGNERS, MODELS, 'My words')).toEqual({
      name: 'Mine',
      words: [2, 3],
      signers: [1, 3],
      union: ['m-1'],
      family: 'gru',
      from: null,
      activate: true,
    });
    choice.takeWords([1], true);
    choice.reset();
    expect(choice.isDefault).toBe(true);
  });
  it('unites as many models as the contract allows', () => {
    const choice = new Choice();
    for (let k = 0; k < 9; k++) choice.unite(`m-${k}`, true);
    expect(choice.union).toEqual(['m-0', 'm-1', 'm-2', 'm-3', 'm-4']);
    choice.unite('m-2', false);
    expect(choice.union).toEqual(['m-0', 'm-1', 'm-3', 'm-4']);
  });
  it('has a name that no other model has', () => {
    const now = new Date(2026, 10, 22, 12).getTime();
    expect(nameFor(null, now, new Set())).toBe('My words, 22 Nov');
    expect(nameFor(null, now, new Set(['My words, 22 Nov', 'My words, 22 Nov (2)']))).toBe('My words, 22 Nov (3)');
    expect(nameFor(['see_you', 'water'], now, new Set())).toBe('see you, water, 22 Nov');
    expect(nameFor(['a', 'b', 'c', 'd'], now, new Set())).toBe('My words, 22 Nov');
    expect(nameFor(['x'.repeat(80)], now, new Set()).length).toBeLessThanOrEqual(80);
  });
  it('can be of each family, all of which are described', () => {
    expect(Object.keys(FAMILY_TEXTS).sort()).toEqual([...FAMILIES].sort());
  });
});

describe('who signed what', () => {
  it('is asked for only where something is left out, and the last question counts', async () => {
    const asked: unknown[] = [];
    const takes = new SignerTakes({
      describeData(input) {
        asked.push(input);
        const words = [{ word: 'hello', takes: 3, signers: 1, sessions: 1 }];
        return Promise.resolve({ takes: 3, words, signers: [], sessions: 1, warnings: [] });
      },
    });
    await takes.look(null);
    expect(asked).toEqual([]);
    const first = takes.look([1, 2]);
    await takes.look([1]);
    await first;
    expect(takes.table).toEqual(new Map([[1, new Map([['hello', 3]])]]));
  });
  it('stays unknown where it cannot be read', async () => {
    const takes = new SignerTakes({ describeData: () => Promise.reject(new Error('no')) });
    await takes.look([1]);
    expect(takes.table).toBeNull();
  });
});
