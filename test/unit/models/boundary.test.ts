/** The network that tells signs from the ways between them, and the segments that are made of what it says. */
import * as ort from 'onnxruntime-node';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  BoundaryNetwork,
  boundaryParameters,
  LOOK_AHEAD,
  STATES,
  together,
  type BoundaryWeights,
} from '../../../models/boundary.ts';
import { BOUNDARY_FEATURES, BoundaryFeatures, mirroredFrame } from '../../../models/boundary_features.ts';
import { BoundarySegmenter } from '../../../models/boundary_segmenter.ts';
import { readBoundary, writeBoundary } from '../../../models/engine/boundary_file.ts';
import { boundaryGraph } from '../../../training/graph/boundary.ts';
import { lessonFrom } from '../../../training/streams/boundary_lessons.ts';
import { Random } from '../../../training/random.ts';
import type { SlotFrame } from '../../../models/tracking.ts';
import { rightHand } from './hands.ts';

const size = { stem: 5, hidden: 6 };
const specs = boundaryParameters(size);
const count = specs.reduce((sum, spec) => sum + spec.size, 0);
const drawn = (length: number, seed: number, width = 0.5) => {
  const random = new Random(seed);
  return Float32Array.from({ length }, () => random.spread(width));
};
const weights: BoundaryWeights = {
  ...size,
  mean: new Float32Array(BOUNDARY_FEATURES),
  scale: new Float32Array(BOUNDARY_FEATURES).fill(1),
  learnt: drawn(count, 1),
};

describe('the boundary network', () => {
  const [steps, batch] = [7, 2];
  const x = drawn(steps * batch * BOUNDARY_FEATURES, 2, 1);
  const y = drawn(steps * batch * STATES, 3).map(Math.abs);
  let session: ort.InferenceSession;
  beforeAll(async () => {
    session = await ort.InferenceSession.create(boundaryGraph(size));
  });
  afterAll(() => session.release());

  const run = async (learnt: Float32Array) => {
    const f32 = (data: Float32Array, dims: number[]) => new ort.Tensor('float32', data, dims);
    const out = await session.run({
      x: f32(x, [steps, batch, BOUNDARY_FEATURES]),
      y: f32(y, [steps * batch, STATES]),
      zero: f32(new Float32Array(batch * size.hidden), [batch, size.hidden]),
      inverse: f32(new Float32Array([0.1]), []),
      drop: f32(new Float32Array(batch * size.stem).fill(1), [1, batch, size.stem]),
      weights: f32(learnt, [count]),
    });
    return {
      loss: Number(out.loss?.data[0]),
      probabilities: out.probabilities?.data as Float32Array,
      gradient: out.gradient?.data as Float32Array,
    };
  };

  it('says live what it said in training', async () => {
    const { probabilities } = await run(weights.learnt);
    for (let b = 0; b < batch; b++) {
      const network = new BoundaryNetwork(weights);
      for (let t = 0; t < steps; t++) {
        const at = (t * batch + b) * BOUNDARY_FEATURES;
        const live = network.step(x.slice(at, at + BOUNDARY_FEATURES));
        live.forEach((p, k) => expect(p).toBeCloseTo(probabilities[(t * batch + b) * STATES + k] ?? NaN, 5));
      }
    }
  });

  it('learns down the slope that finite differences show', async () => {
    const { gradient } = await run(weights.learnt);
    for (const { name, at, size: values } of specs) {
      const index = at + Math.floor(values / 3);
      const moved = async (by: number) => {
        const learnt = weights.learnt.slice();
        learnt[index] = (learnt[index] ?? 0) + by;
        return (await run(learnt)).loss;
      };
      const slope = ((await moved(0.01)) - (await moved(-0.01))) / 0.02;
      expect(Math.abs(slope - (gradient[index] ?? NaN)), name).toBeLessThan(2e-3);
    }
  });

  it('answers, where there are several, the mean of what each would', () => {
    const other = { ...weights, scale: weights.scale.map((value) => 2 * value), learnt: drawn(count, 9) };
    const [one, two, both] = [weights, other, together([weights, other])].map((each) => new BoundaryNetwork(each));
    for (let t = 0; t < steps; t++) {
      const told = x.slice(t * BOUNDARY_FEATURES, (t + 1) * BOUNDARY_FEATURES);
      const [a, b] = [one?.step(told), two?.step(told)];
      both?.step(told).forEach((p, k) => expect(p).toBeCloseTo(((a?.[k] ?? NaN) + (b?.[k] ?? NaN)) / 2, 6));
    }
    expect(() => together([weights, { ...other, hidden: 7 }])).toThrow(RangeError);
  });

  it('comes back from its file as it was, and not from a damaged one', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'signwright-boundary-'));
    try {
      const file = join(folder, 'boundary.json');
      await writeBoundary(file, weights);
      expect(await readBoundary(file)).toEqual(weights);
      const both = together([weights, weights]);
      await writeBoundary(file, both);
      expect(await readBoundary(file)).toEqual(both);
      await writeFile(file, '{"format":1}');
      await expect(readBoundary(file)).rejects.toThrow('damaged');
    } finally {
      await rm(folder, { recursive: true });
    }
  });
});

const frameAt = (k: number, hand: Float32Array | null): SlotFrame => ({
  t: (k * 1000) / 30,
  aspect: 4 / 3,
  slots: [null, hand],
});

describe('what it is told', () => {
  it('does not depend on how large and how far away the hands are, but for their place', () => {
    const told = (scale: number) => {
      const features = new BoundaryFeatures();
      let last = new Float32Array(0);
      for (let k = 0; k < 12; k++)
        last = features.next(
          frameAt(
            k,
            rightHand(0.5 + 0.01 * k, 0.5 + 0.02 * k).map((value, i) =>
              i % 3 === 2 ? scale * value : scale * (value - 0.5) + 0.5,
            ),
          ),
        ) as Float32Array<ArrayBuffer>;
      return last;
    };
    const [near, far] = [told(1), told(0.6)];
    const place = new Set([2, 3].map((k) => k + (BOUNDARY_FEATURES - 3) / 2));
    near.forEach((value, k) => place.has(k) || expect(value, String(k)).toBeCloseTo(far[k] ?? NaN, 3));
  });

  it('is of the other hand in a mirror', () => {
    const frame = frameAt(0, rightHand(0.3, 0.5));
    expect(mirroredFrame(mirroredFrame(frame)).slots[1]?.[0]).toBeCloseTo(0.3, 6);
    expect(mirroredFrame(frame).slots[0]?.[0]).toBeCloseTo(0.7, 6);
  });

  it('is judged some frames later', () => {
    const grid = Array.from({ length: 60 }, (_, k) => frameAt(k, rightHand(0.5, 0.5)));
    const { targets } = lessonFrom(grid, [{ word: 'tea', start: 990, end: 1500 }]);
    const state = (k: number) => [...targets.slice(k * STATES, (k + 1) * STATES)].findIndex((weight) => weight > 0);
    expect([0, LOOK_AHEAD, 33, 31 + LOOK_AHEAD, 40 + LOOK_AHEAD, 47 + LOOK_AHEAD].map(state)).toEqual([
      -1, 0, 0, 1, 2, 0,
    ]);
  });
});

interface Found {
  from: number;
  length: number;
  endedAt: number;
  /** When it was first said that it may be over, and after how many frames. */
  fading: { at: number; length: number } | null;
  /** As the segmenter says: before it, and in each of its frames. */
  silence: number;
  silences: readonly number[] | undefined;
  sureness: number | undefined;
}

/** Says what the script says of each frame, LOOK_AHEAD frames later. */
function segmentsOf(script: string, still = false): Found[] {
  const answers: Record<string, number[]> = {
    '.': [0.95, 0.02, 0.03],
    b: [0.1, 0.8, 0.1],
    i: [0.05, 0.05, 0.9],
    d: [0.25, 0.05, 0.7],
  };
  let frame = 0;
  const segmenter = new BoundarySegmenter({
    step: () => Float32Array.from(answers[script[frame - LOOK_AHEAD] ?? '.'] ?? []),
    reset: () => undefined,
  });
  const out: Found[] = [];
  let [from, read, silence] = [0, 0, NaN];
  let fading: Found['fading'] = null;
  for (frame = 0; frame < script.length + 20; frame++) {
    for (const event of segmenter.push(
      frameAt(frame, still ? rightHand(0.5, 0.5) : rightHand(0.5, 0.5 + 0.02 * (frame % 2))),
    )) {
      if (event.kind === 'end') {
        expect(event.length).toBeLessThanOrEqual(read);
        const { length, sureness, silence: silences } = event;
        out.push({ from, length, endedAt: frame, fading, silence, silences, sureness });
        fading = null;
      } else if (event.kind === 'fading') fading ??= { at: frame, length: event.length };
      else if (event.first) [from, read, silence] = [Math.round((event.frame.t * 30) / 1000), 1, event.silence ?? 1];
      else read++;
    }
  }
  return out;
}

describe('segments by the boundary network', () => {
  it('are what it calls a sign, and end soon after it', () => {
    const [only, ...more] = segmentsOf('..........bbbbiiiiiiiiiiiiiiii..........');
    expect(more).toEqual([]);
    expect(only?.from).toBe(9);
    expect(only && only.from + only.length).toBe(30);
    expect((only?.endedAt ?? 99) - 29).toBeLessThanOrEqual(6);
  });

  it('are not torn by a moment’s doubt, nor opened by one', () => {
    expect(segmentsOf('......b.....bbbbiiiiiiiddiiiiiiiii.......')).toHaveLength(1);
  });

  it('are said to fade at the first doubt, with what belongs to them by then', () => {
    const [only] = segmentsOf('..........bbbbiiiiiiiiiiiidiiii..........');
    expect(only?.fading).toEqual({ at: 26 + LOOK_AHEAD, length: 18 });
    expect(only?.endedAt).toBeGreaterThan(26 + LOOK_AHEAD + 2);
  });

  it('follow one another where a sign begins straight after another', () => {
    const [first, second, ...more] = segmentsOf('.....bbbbiiiiiiiiiiiiiiiibbbbiiiiiiiiiiiiii......');
    expect(more).toEqual([]);
    expect(first && first.from + first.length).toBe(25);
    expect(second?.from).toBe(25);
  });

  it('end when the hands have been held for longer than anybody holds a sign, whatever it says', () => {
    const [only, ...more] = segmentsOf(`${'.'.repeat(20)}bbbb${'i'.repeat(60)}`, true);
    expect(more).toEqual([]);
    expect(only?.endedAt).toBeLessThan(20 + 60);
    expect(segmentsOf(`${'.'.repeat(60)}bbbb${'i'.repeat(30)}`, true)).toEqual([]);
  });

  it('say how silent it was before them', () => {
    const [, after] = segmentsOf('.....bbbbiiiiiiiiiiiiiiii...bbbbiiiiiiiiiiiiii......');
    const [, straightOn] = segmentsOf('.....bbbbiiiiiiiiiiiiiiiibbbbiiiiiiiiiiiiii......');
    const [, tornByDoubt] = segmentsOf('.....bbbbiiiiiiiiiiiiiiiiddddddddbbbbiiiiiiii......');
    expect([after, straightOn, tornByDoubt].map((found) => found?.silence.toFixed(2))).toEqual([
      '0.95',
      '0.10',
      '0.25',
    ]);
  });

  it('say how surely a sign was heard in them, and nothing of what was heard after', () => {
    const [sure] = segmentsOf('..........bbbbiiiiiiiiiiiiiiii..........');
    const [doubted] = segmentsOf('..........bbbbiiiiddddddddiiii..........');
    expect(sure?.sureness).toBeGreaterThan(0.94);
    expect(sure?.sureness).toBeLessThan(0.95);
    expect(doubted?.sureness).toBeGreaterThan(0.84);
    expect(doubted?.sureness).toBeLessThan(0.87);
  });

  it('say of each frame how silent it is', () => {
    const [doubted] = segmentsOf('..........bbbbiiiiiidiiiiiiiii..........');
    expect(doubted?.silences).toHaveLength(doubted?.length ?? 0);
    expect(doubted?.silences?.flatMap((silence, frame) => (silence > 0.2 ? [doubted.from + frame] : []))).toEqual([20]);
  });

  it('are hands that come, move and go, though it hears nothing', () => {
    const segmenter = new BoundarySegmenter({ step: () => Float32Array.from([1, 0, 0]), reset: () => undefined });
    const shown = (k: number) => (k >= 20 && k < 45 ? rightHand(0.5, 0.5 + 0.02 * (k % 2)) : null);
    const events = Array.from({ length: 80 }, (_, k) => segmenter.push(frameAt(k, shown(k)))).flat();
    expect(events.at(-1)).toEqual({ kind: 'end', length: 25 });
    expect(events.filter((event) => event.kind === 'frame' && event.first)).toHaveLength(1);
  });

  it('of an endless movement end nevertheless', () => {
    for (const { length } of segmentsOf(`bbbb${'i'.repeat(400)}`)) expect(length).toBeLessThanOrEqual(120);
  });
});
