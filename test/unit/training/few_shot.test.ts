/** The sign space that ships, how it is made, and new words live. */
import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readModelFolder } from '../../../models/engine/folder.ts';
import { OnnxEngine } from '../../../models/engine/onnx_engine.ts';
import { readSpaceFolder } from '../../../models/engine/space_folder.ts';
import { FewShotWords } from '../../../models/few_shot.ts';
import type { LandmarkFrame } from '../../../models/landmarks.ts';
import { ModelError } from '../../../models/model.ts';
import { Recognizer } from '../../../models/recognizer.ts';
import type { Recognition } from '../../../models/recognition.ts';
import { meanPoint, similarity } from '../../../models/sign_space.ts';
import { TaughtEngine } from '../../../models/taught_engine.ts';
import { benchFewShot, type Embedding } from '../../../training/bench_fewshot.ts';
import { toExample } from '../../../training/clips.ts';
import { discriminants } from '../../../training/discriminants.ts';
import { embedTakes } from '../../../training/few_shot.ts';
import { glossOf, type PermittedTake } from '../../../training/permitted.ts';
import { Random } from '../../../training/random.ts';
import { rawPoints } from '../../../training/raw_points.ts';
import { learnSpace, SPACE_RECIPE, without } from '../../../training/sign_space.ts';
import { madeUpSign } from '../../../training/synthetic/signs.ts';
import { madeUpSigner, performed } from '../../../training/synthetic/signer.ts';
import { InputError, takeOf } from '../../../training/takes.ts';
import { signOfWord } from '../../fixtures/signs.ts';
import { styleOf } from '../../fixtures/signer/style.ts';
import { wordOf } from '../../fixtures/signer/words.ts';
import { stitch, type Stitched } from '../../fixtures/stitched.ts';
import { makeTakes } from './data.ts';

const RELEASED = resolve(import.meta.dirname, '../../../models/released');
const SPACE = join(RELEASED, 'sign-space');

describe('discriminants', () => {
  it('find the direction in which classes differ under noise that is a hundred times as strong elsewhere', () => {
    const random = new Random(3);
    const points: Float32Array[] = [];
    const classes: string[] = [];
    for (let k = 0; k < 400; k++) {
      const label = k % 4;
      // The classes lie along (1, 1, 0); the noise is mostly along (1, −1, 0).
      const noise = 10 * random.normal();
      const off = () => 0.1 * random.normal();
      points.push(Float32Array.of(label + noise + off(), label - noise + off(), off()));
      classes.push(`c${label}`);
    }
    const [a = 0, b = 0, c = 0] = discriminants([{ points, classes, weight: 1 }], 1, 1e-6);
    expect(Math.abs(a + b) / Math.SQRT2 / Math.hypot(a, b, c)).toBeGreaterThan(0.99);
  });

  it('need classes with several points', () => {
    const points = [Float32Array.of(1, 2), Float32Array.of(3, 1)];
    expect(() => discriminants([{ points, classes: ['a', 'b'], weight: 1 }], 1, 0.1)).toThrow(RangeError);
  });
});

describe('made-up signs', () => {
  it('are the same for the same seed, and seen by people as the live path would see them', () => {
    const clip = (seed: number) => performed(madeUpSign(new Random(1)), madeUpSigner(new Random(2)), new Random(seed));
    expect(clip(5)).toEqual(clip(5));
    expect(clip(5)).not.toEqual(clip(6));
    const all = Array.from({ length: 40 }, (_, k) =>
      performed(madeUpSign(new Random(k)), madeUpSigner(new Random(k + 50)), new Random(k + 99)),
    ).filter((each) => each !== null);
    expect(all.length).toBeGreaterThan(35);
    for (const { frames, hands, presence } of all) {
      expect(frames).toBeGreaterThan(5);
      expect(hands.every(Number.isFinite)).toBe(true);
      expect(presence.some((seen) => seen === 1)).toBe(true);
    }
  });
});

describe('a space that is made', () => {
  const takes = makeTakes({ signers: 3, each: 4 }).map((take): PermittedTake => ({ ...take, source: 'signwish-11' }));
  const recipe = { ...SPACE_RECIPE, dimensions: 16, signs: 30, takes: 3, signers: 10 };

  it('is the same for the same seed, and puts takes of a word together', () => {
    const space = learnSpace(takes, recipe);
    expect(learnSpace(takes, recipe)).toEqual(space);
    const of = (word: string, signer: string) =>
      meanPoint(
        embedTakes(
          takes.filter((take) => take.word === word && take.signer === signer),
          space,
        ),
      );
    expect(similarity(of('circle', 's0'), of('circle', 's1'))).toBeGreaterThan(
      similarity(of('circle', 's0'), of('line', 's1')),
    );
  });

  it('leaves out whom and what it is to be judged on, however the gloss is written', () => {
    const left = without([...takes, { ...(takes[0] as PermittedTake), word: 'Thank-You', signer: 's9' }], {
      signers: new Set(['s1']),
      words: new Set(['line', glossOf('thank you')]),
    });
    expect(new Set(left.map(({ signer }) => signer))).toEqual(new Set(['s0', 's2']));
    expect(left.some(({ word }) => word === 'line')).toBe(false);
    expect(left).toHaveLength(2 * 3 * 4);
  });
});

describe('the few-shot test', () => {
  const examples = makeTakes({ signers: 3, each: 7 }).map(toExample);
  const options = { shots: 2, ways: 4, draws: 4, seed: 1 } as const;
  const features: Embedding = { name: 'features', centred: false, point: rawPoints() };
  const nothing: Embedding = { name: 'nothing', centred: true, point: () => Float32Array.of(1, 0) };

  it.each(['strangers', 'same', 'across'] as const)('tells movements apart by their features: %s', async (protocol) => {
    const result = await benchFewShot(examples, features, { ...options, protocol });
    expect(result.ways).toBe(4);
    expect(result.top1).toBeGreaterThan(0.7);
    expect(await benchFewShot(examples, features, { ...options, protocol })).toEqual(result);
  });

  it('is at chance where points say nothing', async () => {
    const { top1 } = await benchFewShot(examples, nothing, { ...options, protocol: 'same' });
    expect(top1).toBeCloseTo(0.25, 5);
  });

  it('asks for takes that were not shown', async () => {
    const { queries } = await benchFewShot(examples, features, { ...options, protocol: 'same' });
    expect(queries).toBe(3 * 4 * (7 - 2));
  });

  it('says what the data lacks', async () => {
    const alone = examples.filter(({ signer }) => signer === 's0');
    await expect(benchFewShot(alone, features, { ...options, protocol: 'across' })).rejects.toThrow(InputError);
    await expect(benchFewShot(examples, features, { ...options, protocol: 'same', shots: 7 })).rejects.toThrow(
      /7 takes/,
    );
  });
});

describe('the space that ships', () => {
  let folder: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'sign-space-'));
  });
  afterAll(() => rm(folder, { recursive: true }));

  it('knows the words of the model that ships, and is small', async () => {
    const [{ words }, { model }, bytes] = await Promise.all([
      readSpaceFolder(SPACE),
      readModelFolder(join(RELEASED, 'asl-starter')),
      readFile(join(SPACE, 'weights.safetensors')),
    ]);
    expect([...words.keys()].sort()).toEqual(model.vocabulary.filter((word) => word !== 'none').sort());
    for (const point of words.values()) expect(similarity(point, point)).toBeCloseTo(1, 4);
    expect(bytes.length).toBeLessThan(2e6);
  });

  it.each([
    ['weights that were changed', 'weights.safetensors', (bytes: Buffer) => bytes.fill(0, bytes.length - 4), /SHA-256/],
    ['a description that is no JSON', 'space.json', () => Buffer.from('{'), /space\.json/],
    [
      'other features',
      'space.json',
      (b: Buffer) => Buffer.from(b.toString().replace('"waves": 4', '"waves": 5')),
      /again/,
    ],
  ])('refuses %s', async (_, file, change, message) => {
    const damaged = join(folder, file, String(message));
    await cp(SPACE, damaged, { recursive: true });
    await writeFile(join(damaged, file), change(await readFile(join(damaged, file))));
    await expect(readSpaceFolder(damaged)).rejects.toThrow(ModelError);
    await expect(readSpaceFolder(damaged)).rejects.toThrow(message);
  });
});

/** The camera's frames, with the hands down between the signs. */
function handsDown({ frames, signs }: Stitched): LandmarkFrame[] {
  const up = (t: number) => signs.some(({ start, end, raise, lower }) => t >= start - raise && t <= end + lower);
  return frames.map((frame) => (up(frame.t) ? frame : { ...frame, hands: [] }));
}

describe('new words live', () => {
  const ASPECT = 4 / 3;

  it('at least eight of ten of three words shown five times each, and no wrong one for each of the others', async () => {
    const { model, weights } = await readModelFolder(join(RELEASED, 'asl-starter'));
    const { space, words: known } = await readSpaceFolder(SPACE);
    const engine = await OnnxEngine.create(model.definition, weights);
    const tally = { asked: 0, right: 0, wrong: 0 };
    for (const [person, glosses] of [
      ['circle', 'grasp', 'pull'],
      ['wave', 'clap', 'knock'],
      ['spread', 'lift', 'grasp'],
      ['knock', 'circle', 'clap'],
    ].entries()) {
      const sign = (gloss: string, ...take: (string | number)[]) =>
        signOfWord(wordOf(gloss), styleOf(person), ASPECT, ...take);
      const shown = stitch(
        glosses.flatMap((gloss) => [0, 1, 2, 3, 4].map((k) => sign(gloss, 'shown', k))),
        ASPECT,
        person,
      );
      const words = new FewShotWords(known);
      for (const gloss of glosses) {
        const takes = shown.signs
          .filter(({ word }) => word === gloss)
          .map(({ start, end, raise, lower }) => {
            const frames = shown.frames.filter(({ t }) => t >= start - 0.3 * raise && t <= end + 0.3 * lower);
            return takeOf(frames, { word: gloss, signer: 'synthetic', session: '', split: null, source: 'test' });
          });
        words.add(gloss, embedTakes(takes, space));
      }
      const taught = new TaughtEngine(engine, model, words, space);
      const recognizer = new Recognizer({ ...model, vocabulary: [...taught.vocabulary] }, taught);
      const asked = stitch(
        Array.from({ length: 12 }, (_, k) => sign(glosses[k % 3] ?? '', 'asked', k)),
        ASPECT,
        50 + person,
      );
      const said: Extract<Recognition, { kind: 'committed' }>[] = [];
      for (const frame of handsDown(asked)) {
        for (const each of await recognizer.push(frame)) if (each.kind === 'committed') said.push(each);
      }
      const meant = (each: { start: number; end: number }, word: string) =>
        asked.signs.some((sign) => sign.word === word && each.start < sign.end && each.end > sign.start);
      tally.asked += asked.signs.length;
      tally.right += asked.signs.filter((sign) =>
        said.some(({ word, start, end }) => word === sign.word && start < sign.end && end > sign.start),
      ).length;
      tally.wrong += said.filter((each) => !meant(each, each.word)).length;
    }
    await engine.release();
    expect(tally.asked).toBe(48);
    expect(tally.right / tally.asked).toBeGreaterThanOrEqual(0.8);
    expect(tally.wrong).toBeLessThanOrEqual(2);
  });
});
