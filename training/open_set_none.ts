/** What is none of the words, made out of what is at hand: ways from one sign to the next, signs that nobody signs. */
import { FRAME_SIZE, type Clip } from '../models/clip.ts';
import { SLOT_COUNT } from '../models/landmarks.ts';
import { NONE } from '../models/model.ts';
import type { Example } from './clips.ts';
import { blend } from './idle.ts';
import { Random, seedFor } from './random.ts';
import { madeUpSign } from './synthetic/signs.ts';
import { madeUpSigner, performed } from './synthetic/signer.ts';

/** Shorter pieces say nothing, frames of 30 Hz. */
const SHORTEST = 10;

const none = (clip: Clip, signer: string): Example => ({ word: NONE, signer, split: null, clip });

function empty(frames: number): Clip {
  return {
    frames,
    hands: new Float32Array(frames * FRAME_SIZE),
    presence: new Uint8Array(frames * SLOT_COUNT),
  };
}

const long = (examples: readonly Example[]) =>
  examples.flatMap(({ clip, signer }) => (clip && clip.frames > 2 * SHORTEST ? [{ clip, signer }] : []));

/** From the end of one sign of a person to the beginning of another: 5 to 20 frames of way, with up to a third of each. */
export function transitions(examples: readonly Example[], count: number, random: Random): Example[] {
  const signs = long(examples);
  const bySigner = new Map<string, Clip[]>();
  for (const { clip, signer } of signs) bySigner.set(signer, [...(bySigner.get(signer) ?? []), clip]);
  if (signs.length === 0) return [];
  return Array.from({ length: count }, () => {
    const { clip: first, signer } = signs[random.below(signs.length)] as (typeof signs)[number];
    const others = bySigner.get(signer) ?? [first];
    const second = others[random.below(others.length)] ?? first;
    const tail = Math.floor((random.next() * first.frames) / 3);
    const head = Math.floor((random.next() * second.frames) / 3);
    const way = Math.max(5 + random.below(16), SHORTEST - tail - head);
    const out = empty(tail + way + head);
    const from = { clip: first, t: first.frames - 1, x: 0, y: 0 };
    const to = { clip: second, t: 0, x: 0, y: 0 };
    for (let k = 0; k < tail; k++) {
      const stop = { ...from, t: first.frames - tail + k };
      blend(out, k, stop, stop, 0);
    }
    for (let k = 0; k < way; k++) {
      const u = (k + 1) / (way + 1);
      blend(out, tail + k, from, to, u * u * (3 - 2 * u));
    }
    for (let k = 0; k < head; k++) {
      const stop = { ...to, t: k };
      blend(out, tail + way + k, stop, stop, 0);
    }
    return none(out, signer);
  });
}

/** Made-up signs by made-up people: words of no language. */
export function invented(count: number, seed: number): Example[] {
  const out: Example[] = [];
  for (let k = 0; out.length < count && k < 4 * count; k++) {
    const random = new Random(seedFor(seed, 5, k));
    const clip = performed(madeUpSign(random), madeUpSigner(random), random);
    if (clip) out.push(none(clip, 'made:sign'));
  }
  return out;
}
