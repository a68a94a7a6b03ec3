/** Takes where there are no recordings: the released model's average movements, varied as by several signers. */
import { readFile } from 'node:fs/promises';
import { toClip, FRAME_SIZE, type Clip } from '../models/clip.ts';
import { HAND_SIZE, SLOT_COUNT } from '../models/landmarks.ts';
import type { Prototype } from '../models/recognition.ts';
import { FRAME_INTERVAL } from '../models/resampling.ts';
import { AUGMENTATION, augment, type Augmentation } from './augmentation.ts';
import { Random } from './random.ts';
import { InputError, type Take } from './takes.ts';

const RELEASED = new URL('../models/released/asl-starter/prototypes.json', import.meta.url);
const SIGNERS = 4;
const ASPECT = 4 / 3;

const NOTHING = Object.fromEntries(Object.keys(AUGMENTATION).map((name) => [name, 0])) as unknown as Augmentation;
/** What stays the same over all takes of one made-up signer. */
const HABITS: Augmentation = {
  ...NOTHING,
  tempo: 0.25,
  rotation: 10,
  scale: 0.15,
  shear: 0.1,
  turn: 20,
  fingers: 0.05,
  trajectory: 0.15,
};
/** What differs from take to take. */
const WHIMS: Augmentation = {
  ...NOTHING,
  tempo: 0.15,
  warp: 0.25,
  crop: 0.05,
  rotation: 4,
  scale: 0.05,
  turn: 6,
  shift: 0.08,
  drift: 0.02,
  noise: 0.0015,
};

/**
 * `count` takes of each word by each of four made-up signers. They show whether a network can tell movements apart, not
 * how well it does on people.
 */
export async function variedPrototypes(
  words: readonly string[],
  count: number,
  seed: number,
): Promise<{ takes: Take[]; version: string }> {
  const all = JSON.parse(await readFile(RELEASED, 'utf8')) as Prototype[];
  const unknown = words.filter((word) => all.every((prototype) => prototype.word !== word));
  if (unknown.length)
    throw new InputError(`No average movement shows ${unknown.map((word) => `“${word}”`).join(', ')}.`);
  const chosen = words.length ? all.filter(({ word }) => words.includes(word)) : all;
  const random = new Random(seed);
  const takes = Array.from({ length: SIGNERS }, (_, s) => {
    const habits = Math.floor(random.next() * 2 ** 31);
    return chosen.flatMap((prototype) => {
      // The same seed for each word: the habits are the signer's.
      const own = augment(clipOf(prototype), HABITS, new Random(habits));
      return Array.from({ length: count }, () =>
        takeOfClip(augment(own, WHIMS, random), prototype.word, `made-${s + 1}`),
      );
    });
  }).flat();
  return { takes, version: 'asl-starter prototypes' };
}

function clipOf({ frames }: Prototype): Clip {
  const hand = (values: number[] | null) => values && Float32Array.from(values);
  return toClip(
    frames.map(([left, right], k) => ({ t: k * FRAME_INTERVAL, aspect: ASPECT, slots: [hand(left), hand(right)] })),
    false,
  );
}

function takeOfClip(clip: Clip, word: string, signer: string): Take {
  const hands = new Float32Array(clip.hands.length).fill(NaN);
  const handedness = new Float32Array(clip.presence.length).fill(NaN);
  clip.presence.forEach((seen, at) => {
    if (!seen) return;
    const slot = at % SLOT_COUNT;
    const from = Math.floor(at / SLOT_COUNT) * FRAME_SIZE + slot * HAND_SIZE;
    for (let k = from; k < from + HAND_SIZE; k += 3) {
      hands[k] = (clip.hands[k] ?? 0) / ASPECT + 0.5;
      hands[k + 1] = (clip.hands[k + 1] ?? 0) + 0.5;
      hands[k + 2] = (clip.hands[k + 2] ?? 0) / ASPECT;
    }
    handedness[at] = slot;
  });
  return {
    word,
    signer,
    session: signer,
    split: null,
    source: 'asl-starter prototypes',
    aspect: ASPECT,
    times: Float32Array.from({ length: clip.frames }, (_, t) => t * FRAME_INTERVAL),
    hands,
    handedness,
  };
}
