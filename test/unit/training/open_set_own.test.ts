/** How sure a person's own model may be: fitted on what its judging left out, and not at all where that was too little. */
import { describe, expect, it } from 'vitest';
import { toExample } from '../../../training/clips.ts';
import { vocabularyOf } from '../../../training/dataset.ts';
import { networkFor } from '../../../training/learn.ts';
import { initialWeights } from '../../../training/initialise.ts';
import { confidenceOf, type Asked } from '../../../training/open_set.ts';
import { askLeftOut, fitOwn, ownSpace } from '../../../training/open_set_own.ts';
import { Random } from '../../../training/random.ts';
import { makeTakes } from './data.ts';

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

  it('asks about left-out takes as they are cut out of streams, and about what nobody signs', async () => {
    const space = await ownSpace();
    if (!space) throw new Error('The sign space is not there.');
    const takes = makeTakes({ signers: 2, each: 3, words: ['circle', 'drop'] });
    const vocabulary = vocabularyOf(takes);
    const network = networkFor('gru', vocabulary.length, { stem: 8, hidden: 8 });
    const answers = await askLeftOut({
      group: 'ann',
      network,
      weights: initialWeights(network, 1),
      vocabulary,
      space,
      boundary: null,
      taught: takes.filter(({ signer }) => signer === 's0').map(toExample),
      tested: takes.filter(({ signer }) => signer === 's1'),
    });
    const of = (kind: string) => answers.filter((each) => each.kind === kind);
    // Six takes, ten times each in other company; not every one of them is found.
    expect(of('own').length).toBeGreaterThan(40);
    expect(of('own').length).toBeLessThanOrEqual(60);
    expect(new Set(of('own').map(({ word }) => word))).toEqual(new Set(['circle', 'drop']));
    expect(of('own').every(({ sureness = -1 }) => sureness > 0 && sureness <= 1)).toBe(true);
    for (const kind of ['transition', 'fidget', 'invented', 'idle']) {
      expect(of(kind).length).toBeGreaterThan(0);
      expect(of(kind).every(({ word }) => word === null)).toBe(true);
    }
    expect(answers.every(({ fold, margin, nearness }) => fold === 'ann' && Number.isFinite(margin + nearness))).toBe(
      true,
    );
  }, 120_000);
});
