/** Signs cut out of streams: as many as are asked for, of the right words; and what they cost a training. */
import { describe, expect, it } from 'vitest';
import { NONE } from '../../../models/model.ts';
import { toExample } from '../../../training/clips.ts';
import { vocabularyOf } from '../../../training/dataset.ts';
import { learn } from '../../../training/learn.ts';
import { RECIPE } from '../../../training/recipe.ts';
import { cutsOf } from '../../../training/streams/cuts.ts';
import { makeTakes, WORDS } from './data.ts';

const takes = makeTakes({ signers: 2, each: 6 });

describe('signs cut out of streams', () => {
  const cuts = cutsOf(takes, 1, 3);
  const signs = cuts.filter(({ word }) => word !== NONE);

  it('are as many as there are takes, of each signer and word', () => {
    expect(signs.length).toBeGreaterThan(0.9 * takes.length);
    expect(signs.length).toBeLessThanOrEqual(takes.length);
    for (const signer of ['s0', 's1']) {
      const words = signs.filter((sign) => sign.signer === signer).map(({ word }) => word);
      expect(new Set(words)).toEqual(new Set(WORDS));
    }
    expect(cuts.every(({ clip }) => clip && clip.frames >= 8)).toBe(true);
  });

  it('come with ways between them that are no sign', () => {
    const ways = cuts.length - signs.length;
    expect(ways).toBeGreaterThan(0);
    expect(ways).toBeLessThan(0.5 * signs.length);
  });

  it('are the same for the same seed, fewer where fewer are asked for, and none of nothing', () => {
    expect(cutsOf(takes, 1, 3)).toEqual(cuts);
    expect(cutsOf(takes, 1, 4)).not.toEqual(cuts);
    const half = cutsOf(takes, 0.5, 3).filter(({ word }) => word !== NONE);
    expect(half.length / signs.length).toBeCloseTo(0.5, 1);
    expect(cutsOf(takes, 0, 3)).toEqual([]);
    expect(cutsOf([], 1, 3)).toEqual([]);
    expect(
      cutsOf(
        takes.slice(0, 1).map((take) => ({ ...take, word: NONE })),
        1,
        3,
      ),
    ).toEqual([]);
  });
});

describe('a training with them', () => {
  it('takes as many steps as without, and comes to other weights', { timeout: 60_000 }, async () => {
    const teach = takes.map(toExample);
    const what = { family: 'gru', vocabulary: vocabularyOf(takes), teach, sizes: { stem: 8, hidden: 8 } } as const;
    const recipe = { ...RECIPE, epochs: 3 };
    const alone = await learn({ ...what, recipe });
    const joined = await learn({ ...what, recipe, inStreams: takes });
    expect(joined.trained.steps).toBe(alone.trained.steps);
    expect(joined.trained.epochs).toBe(3);
    expect(joined.trained.weights).not.toEqual(alone.trained.weights);
    const without = await learn({ ...what, recipe: { ...recipe, cuts: 0 }, inStreams: takes });
    expect(without.trained.weights).toEqual(alone.trained.weights);
  });
});
