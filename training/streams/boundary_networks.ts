/** The boundary networks that answer together, learnt from takes whose licences permit it and from made-up signs. */
import { together, type BoundaryWeights } from '../../models/boundary.ts';
import type { PermittedTake } from '../permitted.ts';
import { Random, seedFor } from '../random.ts';
import { cameraOf, lessonOf, PLAIN_CAMERA, STREAM, type Lesson } from './boundary_lessons.ts';
import { learnBoundary, type BoundaryRecipe } from './learn_boundary.ts';
import { madeUpMaterial } from './made_up.ts';
import { materialOf } from './material.ts';
import { held, idling, streamsOf, type Material } from './stitch.ts';

/** Networks that answer together, each from lessons and first weights of its own: alone they differ by up to five points. */
export const NETWORKS = 3;
/** Streams of each person of each data set, and made-up people with one stream each. */
const STREAMS = 8;
const MADE_UP = 40;
/** A network that is to be judged learns only some of the ways to idle: the benchmark's other ways are new to it. */
export const ACTS = { judged: 3, released: 5 };

interface Learning {
  /** Whether it is to be judged by the stream benchmark. */
  judged: boolean;
  recipe: BoundaryRecipe;
  onProgress: (network: number, progress: { streams: number; share: number; loss: number; right: number }) => void;
}

/** The same seed and takes give the same bytes on the same kind of CPU. */
export async function boundaryFrom(
  takes: readonly PermittedTake[],
  { judged, recipe, onProgress }: Learning,
): Promise<BoundaryWeights> {
  const names = [...new Set(takes.map(({ source, signer }) => `${source} ${signer}`))];
  const materials = names.flatMap((name) => {
    const mine = takes.filter(({ source, signer }) => `${source} ${signer}` === name);
    return materialOf(name, mine) ?? [];
  });
  const acts = judged ? ACTS.judged : ACTS.released;
  const networks: BoundaryWeights[] = [];
  for (let k = 0; k < NETWORKS; k++) {
    const lessons = lessonsFor(materials, acts, recipe.seed + k);
    networks.push(
      await learnBoundary(lessons, { ...recipe, seed: recipe.seed + k }, (progress) =>
        onProgress(k, { streams: lessons.length, ...progress }),
      ),
    );
  }
  return together(networks);
}

function lessonsFor(materials: readonly Material[], acts: number, seed: number): Lesson[] {
  const made = Array.from({ length: MADE_UP }, (_, k) =>
    lessonsOf(madeUpMaterial(STREAM.signs, seedFor(seed, 1000 + k)), 1, acts, seedFor(seed, 2000 + k)),
  );
  return [...materials.map((material, k) => lessonsOf(material, STREAMS, acts, seedFor(seed, k))), ...made].flat();
}

/** Streams with signs, some signs that are held for long, and idle hands that do the first so many of the ACTS (person.ts). */
function lessonsOf(material: Material, streams: number, acts: number, seed: number): Lesson[] {
  const random = new Random(seed);
  const signed = Array.from({ length: streams }, (_, k) => {
    const { signs, abrupt } = STREAM;
    const camera = cameraOf(k, random);
    return streamsOf(material, { streams: 1, signs, camera, seed: seedFor(seed, k), idle: false, abrupt });
  }).flat();
  const idle = idling({ ...material, none: [] }, STREAM.idle, PLAIN_CAMERA, seed, acts);
  const still = held(material, PLAIN_CAMERA, seed, STREAM.hold).slice(0, streams);
  return [...signed, idle, ...still].map((stream) => lessonOf(stream, random));
}
