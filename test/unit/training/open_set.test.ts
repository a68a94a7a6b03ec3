import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { FEATURE_COUNT } from '../../../models/features.ts';
import { atSensitivity } from '../../../models/open_set.ts';
import { logisticFit } from '../../../training/logistic.ts';
import {
  auroc,
  confidenceOf,
  crossFitted,
  evidenceOf,
  fitOdds,
  measureOpenSet,
  tradeOff,
  wordThresholds,
  type Asked,
} from '../../../training/open_set.ts';
import { invented, transitions } from '../../../training/open_set_none.ts';
import { asDetected, heardSegments, signOf } from '../../../training/open_set_segments.ts';
import { summary } from '../../../training/open_set_summary.ts';
import { Random } from '../../../training/random.ts';
import { idled, madeUpIdler } from '../../../training/synthetic/idle.ts';
import { madeUpSigner } from '../../../training/synthetic/signer.ts';

/** Answers as they would be if `odds` were the truth: own words are right as often as their evidence says. */
function answers(people: number, each: number, odds = { intercept: -4, margin: 0.5, nearness: 7 }): Asked[] {
  const random = new Random(11);
  return Array.from({ length: people }, (_, person) =>
    Array.from({ length: each }, (_, k): Asked => {
      const kind = ['own', 'own', 'own', 'idle', 'foreign'][k % 5] ?? 'own';
      const centre = kind === 'own' ? 0.75 : 0.2;
      const margin = 4 * random.next() - 0.5;
      const nearness = Math.max(-1, Math.min(1, centre + 0.2 * random.normal()));
      const best = ['tea', 'water'][random.below(2)] ?? 'tea';
      const right = random.chance(confidenceOf(odds, { margin, nearness }));
      const word = kind === 'own' ? (right ? best : 'coffee') : null;
      return { fold: `person ${person}`, kind, word, best, margin, nearness };
    }),
  ).flat();
}

describe('logistic regression', () => {
  it('finds the weights that made the answers', () => {
    const random = new Random(5);
    const inputs = Array.from({ length: 4000 }, () => [random.normal(), 3 + 2 * random.normal()]);
    const truth = (a: number, b: number) => 1 / (1 + Math.exp(-(0.5 + 2 * a - 0.7 * b)));
    const found = logisticFit(
      inputs,
      inputs.map(([a = 0, b = 0]) => (random.chance(truth(a, b)) ? 1 : 0)),
    );
    [0.5, 2, -0.7].forEach((value, k) => expect(Math.abs((found[k] ?? 0) - value)).toBeLessThan(0.2));
  });

  it('counts an answer as often as its weight says', () => {
    const inputs = [[0], [1], [1], [2]];
    const doubled = logisticFit([...inputs, [1]], [0, 0, 1, 1, 1]);
    const weighted = logisticFit(inputs, [0, 0, 1, 1], [1, 1, 2, 1]);
    weighted.forEach((value, k) => expect(value).toBeCloseTo(doubled[k] ?? 0, 6));
  });

  it('says what it lacks', () => {
    expect(() => logisticFit([[1], [2]], [1, 1])).toThrow(RangeError);
    expect(() => logisticFit([[1]], [1, 0])).toThrow(RangeError);
  });
});

describe('the area under the curve', () => {
  it('is that of all pairs, ties counting half', () => {
    const values = fc.array(fc.integer({ min: 0, max: 6 }), { minLength: 1, maxLength: 12 });
    fc.assert(
      fc.property(values, values, (more, less) => {
        const pairs = more.flatMap((a) => less.map((b) => (a > b ? 1 : a === b ? 0.5 : 0)));
        const mean = pairs.reduce((sum: number, value) => sum + value, 0) / pairs.length;
        expect(auroc(more, less)).toBeCloseTo(mean, 9);
      }),
    );
  });
});

describe('evidence', () => {
  const points = (x: number, y: number) => Float32Array.of(x, y);
  const places = new Map([
    ['tea', points(1, 0)],
    ['water', points(0, 1)],
  ]);
  it('is about the best word, even where none leads', () => {
    const found = evidenceOf(Float32Array.of(1, 3, 4), ['tea', 'water', 'none'], places, points(0, 1));
    expect(found).toEqual({ best: 1, word: 'water', margin: -1, nearness: 1 });
  });
  it('cannot be had of a word without a place', () => {
    expect(evidenceOf(Float32Array.of(5, 3), ['milk', 'none'], places, points(0, 1))).toBeNull();
  });
});

describe('the fit of an open set', () => {
  const asked = answers(4, 1500);

  it('gives confidences that come true for a person whom it did not see', () => {
    const judged = crossFitted(asked);
    expect(judged).toHaveLength(asked.length);
    const { written, kinds, own } = measureOpenSet(judged, 0.6);
    expect(own.n).toBe(3600);
    expect(written.ece).toBeLessThan(0.06);
    expect(written.right).toBeGreaterThan(own.top1);
    expect(kinds.foreign?.auroc).toBeGreaterThan(0.9);
    expect(kinds.foreign?.n).toBe(1200);
  });

  it('judges nobody by a fit that has seen them', () => {
    const [first] = crossFitted(asked);
    const odds = fitOdds(asked.filter(({ fold }) => fold !== 'person 0'));
    expect(first?.confidence).toBe(confidenceOf(odds, asked[0] as Asked));
    expect(() => crossFitted(answers(1, 50))).toThrow(RangeError);
  });

  it('weighs how surely a sign was heard only where that is known of the words', () => {
    const random = new Random(3);
    const heard = asked.map((each) => ({
      ...each,
      sureness: (each.word === each.best ? 0.9 : 0.7) + 0.05 * random.normal(),
    }));
    expect(fitOdds(heard).sureness).toBeGreaterThan(10);
    const whole = heard.map((each) => (each.kind === 'own' ? { ...each, sureness: undefined } : each));
    expect(fitOdds(whole)).toEqual(fitOdds(asked));
  });

  it('asks more of a word that is often written for what it is not, but never so much that it is lost', () => {
    const judged = crossFitted(asked);
    const greedy = judged.map((each) =>
      each.kind === 'foreign'
        ? { ...each, best: 'tea', confidence: 0.9 }
        : { ...each, confidence: each.kind === 'own' ? 0.65 + 0.35 * each.confidence : 0.1 },
    );
    const thresholds = wordThresholds(greedy, 0.6);
    expect(Object.keys(thresholds)).toContain('tea');
    const own = greedy.filter(({ kind, word, best }) => kind === 'own' && word === 'tea' && best === 'tea');
    const missed = own.filter(({ confidence }) => confidence < (thresholds.tea ?? 0)).length / own.length;
    expect(missed).toBeLessThan(0.11);
    expect(thresholds.water).toBeUndefined();
  });

  it('trades missed words for false ones, from careful to eager, about the threshold', () => {
    const judged = crossFitted(asked);
    const curve = tradeOff(judged, 0.6, {}, { kind: 'idle', minutes: 60 });
    curve.slice(1).forEach((each, k) => {
      const before = curve[k];
      expect(each.threshold).toBeLessThan(before?.threshold ?? 0);
      expect(each.missed).toBeLessThanOrEqual(before?.missed ?? 0);
      expect(each.falsePerMinute).toBeGreaterThanOrEqual(before?.falsePerMinute ?? 0);
    });
    expect(atSensitivity(curve, 0.5).threshold).toBeCloseTo(0.6, 6);
    const idle = judged.filter(({ kind, confidence }) => kind === 'idle' && confidence >= 0.6).length;
    expect(atSensitivity(curve, 0.5).falsePerMinute).toBeCloseTo(idle / 60, 3);
  });

  it('sums up what was asked, person by person', () => {
    const found = summary(asked, 0.6);
    expect(Object.keys(found.perPerson)).toEqual(['person 0', 'person 1', 'person 2', 'person 3']);
    expect(found.written.threshold).toBe(0.6);
    expect(found.odds.nearness).toBeGreaterThan(0);
  });
});

describe('what is none of the words', () => {
  it('idles in view, other than the next person, and opens segments', () => {
    const of = (seed: number) => {
      const random = new Random(seed);
      return idled(madeUpIdler(random), madeUpSigner(random), 30, random);
    };
    const frames = of(1);
    expect(frames).toHaveLength(900);
    expect(of(1)).toEqual(frames);
    expect(of(2)).not.toEqual(frames);
    const inView = frames.filter(({ slots }) => slots.some((hand) => hand !== null)).length;
    expect(inView).toBeGreaterThan(450);
  });

  it('is asked about in segments as the live path cuts them, each with its own frames and logits', async () => {
    const random = new Random(7);
    const frames = asDetected(idled(madeUpIdler(random), madeUpSigner(random), 60, random));
    // It counts the frames that it has read.
    const engine = {
      start: () => 0,
      step: (state: unknown) => {
        const read = Number(state) + 1;
        return Promise.resolve({ logits: Float32Array.of(0, read), state: read });
      },
      score: () => Promise.reject(new Error('A causal network is stepped.')),
    };
    const heard = await heardSegments(frames, { vocabulary: ['none', 'tea'], engine });
    expect(heard.length).toBeGreaterThan(3);
    for (const [k, { start, end, logits, features, frames: length, sureness }] of heard.entries()) {
      expect(start).toBeGreaterThanOrEqual(heard[k - 1]?.end ?? 0);
      expect((end - start) / (1000 / 30)).toBeCloseTo(length - 1, 0);
      expect(features).toHaveLength(length * FEATURE_COUNT);
      expect([...logits]).toEqual([0, length]);
      expect(sureness).toBeGreaterThan(0.3);
      expect(sureness).toBeLessThan(1);
    }
  });

  it('belongs to the sign that a segment holds most of, to none, or is left out where nobody can say', () => {
    const signs = [
      { word: 'tea', start: 1000, end: 2000 },
      { word: 'water', start: 2300, end: 3300 },
    ];
    expect(signOf({ start: 900, end: 2100 }, signs)?.word).toBe('tea');
    expect(signOf({ start: 2250, end: 3000 }, signs)?.word).toBe('water');
    expect(signOf({ start: 3300, end: 4500 }, signs)).toBeNull();
    expect(signOf({ start: 900, end: 3300 }, signs)).toBeUndefined();
    expect(signOf({ start: 1000, end: 1300 }, signs)).toBeUndefined();
    expect(signOf({ start: 1100, end: 6000 }, signs)).toBeUndefined();
  });

  it('is made of one person’s signs, or of nobody’s', () => {
    const signs = invented(6, 3).map((example, k) => ({ ...example, word: 'sign', signer: k < 3 ? 'ann' : 'ben' }));
    const ways = transitions(signs, 20, new Random(2));
    expect(ways).toHaveLength(20);
    for (const { word, clip, signer } of ways) {
      expect(word).toBe('none');
      expect(['ann', 'ben']).toContain(signer);
      expect(clip?.frames).toBeGreaterThanOrEqual(10);
      expect(clip?.hands.every(Number.isFinite)).toBe(true);
      expect(clip?.hands.length).toBe((clip?.frames ?? 0) * 126);
    }
    expect(transitions([], 5, new Random(1))).toEqual([]);
  });
});
