import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Judgement, LibraryWord, ModelSummary } from '../../../electron/ipc.ts';
import { mergedName, mergeOrder, obstacleOf } from '../../../renderer/models/merging.ts';
import {
  accuracyInWords,
  besideInWords,
  cameInWords,
  fileNameOf,
  nameAmong,
  sizeInWords,
  someWords,
} from '../../../renderer/models/phrases.ts';
import { signTest, verdictOf } from '../../../renderer/models/verdict.ts';
import { NOT_JUDGED, RELEASED, summaryOf } from '../../e2e/scripted-models.ts';

describe('a model in words', () => {
  const judged = (changes: Partial<Judgement>): Judgement => ({ ...summaryOf('a').judgement, ...changes });

  test.each<[string, Judgement]>([
    ['93 % on people it never saw; worst: Ben, 85 %', judged({})],
    ['93 % on people it never saw', judged({ worst: { name: 'Ben', top1: 0.933 } })],
    ['100 % on people it never saw', judged({ top1: 1, worst: null })],
    ['57 % on people it never saw', judged({ top1: 0.57, worst: null })],
    [
      '93 % on people it never saw; worst: Ben, 85 % (1 of 3 groups judged so far)',
      judged({ groups: { done: 1, all: 3 } }),
    ],
    ['93 % in other sittings of the only person: nothing is known about others', judged({ basis: 'sessions' })],
    ['93 %, by its maker; worst: Ben, 85 %', judged({ basis: 'card' })],
    ['Not judged', NOT_JUDGED],
    ['Not judged', judged({ basis: 'none' })],
    ['Being judged: 0 of 1 group so far', { ...NOT_JUDGED, groups: { done: 0, all: 1 } }],
  ])('says “%s”', (sentence, judgement) => {
    expect(accuracyInWords(judgement)).toBe(sentence);
  });

  test('counts in the singular and in the plural, and names takes only where they are known', () => {
    expect(sizeInWords({ words: ['hello'], off: [], takes: 1, signers: 1 })).toBe('1 word · 1 take · 1 person');
    expect(sizeInWords({ words: ['a', 'b'], off: ['b'], takes: 1200, signers: 2 })).toBe(
      '2 words (1 off) · 1,200 takes · 2 people',
    );
    expect(sizeInWords({ words: ['a', 'b'], off: [], takes: 0, signers: 0 })).toBe('2 words');
    expect(someWords(['a', 'thank_you'])).toBe('a, thank you');
    expect(someWords(['a', 'b', 'c'], 2)).toBe('a, b and 1 more');
  });

  test('says where it comes from, and when', () => {
    expect(cameInWords(RELEASED)).toBe('Came with Signwright');
    expect(cameInWords(summaryOf('a', { created: new Date(2026, 8, 3, 12).getTime() }))).toBe(
      'Trained here · Sep 3, 2026',
    );
  });

  test('is told from another one of its name by the time at which it came', () => {
    const [one, two] = [
      summaryOf('a', { name: 'My words' }),
      summaryOf('b', { name: 'My words', created: Date.UTC(2026, 8, 4) }),
    ];
    expect(nameAmong([one, RELEASED], one)).toBe('My words');
    expect(nameAmong([one, two], one)).toMatch(/^My words \(Sep 3, 2026/);
    expect(nameAmong([one, two], one)).not.toBe(nameAmong([one, two], two));
    expect(nameAmong([one, { ...RELEASED, name: 'My words' }], { ...RELEASED, name: 'My words' })).toBe(
      'My words (came with signwright)',
    );
  });

  test('says how many words the released model would add, and none where it has none', () => {
    const beside = (words: string[], off: string[] = []) => besideInWords({ words: ['a'] }, { words, off });
    expect(beside(['a', 'b'])).toMatch(/^1 more word\./);
    expect(beside(['b', 'c', 'd'], ['d'])).toMatch(/^2 more words\./);
    expect(beside(['a', 'b'], ['b'])).toBe('That model has no words that this one has not.');
  });

  test('gives a file a name that every system takes', () => {
    expect(fileNameOf('Meine Wörter, 3. Sep: A + B')).toBe('meine-worter-3-sep-a-b');
    expect(fileNameOf('手話')).toBe('model');
  });
});

describe('the sign test', () => {
  // Exact fractions by Python's fractions and math.comb.
  test.each([
    [5, 0, 0.0625],
    [6, 0, 0.03125],
    [9, 1, 0.021484375],
    [15, 5, 0.04138946533203125],
    [20, 6, 0.009355306625366211],
    [1050, 950, 0.026824146240280695],
    [30_000, 30_400, 0.10448007727213542],
  ])('of %i gained and %i lost is exact', (gained, lost, p) => {
    expect(signTest(gained, lost) / p).toBeCloseTo(1, 7);
    expect(signTest(lost, gained)).toBe(signTest(gained, lost));
  });

  test('is a probability, and smaller the further two models are apart', () => {
    const counts = fc.integer({ min: 0, max: 3000 });
    fc.assert(
      fc.property(counts, counts, (one, other) => {
        const [more, fewer] = [Math.max(one, other), Math.min(one, other)];
        const p = signTest(more, fewer);
        expect(p).toBeGreaterThanOrEqual(0);
        expect(p).toBeLessThanOrEqual(1);
        if (more > fewer) expect(signTest(more + 1, fewer)).toBeLessThanOrEqual(p * (1 + 1e-9));
      }),
    );
    expect(signTest(0, 0)).toBe(1);
  });
});

describe('the verdict on two models', () => {
  const ids = (count: number) => Array.from({ length: count }, (_, at) => at + 1);
  const verdict = (fair: number, gained: number, lost: number) =>
    verdictOf({ fair, gained: ids(gained), lost: ids(lost) }, ['Old', 'New']);

  test('calls a difference what chance hardly makes, and names the better one', () => {
    expect(verdict(120, 20, 6).sentence).toBe(
      '“New” reads 14 more of the 120 takes rightly (20 that only it reads, 6 that only the other does): that is hardly chance.',
    );
    expect(verdict(120, 6, 20).sentence).toMatch(
      /^“Old” reads 14 more of the 120 takes rightly \(20 that only it reads, 6 that only the other does\)/,
    );
    expect(verdict(120, 20, 6).chance).toContain('in about 9 of 1,000 comparisons');
    expect(verdict(120, 40, 2).chance).toContain('less than once in 1,000 comparisons');
  });

  test('says of a small one that it may be chance, however large the share', () => {
    expect(verdict(120, 8, 2).sentence).toBe(
      '“New” reads 6 more of the 120 takes rightly (8 that only it reads, 2 that only the other does): that may be chance.',
    );
    expect(verdict(120, 8, 2).chance).toContain('in about 11 of 100 comparisons');
    expect(verdict(5, 5, 0).sentence).toMatch(/that may be chance\.$/);
    expect(verdict(6, 6, 0).sentence).toMatch(/that is hardly chance\.$/);
  });

  test('claims nothing where nothing differs or nothing is fair', () => {
    expect(verdict(120, 3, 3)).toEqual({
      sentence: 'Both read as many of the 120 takes rightly: 3 only the one, 3 only the other.',
      chance: '',
    });
    expect(verdict(1, 0, 0).sentence).toBe(
      'Both do the same on the one fair take: what one reads rightly, the other does too.',
    );
    expect(verdict(0, 0, 0).sentence).toBe('There are no takes on which both can be judged fairly.');
  });
});

describe('merging', () => {
  const one = summaryOf('a', { name: 'Colours', family: 'lstm', words: ['red', 'blue'] });
  const two = summaryOf('b', { name: 'Animals', words: ['cat', 'red'] });
  const word = (id: number, gloss: string, takes = 5) => ({ id, word: gloss, takes }) as LibraryWord;

  test.each<[string, Partial<ModelSummary>, RegExp | null]>([
    ['whose takes are here', {}, null],
    ['that came with Signwright', { origin: 'released', snapshot: false }, /did not come along/],
    ['from elsewhere', { origin: 'imported', snapshot: false }, /came without its takes/],
    ['whose takes are gone', { snapshot: false }, /no longer kept here/],
    ['that is damaged', { trouble: 'It is damaged.' }, /cannot be used/],
  ])('a model %s', (_, changes, obstacle) => {
    if (obstacle) expect(obstacleOf(summaryOf('a', changes))).toMatch(obstacle);
    else expect(obstacleOf(summaryOf('a', changes))).toBeNull();
  });

  test('orders a training of the union, with takes of their words that were recorded since', () => {
    const library = [word(1, 'cat'), word(2, 'dog'), word(3, 'blue'), word(4, 'red', 0)];
    expect(mergeOrder([one, two], library, { name: ' Both ', activate: true })).toEqual({
      name: 'Both',
      words: [1, 3],
      signers: null,
      union: ['a', 'b'],
      family: 'lstm',
      from: null,
      activate: true,
    });
  });

  test('needs nothing of the library', () => {
    expect(mergeOrder([one, two], [], { name: 'Both', activate: false })).toMatchObject({
      words: [],
      union: ['a', 'b'],
    });
  });

  test('is named after its parts, within what a name may be long', () => {
    expect(mergedName([one, two])).toBe('Colours + Animals');
    const long = mergedName([summaryOf('x'.repeat(60)), summaryOf('y'.repeat(60))]);
    expect(long).toHaveLength(80);
    expect(long.endsWith('…')).toBe(true);
  });
});
