/** What the results page says: advice, the order of tables, the confusion matrix, and sentences about few takes. */
import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import type { AppEvent, Judgement, ModelResults } from '../../../electron/ipc.ts';
import { adviceOn, type Ground } from '../../../renderer/results/advice.ts';
import { trustInWords } from '../../../renderer/results/calibration.ts';
import { goneInWords, goneOf } from '../../../renderer/results/cell-takes.ts';
import { growthInWords } from '../../../renderer/results/growth.ts';
import { allWords, cellAfter, confusedWords, confusionsOf, matrixOf } from '../../../renderer/results/matrix.ts';
import { doubt, interval, listed } from '../../../renderer/results/phrases.ts';
import { orderBy, sorted, WORST_FIRST } from '../../../renderer/results/sorting.ts';
import { ResultsStore } from '../../../renderer/results/store.svelte.ts';

const JUDGED: Judgement = {
  basis: 'signers',
  note: 'Each was left out.',
  groups: { done: 2, all: 2 },
  takes: 40,
  top1: 0.9,
  worst: null,
  unjudged: [],
};

/** Words with their takes; what was read as something else, by `word>written`; all else was read rightly. */
function ground(
  words: Record<string, number>,
  confused: Record<string, number> = {},
  more: { judgement?: Partial<Judgement>; library?: Record<string, number>; signers?: ModelResults['perSigner'] } = {},
): Ground {
  const cells = Object.entries(confused)
    .map(([key, takes]) => {
      const [word = '', written = ''] = key.split('>');
      return { word, written, takes, ids: [] };
    })
    .sort((a, b) => b.takes - a.takes);
  const wrong = (word: string) => cells.filter((cell) => cell.word === word).reduce((sum, { takes }) => sum + takes, 0);
  const perWord = Object.entries(words)
    .map(([word, takes]) => ({ word, takes, right: takes - wrong(word) }))
    .sort((a, b) => a.right / a.takes - b.right / b.takes);
  const diagonal = perWord.map(({ word, right }) => ({ word, written: word, takes: right, ids: [] }));
  const library = Object.entries({ ...words, ...more.library }).map(([word, takes], index) => ({
    id: index + 1,
    word,
    language: '',
    note: '',
    reference: '',
    takes,
    flagged: 0,
    signers: 2,
  }));
  return {
    results: {
      judgement: { ...JUDGED, ...more.judgement },
      perWord,
      perSigner: more.signers ?? [],
      cells: [...cells, ...diagonal.filter(({ takes }) => takes > 0)],
    },
    words: Object.keys(words).filter((word) => word !== 'none'),
    library: { words: library },
  };
}
const texts = (given: Ground) => adviceOn(given).advice.map(({ text }) => text);

describe('advice', () => {
  it('is none where nothing stands out', () => {
    expect(adviceOn(ground({ tree: 20, hello: 20, none: 20 }, { 'tree>hello': 1 }))).toEqual({
      advice: [],
      recorded: [],
    });
  });

  it('is to record both words that are mixed up, either way round', () => {
    const { advice } = adviceOn(ground({ tree: 10, hello: 10, none: 20 }, { 'tree>hello': 1, 'hello>tree': 3 }));
    expect(advice).toEqual([
      {
        text: 'Record five more takes of “hello” and “tree”: they are mixed up (4 of 20).',
        action: 'Record “hello” and “tree”',
        plan: [
          { word: 'hello', takes: 5 },
          { word: 'tree', takes: 5 },
        ],
      },
    ]);
  });

  it('is not repeated once it has been followed: then the next training comes first', () => {
    const words = { tree: 10, hello: 10, none: 20 };
    const confused = { 'tree>hello': 4 };
    const half = adviceOn(ground(words, confused, { library: { tree: 15 } }));
    expect(half.advice[0]?.text).toBe(
      'Record five more takes of “hello”: it is mixed up with “tree”, of which there are new takes already (4 of 20).',
    );
    expect(half.recorded).toEqual(['tree']);
    const whole = adviceOn(ground(words, confused, { library: { tree: 15, hello: 16 } }));
    expect(whole).toEqual({ advice: [], recorded: ['tree', 'hello'] });
    // While groups are still to be judged, their takes are missing from the figures, not from the training.
    const soFar = ground(words, confused, {
      library: { tree: 15, hello: 16 },
      judgement: { groups: { done: 1, all: 2 } },
    });
    expect(adviceOn(soFar)).toMatchObject({ advice: [{ action: 'Record “tree” and “hello”' }], recorded: [] });
  });

  it('names words with few takes, and tops them up', () => {
    expect(texts(ground({ water: 4, hello: 10, none: 20 }))).toEqual(['“water” has only 4 takes: record six more.']);
    expect(texts(ground({ water: 1, hello: 10, none: 20 }))).toEqual(['“water” has only 1 take: record nine more.']);
    const { advice } = adviceOn(ground({ a: 4, b: 3, c: 4, d: 2, none: 20 }));
    expect(advice).toEqual([
      {
        text: '“d” (2), “b” (3), “a” (4) and 1 more have fewer than 5 takes: record some more.',
        action: 'Record four words',
        plan: [
          { word: 'd', takes: 8 },
          { word: 'b', takes: 7 },
          { word: 'a', takes: 6 },
          { word: 'c', takes: 6 },
        ],
      },
    ]);
  });

  it('says who is read worst only where that is no chance', () => {
    const words = { tree: 20, hello: 20, none: 20 };
    const signers = [
      { signer: 'Ben', takes: 30, right: 21 },
      { signer: 'Ada', takes: 30, right: 28 },
    ];
    const confused = { 'tree>hello': 1, 'tree>none': 1 };
    const { advice } = adviceOn(ground(words, confused, { signers }));
    expect(advice[0]).toMatchObject({
      text: 'Ben is read worst (70 %, Ada 93 %): record more takes by Ben, of the words that are read worst.',
      action: 'Record Ben',
    });
    expect(advice[0]?.plan.map(({ word }) => word)).toEqual(['tree', 'hello']);
    expect(texts(ground(words, {}, { signers: signers.map((each) => ({ ...each, right: 28 })) }))).toEqual([]);
    const few = [
      { signer: 'Ben', takes: 2, right: 1 },
      { signer: 'Ada', takes: 30, right: 28 },
    ];
    expect(texts(ground(words, {}, { signers: few }))).toEqual([]);
  });

  it('begins with a second person where there is one only, and with idle movement where there is none', () => {
    const confused = { 'tree>hello': 9 };
    const alone = ground({ tree: 20, hello: 20 }, confused, { judgement: { basis: 'sessions' } });
    const { advice } = adviceOn(alone);
    expect(advice.map(({ action }) => action)).toEqual([
      'Record a second person',
      'Record idle movement',
      'Record “tree” and “hello”',
    ]);
    expect(advice[0]?.plan).toEqual([
      { word: 'tree', takes: 5 },
      { word: 'hello', takes: 5 },
    ]);
    expect(advice[1]?.plan).toEqual([{ word: 'none', takes: 20 }]);
  });

  it('tells words that are overlooked from words that are read badly, and idle movement that is taken for words', () => {
    const given = ground({ tree: 10, hello: 10, water: 10, none: 20 }, { 'tree>none': 4, 'none>water': 3 });
    expect(texts(given)).toEqual([
      '“tree” is overlooked (4 of 10): record five more.',
      'Idle movement was taken for a word (3 of 20): record ten more takes of it.',
    ]);
    const scattered = ground(
      { tree: 40, a: 60, b: 60, c: 60, none: 40 },
      { 'tree>a': 3, 'tree>b': 3, 'tree>c': 3 },
      {},
    );
    expect(texts(scattered)).toEqual(['“tree” is read rightly in only 31 of 40 takes: record five more.']);
  });

  it('asks for a second person for words that one person alone signed', () => {
    const given = ground({ tree: 20, none: 20 }, {}, { judgement: { unjudged: ['water'] } });
    expect(adviceOn(given).advice).toEqual([
      {
        text: '“water” was signed by one person only, so nobody knows how well others are read: have somebody else sign it.',
        action: 'Record “water”',
        plan: [{ word: 'water', takes: 5 }],
      },
    ]);
  });

  it('is at most five pieces, of takes that the contract allows, whatever was confused', () => {
    const names = Array.from({ length: 12 }, (_, k) => `w${k}`);
    const confusion = fc.tuple(fc.constantFrom(...names, 'none'), fc.constantFrom(...names, 'none'), fc.nat(6));
    fc.assert(
      fc.property(fc.array(confusion, { maxLength: 30 }), fc.array(fc.nat(14), { minLength: 12 }), (pairs, counts) => {
        const confused = Object.fromEntries(
          pairs.flatMap(([a, b, n]) => (a !== b && n > 0 ? [[`${a}>${b}`, n] as const] : [])),
        );
        const words = Object.fromEntries([...names, 'none'].map((name) => [name, 180]));
        const library = Object.fromEntries(names.map((name, k) => [name, counts[k] ?? 0]));
        const { advice } = adviceOn(ground(words, confused, { library }));
        expect(advice.length).toBeLessThanOrEqual(5);
        for (const { plan, text } of advice) {
          expect(text).toMatch(/\.$/);
          expect(plan.length).toBeGreaterThan(0);
          expect(new Set(plan.map(({ word }) => word)).size).toBe(plan.length);
          for (const { takes } of plan) expect(takes).toBeGreaterThanOrEqual(1);
        }
      }),
    );
  });
});

describe('the confusion matrix', () => {
  const { results } = ground(
    { tree: 10, hello: 10, water: 8, none: 20 },
    { 'tree>hello': 3, 'hello>tree': 1, 'tree>none': 2, 'none>tree': 2 },
  );

  it('shows words that were confused, the most often first and no sign last; all of them when that is wanted', () => {
    expect(confusedWords(results.cells)).toEqual(['tree', 'hello', 'none']);
    expect(allWords(results)).toEqual(['tree', 'hello', 'water', 'none']);
  });

  it('has every take of the words that it shows in one cell', () => {
    const { cells, takes } = matrixOf(results, allWords(results));
    expect(cells.map((row) => row.map((cell) => cell?.takes ?? 0))).toEqual([
      [5, 3, 0, 2],
      [1, 9, 0, 0],
      [0, 0, 8, 0],
      [2, 0, 0, 18],
    ]);
    expect(takes.get('tree')).toBe(10);
  });

  it('lists confusions by how often they happened, then by how large a part of the word they are', () => {
    expect(confusionsOf(results).map(({ word, written }) => `${word}>${written}`)).toEqual([
      'tree>hello',
      'tree>none',
      'none>tree',
      'hello>tree',
    ]);
  });

  it('is gone through by arrow keys from one number to the next', () => {
    const matrix = matrixOf(results, allWords(results));
    expect(cellAfter('ArrowRight', [0, 1], matrix)).toEqual([0, 3]);
    expect(cellAfter('ArrowRight', [0, 3], matrix)).toBeNull();
    expect(cellAfter('ArrowDown', [0, 3], matrix)).toEqual([3, 3]);
    // Nothing lies straight below: the nearest number of the next row.
    expect(cellAfter('ArrowDown', [1, 1], matrix)).toEqual([2, 2]);
    expect(cellAfter('Home', [3, 3], matrix)).toEqual([3, 0]);
    expect(cellAfter('End', [0, 0], matrix)).toEqual([0, 3]);
    expect(cellAfter('Enter', [0, 0], matrix)).toBeNull();
  });

  it('reaches every number by arrow keys, and only numbers', () => {
    const filled = fc.array(fc.array(fc.boolean(), { minLength: 5, maxLength: 5 }), { minLength: 5, maxLength: 5 });
    fc.assert(
      fc.property(filled, (pattern) => {
        const words = ['a', 'b', 'c', 'd', 'e'];
        const cells = pattern.map((row, y) =>
          row.map((yes, x) => (yes ? { word: words[y] ?? '', written: words[x] ?? '', takes: 1, ids: [] } : null)),
        );
        const matrix = { words, cells, takes: new Map() };
        for (let y = 0; y < 5; y++)
          for (let x = 0; x < 5; x++)
            for (const key of ['ArrowUp', 'ArrowDown', 'ArrowLeft', 'ArrowRight']) {
              if (!cells[y]?.[x]) continue;
              const next = cellAfter(key, [y, x], matrix);
              if (next) expect(cells[next[0]]?.[next[1]]).not.toBeNull();
            }
        // Every row that has a number can be left for the next one that has one.
        const rows = [...pattern.keys()].filter((y) => pattern[y]?.includes(true));
        for (const [place, y] of rows.entries()) {
          const x = pattern[y]?.indexOf(true) ?? 0;
          const next = cellAfter('ArrowDown', [y, x], matrix);
          if (place + 1 < rows.length) expect(next).not.toBeNull();
        }
      }),
    );
  });

  it('counts the takes of a cell that are gone, also where not all of them are listed', () => {
    expect(goneOf({ takes: 6, ids: [1, 2, 3, 4] }, 3)).toBe(3);
    expect(goneOf({ takes: 4, ids: [1, 2, 3, 4] }, 4)).toBe(0);
    expect(goneInWords(3, 6)).toBe('3 of them are no longer in the library.');
    expect(goneInWords(1, 6)).toBe('1 of them is no longer in the library.');
    expect(goneInWords(6, 6)).toBe('All of them are no longer in the library.');
    expect(goneInWords(1, 1)).toBe('It is no longer in the library.');
    expect(goneOf({ takes: 620, ids: Array.from({ length: 610 }, (_, k) => k + 1) }, 498)).toBe(12);
  });
});

describe('tables', () => {
  const rows = [
    { key: 'a', name: 'tree', takes: 10, right: 10 },
    { key: 'b', name: 'hello', takes: 4, right: 2 },
    { key: 'c', name: 'water', takes: 10, right: 5 },
  ];
  const names = (order: Parameters<typeof sorted>[1]) => sorted(rows, order).map(({ name }) => name);

  it('begin with the worst, of equals with those that have more mistakes', () => {
    expect(names(WORST_FIRST)).toEqual(['water', 'hello', 'tree']);
    expect(names({ column: 'name', ascending: true })).toEqual(['hello', 'tree', 'water']);
    expect(names({ column: 'takes', ascending: false })).toEqual(['water', 'tree', 'hello']);
  });

  it('turn round when their column is chosen again', () => {
    expect(orderBy('right', WORST_FIRST)).toEqual({ column: 'right', ascending: false });
    expect(orderBy('takes', WORST_FIRST)).toEqual({ column: 'takes', ascending: false });
    expect(orderBy('name', WORST_FIRST)).toEqual({ column: 'name', ascending: true });
  });
});

describe('sentences', () => {
  it('give the range of a share of few takes, and none where there are enough', () => {
    // scipy.stats.binomtest(7, 10).proportion_ci(0.9, "wilson")
    expect(interval(7, 10).low).toBeCloseTo(0.4417, 3);
    expect(interval(7, 10).high).toBeCloseTo(0.8731, 3);
    expect(doubt(7, 10)).toBe('probably 44 to 87 %');
    expect(doubt(5, 5)).toMatch(/^probably \d+ to 100 %$/);
    expect(doubt(70, 100)).toBe('');
    expect(doubt(0, 0)).toBe('');
  });

  it('hold the share itself in the range, which shrinks with more takes', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 200 }), fc.double({ min: 0, max: 1, noNaN: true }), (takes, share) => {
        const right = Math.round(share * takes);
        const { low, high } = interval(right, takes);
        expect(low).toBeLessThanOrEqual(right / takes + 1e-12);
        expect(high).toBeGreaterThanOrEqual(right / takes - 1e-12);
        const more = interval(10 * right, 10 * takes);
        expect(more.high - more.low).toBeLessThan(high - low);
      }),
    );
  });

  it('say in one sentence how far percentages can be trusted, and nothing of few takes', () => {
    const range = (from: number, takes: number, right: number, meanProbability = from + 0.05) => ({
      from,
      to: from + 0.1,
      takes,
      right,
      meanProbability,
    });
    expect(trustInWords([])).toBeNull();
    expect(trustInWords([range(0.9, 39, 39)])).toBeNull();
    expect(trustInWords([range(0.7, 25, 19, 0.8), range(0.9, 100, 95)])).toBe(
      'When it says 80 %, it is right in 76 % of cases. On the whole its percentages can be trusted.',
    );
    expect(trustInWords([range(0.7, 4, 1), range(0.9, 100, 80)])).toBe(
      'When it says 95 %, it is right in 80 % of cases. On the whole it is surer than it should be.',
    );
    expect(trustInWords([range(0.5, 60, 50)])).toMatch(/right more often than it says/);
  });

  it('say what more takes of a word would bring', () => {
    const word = { word: 'tree', takes: 12, top1: 0.8, more: 10, low: 0.84, high: 0.9 };
    expect(growthInWords(word)).toBe('Ten more takes of “tree” would bring about 84 to 90 % (now 80 %).');
    expect(growthInWords({ ...word, more: 1, high: 0.84 })).toBe(
      'One more take of “tree” would bring about 84 % (now 80 %).',
    );
  });

  it('name some and count the rest', () => {
    expect(listed(['a'])).toBe('a');
    expect(listed(['a', 'b', 'c'])).toBe('a, b and c');
    expect(listed(['a', 'b', 'c', 'd'], 2)).toBe('a, b and 2 more');
  });
});

describe('the results of a model', () => {
  function mainSide(answers: (() => Promise<ModelResults | null>)[]) {
    const listeners = new Set<(event: AppEvent) => void>();
    const loadResults = vi.fn(() => (answers.shift() ?? (() => Promise.resolve(null)))());
    const subscribe = (listener: (event: AppEvent) => void) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    };
    return { loadResults, subscribe, say: (event: AppEvent) => listeners.forEach((listener) => listener(event)) };
  }
  const results = (done: number): ModelResults => ({
    ...ground({ tree: 4 }, {}, { judgement: { groups: { done, all: 4 } } }).results,
    calibration: [],
    calibrationError: null,
    growth: null,
  });

  it('are read anew when the judging has come further, until nobody looks any more', async () => {
    vi.useFakeTimers();
    try {
      const main = mainSide([() => Promise.resolve(results(1)), () => Promise.resolve(results(2))]);
      const store = new ResultsStore(main, 'mine');
      await vi.waitFor(() => expect(store.results?.judgement.groups.done).toBe(1));
      expect(main.loadResults).toHaveBeenCalledWith({ model: 'mine' });
      main.say({ event: 'model', active: 'mine' });
      await vi.advanceTimersByTimeAsync(1000);
      expect(store.results?.judgement.groups.done).toBe(2);
      store.close();
      main.say({ event: 'model', active: 'mine' });
      await vi.advanceTimersByTimeAsync(1000);
      expect(main.loadResults).toHaveBeenCalledTimes(2);
    } finally {
      vi.useRealTimers();
    }
  });

  it('stay where they cannot be read again, and say why', async () => {
    const main = mainSide([() => Promise.resolve(results(1)), () => Promise.reject(new Error('The disk is gone.'))]);
    const store = new ResultsStore(main, 'mine');
    await vi.waitFor(() => expect(store.state.kind).toBe('ready'));
    await store.refresh();
    expect(store.state).toEqual({ kind: 'failed', message: 'The disk is gone.' });
    expect(store.results).not.toBeNull();
    await store.refresh();
    expect(store.state).toEqual({ kind: 'ready' });
    expect(store.results).toBeNull();
    store.close();
  });
});
