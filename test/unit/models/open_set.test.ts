import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Decoder } from '../../../models/decoder.ts';
import { FEATURE_COUNT } from '../../../models/features.ts';
import { distinct, idlePoints, MOST_POINTS } from '../../../models/idle_calibration.ts';
import { softmax } from '../../../models/model.ts';
import {
  atSensitivity,
  HEARD,
  marginOf,
  oddsOf,
  OpenSet,
  sensitivityOf,
  type OpenSetFit,
  type TradeOff,
} from '../../../models/open_set.ts';
import { Random } from '../../../training/random.ts';
import { pointOf, unit } from '../../../models/sign_space.ts';
import { moving, place, read, space } from './movements.ts';

const curve: TradeOff[] = [
  { threshold: 0.95, missed: 0.3, falsePerMinute: 0, foreign: 0.01 },
  { threshold: 0.6, missed: 0.1, falsePerMinute: 1, foreign: 0.05 },
  { threshold: 0.2, missed: 0.02, falsePerMinute: 5, foreign: 0.2 },
];
const openSet: OpenSetFit = {
  odds: { intercept: -4, margin: 0.6, nearness: 6 },
  thresholds: { tea: 0.9 },
  tradeOff: curve,
};
const model = { vocabulary: ['coffee', 'tea', 'none'], temperature: 1, threshold: 0.6, openSet };
const places = new Map([
  ['coffee', place(1)],
  ['tea', place(2)],
]);
const none = () => false;
const logits = (...values: number[]) => Float32Array.from(values);

describe('an open set', () => {
  it('is sure of a word where its movement is seen, and not where the network alone is sure', () => {
    const set = new OpenSet(model, { space, places });
    const seen = set.probabilities(logits(6, 0, 0), none, read(1));
    const foreign = set.probabilities(logits(6, 0, 0), none, read(5));
    const expected = 1 / (1 + Math.exp(-oddsOf(openSet.odds, { margin: 6, nearness: 1 })));
    expect(seen[0]).toBeCloseTo(expected, 4);
    expect(seen[0]).toBeGreaterThan(0.9);
    expect(foreign[0]).toBeLessThan(0.6);
    expect(softmax(logits(6, 0, 0))[0]).toBeGreaterThan(0.99);
  });

  it('is as sure of a word as a sign was heard, where its fit asked that', () => {
    const odds = { ...openSet.odds, intercept: -16.5, sureness: 10 };
    const set = new OpenSet({ ...model, openSet: { ...openSet, odds } }, { space, places });
    const confidenceAt = (sureness?: number) =>
      set.probabilities(logits(6, 0, 0), none, () => ({ ...read(1)(), sureness }))[0] ?? 0;
    expect(confidenceAt(0.95)).toBeGreaterThan(0.9);
    expect(confidenceAt(0.5)).toBeLessThan(0.2);
    expect(confidenceAt()).toBeCloseTo(confidenceAt(HEARD), 6);
    const without = new OpenSet(model, { space, places });
    const [plain] = without.probabilities(logits(6, 0, 0), none, () => ({ ...read(1)(), sureness: 0.5 }));
    expect(plain).toBeCloseTo(without.probabilities(logits(6, 0, 0), none, read(1))[0] ?? 0, 6);
  });

  it('gives probabilities that add up to no more than 1, and leaves the best word the best', () => {
    const set = new OpenSet(model, { space, places });
    const value = fc.double({ min: -8, max: 8, noNaN: true });
    fc.assert(
      fc.property(fc.tuple(value, value, value), fc.integer({ min: 1, max: 9 }), (values, seed) => {
        const given = logits(...values);
        const out = set.probabilities(given, none, read(seed));
        expect(out.reduce((sum, p) => sum + p, 0)).toBeLessThan(1.0001);
        const [coffee = 0, tea = 0, silent = 0] = out;
        expect(silent).toBeLessThanOrEqual(Math.max(coffee, tea));
        if (given[0] !== given[1])
          expect(Math.sign(coffee - tea)).not.toBe(-Math.sign((given[0] ?? 0) - (given[1] ?? 0)));
      }),
    );
  });

  it('counts a word that is turned off as a rival, and does not write it', () => {
    const set = new OpenSet(model, { space, places });
    const off = (k: number) => k === 0;
    const out = set.probabilities(logits(6, 0, 0), off, read(2));
    expect(out[0]).toBe(0);
    expect(out[1]).toBeLessThan(set.probabilities(logits(-2, 0, 0), off, read(2))[1] ?? 0);
    expect(marginOf(logits(6, 0, 0), 1)).toBe(-6);
  });

  it('goes by temperature and threshold where a model, a word or the space has no more', () => {
    const { openSet: _, ...older } = model;
    const given = logits(2, 1, 0);
    for (const set of [
      new OpenSet(older, { space, places }),
      new OpenSet(model),
      new OpenSet(model, { space, places: new Map([['tea', place(2)]]) }),
    ]) {
      expect(set.probabilities(given, none, read(1))).toEqual(softmax(given));
      expect(set.threshold(0)).toBe(0.6);
    }
    expect(new OpenSet(model, { space, places }).probabilities(given, none, null)).toEqual(softmax(given));
  });

  it('asks more of a word that is written too often', () => {
    const set = new OpenSet(model, { space, places });
    expect(set.threshold(0)).toBe(0.6);
    expect(set.threshold(1)).toBe(0.9);
  });

  it('asks less the more eager it is, of each word', () => {
    for (const [settings, general] of [
      [model, 0.6],
      [{ ...model, openSet: undefined, threshold: 0.7 }, 0.7],
    ] as const) {
      const set = new OpenSet({ ...settings }, { space, places });
      for (const k of [0, 1]) {
        let before = 1;
        for (let sensitivity = 0; sensitivity <= 1; sensitivity += 0.125) {
          set.sensitivity = sensitivity;
          expect(set.threshold(k)).toBeLessThan(before);
          before = set.threshold(k);
        }
        set.sensitivity = 0.5;
        expect(set.threshold(0)).toBeCloseTo(general, 6);
        set.sensitivity = null;
        expect(set.threshold(0)).toBe(general);
      }
    }
  });

  it('does not write what idle hands have done here, and still writes the word', () => {
    const set = new OpenSet(model, { space, places });
    const idle = moving(3, 90);
    const given = logits(9, 0, 0);
    const scratch = { features: idle.subarray(0, 36 * FEATURE_COUNT), frames: 36 };
    const before = set.probabilities(given, none, () => scratch)[0] ?? 0;
    set.calibrate(distinct(idlePoints(idle, 90, space)));
    const after = set.probabilities(given, none, () => scratch)[0] ?? 0;
    expect(after).toBeLessThan(0.1);
    expect(after).toBeLessThan(before);
    expect(set.probabilities(given, none, read(1))[0]).toBeGreaterThan(0.9);
    set.calibrate([]);
    expect(set.probabilities(given, none, () => scratch)[0]).toBe(before);
  });
});

describe('a decoder with an open set', () => {
  it('writes the word where its movement was seen, with the confidence that it has earned, and is silent otherwise', () => {
    const set = new OpenSet(model, { space, places });
    const decoder = new Decoder(model, undefined, set);
    const said = decoder.settle(logits(6, 2, 0), 40, 0, 1300, 1400, read(1));
    expect(said).toMatchObject({ kind: 'committed', word: 'coffee' });
    expect(said?.kind === 'committed' && said.confidence).toBeCloseTo(1 / (1 + Math.exp(-(-4 + 0.6 * 4 + 6))), 4);
    decoder.reset();
    expect(decoder.settle(logits(6, 2, 0), 40, 0, 1300, 1400, read(5))).toBeNull();
    set.sensitivity = 0;
    expect(decoder.settle(logits(6, 2, 0), 40, 0, 1300, 1400, read(1))).toMatchObject({
      kind: 'committed',
      word: 'coffee',
    });
    decoder.reset();
    expect(decoder.settle(logits(0.5, 0, 0), 40, 0, 1300, 1400, read(1))).toMatchObject({ kind: 'unsure' });
    set.sensitivity = 1;
    expect(decoder.settle(logits(0.5, 0, 0), 40, 0, 1300, 1400, read(1))).toMatchObject({ kind: 'committed' });
  });
});

describe('what is neither asked nor guessed', () => {
  it('is a movement unlike the word, however nearly sure the network is', () => {
    const set = new OpenSet(model, { space, places });
    expect(set.isWorthAsking(0, 0.4, read(1))).toBe(true);
    expect(set.isWorthAsking(0, 0.4, read(5))).toBe(false);
    expect(set.isWorthAsking(0, 0.2, read(1))).toBe(false);
    // Where nobody knows the word's place, it has to be surer.
    const unplaced = new OpenSet(model);
    expect(unplaced.isWorthAsking(0, 0.4, read(1))).toBe(false);
    expect(unplaced.isWorthAsking(0, 0.5, read(1))).toBe(true);
  });

  it('is a guess whose movement speaks against it; it appears where the movement fits', () => {
    const guesses = (seed: number, set: OpenSet) => {
      const decoder = new Decoder(model, undefined, set);
      return Array.from({ length: 20 }, (_, t) => decoder.guess(logits(3, 0, 0), t, read(seed))).filter((each) => each);
    };
    const placed = new OpenSet(model, { space, places });
    expect(guesses(1, placed)).toMatchObject([{ kind: 'provisional', word: 'coffee' }]);
    expect(guesses(5, placed)).toEqual([]);
    const { openSet: _, ...plain } = model;
    expect(guesses(5, new OpenSet(plain, { space, places }))).toHaveLength(1);
  });
});

describe('the trade-off', () => {
  it('is read at its points and between them', () => {
    expect(atSensitivity(curve, 0)).toEqual(curve[0]);
    expect(atSensitivity(curve, 0.5)).toEqual(curve[1]);
    const { missed, ...rest } = atSensitivity(curve, 0.75);
    expect(missed).toBeCloseTo(0.06, 9);
    expect(rest).toEqual({ threshold: 0.4, falsePerMinute: 3, foreign: 0.125 });
    expect(atSensitivity(curve, 7)).toEqual(curve[2]);
    expect(() => atSensitivity([], 0.5)).toThrow(RangeError);
  });

  it('tells where a threshold lies on it', () => {
    expect(sensitivityOf(curve, 0.6)).toBe(0.5);
    expect(sensitivityOf(curve, 0.4)).toBeCloseTo(0.75, 6);
    expect(sensitivityOf(curve, 0.99)).toBe(0);
    expect(sensitivityOf(curve, 0.1)).toBe(1);
  });
});

describe('idle movement', () => {
  it('becomes points wherever a segment may begin and end in it', () => {
    expect(idlePoints(moving(1, 19), 19, space)).toEqual([]);
    const points = idlePoints(moving(1, 100), 100, space);
    expect(points).toContainEqual(pointOf(moving(1, 100), 100, space));
    expect(points.length).toBe(9 + 4 + 2 + 1);
  });

  it('keeps one of what is the same, and no more points than can be compared at each sign', () => {
    const same = unit([1, 0.01, 0, 0]);
    expect(distinct([unit([1, 0, 0, 0]), same, unit([0, 1, 0, 0])])).toHaveLength(2);
    const random = new Random(3);
    const many = Array.from({ length: 400 }, () => unit(Array.from({ length: 16 }, () => random.spread(1))));
    expect(distinct(many)).toHaveLength(MOST_POINTS);
  });
});
