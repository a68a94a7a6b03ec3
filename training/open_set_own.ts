/**
 * How sure a person's own model may be of its words: found out on the very takes that its judging leaves out, stitched into
 * streams and cut by the live path, in the sign space that ships. What is none of its words is made up, as nobody has
 * recorded it: ways between the left-out people's signs, wandering hands, signs that nobody signs, people who idle. The same
 * takes for networks that may not say their words, and fewer of these kinds, gave the same fits (docs/recognition.md).
 */
import type { BoundaryWeights } from '../models/boundary.ts';
import { learntSegmenter } from '../models/boundary_released.ts';
import { OnnxEngine } from '../models/engine/onnx_engine.ts';
import { readSpaceFolder, type SpaceFolder } from '../models/engine/space_folder.ts';
import { extractFeatures } from '../models/features.ts';
import type { LandmarkFrame } from '../models/landmarks.ts';
import { NONE } from '../models/model.ts';
import type { NetworkDefinition, Weights } from '../models/network.ts';
import type { OpenSetFit, ReadFrames } from '../models/open_set.ts';
import { pointOf } from '../models/sign_space.ts';
import { toExample, type Example } from './clips.ts';
import { fidgets } from './idle.ts';
import { crossFitted, evidenceOf, fitOdds, tradeOff, wordThresholds, type Asked } from './open_set.ts';
import { invented, transitions } from './open_set_none.ts';
import { asDetected, heardSegments, signOf } from './open_set_segments.ts';
import { SPACE } from './placed.ts';
import { Random, seedFor } from './random.ts';
import { wordPoints } from './release_space.ts';
import { PLAIN_CAMERA } from './streams/boundary_lessons.ts';
import type { Range } from './streams/hands.ts';
import { portionsOf } from './streams/material.ts';
import { streamsOf, type Stream } from './streams/stitch.ts';
import { idled, madeUpIdler } from './synthetic/idle.ts';
import { madeUpSigner } from './synthetic/signer.ts';
import type { Take } from './takes.ts';

/** Signs that a group of people makes in streams: few takes come again in other company. */
const ASKED: Range = [60, 300];
/** Of each kind that is made up, for each group of people that is left out. */
const MADE_UP = 100;
/** Made-up people who idle for a minute each. */
const IDLERS = 3;
/** Signs, read rightly, that a fit needs, and people, one of them to learn from and one to judge. */
export const FEWEST = 60;
const FEWEST_GROUPS = 2;

/** Null where it is damaged: then a model goes by temperature alone. */
export const ownSpace = (): Promise<SpaceFolder['space'] | null> =>
  readSpaceFolder(SPACE).then(
    ({ space }) => space,
    () => null,
  );

export interface LeftOutQuestions {
  /** Who is left out. */
  group: string;
  network: NetworkDefinition;
  weights: Weights;
  vocabulary: readonly string[];
  space: SpaceFolder['space'];
  /** What finds signs where the model is used; null: what serves all models. */
  boundary: BoundaryWeights | null;
  /** What the network has learnt from, and the left-out takes. */
  taught: readonly Example[];
  tested: readonly Take[];
}

/** What a network that has not learnt from a group makes of their takes, and of what is none of its words. */
export async function askLeftOut(questions: LeftOutQuestions): Promise<Asked[]> {
  const { group, network, weights, vocabulary, space, boundary, taught, tested } = questions;
  const random = new Random(seedFor(8, tested.length));
  const places = wordPoints(
    taught.filter(({ word }) => word !== NONE),
    space,
  );
  const engine = await OnnxEngine.create(network, weights);
  const asked: Asked[] = [];
  const note = (kind: string, word: string | null, read: ReadFrames, logits: Float32Array) => {
    const evidence = evidenceOf(logits, vocabulary, places, pointOf(read.features, read.frames, space));
    if (!evidence) return;
    const { word: best, margin, nearness } = evidence;
    asked.push({ fold: group, kind, word, best, margin, nearness, sureness: read.sureness });
  };
  const ask = async (kind: string, { clip }: Example) => {
    if (!clip) return;
    const read = { features: extractFeatures(clip), frames: clip.frames };
    note(kind, null, read, await engine.score(read.features, read.frames));
  };
  const hearing = { vocabulary, engine, family: network.family };
  const heard = (frames: readonly LandmarkFrame[]) =>
    heardSegments(frames, hearing, boundary ? learntSegmenter(boundary) : undefined);
  const words = tested.filter(({ word }) => word !== NONE);
  for (const { frames, signs } of signedStreams(words, seedFor(9, tested.length))) {
    for (const segment of await heard(frames)) {
      const sign = signOf(segment, signs);
      if (sign === undefined) continue;
      note(sign ? 'own' : 'transition', sign && sign.word, segment, segment.logits);
    }
  }
  const own = words.map(toExample).filter(({ clip }) => clip);
  for (const example of transitions(own, MADE_UP, random)) await ask('transition', example);
  for (const example of fidgets(own, MADE_UP, random)) await ask('fidget', example);
  for (const example of invented(MADE_UP, 78)) await ask('invented', example);
  for (let k = 0; k < IDLERS; k++) {
    const drawn = new Random(seedFor(1235, k));
    const frames = asDetected(idled(madeUpIdler(drawn), madeUpSigner(drawn), 60, drawn));
    for (const segment of await heard(frames)) note('idle', null, segment, segment.logits);
  }
  await engine.release();
  return asked;
}

/** Each signer's takes once, as far as ASKED lets them; idle movement is left out. */
function signedStreams(takes: readonly Take[], seed: number): Stream[] {
  const share = Math.max(ASKED[0], Math.min(ASKED[1], takes.length)) / Math.max(1, takes.length);
  return portionsOf(takes, share).flatMap(({ material, at, ...plan }) =>
    streamsOf(material, { ...plan, camera: PLAIN_CAMERA, seed: seedFor(seed, at), idle: false }),
  );
}

/** @returns null where too few people or takes were left out: then temperature and threshold alone count */
export function fitOwn(asked: readonly Asked[], threshold: number): OpenSetFit | null {
  const groups = new Set(asked.filter(({ kind }) => kind === 'own').map(({ fold }) => fold));
  const own = asked.filter(({ kind }) => kind === 'own');
  const right = own.filter(({ word, best }) => word === best).length;
  if (groups.size < FEWEST_GROUPS || right < FEWEST) return null;
  const known = asked.filter(({ fold }) => groups.has(fold));
  const judged = crossFitted(known);
  const thresholds = wordThresholds(judged, threshold);
  const idle = { kind: 'idle', minutes: IDLERS * groups.size };
  return { odds: fitOdds(known), thresholds, tradeOff: tradeOff(judged, threshold, thresholds, idle) };
}
