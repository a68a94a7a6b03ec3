/** How sure a person's own model may be: fitted on what its judging left out, and not at all where that was too little. */
import { describe, expect, it } from 'vitest';
import { FEATURE_COUNT } from '../../../models/features.ts';
import { networkFor } from '../../../training/learn.ts';
import { initialWeights } from '../../../training/initialise.ts';
import { confidenceOf, type Asked } from '../../../training/open_set.ts';
import { askLeftOut, fitOwn, ownSpace } from '../../../training/open_set_own.ts';
import { Random } from '../../../training/random.ts';
import { invented } from '../../../training/open_set_none.ts';

/** Words lie near and lead, all else does neither. */
function asked(people: number, words: number): Asked[] {
  const random = new Random(4);
  return Array.from({ length: people }, (_, person) =>
    Array.from({ length: 2 * words }, (_, k): Asked => {
      const own = k % 2 === 0;
      const best = ['tea', 'water'][(k % 4) >> 1] ?? 'tea';
      const lead = own ? 3 : -1;
      const kind = own ? 'own' : (['idle', 'invented'][random.below(2)] ?? 'idle');
      const nearness = (own ? 0.8 : 0.2) + 0.15 * random.normal();
      return {
        fold: `person ${person}`,
        kind,
        word: own ? best : null,
        best,
        margin: lead + random.normal(),
        nearness,
      };
    }),
  ).flat();
}

describe('the open set of a model of one’s own', () => {
  it('tells words from what is none, with a measured curve', () => {
    const fit = fitOwn(asked(2, 60), 0.5);
    if (!fit) throw new Error('There is no fit.');
    expect(confidenceOf(fit.odds, { margin: 3, nearness: 0.8 })).toBeGreaterThan(0.9);
    expect(confidenceOf(fit.odds, { margin: -1, nearness: 0.2 })).toBeLessThan(0.1);
    expect(fit.tradeOff.length).toBeGreaterThan(2);
    expect(fit.tradeOff.every(({ falsePerMinute }) => Number.isFinite(falsePerMinute))).toBe(true);
  });

  it('is not fitted to one person, nor to a few takes, nor to nothing', () => {
    expect(fitOwn(asked(1, 200), 0.5)).toBeNull();
    expect(fitOwn(asked(2, 20), 0.5)).toBeNull();
    expect(fitOwn([], 0.5)).toBeNull();
  });

  it('asks about each left-out take, and about what nobody signs', { timeout: 120_000 }, async () => {
    const space = await ownSpace();
    if (!space) throw new Error('The sign space is not there.');
    const vocabulary = ['none', 'tea', 'water'];
    const signs = invented(8, 3).map((example, k) => ({ ...example, word: k % 2 ? 'tea' : 'water' }));
    const network = networkFor('gru', vocabulary.length, { stem: 8, hidden: 8 });
    expect(network.features).toBe(FEATURE_COUNT);
    const weights = initialWeights(network, 1);
    const answers = await askLeftOut({
      group: 'ann',
      network,
      weights,
      vocabulary,
      space,
      taught: signs.slice(0, 4),
      tested: signs.slice(4),
    });
    const of = (kind: string) => answers.filter((each) => each.kind === kind);
    expect(of('own').map(({ word }) => word)).toEqual(['water', 'tea', 'water', 'tea']);
    for (const kind of ['transition', 'fidget', 'invented', 'idle']) {
      expect(of(kind).length).toBeGreaterThan(0);
      expect(of(kind).every(({ word }) => word === null)).toBe(true);
    }
    expect(answers.every(({ fold, margin, nearness }) => fold === 'ann' && Number.isFinite(margin + nearness))).toBe(
      true,
    );
  });
});
