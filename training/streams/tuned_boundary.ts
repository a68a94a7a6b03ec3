/**
 * A boundary network of a model's own: the one that serves all models goes on learning, from streams of this model's words.
 * It then knows how these begin and end, where they repeat a movement themselves, and how they look twice running. Strangers'
 * signs are found better with it, too, and even words that it has not learnt (docs/recognition.md).
 */
import { apart, together, type BoundaryWeights } from '../../models/boundary.ts';
import { Random, seedFor } from '../random.ts';
import type { Take } from '../takes.ts';
import { cameraOf, lessonOf, PLAIN_CAMERA, STREAM, type Lesson } from './boundary_lessons.ts';
import { BOUNDARY_RECIPE, learnBoundary } from './learn_boundary.ts';
import { materialOf } from './material.ts';
import { held, idling, repeating, streamsOf, TEMPOS, type Material, type Stream } from './stitch.ts';

export const TUNING_RECIPE = { ...BOUNDARY_RECIPE, steps: 600, learningRate: 3e-3 };
/** Streams of all signers together, and of one; at most so many signers, and takes of each. */
const STREAMS = 48;
const MOST_STREAMS = 24;
const MOST_SIGNERS = 24;
const MOST_TAKES = 600;
/** Share of the streams in which words repeat. */
const REPEATING = 0.7;
/** Of each signer, streams of idle hands, and signs that are held. */
const IDLES = 2;
const HOLDS = 6;

export interface Tuning {
  /** Ways to idle, all unless told otherwise: the stream benchmark has others than a network that it judges (person.ts). */
  acts?: number | undefined;
  seed: number;
  /** Networks that learn at a time; what they learn does not depend on it. */
  threads: number;
  /** Of the steps and streams that it takes to learn it well (1). */
  share?: number;
  onProgress?: (share: number) => void;
}

/** The same takes, seed and base give the same weights on the same kind of CPU. @returns null where no take shows a sign */
export async function tunedBoundary(
  takes: readonly Take[],
  from: BoundaryWeights,
  { acts, seed, threads, share = 1, onProgress }: Tuning,
): Promise<BoundaryWeights | null> {
  const random = new Random(seedFor(seed, takes.length));
  const signers = random.shuffle([...new Set(takes.map(({ signer }) => signer))]).slice(0, MOST_SIGNERS);
  const materials = signers.flatMap((signer) => {
    const mine = takes.filter((take) => take.signer === signer);
    const some = mine.length > MOST_TAKES ? random.shuffle(mine).slice(0, MOST_TAKES) : mine;
    return materialOf(signer, some) ?? [];
  });
  if (materials.length === 0) return null;
  const steps = Math.ceil(share * TUNING_RECIPE.steps);
  const streams = Math.max(2, Math.min(MOST_STREAMS, Math.round((share * STREAMS) / materials.length)));
  const lessons = materials.flatMap((material, k) => lessonsOf(material, streams, acts, seedFor(seed, k)));
  const networks = apart(from);
  const shares = networks.map(() => 0);
  const learnt: BoundaryWeights[] = [];
  for (let at = 0; at < networks.length; at += Math.max(1, threads)) {
    const some = networks.slice(at, at + Math.max(1, threads)).map((network, j) => {
      const tell = (progress: { share: number }) => {
        shares[at + j] = progress.share;
        onProgress?.(shares.reduce((sum, each) => sum + each, 0) / networks.length);
      };
      return learnBoundary(lessons, { ...TUNING_RECIPE, steps, seed: seedFor(seed, 0x7e, at + j) }, tell, network);
    });
    learnt.push(...(await Promise.all(some)));
  }
  return together(learnt);
}

function lessonsOf(material: Material, count: number, acts: number | undefined, seed: number): Lesson[] {
  const random = new Random(seed);
  const signed = Array.from({ length: count }, (_, k): Stream[] => {
    const plan = { camera: cameraOf(k, random), seed: seedFor(seed, k), signs: STREAM.signs };
    const { abrupt } = STREAM;
    if (!random.chance(REPEATING)) return streamsOf(material, { ...plan, streams: 1, idle: false, abrupt });
    return [repeating(material, { ...plan, tempo: TEMPOS[k % TEMPOS.length] ?? 1, abrupt: random.chance(abrupt) })];
  }).flat();
  const idle = Array.from({ length: IDLES }, (_, k) =>
    idling({ ...material, none: [] }, STREAM.idle, PLAIN_CAMERA, seedFor(seed, 0x1d, k), acts),
  );
  const still = held(material, PLAIN_CAMERA, seed, STREAM.hold).slice(0, HOLDS);
  return [...signed, ...idle, ...still].map((stream) => lessonOf(stream, random));
}
