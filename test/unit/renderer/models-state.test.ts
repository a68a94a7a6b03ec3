import { describe, expect, test } from 'vitest';
import type { Api, ModelComparison, TakeMotion, TakeSummary } from '../../../electron/ipc.ts';
import { ComparedTakes, PAGE } from '../../../renderer/models/compared-takes.svelte.ts';
import { Comparing, firstPair } from '../../../renderer/models/comparing.svelte.ts';
import { WordSwitches } from '../../../renderer/models/word-switches.svelte.ts';
import { encodeFloats } from '../../../models/wire.ts';
import { RELEASED, summaryOf } from '../../e2e/scripted-models.ts';

/** Lets everything go on that waits for nothing but its turn. */
const settled = () => new Promise((resolve) => setTimeout(resolve));

describe('the switches of words', () => {
  function setUp(words = ['a', 'b', 'c']) {
    let model = summaryOf('m', { words });
    const sent: string[][] = [];
    const waiting: ((ok: boolean) => void)[] = [];
    const change = async <T>(ask: () => Promise<T>): Promise<T | null> => {
      const value = await ask();
      return (await new Promise<boolean>((resolve) => waiting.push(resolve))) ? value : null;
    };
    const setWords: Api['setWords'] = ({ off }) => {
      sent.push(off);
      return Promise.resolve({ ...model, off });
    };
    const switches = new WordSwitches({ setWords }, change, () => model);
    /** The main side answers, and the models are listed anew. */
    async function answer(ok = true) {
      if (ok) model = { ...model, off: sent.at(-1) ?? [] };
      waiting.shift()?.(ok);
      await settled();
    }
    return { switches, sent, answer };
  }

  test('move at once, and are told one after another, the newest state last', async () => {
    const { switches, sent, answer } = setUp();
    switches.set(['a'], false);
    expect(switches.isOn('a')).toBe(false);
    await settled();
    switches.set(['b'], false);
    switches.set(['a'], true);
    expect(sent).toEqual([['a']]);
    await answer();
    expect(sent).toEqual([['a'], ['b']]);
    expect([...switches.off]).toEqual(['b']);
    await answer();
    expect(sent).toHaveLength(2);
    expect(switches.on).toBe(2);
  });

  test('go back to what is true where the main side refuses', async () => {
    const { switches, answer } = setUp();
    switches.set(['a'], false);
    await settled();
    await answer(false);
    expect(switches.isOn('a')).toBe(true);
  });

  test('leave one word on, always', async () => {
    const { switches, sent } = setUp();
    expect(switches.set(['a', 'b', 'c'], false)).toBe(false);
    expect(switches.only([])).toBe(false);
    expect(switches.only(['c'])).toBe(true);
    expect(switches.set(['c'], false)).toBe(false);
    await settled();
    expect(sent).toEqual([['a', 'b']]);
  });
});

describe('a comparison', () => {
  const comparison = { fair: 3 } as ModelComparison;

  test('begins with the active model and the one that is looked at, else the newest', () => {
    const [mine, other] = [summaryOf('mine', { active: true }), summaryOf('other')];
    const released = { ...RELEASED, active: false };
    expect(firstPair([released, other, mine], 'released')).toEqual(['mine', 'released']);
    expect(firstPair([released, other, mine], 'mine')).toEqual(['mine', 'other']);
    expect(firstPair([released, mine], '')).toEqual(['mine', 'released']);
    expect(firstPair([RELEASED, summaryOf('bad', { trouble: 'Damaged.' })], '')).toBeNull();
    expect(firstPair([], '')).toBeNull();
  });

  test('is never of a model with itself', () => {
    const comparing = new Comparing({ compareModels: () => Promise.resolve(comparison) }, ['a', 'b']);
    comparing.choose(0, 'b');
    expect(comparing.pair).toEqual(['b', 'a']);
    comparing.choose(1, 'b');
    expect(comparing.pair).toEqual(['a', 'b']);
    comparing.choose(1, 'c');
    expect(comparing.pair).toEqual(['a', 'c']);
  });

  test('drops an answer that comes after other models were chosen, and says why there is none', async () => {
    const replies: (() => void)[] = [];
    const comparing = new Comparing(
      { compareModels: () => new Promise((resolve) => replies.push(() => resolve(comparison))) },
      ['a', 'b'],
    );
    const both: Parameters<Comparing['run']>[0] = [summaryOf('a'), summaryOf('b')];
    const first = comparing.run(both);
    comparing.choose(1, 'c');
    replies[0]?.();
    await first;
    expect(comparing.state).toEqual({ kind: 'asking' });
    const second = comparing.run(both);
    replies[1]?.();
    await second;
    expect(comparing.state).toEqual({ kind: 'done', comparison, models: both });

    const refused = new Comparing({ compareModels: () => Promise.reject(new Error('There are no takes.')) }, [
      'a',
      'b',
    ]);
    await refused.run(both);
    expect(refused.state).toEqual({ kind: 'failed', message: 'There are no takes.' });
  });
});

describe('takes on which two models differ', () => {
  const motionOf = (id: number): TakeMotion => ({
    id,
    aspect: 1,
    times: encodeFloats(Float32Array.of(500, 533)),
    hands: encodeFloats(new Float32Array(2 * 2 * 63).fill(NaN)),
    handedness: encodeFloats(new Float32Array(4).fill(NaN)),
  });

  test('come a page at a time, without those that the library no longer has', async () => {
    const asked: number[][] = [];
    const takes = new ComparedTakes(
      {
        listTakes: ({ filter }) => {
          asked.push(filter.takes ?? []);
          const found = (filter.takes ?? []).filter((id) => id !== 2).map((id) => ({ id }) as TakeSummary);
          return Promise.resolve({ total: found.length, takes: found });
        },
        loadTakes: ({ takes: ids }) => Promise.resolve(ids.filter((id) => id !== 3).map(motionOf)),
      },
      Array.from({ length: PAGE + 5 }, (_, at) => at + 1),
    );
    await takes.more();
    expect(takes.shown.map(({ take }) => take.id)).toEqual([1, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]);
    expect([takes.gone, takes.left]).toEqual([1, 5]);
    expect(takes.shown[0]?.motion?.times[0]).toBe(0);
    expect(takes.shown[1]?.motion).toBeNull();
    await takes.more();
    await takes.more();
    expect(asked.map(({ length }) => length)).toEqual([PAGE, 5]);
    expect(takes.left).toBe(0);
  });

  test('can be asked for again where they could not be had', async () => {
    let full = false;
    const takes = new ComparedTakes(
      {
        listTakes: () => (full ? Promise.resolve({ total: 0, takes: [] }) : Promise.reject(new Error('Not now.'))),
        loadTakes: () => Promise.resolve([]),
      },
      [1],
    );
    await takes.more();
    expect([takes.failure, takes.left, takes.loading]).toEqual(['Not now.', 1, false]);
    full = true;
    await takes.more();
    expect([takes.failure, takes.left, takes.gone]).toEqual([null, 0, 1]);
  });
});
