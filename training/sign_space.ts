/**
 * Makes the space in which new words are recognised after a few takes (models/sign_space.ts): out of real takes of a few
 * people, and of made-up signs, of which there can be any number.
 */
import { NONE } from '../models/model.ts';
import { extractFeatures } from '../models/features.ts';
import { MOMENT_COUNT, momentsOf, SPACE_FEATURES, type SignSpace } from '../models/sign_space.ts';
import type { Clip } from '../models/clip.ts';
import { AUGMENTATION, augment } from './augmentation.ts';
import { measureStandardisation } from './batches.ts';
import { toExample } from './clips.ts';
import { discriminants, type LabelledPoints } from './discriminants.ts';
import { glossOf, type PermittedTake } from './permitted.ts';
import { Random, seedFor } from './random.ts';
import { madeUpSign } from './synthetic/signs.ts';
import { madeUpSigner, performed } from './synthetic/signer.ts';

export interface SpaceRecipe {
  dimensions: number;
  /** Made-up signs, takes of each, and people who make them. */
  signs: number;
  takes: number;
  signers: number;
  /** At most so many real takes of each word by each person, and what they count for where made-up signs count 1. */
  perSigner: number;
  real: number;
  shrinkage: number;
  seed: number;
}

/** Figures that did best on half of wlasl-100's words (docs/recognition.md). */
export const SPACE_RECIPE: SpaceRecipe = {
  dimensions: 128,
  signs: 1000,
  takes: 6,
  signers: 200,
  perSigner: 12,
  real: 0.5,
  shrinkage: 0.1,
  seed: 7,
};

/** Who and what a space must not have learnt, so that it can be judged on them. Signers as `personOf` writes them. */
export interface LeftOut {
  signers: ReadonlySet<string>;
  /** As `glossOf` writes them; left out in whatever language. */
  words: ReadonlySet<string>;
}

/** The takes that a space may learn from, without some people and without some words, whoever signs those. */
export function without<T extends PermittedTake>(takes: readonly T[], { signers, words }: LeftOut): T[] {
  return takes.filter(({ signer, word }) => !signers.has(signer) && !words.has(glossOf(word)));
}

/** @param onProgress share of the work, 0..1 */
export function learnSpace(
  takes: readonly PermittedTake[],
  recipe: SpaceRecipe = SPACE_RECIPE,
  onProgress: (share: number) => void = () => undefined,
): SignSpace {
  const real = chosen(takes, recipe).flatMap((take) => {
    const { clip } = toExample(take);
    return clip && clip.frames > 3 ? [{ clip, sign: signOf(take) }] : [];
  });
  const { mean, scale } = measureStandardisation(real.map(({ clip }) => clip));
  const standard = { mean: mean.slice(0, SPACE_FEATURES), scale: scale.slice(0, SPACE_FEATURES) };
  const moments = (clip: Clip) => momentsOf(extractFeatures(clip), clip.frames, standard);
  const points = real.map(({ clip }) => moments(clip));
  const collections: LabelledPoints[] = [
    { points, classes: real.map(({ sign }) => sign), weight: recipe.real },
    madeUp(recipe, moments, (share) => onProgress(0.8 * share)),
  ];
  const projection = discriminants(collections, recipe.dimensions, recipe.shrinkage);
  onProgress(1);
  const centre = new Float32Array(MOMENT_COUNT);
  for (const point of points) {
    for (let k = 0; k < centre.length; k++) centre[k] = (centre[k] ?? 0) + (point[k] ?? 0) / points.length;
  }
  return { size: recipe.dimensions, ...standard, centre, projection };
}

/** One gloss in two languages is two signs; one in two data sets of a language is one. */
const signOf = ({ source, word }: PermittedTake): string => `${source === 'ksl-13' ? 'ksl' : 'asl'}:${glossOf(word)}`;

/** Words only, so many of each by each person, drawn by the seed. */
function chosen(takes: readonly PermittedTake[], { perSigner, seed }: SpaceRecipe): PermittedTake[] {
  const counts = new Map<string, number>();
  return new Random(seed).shuffle([...takes]).filter((take) => {
    if (take.word === NONE) return false;
    const key = `${signOf(take)}\n${take.signer}`;
    const count = (counts.get(key) ?? 0) + 1;
    counts.set(key, count);
    return count <= perSigner;
  });
}

function madeUp(
  { signs, takes, signers, seed }: SpaceRecipe,
  moments: (clip: Clip) => Float32Array,
  onProgress: (share: number) => void,
): LabelledPoints {
  const people = Array.from({ length: signers }, (_, k) => madeUpSigner(new Random(seedFor(seed, 1, k))));
  const points: Float32Array[] = [];
  const classes: string[] = [];
  for (let k = 0; k < signs; k++) {
    const sign = madeUpSign(new Random(seedFor(seed, 2, k)));
    for (let take = 0; take < takes; take++) {
      const random = new Random(seedFor(seed, 3, k, take));
      const person = people[random.below(people.length)];
      const clip = person && performed(sign, person, random);
      if (!clip) continue;
      points.push(moments(augment(clip, AUGMENTATION, random)));
      classes.push(`made up ${k}`);
    }
    onProgress((k + 1) / signs);
  }
  return { points, classes, weight: 1 };
}
