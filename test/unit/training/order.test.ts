/** Words and their reversals: what tells them apart, and what must not. */
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { FRAME_SIZE, type Clip } from '../../../models/clip.ts';
import { HAND_SIZE, SLOT_COUNT } from '../../../models/landmarks.ts';
import { BAG_SIZE, bagOf, FeedForward } from '../../../training/bag_of_frames.ts';
import { answerOf, benchOrder, type OrderResult } from '../../../training/bench_order.ts';
import { asTaken, toExample } from '../../../training/clips.ts';
import { directions, fewTakes, loadOrderPairs, reversed, settled, still } from '../../../training/order.ts';
import { Random } from '../../../training/random.ts';
import { framesOf, type Take } from '../../../training/takes.ts';
import { RECIPE } from '../../../training/recipe.ts';
import { variedPrototypes } from '../../../training/varied_prototypes.ts';
import { signedTakes } from '../../fixtures/signed-model.ts';
import { makeTakes } from './data.ts';

const takes = makeTakes({ signers: 2, each: 3 });
const clipOf = (index: number): Clip => toExample(takes[index] as Take).clip as Clip;
const furthest = (a: Float32Array, b: Float32Array) =>
  a.reduce((most, value, k) => Math.max(most, Math.abs(value - (b[k] ?? NaN))), 0);

describe('a take backward in time', () => {
  it('shows the same pictures in reverse order, with the same pauses between them', () => {
    const take = takes[0] as Take;
    const uneven = { ...take, times: take.times.map((t, k) => t + (k % 3) * 7) };
    const back = reversed(uneven);
    expect(back.word).toBe('circle (backward)');
    const pictures = framesOf(uneven);
    const last = pictures.at(-1)?.t ?? 0;
    expect(framesOf(back)).toEqual(pictures.toReversed().map((frame) => ({ ...frame, t: last - frame.t })));
    expect({ ...reversed(back), word: take.word }).toEqual(uneven);
  });

  it('is the take itself where the hands hold still', () => {
    const held = still(takes[0] as Take);
    expect(new Set(framesOf(held).map(({ hands }) => hands[0]?.landmarks.join())).size).toBe(1);
    expect(toExample(reversed(held)).clip).toEqual(toExample(held).clip);
  });
});

describe('a settled take', () => {
  const edited = (edit: (hand: (t: number, slot: number) => Float32Array) => void): Take => {
    const take = { ...(takes[0] as Take), hands: (takes[0] as Take).hands.slice() };
    edit((t, slot) =>
      take.hands.subarray((t * SLOT_COUNT + slot) * HAND_SIZE, (t * SLOT_COUNT + slot + 1) * HAND_SIZE),
    );
    return take;
  };

  it('shows its hands in every picture, and says nothing of when they were found or lost', () => {
    const whole = takes[0] as Take;
    const last = whole.times.length - 1;
    const take = edited((hand) => {
      // A late start, a gap, and the ghost of a second hand.
      for (const t of [0, 1, 2, 8, 9]) hand(t, 1).fill(NaN);
      hand(5, 0).set(hand(5, 1).map((value) => value + 0.3));
    });
    const out = settled(take) as Take;
    const pictures = framesOf(out);
    expect(pictures).toHaveLength(last - 2);
    expect(pictures.every(({ hands }) => hands.length === 1)).toBe(true);
    const wrist = (t: number) => pictures[t]?.hands[0]?.landmarks[0] ?? NaN;
    expect(wrist(5)).toBeCloseTo(wrist(4) + (wrist(7) - wrist(4)) / 3, 5);
    expect(wrist(0)).toBe(framesOf(whole)[3]?.hands[0]?.landmarks[0]);
    expect(out.times[0]).toBe(0);
  });

  it('is none where there is no hand, or hardly one', () => {
    expect(settled({ ...(takes[0] as Take), hands: (takes[0] as Take).hands.slice().fill(NaN) })).toBeNull();
    expect(
      settled(
        edited((hand) => {
          for (let t = 4; t < (takes[0] as Take).times.length; t++) hand(t, 1).fill(NaN);
        }),
      ),
    ).toBeNull();
  });
});

describe('a bag of frames', () => {
  it('is the same for the same frames in any order', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: takes.length - 1 }), fc.integer(), (index, seed) => {
        const clip = clipOf(index);
        const order = new Random(seed).shuffle(Array.from({ length: clip.frames }, (_, t) => t));
        const mixed: Clip = {
          frames: clip.frames,
          hands: new Float32Array(clip.hands.length),
          presence: new Uint8Array(clip.presence.length),
        };
        order.forEach((from, to) => {
          mixed.hands.set(clip.hands.subarray(from * FRAME_SIZE, (from + 1) * FRAME_SIZE), to * FRAME_SIZE);
          mixed.presence.set(clip.presence.subarray(from * SLOT_COUNT, (from + 1) * SLOT_COUNT), to * SLOT_COUNT);
        });
        expect(furthest(bagOf(clip), bagOf(mixed))).toBeLessThan(1e-6);
      }),
    );
  });

  it('is the same for a take and its reversal', () => {
    for (const take of takes) {
      const [on, back] = [take, reversed(take)].map((each) => asTaken(each) as Clip) as [Clip, Clip];
      const bag = bagOf(on);
      expect(bag).toHaveLength(BAG_SIZE);
      expect(furthest(bag, bagOf(back))).toBeLessThan(1e-6);
    }
  });

  it('tells words apart by a network whose gradient is right', () => {
    const random = new Random(1);
    const network = new FeedForward([3, 5, 2], random);
    const x = Float32Array.from([0.3, -1, 0.7]);
    const { gradient } = network.gradient(x, 1);
    gradient.forEach((slope, k) => {
      const at = network.weights[k] ?? 0;
      const loss = [1e-3, -1e-3].map((step) => {
        network.weights[k] = at + step;
        return network.gradient(x, 1).loss;
      });
      network.weights[k] = at;
      expect(((loss[0] ?? 0) - (loss[1] ?? 0)) / 2e-3).toBeCloseTo(slope, 3);
    });
    const either = [0, 1, 2, 3].map((k) => ({
      x: Float32Array.from([k & 1, k >> 1, 1]),
      label: (k & 1) ^ (k >> 1),
    }));
    const learnt = new FeedForward([3, 16, 2], random);
    learnt.fit(either, { epochs: 400, batch: 4, rate: 0.02, decay: 0 });
    for (const row of either) expect(learnt.logits(row.x)[row.label]).toBeGreaterThan(0);
  });
});

describe('the choice of words', () => {
  it('takes movements that go somewhere, and leaves out those that look alike both ways', () => {
    const pairs = makeTakes({ signers: 3, each: 4 })
      .flatMap((take) => [take, reversed(take)])
      .map(toExample);
    const found = directions(pairs, 1);
    expect(found.line).toBeGreaterThan(3);
    expect(found.drop).toBeGreaterThan(3);
    expect(found.circle).toBeGreaterThan(1.5);
    const held = makeTakes({ signers: 3, each: 4 }).map(still);
    for (const value of Object.values(directions(held.flatMap((take) => [take, reversed(take)]).map(toExample), 1)))
      expect(value).toBeCloseTo(1, 1);
  });

  it('asks for one of two classes only, and calls a draw a draw', () => {
    const vocabulary = ['a', 'a (backward)', 'b', 'b (backward)'];
    const answer = (word: string, ...logits: number[]) => answerOf(word, 'f', Float32Array.from(logits), vocabulary);
    expect(answer('a', 1, 0, 9, 0)).toMatchObject({ right: 1, told: false });
    expect(answer('a (backward)', 1, 0, 0, 0)).toMatchObject({ right: 0, told: true });
    expect(answer('b (backward)', 0, 0, 2, 2)).toMatchObject({ right: 0.5, told: true });
    expect(answerOf('a', 'f', null, vocabulary).right).toBe(0.5);
  });

  it('of fewer takes is the same for the same seed, and part of the choice of more', () => {
    const few = fewTakes(takes, 1, 5);
    expect(few).toHaveLength(8);
    expect(fewTakes(takes, 1, 5)).toEqual(few);
    const more = new Set(fewTakes(takes, 2, 5));
    expect(few.every((take) => more.has(take))).toBe(true);
    expect(fewTakes(takes, 99, 5)).toEqual(takes);
  });
});

describe('the order test', () => {
  it('makes up takes by several signers where there are no recordings', async () => {
    const { takes: made } = await variedPrototypes(['hello', 'large'], 3, 1);
    expect(made).toHaveLength(2 * 3 * 4);
    expect(new Set(made.map(({ signer }) => signer)).size).toBe(4);
    expect(await variedPrototypes(['hello', 'large'], 3, 1)).toMatchObject({ takes: made });
    const { vocabulary } = await loadOrderPairs({ data: [], words: ['hello'], takes: 2, still: false, seed: 1 });
    expect(vocabulary).toEqual(['hello', 'hello (backward)']);
  });

  describe('on the synthetic signer', () => {
    let result: OrderResult;
    beforeAll(async () => {
      const data = [await signedTakes()];
      result = await benchOrder({
        order: { data, words: ['circle', 'pull', 'spread'], takes: 20, still: false, seed: 1 },
        families: ['gru'],
        recipe: { ...RECIPE, epochs: 40 },
      });
      // Filming the takes, which happens once, takes minutes.
    }, 600_000);

    it('is passed by a recurrent network', () => {
      expect(result.words.map(({ counts }) => counts)).toEqual([4, 4, 4]);
      expect(result.families.gru).toBeGreaterThanOrEqual(0.95);
    });

    it('cannot be passed by poses alone, even where they tell the word', () => {
      expect(result.bagOfFrames).toBeLessThanOrEqual(0.6);
      expect(result.wordsTold.bagOfFrames).toBeGreaterThan(0.9);
    });

    it('gives nothing away but movement', () => {
      expect(result.still).toBeGreaterThan(0.35);
      expect(result.still).toBeLessThan(0.65);
    });
  });
});
