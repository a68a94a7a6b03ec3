import * as fc from 'fast-check';
import { describe as suite, expect, it } from 'vitest';
import { cardText, describe, TakeCounts, type CountRow } from '../../../training/data_card.ts';
import { makeTakes } from './data.ts';

const row = (word: string, signer: string, takes: number, more: Partial<CountRow> = {}): CountRow => ({
  word,
  signer,
  session: 'one',
  takes,
  ...more,
});
/** Nothing to warn of: two signers, each with two sittings, enough of every word, `none` among them. */
const balanced = ['hello', 'bye', 'none'].flatMap((word) =>
  ['ada', 'ben'].flatMap((signer) => ['one', 'two'].map((session) => row(word, signer, 5, { session }))),
);
const warnings = (rows: readonly CountRow[]) => describe(rows).warnings;

suite('the data set card', () => {
  it('counts takes, signers and sessions of each word, and has nothing to warn of where there is nothing', () => {
    expect(describe(balanced)).toEqual({
      takes: 60,
      words: [
        { word: 'bye', takes: 20, signers: 2, sessions: 4 },
        { word: 'hello', takes: 20, signers: 2, sessions: 4 },
        { word: 'none', takes: 20, signers: 2, sessions: 4 },
      ],
      signers: [
        { signer: 'ada', takes: 30, words: 3 },
        { signer: 'ben', takes: 30, words: 3 },
      ],
      sessions: 4,
      warnings: [],
    });
  });

  it.each<[string, CountRow[], string[]]>([
    ['nothing', [], ['There are no takes.']],
    [
      'one signer',
      balanced.filter(({ signer }) => signer === 'ada'),
      ['One signer only: Signwright cannot tell how well this works for others.'],
    ],
    [
      'a word by one signer',
      [...balanced, row('tea', 'ada', 20)],
      ['“tea” by one signer only: of these words it cannot be told how well they work for others.'],
    ],
    [
      'few takes',
      [...balanced, row('tea', 'ada', 2), row('tea', 'ben', 2)],
      ['“tea” with fewer than 5 takes: record some more.'],
    ],
    [
      'far fewer takes than usual',
      [...balanced, row('tea', 'ada', 3), row('tea', 'ben', 3)],
      ['“tea” with far fewer takes than the others, which have about 20.'],
    ],
    [
      'no idle hands',
      balanced.filter(({ word }) => word !== 'none'),
      ['No takes of “none”: without idle hands to learn from, every movement is taken for a word.'],
    ],
    [
      'hands of one side',
      balanced.map((each) => ({ ...each, dominant: 'right' as const })),
      ['All signers lead with the right hand: nobody shows how the others sign.'],
    ],
    [
      'doubtful takes',
      balanced.map((each) => ({ ...each, notes: 1 })),
      ['20 % of the takes have notes on their quality: look through them.'],
    ],
  ])('warns of %s, and of nothing else', (_, rows, expected) => {
    expect(warnings(rows)).toEqual(expected);
  });

  it('warns of one session, which is one sitting of one signer', () => {
    const [first] = balanced;
    expect(warnings(balanced.filter((each) => each.signer === 'ada' && each.session === first?.session))).toContain(
      'One session only: light, clothes and place never change in it.',
    );
    expect(warnings(balanced.map((each) => ({ ...each, session: 'monday' })))).toEqual([]);
  });

  it('says nothing of hands where somebody’s are not known', () => {
    expect(warnings(balanced.map((each) => ({ ...each, dominant: each.signer === 'ada' ? 'left' : null })))).toEqual(
      [],
    );
  });

  it('names five words and counts the rest', () => {
    const rows = ['a', 'b', 'c', 'd', 'e', 'f', 'g'].flatMap((word) => [row(word, 'ada', 1), row(word, 'ben', 1)]);
    expect(warnings(rows)).toContain(
      '“a”, “b”, “c”, “d”, “e” and 2 more words with fewer than 5 takes: record some more.',
    );
  });

  it('is the same whatever the order of rows, and however they are split', () => {
    const rows = fc.array(
      fc.record({
        word: fc.constantFrom('a', 'b', 'none'),
        signer: fc.constantFrom('x', 'y'),
        session: fc.constantFrom('1', '2'),
        takes: fc.integer({ min: 0, max: 9 }),
      }),
      { maxLength: 20 },
    );
    fc.assert(
      fc.property(rows, (all) => {
        const split = all.flatMap((each) => [
          { ...each, takes: 1 },
          { ...each, takes: each.takes - 1 },
        ]);
        const card = describe(all);
        expect(describe([...all].reverse())).toEqual(card);
        expect(describe(split.filter((each, k) => (all[k >> 1]?.takes ?? 0) > 0 && each.takes > 0))).toEqual(card);
        expect(card.takes).toBe(all.reduce((sum, { takes }) => sum + takes, 0));
      }),
    );
  });

  it('is fed take by take where there is no GROUP BY', () => {
    const counts = new TakeCounts();
    for (const take of makeTakes({ signers: 2, each: 3 }))
      counts.add({ ...take, notes: take.word === 'line' ? ['blurred'] : [] });
    expect(counts.rows).toHaveLength(8);
    const card = describe(counts.rows);
    expect(card.takes).toBe(24);
    expect(card.warnings).toContain('25 % of the takes have notes on their quality: look through them.');
    expect(cardText(card, 2)).toMatch(
      /^24 takes of 4 words by 2 signers in 2 sessions\n {2}circle .* 6 takes {3}2 signers\n.*\n {2}and 2 more\n/,
    );
  });
});
