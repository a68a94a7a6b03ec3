/**
 * Words that differ only in the order of the same poses: takes, and the same takes backward in time. Whoever looks at
 * the poses alone cannot tell them apart; a recurrent network has to.
 */
import { HAND_SIZE, LEFT, RIGHT, SLOT_COUNT } from '../models/landmarks.ts';
import { NONE } from '../models/model.ts';
import type { SlotFrame } from '../models/tracking.ts';
import { toExample, tracked, type Example } from './clips.ts';
import { handsOf, loadDataset, vocabularyOf, type Dataset } from './dataset.ts';
import { Random } from './random.ts';
import { InputError, type Take } from './takes.ts';
import { centred, warpedDistance } from './time_warping.ts';
import { variedPrototypes } from './varied_prototypes.ts';

/**
 * A word has a direction where its takes lie at least this many times as far from each other's reversals as from each
 * other. A held pose or a wave has 1. Fixed on the distances alone, before any network had been trained on the pairs.
 */
export const DIRECTION = 1.5;
/** Pairs of takes that a word's direction is measured on. */
const PAIRS = 40;
/** Fewer pictures than this have no course. */
const SHORTEST = 6;

const FRAME_VALUES = SLOT_COUNT * HAND_SIZE;
const BACKWARD = ' (backward)';

export const backward = (word: string): string => `${word}${BACKWARD}`;
export const isBackward = (word: string): boolean => word.endsWith(BACKWARD);
export const forward = (word: string): string => (isBackward(word) ? word.slice(0, -BACKWARD.length) : word);

/** The take as a film run backward: pictures in reverse order, the pauses between them too. */
export function reversed(take: Take): Take {
  const frames = take.times.length;
  const last = take.times[frames - 1] ?? 0;
  const turned = (values: Float32Array, size: number) => {
    const out = new Float32Array(values.length);
    for (let t = 0; t < frames; t++) out.set(values.subarray(t * size, (t + 1) * size), (frames - 1 - t) * size);
    return out;
  };
  return {
    ...take,
    word: backward(take.word),
    times: turned(take.times, 1).map((t) => last - t),
    hands: turned(take.hands, FRAME_VALUES),
    handedness: turned(take.handedness, SLOT_COUNT),
  };
}

/**
 * The take from the first to the last picture that shows all of its hands, each of them in every picture; gaps are
 * straight lines. A detector finds hands late, sees ghosts when it has just found one, and loses them late: when hands
 * are seen tells forward from backward without any movement (on the synthetic signer 70 % of takes with the hands held
 * still). Null where nothing is left.
 */
export function settled(take: Take): Take | null {
  const frames = tracked(take);
  const shown = frames.filter(({ slots }) => slots.some(Boolean)).length;
  const hands = [LEFT, RIGHT].filter((slot) => 2 * frames.filter(({ slots }) => slots[slot]).length >= shown);
  const all = (frame: SlotFrame) => hands.every((slot) => frame.slots[slot]);
  const first = frames.findIndex(all);
  if (shown === 0 || first < 0) return null;
  const kept = frames.slice(first, frames.findLastIndex(all) + 1);
  if (kept.length < SHORTEST) return null;
  const out: Take = {
    ...take,
    times: Float32Array.from(kept, ({ t }) => t - (kept[0]?.t ?? 0)),
    hands: new Float32Array(kept.length * FRAME_VALUES).fill(NaN),
    handedness: new Float32Array(kept.length * SLOT_COUNT).fill(NaN),
  };
  for (const slot of hands) {
    let last = 0;
    kept.forEach(({ slots }, t) => {
      const hand = slots[slot];
      out.handedness[t * SLOT_COUNT + slot] = slot;
      if (!hand) return;
      const from = kept[last]?.slots[slot] ?? hand;
      for (let gap = last + 1; gap <= t; gap++) {
        const weight =
          ((out.times[gap] ?? 0) - (out.times[last] ?? 0)) / ((out.times[t] ?? 0) - (out.times[last] ?? 0));
        const at = (gap * SLOT_COUNT + slot) * HAND_SIZE;
        for (let k = 0; k < HAND_SIZE; k++) out.hands[at + k] = (from[k] ?? 0) * (1 - weight) + (hand[k] ?? 0) * weight;
      }
      if (t === 0) out.hands.set(hand, slot * HAND_SIZE);
      last = t;
    });
  }
  return out;
}

/** The settled take with each hand stopped in the pose of its middle picture: nothing is left to have a direction. */
export function still(take: Take): Take {
  const size = FRAME_VALUES;
  const middle = Math.floor(take.times.length / 2) * size;
  return { ...take, hands: take.hands.map((_, k) => take.hands[middle + (k % size)] ?? NaN) };
}

/** Which pairs are made of which takes. */
export interface OrderData {
  /** takes.parquet files; empty: takes made of the released model's average movements. */
  data: readonly string[];
  words: readonly string[];
  /** At most so many takes of each word by each signer. */
  takes: number;
  /** Control: each hand held still, so that no movement is left to have a direction. */
  still: boolean;
  seed: number;
}

/** Each take (examples[2k]) and its reversal (examples[2k + 1]), which counts as another word. Without `none`. */
export async function loadOrderPairs({ data, words, takes: most, still: stopped, seed }: OrderData): Promise<Dataset> {
  const source = data.length ? await loadDataset(data, words) : await variedPrototypes(words, most, seed);
  const signs = fewTakes(
    source.takes.flatMap((take) => (take.word === NONE ? [] : (settled(take) ?? []))),
    most,
    seed,
  );
  if (signs.length === 0) throw new InputError('No take shows a word for long enough, only `none` or no hand at all.');
  const takes = signs.map((take) => (stopped ? still(take) : take)).flatMap((take) => [take, reversed(take)]);
  return {
    takes,
    examples: takes.map(toExample),
    vocabulary: vocabularyOf(takes),
    signers: [...new Set(takes.map(({ signer }) => signer))].sort(),
    version: source.version,
    hands: handsOf(takes),
  };
}

/** At most `most` takes of each word by each signer, chosen by the seed; more takes hold the fewer ones. */
export function fewTakes<T extends { word: string; signer: string }>(
  takes: readonly T[],
  most: number,
  seed: number,
): T[] {
  const order = new Random(seed).shuffle([...takes.keys()]);
  const counts = new Map<string, number>();
  const chosen = new Set(
    order.filter((k) => {
      const key = `${takes[k]?.word}\n${takes[k]?.signer}`;
      const count = (counts.get(key) ?? 0) + 1;
      counts.set(key, count);
      return count <= most;
    }),
  );
  return takes.filter((_, k) => chosen.has(k));
}

/**
 * How much direction each word has: the median distance from a take to another one's reversal, over that to the other
 * one itself, the same pairs of takes for both and time warped.
 * @param examples pairs as `loadOrderPairs` makes them; only those of signers to learn from, to keep the judged ones out
 */
export function directions(examples: readonly Example[], seed: number): Record<string, number> {
  const random = new Random(seed);
  const words = [...new Set(examples.map(({ word }) => forward(word)))].sort();
  return Object.fromEntries(
    words.map((word) => {
      const paths = examples.flatMap((example, k) => {
        const turned = examples[k + 1];
        return example.word === word && example.clip && turned?.clip
          ? [{ on: centred(example.clip), back: centred(turned.clip) }]
          : [];
      });
      const order = random.shuffle(paths).slice(0, PAIRS);
      const along: number[] = [];
      const against: number[] = [];
      order.forEach((a, k) => {
        const b = order[(k + 1) % order.length];
        if (!b || a === b) return;
        along.push(warpedDistance(a.on, b.on));
        against.push(warpedDistance(a.on, b.back));
      });
      return [word, along.length ? median(against) / Math.max(1e-9, median(along)) : 1];
    }),
  );
}

function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? NaN;
}
