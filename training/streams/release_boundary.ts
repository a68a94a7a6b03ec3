#!/usr/bin/env node
/**
 * Makes the boundary network out of the public data whose licences permit it, and out of made-up signs:
 * `node training/streams/release_boundary.ts --data DIR --out FILE [--without ksl-13,traduttore:cam …]`, DIR holding the
 * permitted sets as takes.parquet; data sets and people may be left out. Fixed seed: the same bytes on the same kind of CPU.
 */
import { together, type BoundaryWeights } from '../../models/boundary.ts';
import { writeBoundary } from '../../models/engine/boundary_file.ts';
import { readOptions, required } from '../arguments.ts';
import { PERMITTED, permittedTakes, personOf } from '../permitted.ts';
import { ProgressBar } from '../progress.ts';
import { Random, seedFor } from '../random.ts';
import { InputError } from '../takes.ts';
import { lessonOf, type Lesson } from './boundary_lessons.ts';
import { BOUNDARY_RECIPE, learnBoundary } from './learn_boundary.ts';
import { madeUpMaterial } from './made_up.ts';
import { materialOf } from './material.ts';
import { held, idling, streamsOf, type Material } from './stitch.ts';

/** Networks that answer together, each from lessons and first weights of its own: alone they differ by up to five points. */
const NETWORKS = 3;
/** Streams of each person of each data set, and made-up people with one stream each. Signs of a stream. */
const STREAMS = 8;
const MADE_UP = 40;
const SIGNS = 20;
/** Cameras that the network should be ready for, pictures a second. */
const RATES = [30, 24, 30, 15, 30, 60, 20, 10] as const;
/** Somebody idles for so long in each of the streams of idle hands, ms; so many of these a person. */
const IDLE = 40_000;
const HOLD = 4000;
const ABRUPT = 0.3;
/** A network that is to be judged learns only some of the ways to idle: the benchmark's other ways are new to it. */
const ACTS = { judged: 3, released: 5 };

async function main(argv: string[]): Promise<void> {
  const options = readOptions(argv, { data: 'text', out: 'text', without: 'words', steps: 'count', seed: 'count' });
  const folder = required(options.data, 'data');
  const out = required(options.out, 'out');
  const all = await permittedTakes(folder);
  const names = new Set([...PERMITTED, ...all.map(({ signer }) => personOf(signer))]);
  const unknown = options.without.find((name) => !names.has(name));
  if (unknown !== undefined)
    throw new InputError(`There is no data set or signer “${unknown}”; there are ${[...names].join(', ')}.`);
  const takes = all.filter(
    ({ source, signer }) => !options.without.includes(source) && !options.without.includes(personOf(signer)),
  );
  const materials = [...new Set(takes.map(({ source, signer }) => `${source} ${signer}`))].flatMap((name) => {
    const mine = takes.filter(({ source, signer }) => `${source} ${signer}` === name);
    const material = materialOf(name, mine);
    return material ? [material] : [];
  });
  const acts = options.without.length > 0 ? ACTS.judged : ACTS.released;
  const seed = options.seed ?? BOUNDARY_RECIPE.seed;
  const recipe = { ...BOUNDARY_RECIPE, steps: options.steps ?? BOUNDARY_RECIPE.steps };
  const networks: BoundaryWeights[] = [];
  for (let k = 0; k < NETWORKS; k++) networks.push(await learnt(materials, acts, { ...recipe, seed: seed + k }));
  await writeBoundary(out, together(networks));
}

async function learnt(
  materials: readonly Material[],
  acts: number,
  recipe: typeof BOUNDARY_RECIPE,
): Promise<BoundaryWeights> {
  const { seed } = recipe;
  const lessons = [
    ...materials.flatMap((material, k) => lessonsOf(material, STREAMS, acts, seedFor(seed, k))),
    ...Array.from({ length: MADE_UP }, (_, k) =>
      lessonsOf(madeUpMaterial(SIGNS, seedFor(seed, 1000 + k)), 1, acts, seedFor(seed, 2000 + k)),
    ).flat(),
  ];
  const bar = new ProgressBar(`boundaries, ${lessons.length} streams`);
  const weights = await learnBoundary(lessons, recipe, ({ share, loss, right }) =>
    bar.show(share, `loss ${loss.toFixed(3)}, ${(100 * right).toFixed(1)} % of frames right`),
  );
  bar.end();
  return weights;
}

/** Streams with signs, some signs that are held for long, and idle hands that do the first so many of the ACTS (person.ts). */
function lessonsOf(material: Material, streams: number, acts: number, seed: number): Lesson[] {
  const random = new Random(seed);
  const signed = Array.from({ length: streams }, (_, k) => {
    const camera = { rate: RATES[k % RATES.length] ?? 30, dropped: random.chance(0.25) ? 0.2 : 0 };
    return streamsOf(material, {
      streams: 1,
      signs: SIGNS,
      camera,
      seed: seedFor(seed, k),
      idle: false,
      abrupt: ABRUPT,
    });
  }).flat();
  const camera = { rate: 30, dropped: 0 };
  const idle = idling({ ...material, none: [] }, IDLE, camera, seed, acts);
  const still = held(material, camera, seed, HOLD).slice(0, streams);
  return [...signed, idle, ...still].map((stream) => lessonOf(stream, random));
}

main(process.argv.slice(2)).catch((error: unknown) => {
  process.stderr.write(`release_boundary: ${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = error instanceof InputError ? 1 : 2;
});
