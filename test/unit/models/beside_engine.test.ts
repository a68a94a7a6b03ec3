/** A person's own network and the released one on the same segment. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { BesideEngine, besides } from '../../../models/beside_engine.ts';
import { OnnxEngine } from '../../../models/engine/onnx_engine.ts';
import { FEATURE_COUNT } from '../../../models/features.ts';
import { softmax } from '../../../models/model.ts';
import type { Family, NetworkDefinition } from '../../../models/network.ts';
import type { SegmentEngine } from '../../../models/segment_logits.ts';
import { MOMENT_COUNT, pointOf, SPACE_FEATURES, unit, type SignSpace } from '../../../models/sign_space.ts';
import { initialWeights } from '../../../training/initialise.ts';
import { Random } from '../../../training/random.ts';

const random = new Random(4);
const space: SignSpace = {
  size: 8,
  mean: new Float32Array(SPACE_FEATURES),
  scale: new Float32Array(SPACE_FEATURES).fill(1),
  centre: new Float32Array(MOMENT_COUNT),
  projection: Float32Array.from({ length: MOMENT_COUNT * 8 }, () => random.normal()),
};
const FRAMES = 20;
const features = Float32Array.from({ length: FRAMES * FEATURE_COUNT }, () => random.normal());
const here = pointOf(features, FRAMES, space);
const elsewhere = unit(here.map((value) => -value));

const networkOf = (family: Family, classes: number): NetworkDefinition => ({
  family,
  features: FEATURE_COUNT,
  stem: 8,
  hidden: 8,
  layers: 1,
  classes,
});
const OWN = { family: 'gru' as const, vocabulary: ['hello', 'mine'], temperature: 1.7 };
const RELEASED = { family: 'gru' as const, vocabulary: ['hello', 'none', 'tea', 'milk'], temperature: 0.8 };

let own: OnnxEngine;
let released: OnnxEngine;
beforeAll(async () => {
  [own, released] = await Promise.all(
    [OWN, RELEASED].map(({ vocabulary }, seed) => {
      const network = networkOf('gru', vocabulary.length);
      return OnnxEngine.create(network, initialWeights(network, seed + 2));
    }) as [Promise<OnnxEngine>, Promise<OnnxEngine>],
  );
});
afterAll(() => Promise.all([own.release(), released.release()]));

const total = (values: Float32Array) => values.reduce((a, b) => a + b, 0);

describe('two networks', () => {
  const sides = (mine: Float32Array, tea: Float32Array) =>
    besides(
      { vocabulary: OWN.vocabulary, places: new Map([['mine', mine]]) },
      { vocabulary: RELEASED.vocabulary, places: new Map([['tea', tea]]) },
    );

  it('share one vocabulary: a word that both know is the own one’s', () => {
    expect(sides(here, elsewhere).vocabulary).toEqual(['hello', 'mine', 'tea', 'milk']);
  });

  it('are listened to by where the movement lies', () => {
    const [ownP, releasedP] = [Float32Array.of(0.1, 0.9), Float32Array.of(0.05, 0.05, 0.8, 0.1)];
    const mine = sides(here, elsewhere).merge(ownP, releasedP, here);
    const theirs = sides(elsewhere, here).merge(ownP, releasedP, here);
    for (const out of [mine, theirs]) expect(total(out)).toBeCloseTo(1, 5);
    expect(mine[1]).toBeGreaterThan(0.85);
    expect(theirs[2]).toBeGreaterThan(0.75);
    // Where the released one is silent, or means a word that is the own one’s, the own one has its say.
    for (const silent of [Float32Array.of(0.95, 0, 0.05, 0), Float32Array.of(0, 0.95, 0.05, 0)])
      expect(sides(elsewhere, here).merge(ownP, silent, here)[1]).toBeGreaterThan(0.85);
  });

  it('know of no word that is not to be written', () => {
    const { vocabulary } = besides(
      { vocabulary: OWN.vocabulary, places: new Map() },
      { vocabulary: RELEASED.vocabulary, places: new Map() },
      undefined,
      new Set(['tea']),
    );
    expect(vocabulary).toEqual(['hello', 'mine', 'milk']);
  });
});

describe('an engine of two', () => {
  const failures: unknown[] = [];
  const engineOf = (second: SegmentEngine, family: Family = 'gru') =>
    new BesideEngine(
      { engine: own as SegmentEngine, model: OWN, places: new Map([['mine', elsewhere]]) },
      { engine: second, model: { ...RELEASED, family }, places: new Map([['tea', here]]) },
      space,
      new Set(),
      (error) => failures.push(error),
    );
  const stepped = async (engine: SegmentEngine) => {
    let state = engine.start();
    let logits = new Float32Array();
    for (let t = 0; t < FRAMES; t++) {
      const next = await engine.step(state, features.slice(t * FEATURE_COUNT, (t + 1) * FEATURE_COUNT));
      state = next.state;
      logits = Float32Array.from(next.logits);
    }
    return softmax(logits, OWN.temperature);
  };

  it('answers a whole segment and the same frame by frame alike', async () => {
    const engine = engineOf(released as SegmentEngine);
    const whole = softmax(await engine.score(features, FRAMES), OWN.temperature);
    expect(total(whole)).toBeCloseTo(1, 5);
    (await stepped(engine as SegmentEngine)).forEach((p, k) => expect(p).toBeCloseTo(whole[k] ?? NaN, 4));
    const alone = softmax(await own.score(features, FRAMES), OWN.temperature);
    expect(whole[1]).toBeLessThan(alone[1] ?? 0);
  });

  it('goes on with the own network alone where the other fails, from the very frame on', async () => {
    let steps = 0;
    const failing: SegmentEngine = {
      start: () => released.start(),
      step: (state, frame) =>
        ++steps > 5 ? Promise.reject(new Error('gone')) : (released as SegmentEngine).step(state, frame),
      score: () => Promise.reject(new Error('gone')),
    };
    const alone = softmax(await own.score(features, FRAMES), OWN.temperature);
    const engine = engineOf(failing);
    for (const out of [
      await stepped(engine as SegmentEngine),
      softmax(await engine.score(features, FRAMES), OWN.temperature),
    ])
      out.forEach((p, k) => expect(p).toBeCloseTo(alone[k] ?? 0, 4));
    // It is not asked again within the segment.
    expect(steps).toBe(6);
    expect(failures).toHaveLength(2);
  });

  it('reads whole segments as soon as one of them has to', () => {
    expect(engineOf(released as SegmentEngine).family).toBe('gru');
    expect(engineOf(released as SegmentEngine, 'attention').family).toBe('attention');
  });
});
