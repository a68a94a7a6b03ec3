/** Streams of signs that nobody ever signed, by people who do not exist: many kinds of movement, and no word among them. */
import { FRAME_SIZE, type Clip } from '../../models/clip.ts';
import { HAND_SIZE, SLOT_COUNT } from '../../models/landmarks.ts';
import { FRAME_RATE } from '../../models/resampling.ts';
import { Random, seedFor } from '../random.ts';
import { madeUpSigner, performed } from '../synthetic/signer.ts';
import { madeUpSign } from '../synthetic/signs.ts';
import { between, pair, type Hands, type Sign } from './signs.ts';
import type { Material } from './stitch.ts';

const ASPECT = 4 / 3;
/** Restlessness of a still hand, picture heights: as the detector's in training/synthetic, in the middle. */
const NOISE = 0.0012;

/** So many signs of one made-up person. */
export function madeUpMaterial(signs: number, seed: number): Material {
  const random = new Random(seedFor(seed, 0x51));
  // Raising and lowering the hands is the stitcher's.
  const style = { ...madeUpSigner(random), approach: 0, idle: 0 };
  const out: Sign[] = [];
  for (let k = 0; out.length < signs && k < 4 * signs; k++) {
    const clip = performed(madeUpSign(random), style, random);
    if (clip && clip.frames > 10) out.push(signOfClip(clip, `made up ${k}`));
  }
  return { signer: `made up ${seed}`, aspect: ASPECT, signs: out, none: [], noise: NOISE };
}

function signOfClip(clip: Clip, word: string): Sign {
  const frames = Array.from({ length: clip.frames }, (_, t): Hands => pair((slot) => handOf(clip, t, slot)));
  return {
    word,
    duration: ((clip.frames - 1) * 1000) / FRAME_RATE,
    at: (t) => {
      const at = Math.max(0, Math.min(clip.frames - 1, (t / 1000) * FRAME_RATE));
      const [a, b] = [frames[Math.floor(at)], frames[Math.ceil(at)]];
      return pair((slot) => between(a?.[slot] ?? null, b?.[slot] ?? null, at - Math.floor(at)));
    },
  };
}

/** Back in the units of `DetectedHand`. */
function handOf({ hands, presence }: Clip, t: number, slot: number): Float32Array | null {
  if (!presence[t * SLOT_COUNT + slot]) return null;
  const at = t * FRAME_SIZE + slot * HAND_SIZE;
  return hands
    .slice(at, at + HAND_SIZE)
    .map((value, k) => (k % 3 === 0 ? value / ASPECT + 0.5 : k % 3 === 1 ? value + 0.5 : value / ASPECT));
}
