/** The live path against the training path, and where segments begin and end. */
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { toClip } from '../../../models/clip.ts';
import { Decoder } from '../../../models/decoder.ts';
import { OnnxEngine } from '../../../models/engine/onnx_engine.ts';
import { extractFeatures, FEATURE_COUNT } from '../../../models/features.ts';
import { Recognizer } from '../../../models/recognizer.ts';
import { SegmentReader } from '../../../models/segment_reader.ts';
import { Segmenter } from '../../../models/segmenter.ts';
import type { SlotFrame } from '../../../models/tracking.ts';
import { FAMILIES, isCausal } from '../../../models/network.ts';
import { initialWeights } from '../../../training/initialise.ts';
import { oneSign } from '../../fixtures/constant-model.ts';
import { mirrorFrame, rightHand, takeArbitrary } from './hands.ts';

const size = { features: FEATURE_COUNT, stem: 12, hidden: 10, layers: 1, classes: 4 };

describe.each(FAMILIES)('a segment read live by %s', (family) => {
  const network = { family, ...size };

  it('ends in the very logits of the whole take: with gaps, of left-handers, with a second hand', async () => {
    const engine = await OnnxEngine.create(network, initialWeights(network, 2));
    await fc.assert(
      fc.asyncProperty(takeArbitrary, fc.boolean(), fc.integer({ min: 0, max: 5 }), async (take, left, after) => {
        const frames = left ? take.map(mirrorFrame) : take;
        const reader = new SegmentReader(engine, isCausal(family));
        // A segment ends some frames after the sign.
        for (const frame of frames) await reader.push(frame);
        const rest = Array.from({ length: after }, () => ({ ...(frames.at(-1) as SlotFrame), slots: [null, null] }));
        for (const frame of rest) await reader.push(frame as SlotFrame);
        const live = await reader.logits(frames.length);
        const whole = await engine.score(extractFeatures(toClip(frames)), frames.length);
        whole.forEach((value, k) => expect(Math.abs(value - (live?.[k] ?? NaN))).toBeLessThan(1e-5));
      }),
      { numRuns: 40 },
    );
    await engine.release();
  });
});

describe.each(FAMILIES)('a sign in front of %s', (family) => {
  it('is guessed while it lasts and written when it ends', async () => {
    const network = { family, ...size };
    const weights = initialWeights(network, 2);
    weights.get('head.kernel')?.fill(0);
    weights.get('head.bias')?.set([0, 6, 1, 0]);
    const engine = await OnnxEngine.create(network, weights);
    const vocabulary = ['none', 'hello', 'tea', 'push'];
    const recognizer = new Recognizer({ family, vocabulary, temperature: 1, threshold: 0.5 }, engine);
    const said = [];
    for (const frame of oneSign()) said.push(...(await recognizer.push(frame)));
    expect(said.map(({ kind }) => kind)).toEqual(['provisional', 'committed']);
    expect(said[1]).toMatchObject({ word: 'hello' });
    await engine.release();
  });
});

describe('an open segment', () => {
  it('is read anew every fourth frame by a network that is not causal, and its last answer stands in between', async () => {
    const network = { family: 'attention', ...size } as const;
    const engine = await OnnxEngine.create(network, initialWeights(network, 2));
    let readings = 0;
    const counting = {
      start: () => engine.start(),
      step: () => Promise.reject(new Error('A network that is not causal does not step.')),
      score: (features: Float32Array, frames: number) => {
        readings++;
        return engine.score(features, frames);
      },
    };
    const reader = new SegmentReader(counting, false);
    expect(await reader.logits()).toBeNull();
    const answers: (Float32Array | null)[] = [];
    for (const frame of stream(['move', 1])) answers.push(await reader.push(frame));
    expect(readings).toBe(8);
    expect(answers[0]).not.toBeNull();
    expect(answers[7]).toBe(answers[4]);
    expect(answers[8]).not.toBe(answers[4]);
    await engine.release();
  });
});

/** A stream by seconds: [what the hand does, how long]. */
function stream(...parts: ['away' | 'still' | 'move', number][]): SlotFrame[] {
  const frames: SlotFrame[] = [];
  let angle = 0;
  for (const [what, seconds] of parts) {
    for (let k = 0; k < seconds * 30; k++) {
      if (what === 'move') angle += 0.25;
      const hand = rightHand(0.5 + 0.15 * Math.cos(angle), 0.5 + 0.15 * Math.sin(angle));
      frames.push({ t: (frames.length * 1000) / 30, aspect: 4 / 3, slots: [null, what === 'away' ? null : hand] });
    }
  }
  return frames;
}

function segments(frames: SlotFrame[]): { start: number; length: number }[] {
  const segmenter = new Segmenter();
  const out: { start: number; length: number }[] = [];
  let start = 0;
  for (const frame of frames) {
    for (const event of segmenter.push(frame)) {
      if (event.kind === 'end') out.push({ start, length: (event.length / 30) * 1000 });
      else if (event.kind === 'frame' && event.first) start = event.frame.t;
    }
  }
  return out;
}

describe('segments', () => {
  it('last from the hands’ coming to their going', () => {
    const found = segments(stream(['away', 1], ['move', 1.2], ['away', 1], ['move', 0.8], ['away', 1]));
    expect(found).toHaveLength(2);
    expect(found[0]?.start).toBeCloseTo(1000, -2);
    expect(found[0]?.length).toBeCloseTo(1200, -2);
    expect(found[1]?.length).toBeCloseTo(800, -2);
  });

  it('are told apart by a rest with the hands in view', () => {
    const found = segments(stream(['away', 0.5], ['move', 1], ['still', 1], ['move', 1], ['still', 1], ['away', 1]));
    expect(found).toHaveLength(2);
  });

  it('do not end in a short gap of the detector', () => {
    expect(segments(stream(['away', 0.5], ['move', 0.6], ['away', 0.15], ['move', 0.6], ['away', 1]))).toHaveLength(1);
  });

  it('of an endless movement end nevertheless', () => {
    for (const { length } of segments(stream(['move', 20], ['away', 1]))) expect(length).toBeLessThanOrEqual(4000);
  });

  it('do not open for hands that lie still, or for nobody', () => {
    expect(segments(stream(['away', 5]))).toEqual([]);
    expect(segments(stream(['still', 10], ['away', 1]))).toHaveLength(1); // their coming into view
  });
});

describe('a slow detector', () => {
  it('may miss the hands in one picture without ending the sign', () => {
    const segmenter = new Segmenter();
    const frames = stream(['away', 1], ['move', 2]);
    // Four pictures a second, the fourth of them without hands.
    const ends = frames.flatMap((frame, k) => {
      const missed = Math.floor((k - 30) / 8) === 3;
      return segmenter
        .push(missed ? { ...frame, slots: [null, null] } : frame, k % 8 === 6)
        .filter(({ kind }) => kind === 'end');
    });
    expect(ends).toEqual([]);
  });
});

describe('decoder', () => {
  const model = { vocabulary: ['tea', 'coffee', 'none'], temperature: 1, threshold: 0.5 };
  const logits = (...values: number[]) => Float32Array.from(values);
  const feed = (decoder: Decoder, row: Float32Array, frames: number) =>
    Array.from({ length: frames }, (_, k) => decoder.guess(row, k)).filter((each) => each !== null);

  it('shows a guess once it is stable and commits the word at the end', () => {
    const decoder = new Decoder(model);
    expect(feed(decoder, logits(5, 0, 0), 20)).toEqual([expect.objectContaining({ kind: 'provisional', word: 'tea' })]);
    const said = decoder.settle(logits(5, 0, 0), 20, 0, 600, 900);
    expect(said).toMatchObject({
      kind: 'committed',
      word: 'tea',
      start: 0,
      end: 600,
      t: 900,
      alternatives: [{ word: 'coffee' }],
    });
  });

  it('writes the same word again for the next segment', () => {
    const decoder = new Decoder(model);
    for (let k = 0; k < 3; k++) {
      feed(decoder, logits(5, 0, 0), 20);
      expect(decoder.settle(logits(5, 0, 0), 20, 0, 600, 900)).toMatchObject({ kind: 'committed', word: 'tea' });
      decoder.reset();
    }
  });

  it('withdraws a guess that came to nothing, and says nothing where nothing was shown', () => {
    const decoder = new Decoder(model);
    feed(decoder, logits(5, 0, 0), 20);
    expect(decoder.settle(logits(0, 0, 5), 20, 0, 600, 900)).toEqual({ kind: 'withdrawn', t: 900 });
    decoder.reset();
    feed(decoder, logits(0, 0, 5), 20);
    expect(decoder.settle(logits(0, 0, 5), 20, 0, 600, 900)).toBeNull();
  });

  it('asks where a word nearly reaches the threshold, but not where it is far below, nor where it is no sign', () => {
    const decoder = new Decoder({ ...model, threshold: 0.9 });
    expect(decoder.settle(logits(2, 0.5, 0), 20, 0, 600, 900)).toMatchObject({
      kind: 'unsure',
      word: 'tea',
      alternatives: [{ word: 'coffee' }],
      start: 0,
      end: 600,
      t: 900,
    });
    expect(decoder.settle(logits(1, 0.5, 0), 20, 0, 600, 900)).toBeNull();
    expect(decoder.settle(logits(0.5, 0, 1), 20, 0, 600, 900)).toBeNull();
  });

  it('keeps silent about segments that are too short', () => {
    expect(new Decoder(model).settle(logits(9, 0, 0), 4, 0, 100, 200)).toBeNull();
    expect(new Decoder(model).settle(null, 0, 0, 0, 0)).toBeNull();
  });
});
