/** Words by a few takes: where signs lie, which word is nearest, and what becomes of a network's own words. */
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { FEATURE_COUNT } from '../../../models/features.ts';
import { FewShotWords } from '../../../models/few_shot.ts';
import { OnnxEngine } from '../../../models/engine/onnx_engine.ts';
import {
  MOMENT_COUNT,
  meanPoint,
  momentsOf,
  pointOf,
  similarity,
  SPACE_FEATURES,
  unit,
  type SignSpace,
} from '../../../models/sign_space.ts';
import { TaughtEngine } from '../../../models/taught_engine.ts';
import { softmax } from '../../../models/model.ts';
import type { NetworkDefinition } from '../../../models/network.ts';
import { initialWeights } from '../../../training/initialise.ts';
import { Random } from '../../../training/random.ts';

const SIZE = 12;
const random = new Random(4);
const space: SignSpace = {
  size: SIZE,
  mean: new Float32Array(SPACE_FEATURES),
  scale: new Float32Array(SPACE_FEATURES).fill(1),
  centre: new Float32Array(MOMENT_COUNT),
  projection: Float32Array.from({ length: MOMENT_COUNT * SIZE }, () => random.normal()),
};

/** Each feature sways at its own pace over the sign's time; `kind` sets the paces. */
function sign(frames: number, kind: number): Float32Array {
  return Float32Array.from({ length: frames * FEATURE_COUNT }, (_, k) => {
    const [t, feature] = [Math.floor(k / FEATURE_COUNT), k % FEATURE_COUNT];
    return Math.sin(kind * feature + (((feature % 3) + 1) * Math.PI * (t + 0.5)) / frames);
  });
}

const point = (...values: number[]) => unit(values);

describe('a sign as a point', () => {
  it('holds the mean of each feature, and how it changes', () => {
    const frames = 40;
    const features = new Float32Array(frames * FEATURE_COUNT);
    for (let t = 0; t < frames; t++) {
      features[t * FEATURE_COUNT] = 2;
      // One half wave of the cosine transform, from 1 down to −1.
      features[t * FEATURE_COUNT + 1] = Math.cos((Math.PI * (t + 0.5)) / frames);
    }
    const moments = momentsOf(features, frames, space);
    expect(moments[0]).toBeCloseTo(2, 5);
    expect(moments[SPACE_FEATURES]).toBeCloseTo(0, 5);
    expect(moments[1]).toBeCloseTo(0, 5);
    expect(moments[SPACE_FEATURES + 1]).toBeCloseTo(Math.SQRT1_2, 5);
  });

  it('is the same at any tempo', () => {
    fc.assert(
      fc.property(fc.integer({ min: 30, max: 90 }), fc.integer({ min: 1, max: 50 }), (frames, kind) => {
        const [slow, quick] = [pointOf(sign(frames, kind), frames, space), pointOf(sign(24, kind), 24, space)];
        expect(similarity(slow, quick)).toBeGreaterThan(0.99);
      }),
    );
  });

  it('has length 1, and other signs lie elsewhere', () => {
    const [a, b] = [pointOf(sign(30, 1), 30, space), pointOf(sign(30, 2), 30, space)];
    expect(similarity(a, a)).toBeCloseTo(1, 5);
    expect(similarity(a, b)).toBeLessThan(0.8);
  });

  it('needs a frame', () => {
    expect(() => pointOf(new Float32Array(0), 0, space)).toThrow(RangeError);
    expect(() => momentsOf(new Float32Array(FEATURE_COUNT), 2, space)).toThrow(/2 frames/);
    expect(() => meanPoint([])).toThrow(RangeError);
  });
});

describe('new words', () => {
  const known = new Map([['hello', point(1, 0, 0, 0)]]);
  const taught = () => {
    const words = new FewShotWords(known);
    words.add('tea', [point(0, 1, 0.1, 0), point(0, 1, -0.1, 0)]);
    words.add('milk', [point(0, 0, 0, 1)]);
    return words;
  };

  it('are told by the takes that a sign lies next to', () => {
    const words = taught();
    expect(words.nearest(point(0, 1, 0, 0.2)).map(({ word }) => word)).toEqual(['tea', 'milk']);
    expect(words.nearest(point(0, 0.2, 0, 1))[0]?.word).toBe('milk');
  });

  it('come, are learnt anew and go', () => {
    const words = taught();
    words.add('tea', [point(0, 0, 1, 0)]);
    expect(words.nearest(point(0, 0, 1, 0))[0]).toMatchObject({ word: 'tea', nearness: 1 });
    expect(words.remove('tea')).toBe(true);
    expect(words.remove('tea')).toBe(false);
    expect(words.words).toEqual(['milk']);
    expect(() => words.add('nothing', [])).toThrow(RangeError);
    expect(words.words).toEqual(['milk']);
  });

  it('say which words they look like, known and new', () => {
    const words = taught();
    words.add('hello 2', [point(1, 0.2, 0, 0)]);
    const [first, ...others] = words.alike('hello 2');
    expect(first?.word).toBe('hello');
    expect(first?.nearness).toBeCloseTo(1 / Math.hypot(1, 0.2), 5);
    expect(others).toEqual([]);
    expect(words.alike('milk')).toEqual([]);
    expect(() => words.alike('hello')).toThrow(/hello/);
  });

  it('leave a network as it was where there are none', () => {
    const p = Float32Array.of(0.7, 0.3);
    expect([...new FewShotWords(known).beside(p, point(1, 0, 0, 0))]).toEqual([...p]);
  });

  it('take from the network what is theirs, and no more', () => {
    const words = taught();
    const p = Float32Array.of(0.6, 0.1, 0.3);
    const total = (values: Float32Array) => values.reduce((a, b) => a + b, 0);
    const meant = words.beside(p, point(0, 1, 0, 0));
    expect(total(meant)).toBeCloseTo(1, 5);
    expect(meant.indexOf(Math.max(...meant))).toBe(3);
    const greeting = words.beside(p, point(1, 0.1, 0, 0));
    expect(total(greeting)).toBeCloseTo(1, 5);
    expect(greeting.indexOf(Math.max(...greeting))).toBe(0);
    // Far from everything: nothing becomes a new word.
    const strange = words.beside(p, point(-1, -1, -1, -1));
    expect(strange[0]).toBeGreaterThan(0.59);
  });
});

describe('a network with new words beside its own', () => {
  const network: NetworkDefinition = {
    family: 'gru',
    features: FEATURE_COUNT,
    stem: 8,
    hidden: 8,
    layers: 1,
    classes: 2,
  };
  const model = { vocabulary: ['hello', 'none'], temperature: 1.7 };
  const frames = 20;
  const shown = sign(frames, 7);

  it('answers a whole segment and the same frame by frame alike, with the new word where it was meant', async () => {
    const engine = await OnnxEngine.create(network, initialWeights(network, 2));
    const words = new FewShotWords();
    words.add('tea', [pointOf(shown, frames, space)]);
    const taught = new TaughtEngine(engine, model, words, space);
    expect(taught.vocabulary).toEqual(['hello', 'none', 'tea']);

    const whole = softmax(await taught.score(shown, frames), model.temperature);
    expect(whole.reduce((a, b) => a + b, 0)).toBeCloseTo(1, 5);
    expect(whole.indexOf(Math.max(...whole))).toBe(2);
    let state = taught.start();
    let last = new Float32Array();
    for (let t = 0; t < frames; t++) {
      const next = await taught.step(state, shown.slice(t * FEATURE_COUNT, (t + 1) * FEATURE_COUNT));
      state = next.state;
      last = Float32Array.from(softmax(next.logits, model.temperature));
    }
    whole.forEach((p, k) => expect(last[k]).toBeCloseTo(p, 4));

    // Without the word the network says what it always said.
    words.remove('tea');
    const alone = new TaughtEngine(engine, model, words, space);
    const before = softmax(await engine.score(shown, frames), model.temperature);
    softmax(await alone.score(shown, frames), model.temperature).forEach((p, k) =>
      expect(p).toBeCloseTo(before[k] ?? NaN, 5),
    );
    await engine.release();
  });

  it('refuses a word that the network knows', async () => {
    const engine = await OnnxEngine.create(network, initialWeights(network, 2));
    const words = new FewShotWords();
    words.add('hello', [pointOf(shown, frames, space)]);
    expect(() => new TaughtEngine(engine, model, words, space)).toThrow(/hello/);
    await engine.release();
  });
});
