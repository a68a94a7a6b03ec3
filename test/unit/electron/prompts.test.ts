import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Prompts } from '../../../electron/recording/prompts.ts';

/** Signs all that is asked for. @returns the words in their order */
function played(prompts: Prompts): number[] {
  const words: number[] = [];
  while (prompts.word !== null) {
    words.push(prompts.word);
    prompts.advance();
  }
  return words;
}

describe('prompts', () => {
  test('come in the order in which they were listed', () => {
    const prompts = new Prompts({
      prompts: [
        { word: 7, takes: 2 },
        { word: 3, takes: 1 },
      ],
      shuffled: false,
    });
    expect([prompts.word, prompts.next, prompts.place, prompts.places]).toEqual([7, 7, 0, 3]);
    expect(played(prompts)).toEqual([7, 7, 3]);
    expect([prompts.word, prompts.place, prompts.places]).toEqual([null, 3, 3]);
  });

  test('shuffled have every word as often as asked, and are balanced whenever one stops', () => {
    const orders = fc.array(fc.integer({ min: 1, max: 6 }), { minLength: 1, maxLength: 6 });
    fc.assert(
      fc.property(orders, fc.infiniteStream(fc.double({ min: 0, max: 1, noNaN: true })), (counts, chances) => {
        const prompts = counts.map((takes, word) => ({ word: word + 1, takes }));
        const words = played(new Prompts({ prompts, shuffled: true }, () => chances.next().value ?? 0));
        counts.forEach((takes, word) => expect(words.filter((each) => each === word + 1)).toHaveLength(takes));
        for (let end = 1; end <= words.length; end++) {
          const soFar = counts.map((takes, word) => ({
            takes,
            done: words.slice(0, end).filter((each) => each === word + 1).length,
          }));
          const unfinished = soFar.filter(({ takes, done }) => done < takes).map(({ done }) => done);
          const most = Math.max(...soFar.map(({ done }) => done));
          for (const done of unfinished) expect(done).toBeGreaterThanOrEqual(most - 1);
        }
        words.forEach((word, index) => {
          // Twice running only where no other word is left in its round.
          if (index > 0 && word === words[index - 1])
            expect(new Set(words.slice(index)).size === 1 || counts.length === 1).toBe(true);
        });
      }),
    );
  });

  test('repeat a word at once and go on where they were; leave one out', () => {
    const order = {
      prompts: [
        { word: 1, takes: 2 },
        { word: 2, takes: 1 },
      ],
      shuffled: false,
    };
    const prompts = new Prompts(order);
    prompts.advance();
    prompts.repeat(1);
    expect(prompts.places).toBe(4);
    expect(played(prompts)).toEqual([1, 1, 2]);
    prompts.repeat(2);
    expect(prompts.word).toBe(2);
    prompts.skip();
    expect(prompts.word).toBeNull();
  });

  test('of one word go on until they are stopped', () => {
    const prompts = new Prompts({ prompts: [{ word: 4, takes: null }], shuffled: true });
    for (let take = 0; take < 1000; take++) prompts.advance();
    expect([prompts.word, prompts.place, prompts.places]).toEqual([4, 1000, null]);
    prompts.repeat(4);
    expect(prompts.place).toBe(999);
    const two = [
      { word: 4, takes: null },
      { word: 5, takes: 1 },
    ];
    expect(() => new Prompts({ prompts: two, shuffled: false })).toThrow(RangeError);
  });
});
