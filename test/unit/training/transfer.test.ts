/** Starting from what another network has learnt, and varying the recipe by name. */
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { BLOCKS } from '../../../models/features.ts';
import { tensor } from '../../../models/network.ts';
import { toExample } from '../../../training/clips.ts';
import { initialWeights } from '../../../training/initialise.ts';
import { judge, learn, networkFor } from '../../../training/learn.ts';
import { changedRecipe, RECIPE } from '../../../training/recipe.ts';
import { readBody, startFor } from '../../../training/transfer.ts';
import { makeTakes, WORDS } from './data.ts';

const released = join(import.meta.dirname, '../../../models/released/asl-starter');

describe('a learnt body', () => {
  it('gives every family its stem, its recurrent layer where that fits, and never the head', async () => {
    const body = await readBody(released);
    for (const family of ['gru', 'attention', 'lstm'] as const) {
      const network = networkFor(family, 7);
      const fresh = initialWeights(network, 1);
      const weights = initialWeights(network, 1, body);
      const same = (name: string, other: typeof body) =>
        tensor(weights, name).every((v, k) => v === other.get(name)?.[k]);
      expect(same('stem.kernel', body)).toBe(true);
      expect(same('standardise.mean', body)).toBe(true);
      expect(same('recurrent.0.kernel', family === 'gru' ? body : fresh)).toBe(true);
      expect(same('head.kernel', fresh)).toBe(true);
    }
  });

  it('learns in a few steps what a random one has not learnt yet', { timeout: 60_000 }, async () => {
    const few = makeTakes({ signers: 3, each: 2 }).map(toExample);
    const teach = few.filter(({ signer }) => signer !== 's2');
    const many = makeTakes({ signers: 3, each: 12 }).map(toExample);
    const tested = many.filter(({ signer }) => signer === 's2');
    const rightWith = async (body: Awaited<ReturnType<typeof readBody>> | null) => {
      let right = 0;
      for (const seed of [1, 2, 3]) {
        const recipe = { ...RECIPE, epochs: 16, seed };
        const learnt = await learn({ family: 'gru', vocabulary: WORDS, teach, recipe, body });
        const judged = await judge(learnt.network, learnt.trained.weights, tested, WORDS);
        right += judged.filter(({ word, probabilities }) => {
          return WORDS[probabilities.indexOf(Math.max(...probabilities))] === word;
        }).length;
      }
      return right;
    };
    const [learnt, random] = [await rightWith(await readBody(released)), await rightWith(null)];
    expect(learnt).toBeGreaterThan(random + 0.1 * 3 * tested.length);
  });

  it('is used where takes are few, unless told otherwise', () => {
    expect(startFor(undefined, 50, 10)).toMatch(/asl-starter$/);
    expect(startFor(undefined, 5000, 10)).toBeNull();
    expect(startFor('none', 50, 10)).toBeNull();
    expect(startFor('mine', 5000, 10)).toBe('mine');
  });
});

describe('a changed recipe', () => {
  it('has the figures that were asked for and leaves the recipe itself alone', () => {
    const changed = changedRecipe(RECIPE, ['dropStem=0.1', 'augmentation.approach=0'], ['bends']);
    expect(changed.dropStem).toBe(0.1);
    expect(changed.augmentation.approach).toBe(0);
    expect(changed.without).toEqual(['bends']);
    expect(RECIPE.dropStem).not.toBe(0.1);
    expect(RECIPE.augmentation.approach).not.toBe(0);
  });

  it('refuses what it does not know in one sentence', () => {
    expect(() => changedRecipe(RECIPE, ['dropStern=0.1'])).toThrow(/no figure “dropStern”; it has .*dropStem/);
    expect(() => changedRecipe(RECIPE, ['dropStem'])).toThrow(/no figure “dropStem”/);
    expect(() => changedRecipe(RECIPE, ['dropStem=much'])).toThrow(/takes a number, not “much”/);
    expect(() => changedRecipe(RECIPE, [], ['toes'])).toThrow(/no features “toes”; there are .*bends/);
  });

  it('hides a block of features from the network, when it learns and when it is asked', async () => {
    const examples = makeTakes({ signers: 2, each: 1 }).map(toExample);
    const recipe = { ...changedRecipe(RECIPE, [], ['bends']), epochs: 1 };
    for (const body of [null, await readBody(released)]) {
      const { trained } = await learn({ family: 'gru', vocabulary: WORDS, teach: examples, recipe, body });
      const scale = tensor(trained.weights, 'standardise.scale');
      const { at, size } = BLOCKS.bends;
      expect(scale.subarray(at, at + size).every((value) => value === 0)).toBe(true);
      expect(scale[at - 1]).toBeGreaterThan(0);
    }
  });
});
