/** Which hands of a frame take part in a sign. */
import { describe, expect, it } from 'vitest';
import { Recognizer } from '../../../models/recognizer.ts';
import { RestingHand } from '../../../models/resting_hand.ts';
import type { SegmentEvent, StreamSegmenter } from '../../../models/segmenter.ts';
import type { SlotFrame } from '../../../models/tracking.ts';
import { frameOf, mirrored, rightHand } from './hands.ts';

const frame = (k: number, left: Float32Array | null, right: Float32Array | null): SlotFrame => ({
  t: (k * 1000) / 30,
  aspect: 4 / 3,
  slots: [left, right],
});
const lying = rightHand(0.2, 0.9);
const moving = (k: number) => rightHand(0.6, 0.4 + 0.03 * (k % 7));

/** Both hands for a second, then a sign begins; what its reader sees of each further frame. */
function seen(left: (k: number) => Float32Array | null, right: (k: number) => Float32Array | null): boolean[][] {
  const resting = new RestingHand();
  return Array.from({ length: 60 }, (_, k) => {
    const now = frame(k, left(k), right(k));
    resting.push(now);
    if (k === 30) resting.begin(now);
    return resting.without(now).slots.map((hand) => hand !== null);
  }).slice(30);
}

describe('a hand that lies in view while the other signs', () => {
  it('is left out', () => {
    expect(seen(() => lying, moving).every(([left, right]) => !left && right)).toBe(true);
    expect(seen(moving, () => lying).every(([left, right]) => left && !right)).toBe(true);
  });

  it('is left out where it came to lie as the sign began, and where the other is missed just then', () => {
    const arrives = (k: number) => (k < 23 ? rightHand(0.2, 0.5 + 0.02 * k) : rightHand(0.2, 0.96));
    expect(seen(arrives, moving).every(([left, right]) => !left && right)).toBe(true);
    expect(
      seen(
        () => lying,
        (k) => (k === 30 ? null : moving(k)),
      ).slice(1),
    ).toEqual(Array.from({ length: 29 }, () => [false, true]));
  });

  it('comes back when it moves, or when the other comes near it', () => {
    const rises = seen((k) => (k < 45 ? lying : rightHand(0.2, 0.9 - 0.03 * (k - 45))), moving);
    expect(rises[5]?.[0]).toBe(false);
    expect(rises.at(-1)?.[0]).toBe(true);
    const nears = seen(
      () => lying,
      (k) => (k < 45 ? moving(k) : rightHand(0.25, 0.88)),
    );
    expect(nears.at(-1)).toEqual([true, true]);
  });

  it('stays where it takes part: beside the other, above it, or alone', () => {
    expect(seen(() => rightHand(0.58, 0.45), moving).every(([left]) => left)).toBe(true);
    expect(seen(() => rightHand(0.2, 0.1), moving).every(([left]) => left)).toBe(true);
    expect(
      seen(
        () => lying,
        () => null,
      ).every(([left]) => left),
    ).toBe(true);
  });
});

/** What a network is shown of the one sign of a stream: features of each of its frames, as they were read last. */
async function shown(left: (k: number) => Float32Array | null): Promise<Float32Array[]> {
  const [first, last, preRoll] = [30, 60, 5];
  let [heard, frames]: [number, SlotFrame[]] = [-1, []];
  const segmenter: StreamSegmenter = {
    push(now): SegmentEvent[] {
      heard++;
      frames = [...frames, now].slice(-preRoll);
      if (heard === first) return frames.map((frame, k) => ({ kind: 'frame', frame, first: k === 0 }));
      if (heard === last) return [{ kind: 'end', length: preRoll + last - first - 1 }];
      return heard > first && heard < last ? [{ kind: 'frame', frame: now, first: false }] : [];
    },
    reset: () => undefined,
  };
  let read: Float32Array[] = [];
  const engine = {
    start: () => ((read = []), null),
    step: (_: null, features: Float32Array) => {
      read.push(Float32Array.from(features));
      return Promise.resolve({ logits: Float32Array.of(0, 1), state: null });
    },
    score: () => Promise.resolve(Float32Array.of(0, 1)),
  };
  const model = { family: 'gru' as const, vocabulary: ['none', 'tea'], temperature: 1, threshold: 0.5 };
  const recognizer = new Recognizer(model, engine, undefined, segmenter);
  for (let k = 0; k < 70; k++) {
    const hand = left(k);
    const hands = [{ hand: moving(k), right: 0.97 }, ...(hand ? [{ hand, right: 0.03 }] : [])];
    await recognizer.push(frameOf((k * 1000) / 30, hands));
  }
  return read;
}

describe('a hand that is seen to lie there only when the sign is under way', () => {
  const away = mirrored(rightHand(0.8, 0.9));
  const rising = mirrored(rightHand(0.8, 0.5));

  it('is left out of the sign’s beginning, too', async () => {
    const alone = await shown(() => null);
    expect(alone).toHaveLength(34);
    expect(await shown((k) => (k < 26 ? rising : away))).toEqual(alone);
  });

  it('stays where it moved within the sign', async () => {
    expect(await shown((k) => (k < 40 ? rising : away))).not.toEqual(await shown(() => null));
  });
});
