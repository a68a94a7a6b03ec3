import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readModelFolder, writeModelFolder, type NewModel } from '../../../models/engine/folder.ts';
import { OnnxEngine } from '../../../models/engine/onnx_engine.ts';
import { openModel } from '../../../models/engine/open.ts';
import { FEATURE_COUNT, FEATURE_VERSION } from '../../../models/features.ts';
import { ModelError } from '../../../models/model.ts';
import {
  FAMILIES,
  isCausal,
  LONGEST_SENTENCE,
  pooledUnits,
  tensor,
  type NetworkDefinition,
  type Weights,
} from '../../../models/network.ts';
import { initialWeights } from '../../../training/initialise.ts';
import { Random } from '../../../training/random.ts';
import { Scorer } from '../../../training/trainer.ts';
import { learntCount, learntParameters } from '../../../training/graph/learnt.ts';
import { toClip } from '../../../models/clip.ts';
import { extractFeatures } from '../../../models/features.ts';
import { toExample } from '../../../training/clips.ts';
import { embedTake } from '../../../training/embedding.ts';
import { learntWeights } from '../../fixtures/engine-parity.ts';
import { makeTakes } from '../training/data.ts';
import { rightHand } from './hands.ts';

const size = { features: FEATURE_COUNT, stem: 24, hidden: 20, layers: 2, classes: 7 };

describe.each(FAMILIES)('%s on the onnx engine', (family) => {
  const network: NetworkDefinition = { family, ...size };
  const weights = initialWeights(network, 3);

  it('hears the order of the frames', async () => {
    const engine = await OnnxEngine.create(network, weights);
    const frames = 12;
    const features = noise(frames);
    const reversed = features.slice();
    for (let t = 0; t < frames; t++) {
      const from = (frames - 1 - t) * FEATURE_COUNT;
      reversed.set(features.subarray(from, from + FEATURE_COUNT), t * FEATURE_COUNT);
    }
    const forward = await engine.score(features, frames);
    const backward = await engine.score(reversed, frames);
    expect(Math.max(...forward.map((value, k) => Math.abs(value - (backward[k] ?? NaN))))).toBeGreaterThan(1e-2);
    await engine.release();
  });

  it('agrees with the graph that training scores with, padded or not', async () => {
    const engine = await OnnxEngine.create(network, weights);
    const clip = toClip(
      Array.from({ length: 25 }, (_, t) => ({ t, aspect: 4 / 3, slots: [null, rightHand(0.3 + t / 80, 0.5)] })),
    );
    const short = toClip(
      Array.from({ length: 9 }, (_, t) => ({ t, aspect: 4 / 3, slots: [null, rightHand(0.3 - t / 80, 0.5)] })),
    );
    const flat = new Float32Array(learntCount(network));
    for (const { name, at } of learntParameters(network)) flat.set(weights.get(name) ?? [], at);
    const standardisation = { mean: new Float32Array(FEATURE_COUNT), scale: new Float32Array(FEATURE_COUNT).fill(1) };
    const scorer = await Scorer.create(network, standardisation);
    const batch = await scorer.logits(flat, [clip, short]);
    for (const [k, each] of [clip, short].entries()) {
      const single = await engine.score(extractFeatures(each), each.frames);
      const [alone] = await scorer.logits(flat, [each]);
      single.forEach((value, c) => {
        expect(Math.abs(value - (batch[k]?.[c] ?? NaN))).toBeLessThan(1e-5);
        expect(Math.abs((alone?.[c] ?? NaN) - (batch[k]?.[c] ?? NaN))).toBeLessThan(1e-5);
      });
    }
    await scorer.release();
    await engine.release();
  });

  it('embeds a segment as what the head names it by', async () => {
    const learnt = learntWeights(network, 4);
    const engine = await OnnxEngine.create(network, learnt);
    for (const frames of [1, 30]) {
      const features = noise(frames);
      const embedding = await engine.embed(features, frames);
      expect(embedding).toHaveLength(pooledUnits(network));
      const score = await engine.score(features, frames);
      const named = head(network, learnt, embedding);
      score.forEach((value, k) => expect(Math.abs(value - (named[k] ?? NaN))).toBeLessThan(1e-4));
    }
    await engine.release();
  });

  it('refuses features of a wrong size', async () => {
    const engine = await OnnxEngine.create(network, weights);
    await expect(engine.score(new Float32Array(5), 1)).rejects.toThrow(RangeError);
    await expect(engine.embed(new Float32Array(5), 1)).rejects.toThrow(RangeError);
    if (isCausal(family)) await expect(engine.step(engine.start(), new Float32Array(5))).rejects.toThrow(RangeError);
    if (engine.decode) await expect(engine.decode(new Float32Array(5), 1)).rejects.toThrow(RangeError);
    await engine.release();
  });

  it('decodes sentences where it is an encoder-decoder, and only there', async () => {
    const engine = await OnnxEngine.create(network, weights);
    expect(engine.decode !== undefined).toBe(family === 'encoder-decoder');
    const features = noise(30);
    const words = await engine.decode?.(features, 30);
    if (words) {
      expect(words.length).toBeGreaterThan(0);
      expect(words.length).toBeLessThanOrEqual(LONGEST_SENTENCE);
      // The first word of the sentence is the word of the segment.
      const logits = await engine.score(features, 30);
      expect(words[0]?.word).toBe(logits.indexOf(Math.max(...logits)));
      for (const { word, probability } of words) {
        expect(word).toBeLessThan(network.classes);
        expect(probability).toBeGreaterThan(0);
        expect(probability).toBeLessThanOrEqual(1);
      }
    }
    await engine.release();
  });
});

describe('a stored take', () => {
  const network: NetworkDefinition = { family: 'gru', ...size };

  it('is embedded as training would see it, and not at all without a hand', async () => {
    const engine = await OnnxEngine.create(network, learntWeights(network, 4));
    const [take] = makeTakes({ signers: 1, each: 1, words: ['circle'] });
    if (!take) throw new Error('There is no take.');
    const { clip } = toExample(take);
    if (!clip) throw new Error('There is no hand.');
    expect(await embedTake(take, engine)).toEqual(await engine.embed(extractFeatures(clip), clip.frames));
    expect(await embedTake({ ...take, hands: take.hands.map(() => NaN) }, engine)).toBeNull();
    await engine.release();
  });
});

describe.each(FAMILIES.filter(isCausal))('%s, frame by frame', (family) => {
  const network: NetworkDefinition = { family, ...size };
  const weights = initialWeights(network, 3);

  it('streams to the same logits as it scores the whole segment', async () => {
    const engine = await OnnxEngine.create(network, weights);
    const frames = 40;
    const features = noise(frames);
    let state = engine.start();
    for (let t = 0; t < frames; t++) {
      const out = await engine.step(state, features.slice(t * FEATURE_COUNT, (t + 1) * FEATURE_COUNT));
      state = out.state;
      if (t % 13 !== 0 && t !== frames - 1) continue;
      const whole = await engine.score(features.slice(0, (t + 1) * FEATURE_COUNT), t + 1);
      out.logits.forEach((value, k) => expect(Math.abs(value - (whole[k] ?? NaN))).toBeLessThan(1e-5));
    }
    await engine.release();
  });
});

describe.each(FAMILIES.filter((family) => !isCausal(family)))('%s', (family) => {
  it('reads whole segments only, and says so', async () => {
    const engine = await OnnxEngine.create({ family, ...size }, initialWeights({ family, ...size }, 3));
    expect(() => engine.start()).toThrow(/whole segments/);
    await engine.release();
  });
});

/** The network's last layer by hand: embedding · kernel + bias. */
function head(network: NetworkDefinition, weights: Weights, embedding: Float32Array): number[] {
  const [kernel, bias] = [tensor(weights, 'head.kernel'), tensor(weights, 'head.bias')];
  return Array.from({ length: network.classes }, (_, k) =>
    embedding.reduce((sum, value, u) => sum + value * (kernel[u * bias.length + k] ?? 0), bias[k] ?? 0),
  );
}

/** [frames, FEATURE_COUNT] */
function noise(frames: number): Float32Array {
  const random = new Random(1);
  return Float32Array.from({ length: frames * FEATURE_COUNT }, () => random.spread(2));
}

describe('model folder', () => {
  let root: string;
  let good: string;
  const network: NetworkDefinition = {
    family: 'gru',
    features: FEATURE_COUNT,
    stem: 8,
    hidden: 8,
    layers: 1,
    classes: 3,
  };
  const model: NewModel = {
    model: {
      format: 1,
      name: 'tiny',
      family: 'gru',
      features: { version: FEATURE_VERSION, count: FEATURE_COUNT },
      network: { stem: 8, hidden: 8, layers: 1 },
      vocabulary: ['hello', 'tea', 'none'],
      hands: { hello: 1, tea: 2 },
      temperature: 1,
      threshold: 0.5,
      dataset: { version: 'x', takes: 3, signers: 1 },
      seed: 1,
      engines: {},
    },
    weights: initialWeights(network, 1),
    metrics: { heldOut: null },
    card: '# tiny',
    prototypes: [],
  };
  beforeAll(async () => {
    root = await mkdtemp(join(tmpdir(), 'signwright-model-'));
    good = join(root, 'tiny');
    await writeModelFolder(good, model);
  });
  afterAll(() => rm(root, { recursive: true, force: true }));

  it('comes back as it was written', async () => {
    const back = await readModelFolder(good);
    expect(back.model.vocabulary).toEqual(model.model.vocabulary);
    for (const [name, values] of model.weights) expect(back.weights.get(name)).toEqual(values);
    const open = await openModel(good);
    expect((await open.engine.score(new Float32Array(FEATURE_COUNT), 1)).length).toBe(3);
    await open.release();
  });

  it('replaces an older model of the same name and nothing else', async () => {
    await writeModelFolder(good, { ...model, card: '# newer' });
    expect((await readModelFolder(good)).card).toBe('# newer');
    await writeFile(join(root, 'letter.txt'), 'mine');
    await expect(writeModelFolder(root, model)).rejects.toThrow(ModelError);
    await expect(writeModelFolder(join(root, 'letter.txt'), model)).rejects.toThrow(ModelError);
    expect(await readFile(join(root, 'letter.txt'), 'utf8')).toBe('mine');
  });

  const damage: Record<string, (folder: string) => Promise<void>> = {
    'no folder': (folder) => rm(folder, { recursive: true }),
    'no model.json': (folder) => rm(join(folder, 'model.json')),
    'half a model.json': async (folder) => {
      const text = await readFile(join(folder, 'model.json'), 'utf8');
      await writeFile(join(folder, 'model.json'), text.slice(0, text.length / 2));
    },
    'another format': (folder) => edit(folder, (json) => (json.format = 2)),
    'a family that nobody knows': (folder) => edit(folder, (json) => (json.family = 'transformer')),
    'other features': (folder) => edit(folder, (json) => (json.features = { version: 99, count: 3 })),
    'a word twice': (folder) => edit(folder, (json) => (json.vocabulary = ['tea', 'tea', 'none'])),
    'a word too many': (folder) => edit(folder, (json) => (json.vocabulary = ['a', 'b', 'c', 'd'])),
    'a huge network': (folder) => edit(folder, (json) => (json.network = { stem: 1e9, hidden: 8, layers: 1 })),
    'a flipped bit in the weights': async (folder) => {
      const bytes = await readFile(join(folder, 'weights.safetensors'));
      bytes[bytes.length - 5] = (bytes[bytes.length - 5] ?? 0) ^ 1;
      await writeFile(join(folder, 'weights.safetensors'), bytes);
    },
    'half of the weights': async (folder) => {
      const bytes = await readFile(join(folder, 'weights.safetensors'));
      await writeFile(join(folder, 'weights.safetensors'), bytes.subarray(0, bytes.length / 2));
    },
  };
  it.each(Object.entries(damage))('with %s is refused in one sentence', async (name, spoil) => {
    const folder = join(root, `bad-${name.replace(/\W/g, '')}`);
    await cp(good, folder, { recursive: true });
    await spoil(folder);
    const error: unknown = await openModel(folder).catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(ModelError);
    expect((error as Error).message).toMatch(/^[^\n]+$/);
    expect((error as Error).message).not.toContain(root);
  });
});

async function edit(folder: string, change: (json: Record<string, unknown>) => void): Promise<void> {
  const path = join(folder, 'model.json');
  const json = JSON.parse(await readFile(path, 'utf8')) as Record<string, unknown>;
  change(json);
  await writeFile(path, JSON.stringify(json));
}
