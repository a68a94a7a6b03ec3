import { describe, expect, it } from 'vitest';
import type { LibraryWord } from '../../../electron/ipc.ts';
import { openMemory } from '../../../renderer/memory.ts';
import { idleIdea, IDLE_IDEAS } from '../../../renderer/record/idle-ideas.ts';
import { remainderOf, takesIn } from '../../../renderer/record/orders.ts';
import { OwnTakes } from '../../../renderer/record/own-takes.svelte.ts';
import { Plan } from '../../../renderer/record/plan.svelte.ts';
import { WordSearch } from '../../../renderer/record/word-search.svelte.ts';
import { mainSide } from './record-studio.ts';

function memory() {
  const kept = new Map<string, string>();
  return openMemory(() => ({
    getItem: (key) => kept.get(key) ?? null,
    setItem: (key, value) => kept.set(key, value),
  }));
}

describe('Plan', () => {
  it('says what is missing until it can begin', () => {
    const plan = new Plan(memory());
    expect(plan.missing).toBe('Choose a word, and who signs.');
    plan.add(3);
    expect(plan.missing).toBe('Choose who signs.');
    expect(plan.order).toBeNull();
    plan.signer = 1;
    expect(plan.missing).toBeNull();
    expect(plan.order).toEqual({
      signer: 1,
      prompts: [{ word: 3, takes: 5 }],
      shuffled: false,
      cutting: 'hands-free',
    });
  });

  it('shuffles several words, and goes on without end only with one', () => {
    const plan = new Plan(memory());
    plan.signer = 1;
    plan.add(3);
    plan.endless = true;
    expect(plan.order?.prompts).toEqual([{ word: 3, takes: null }]);
    plan.add(4, { count: 20 });
    expect(plan.order).toMatchObject({
      shuffled: true,
      prompts: [
        { word: 3, takes: 5 },
        { word: 4, takes: 20 },
      ],
    });
    plan.shuffled = false;
    expect(plan.order?.shuffled).toBe(false);
  });

  it('takes each word once, and as many takes as the contract allows', () => {
    const plan = new Plan(memory());
    plan.add(3);
    plan.add(3);
    expect(plan.words).toHaveLength(1);
    plan.take(3, 9999);
    expect(plan.takes).toBe(500);
    plan.take(3, NaN);
    expect(plan.takes).toBe(1);
    plan.takeEach(2.4);
    plan.add(4);
    expect(plan.words.map(({ takes }) => takes)).toEqual([2, 2]);
  });

  it('remembers who signs and how, but not the words', () => {
    const kept = memory();
    const plan = new Plan(kept);
    plan.signer = 4;
    plan.cutting = 'manual';
    plan.countdown = 10;
    plan.takeEach(8);
    plan.add(3);
    const later = new Plan(kept);
    expect([later.signer, later.cutting, later.countdown, later.each]).toEqual([4, 'manual', 10, 8]);
    expect(later.words).toEqual([]);
  });

  it('begins well where nothing is remembered, or nonsense', () => {
    const kept = memory();
    for (const key of ['record-signer', 'record-cutting', 'record-countdown', 'record-takes'])
      kept.set(key, 'nonsense');
    const plan = new Plan(kept);
    expect([plan.signer, plan.cutting, plan.countdown, plan.each]).toEqual([null, 'hands-free', 5, 5]);
  });

  it('forgets words and signers that are gone from the library', () => {
    const plan = new Plan(memory());
    plan.signer = 1;
    plan.add(3);
    plan.add(4);
    plan.keep(
      (word) => word === 4,
      () => false,
    );
    expect(plan.words.map(({ word }) => word)).toEqual([4]);
    expect(plan.signer).toBeNull();
  });
});

describe('orders', () => {
  const order = (...prompts: [word: number, takes: number | null][]) => ({
    signer: 1,
    prompts: prompts.map(([word, takes]) => ({ word, takes })),
    shuffled: false,
    cutting: 'hands-free' as const,
  });

  it('tell what is missing', () => {
    const asked = order([1, 2], [2, 3]);
    expect(remainderOf(asked, (word) => word)?.prompts).toEqual([
      { word: 1, takes: 1 },
      { word: 2, takes: 1 },
    ]);
    expect(remainderOf(asked, () => 3)).toBeNull();
    expect(remainderOf(order([1, null]), () => 3)?.prompts).toEqual([{ word: 1, takes: null }]);
    expect(takesIn(asked)).toBe(5);
    expect(takesIn(order([1, null]))).toBeNull();
  });
});

describe('the search for a word', () => {
  const word = (id: number, gloss: string): LibraryWord => ({
    id,
    word: gloss,
    language: '',
    note: '',
    reference: '',
    takes: 0,
    flagged: 0,
    signers: 0,
  });
  const search = () => new WordSearch(() => [word(1, 'hello'), word(2, 'thank_you'), word(3, 'none'), word(4, 'help')]);
  const offers = (found: WordSearch) =>
    found.offers.map((offer) => (offer.kind === 'known' ? offer.word.word : `+${offer.text}`));

  it('offers every word but “none”, which is no word', () => {
    expect(offers(search())).toEqual(['hello', 'thank_you', 'help']);
  });

  it('offers to add what is not there, but not twice what is', () => {
    const found = search();
    found.text = ' hel ';
    expect(offers(found)).toEqual(['hello', 'help', '+hel']);
    found.text = 'thank_y';
    expect(offers(found)).toEqual(['thank_you', '+thank_y']);
    found.text = 'Thank You';
    expect(offers(found)).toEqual(['thank_you']);
    found.text = 'none';
    expect(offers(found)).toEqual([]);
  });

  it('goes round its offers', () => {
    const found = search();
    found.text = 'hel';
    expect(found.choice).toMatchObject({ word: { word: 'hello' } });
    found.move(-1);
    expect(found.choice).toEqual({ kind: 'new', text: 'hel' });
    found.move(1);
    expect(found.marked).toBe(0);
    found.clear();
    found.move(1);
    expect(found.open).toBe(true);
    expect(found.marked).toBe(0);
  });
});

describe('what is there already', () => {
  it('is counted for one signer', async () => {
    const { api, asked } = mainSide({ describeData: () => ({ words: [{ word: 'hello', takes: 4 }] }) });
    const own = new OwnTakes(api);
    await own.look(2);
    expect(asked('describeData')).toEqual([{ filter: { signer: 2 } }]);
    expect([own.of('hello'), own.of('thanks')]).toEqual([4, 0]);
    await own.look(null);
    expect(own.of('hello')).toBe(0);
  });

  it('is nothing where it cannot be known', async () => {
    const own = new OwnTakes(mainSide().api);
    await own.look(2);
    expect(own.of('hello')).toBe(0);
  });
});

it('ideas for idle hands come round, one after another', () => {
  const ideas = IDLE_IDEAS.map((_, place) => idleIdea(place));
  expect(new Set(ideas).size).toBe(IDLE_IDEAS.length);
  expect(idleIdea(IDLE_IDEAS.length)).toBe(ideas[0]);
});
