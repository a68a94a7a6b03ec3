/**
 * What networks that never saw a person make of that person's words, and of all that is none of them: the material of
 * every figure about the open set. Who and what each network missed stands in open_set_networks.ts.
 *
 * Asked as the live path asks, in segments that it cuts out of streams (open_set_segments.ts):
 *
 * - `own`: the person's words that the network knows. `unknown`: the four that it does not, the hardest question, as
 *   camera, hands and manner are those of the words. `letter`: fingerspelled letters. `korean`: Korean signs of a recording
 *   set that nothing has learnt from.
 * - `between`: segments of those streams that hold no sign. `idle`: made-up people who do not sign, 16 minutes for each
 *   person left out.
 *
 * And whole, as they were recorded or made:
 *
 * - `transition`, `fidget`: ways between the person's signs, and hands that wander between their shapes. `invented`:
 *   signs that nobody signs.
 * - `take`, `unknown take`, `letter take`, `korean take`: the same takes as above, uncut. Files that are named beside are
 *   `foreign` where the network does not know the word, `stranger` where it does. All of these are only judged.
 */
import type { BoundaryWeights } from '../models/boundary.ts';
import { learntSegmenter } from '../models/boundary_released.ts';
import { OnnxEngine } from '../models/engine/onnx_engine.ts';
import { extractFeatures } from '../models/features.ts';
import { pointOf } from '../models/sign_space.ts';
import type { LandmarkFrame } from '../models/landmarks.ts';
import type { ReadFrames } from '../models/open_set.ts';
import type { Example } from './clips.ts';
import { fidgets } from './idle.ts';
import { evidenceOf, type Asked } from './open_set.ts';
import {
  few,
  isKorean,
  isLetter,
  isSeen,
  isWord,
  leftOutOf,
  plain,
  streamable,
  type FoldNetwork,
} from './open_set_networks.ts';
import { invented, transitions } from './open_set_none.ts';
import { asDetected, heardSegments, signOf } from './open_set_segments.ts';
import { glossOf, type PermittedTake } from './permitted.ts';
import { Random, seedFor } from './random.ts';
import { materialOf } from './streams/material.ts';
import { streamsOf, type Stream } from './streams/stitch.ts';
import { idled, madeUpIdler } from './synthetic/idle.ts';
import { madeUpSigner } from './synthetic/signer.ts';
import type { Take } from './takes.ts';

export const IDLE_MINUTES = 16;
const IDLERS = 8;
/** Takes of a word that are asked whole, and in streams. */
const WHOLE = 40;
const IN_STREAMS = 16;
/** Signs of a stream. */
const SIGNS = 20;
/** Kinds that fits learn from; the others are only judged. */
export const FITTED: ReadonlySet<string> = new Set([
  'own',
  'unknown',
  'letter',
  'between',
  'transition',
  'fidget',
  'invented',
  'idle',
]);

export interface FoldOptions {
  takes: readonly PermittedTake[];
  /** Asked for and never learnt from. */
  foreign: readonly Take[];
  /** Index into PLAN. */
  fold: number;
  network: FoldNetwork;
  /** What cuts streams. */
  boundary: BoundaryWeights;
  onProgress?: (share: number) => void;
}

export async function askFold(options: FoldOptions): Promise<Asked[]> {
  const { takes, foreign, fold, network, boundary, onProgress } = options;
  const { definition, weights, vocabulary, space, words } = network;
  const { person, set, isNew } = leftOutOf(takes, fold);
  const random = new Random(seedFor(6, fold));
  const engine = await OnnxEngine.create(definition, weights);
  const asked: Asked[] = [];
  const note = (
    kind: string,
    word: string | null,
    { features, frames, sureness }: ReadFrames,
    logits: Float32Array,
  ) => {
    const evidence = evidenceOf(logits, vocabulary, words, pointOf(features, frames, space));
    if (!evidence) return;
    const { word: best, margin, nearness } = evidence;
    asked.push({ fold: person, kind, word, best, margin, nearness, sureness });
  };

  const theirs = takes.filter(({ signer }) => signer === person);
  const known = (take: Take) => words.has(glossOf(take.word));
  const sources: Record<'own' | 'unknown' | 'letter' | 'korean', PermittedTake[]> = {
    own: theirs.filter((take) => isWord(take) && known(take)),
    unknown: theirs.filter((take) => isWord(take) && !known(take)),
    letter: theirs.filter((take) => isLetter(take) && isNew(take)),
    korean: takes.filter((take) => take.signer === set && isKorean(take) && isNew(take)),
  };

  const own = few(sources.own, WHOLE, random).map(plain).filter(isSeen);
  const of = (list: readonly PermittedTake[], most: number) => few(list, most, random).map(plain);
  const whole: [kind: string, examples: Example[]][] = [
    ['take', own],
    ['unknown take', of(sources.unknown, 20)],
    ['korean take', of(sources.korean, WHOLE)],
    ['letter take', of(sources.letter, 15)],
    ['transition', transitions(own, 200, random)],
    ['fidget', fidgets(own, 200, random)],
    ['invented', invented(300, 77)],
    ['foreign', foreign.filter((take) => !known(take)).map(plain)],
    ['stranger', foreign.filter(known).map(plain)],
  ];
  for (const [kind, examples] of whole) {
    for (const { clip, word } of examples) {
      if (!clip) continue;
      const read = { features: extractFeatures(clip), frames: clip.frames };
      const signed = kind === 'take' || kind === 'stranger' ? word : null;
      note(kind, signed, read, await engine.score(read.features, read.frames));
    }
  }
  onProgress?.(0.2);

  const heard = (frames: readonly LandmarkFrame[]) =>
    heardSegments(frames, { vocabulary, engine }, learntSegmenter(boundary));
  for (const [kind, list] of Object.entries(sources)) {
    for (const stream of streams(few(list, IN_STREAMS, random), seedFor(7, fold))) {
      for (const segment of await heard(stream.frames)) {
        const sign = signOf(segment, stream.signs);
        if (sign === undefined) continue;
        note(sign ? kind : 'between', sign && kind === 'own' ? sign.word : null, segment, segment.logits);
      }
    }
    onProgress?.(0.2 + 0.15 * (Object.keys(sources).indexOf(kind) + 1));
  }
  for (let k = 0; k < IDLERS; k++) {
    const drawn = new Random(seedFor(1234, fold, k));
    const minutes = IDLE_MINUTES / IDLERS;
    const frames = asDetected(idled(madeUpIdler(drawn), madeUpSigner(drawn), 60 * minutes, drawn));
    for (const segment of await heard(frames)) note('idle', null, segment, segment.logits);
    onProgress?.(0.8 + (0.2 * (k + 1)) / IDLERS);
  }
  await engine.release();
  return asked;
}

/** Each take once or so, at a webcam's rate. */
function streams(takes: readonly PermittedTake[], seed: number): Stream[] {
  const material = materialOf(takes[0]?.signer ?? '', takes.map(streamable));
  if (!material) return [];
  const count = Math.ceil(material.signs.length / SIGNS);
  return streamsOf(material, { streams: count, signs: SIGNS, camera: { rate: 30, dropped: 0 }, seed });
}
