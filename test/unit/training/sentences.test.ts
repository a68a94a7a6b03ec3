/** Sentences of the encoder-decoder: how they are made, taught, and read back. */
import * as ort from 'onnxruntime-node';
import { describe, expect, it } from 'vitest';
import { FRAME_SIZE, type Clip } from '../../../models/clip.ts';
import { OnnxEngine } from '../../../models/engine/onnx_engine.ts';
import { extractFeatures, FEATURE_COUNT } from '../../../models/features.ts';
import { HAND_SIZE, SLOT_COUNT } from '../../../models/landmarks.ts';
import { LONGEST_SENTENCE, pooledUnits, type NetworkDefinition } from '../../../models/network.ts';
import { toExample } from '../../../training/clips.ts';
import { concatenate, Sentences } from '../../../training/concatenation.ts';
import { learntCount, learntParameters } from '../../../training/graph/learnt.ts';
import { gradientGraph } from '../../../training/graph/network.ts';
import { initialWeights } from '../../../training/initialise.ts';
import { labelled } from '../../../training/learn.ts';
import { Random } from '../../../training/random.ts';
import { sentenceTargets } from '../../../training/targets.ts';
import { RECIPE, type Recipe } from '../../../training/recipe.ts';
import { train } from '../../../training/trainer.ts';
import { makeTakes, WORDS } from './data.ts';

const examples = makeTakes({ signers: 3, each: 6 }).map(toExample);
const signs = labelled(examples, WORDS);
const clipsOf = (...indices: number[]) => indices.map((index) => signs[index]?.clip as Clip);

describe('clips one after another', () => {
  it('keep their frames apart by a passage in which no hand jumps', () => {
    const clips = clipsOf(0, 8, 14);
    const joined = concatenate(clips, new Random(1));
    const frames = clips.reduce((sum, clip) => sum + clip.frames, 0);
    expect(joined.frames).toBeGreaterThan(0.7 * frames);
    expect(joined.frames).toBeLessThanOrEqual(frames + 24);
    const wrist = (t: number, k: number) => joined.hands[t * FRAME_SIZE + HAND_SIZE + k] ?? NaN;
    for (let t = 1; t < joined.frames; t++) {
      expect(joined.presence[t * SLOT_COUNT + 1]).toBe(1);
      expect(Math.hypot(wrist(t, 0) - wrist(t - 1, 0), wrist(t, 1) - wrist(t - 1, 1))).toBeLessThan(0.15);
    }
  });

  it('leave a hand where it was last seen, as in every clip', () => {
    const [first, second] = clipsOf(0, 8) as [Clip, Clip];
    const both = { ...first, hands: first.hands.slice(), presence: first.presence.slice().fill(1) };
    for (let t = 0; t < both.frames; t++) both.hands.fill(0.1, t * FRAME_SIZE, t * FRAME_SIZE + HAND_SIZE);
    const joined = concatenate([both, second], new Random(1));
    const last = joined.frames - 1;
    expect(joined.presence[last * SLOT_COUNT]).toBe(0);
    expect(joined.hands[last * FRAME_SIZE]).toBeCloseTo(0.1);
  });

  it('are of one signer, and never `none`', () => {
    const alone = { ...(signs[0] as (typeof signs)[number]), party: null };
    const sentences = new Sentences([...signs, alone]);
    const random = new Random(4);
    expect(sentences.around(alone, random).labels).toEqual([alone.label]);
    for (const sign of signs) {
      const { labels, clip } = sentences.around(sign, random);
      expect(labels).toContain(sign.label);
      expect(labels.length).toBeGreaterThan(1);
      expect(labels.length).toBeLessThanOrEqual(3);
      expect(clip.frames).toBeGreaterThan(sign.clip.frames);
    }
    expect(labelled([{ ...(examples[0] as (typeof examples)[number]), word: 'none' }], ['none'])[0]?.party).toBeNull();
  });
});

describe('targets of sentences', () => {
  it('are each word, then the end, then nothing; the inputs run one word behind', () => {
    const { positions, y, previous } = sentenceTargets([[2], [0, 1]], 3, 0);
    expect(positions).toBe(3);
    const rows = (values: Float32Array) => Array.from({ length: 6 }, (_, k) => [...values.slice(k * 4, k * 4 + 4)]);
    const one = (k: number) => [0, 1, 2, 3].map((each) => (each === k ? 1 : 0));
    expect(rows(y)).toEqual([one(2), one(0), one(3), one(1), one(-1), one(3)]);
    expect(rows(previous).slice(0, 4)).toEqual([one(3), one(3), one(2), one(0)]);
    expect(rows(previous)[5]).toEqual(one(1));
  });
});

/** Without what keeps real training from learning by heart: a third of the steps suffices. */
const EAGER: Recipe = {
  ...RECIPE,
  batch: 8,
  learningRate: 5e-3,
  averaging: 0.9,
  labelSmoothing: 0,
  dropInput: 0,
  dropStem: 0,
  dropPool: 0.1,
  mask: 0,
  sentences: 0.8,
  augmentation: {
    ...RECIPE.augmentation,
    warp: 0,
    crop: 0,
    turn: 0,
    noise: 0,
    slowCamera: 0,
    dropHand: 0,
    approach: 0,
  },
};

describe('the encoder-decoder', () => {
  const network: NetworkDefinition = {
    family: 'encoder-decoder',
    features: FEATURE_COUNT,
    stem: 12,
    hidden: 10,
    layers: 1,
    classes: 5,
  };

  it('decodes with the probabilities that training computes for the same sentence', async () => {
    const weights = initialWeights(network, 5);
    weights.get('head.bias')?.fill(-9, network.classes);
    const engine = await OnnxEngine.create(network, weights);
    const clip = concatenate(clipsOf(1, 9), new Random(2));
    const features = extractFeatures(clip);
    const words = (await engine.decode?.(features, clip.frames)) ?? [];
    await engine.release();
    // The end is out of the question, so only the limit stops it.
    expect(words).toHaveLength(LONGEST_SENTENCE);

    const session = await ort.InferenceSession.create(gradientGraph(network), { logSeverityLevel: 3 });
    const count = learntCount(network);
    const flat = new Float32Array(count);
    for (const { name, at } of learntParameters(network)) flat.set(weights.get(name) ?? [], at);
    const f32 = (data: Float32Array, dims: number[]) => new ort.Tensor('float32', data, dims);
    const filled = (dims: number[], value: number) =>
      f32(new Float32Array(dims.reduce((a, b) => a * b, 1)).fill(value), dims);
    const { positions, y, previous } = sentenceTargets([words.map(({ word }) => word)], network.classes, 0);
    const units = network.classes + 1;
    const out = await session.run({
      x: f32(
        features.map((value) => Math.min(6, Math.max(-6, value))),
        [clip.frames, 1, FEATURE_COUNT],
      ),
      share: filled([clip.frames, 1, 1], 1 / clip.frames),
      shut: filled([clip.frames, 1, 1], 0),
      zero: filled([1, network.hidden], 0),
      y: f32(y, [positions, 1, units]),
      previous: f32(previous, [positions, 1, units]),
      dropStem: filled([1, 1, network.stem], 1),
      dropPool: filled([1, pooledUnits(network)], 1),
      weights: f32(flat, [count]),
      inverse: filled([], 1),
    });
    const probabilities = out.probabilities?.data as Float32Array;
    words.forEach(({ word, probability }, n) => {
      const taught = probabilities[n * units + word] ?? NaN;
      // The engine leaves the end out of the first choice; here its share is about e⁻⁹.
      expect(Math.abs(probability - taught)).toBeLessThan(n === 0 ? 1e-3 : 1e-5);
    });
    await session.release();
  });

  it('learns to read the words of a sentence in their order, of a signer whom it never saw', async () => {
    const held = signs.filter(({ party }) => party === 's1');
    const size: NetworkDefinition = { ...network, stem: 32, hidden: 32, classes: WORDS.length };
    const { weights } = await train({
      network: size,
      train: signs.filter(({ party }) => party !== 's1'),
      recipe: { ...EAGER, epochs: 80 },
    });
    const engine = await OnnxEngine.create(size, weights);
    const sentences = new Sentences(held);
    const random = new Random(7);
    let right = 0;
    for (const sign of held) {
      const { clip, labels } = sentences.around(sign, random);
      const words = (await engine.decode?.(extractFeatures(clip), clip.frames)) ?? [];
      if (words.map(({ word }) => word).join() === labels.join()) right++;
    }
    await engine.release();
    expect(right / held.length).toBeGreaterThan(0.75);
  });
});
