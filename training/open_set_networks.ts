/**
 * Networks and sign spaces that each missed one person of the released model's data, and some words: what open_set_folds.ts
 * asks. Learning takes minutes each, so they are kept under a hash of what they depend on.
 */
import { createHash } from 'node:crypto';
import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { readModelFolder, writeModelFolder } from '../models/engine/folder.ts';
import { readSpaceFolder, writeSpaceFolder, type SpaceFolder } from '../models/engine/space_folder.ts';
import { FEATURE_COUNT, FEATURE_VERSION } from '../models/features.ts';
import { NONE } from '../models/model.ts';
import type { NetworkDefinition, Weights } from '../models/network.ts';
import { toExample, type Example } from './clips.ts';
import { vocabularyOf } from './dataset.ts';
import { fidgets, rests } from './idle.ts';
import { learn } from './learn.ts';
import { glossOf, type PermittedTake } from './permitted.ts';
import { Random, seedFor } from './random.ts';
import { RECIPE } from './recipe.ts';
import { wordPoints } from './release_space.ts';
import { learnSpace, SPACE_RECIPE, without } from './sign_space.ts';
import type { Take } from './takes.ts';

/** Who is left out, and which of their words nobody teaches. */
export const PLAN: readonly (readonly [person: string, unknown: readonly string[]])[] = [
  ['traduttore:alex', ['coffee', 'no', 'thank you', 'please']],
  ['traduttore:cam', ['hello', 'small', 'yes', 'water']],
  ['traduttore:danial', ['large', 'medium', 'tea', 'muffin']],
  ['signwish:tamtran', []],
];
/** Of one person, networks of 1,000 steps gave the same leads and nearness, to a tenth for words and half a logit for idling. */
export const FOLD_STEPS = 500;
const PER_SIGNER = 25;
/** Raise it when what is learnt changes. */
const VERSION = 2;

const LETTERS = 'bcdefghjklmnopqrstuvwxyz';
// “a” and “i” are words of the set's sentences.
export const isLetter = ({ source, word }: PermittedTake) => source === 'traduttore-33' && LETTERS.includes(word);
export const isKorean = ({ source }: PermittedTake) => source === 'ksl-13';
export const isWord = (take: PermittedTake) => !isKorean(take) && !isLetter(take) && take.word !== NONE;

/** By gloss, as words of several sources are compared. */
export const plain = (take: Take): Example => toExample({ ...take, word: glossOf(take.word) });
/** To be stitched: the recorders' habits go by the names of their sources (streams/signs.ts). */
export const streamable = (take: PermittedTake): Take => ({
  ...take,
  word: glossOf(take.word),
  source: `${take.source.replace(/-.*/, '')}/`,
});
export const isSeen = ({ clip }: Example): boolean => clip !== null;

/** Who and what a fold leaves out. */
export interface LeftOut {
  person: string;
  unknown: readonly string[];
  /** The recording set of Korean signs that nothing learns from. */
  set: string;
  /** Whether a Korean sign or a letter is one of those that teach nothing. */
  isNew(take: PermittedTake): boolean;
}

export function leftOutOf(takes: readonly PermittedTake[], fold: number): LeftOut {
  const [person, unknown] = PLAN[fold] ?? ['', []];
  const sets = [...new Set(takes.filter(isKorean).map(({ signer }) => signer))].sort();
  const korean = [...new Set(takes.filter(isKorean).map(({ word }) => word))].sort();
  return {
    person,
    unknown,
    set: sets[fold % sets.length] ?? '',
    isNew: ({ word }) => (korean.includes(word) ? korean.indexOf(word) : LETTERS.indexOf(word)) % 2 === fold % 2,
  };
}

export interface FoldNetwork extends SpaceFolder {
  definition: NetworkDefinition;
  weights: Weights;
  vocabulary: string[];
}

interface Options {
  takes: readonly PermittedTake[];
  fold: number;
  steps: number;
  /** Folder to keep them in. */
  cache: string;
  onProgress?: ((share: number) => void) | undefined;
}

/** `words` are the places of the words that it was taught. */
export async function foldNetwork({ takes, fold, steps, cache, onProgress }: Options): Promise<FoldNetwork> {
  const what = JSON.stringify([VERSION, FEATURE_VERSION, fold, steps, SPACE_RECIPE, digestOf(takes)]);
  const folder = join(cache, `fold-${createHash('sha256').update(what).digest('hex').slice(0, 24)}`);
  const places = join(folder, 'space');
  if (!(await stat(join(places, 'space.json')).catch(() => null))) {
    const learnt = await learnFold(takes, fold, steps, onProgress);
    const { definition, weights, vocabulary, space, words } = learnt;
    const { stem, hidden, layers } = definition;
    await writeModelFolder(folder, {
      model: {
        format: 1,
        name: `without ${PLAN[fold]?.[0]}`,
        family: 'gru',
        features: { version: FEATURE_VERSION, count: FEATURE_COUNT },
        network: { stem, hidden, layers },
        vocabulary,
        hands: {},
        temperature: 1,
        threshold: 0.5,
        dataset: { version: '', takes: 0, signers: 0 },
        seed: SEED,
        engines: {},
      },
      weights,
      metrics: { heldOut: null },
      card: '',
      prototypes: [],
    });
    await writeSpaceFolder(places, { space, words }, '');
  }
  const [{ model, weights }, { space, words }] = [await readModelFolder(folder), await readSpaceFolder(places)];
  return { definition: model.definition, weights, vocabulary: model.vocabulary, space, words };
}

const SEED = 7;

async function learnFold(
  takes: readonly PermittedTake[],
  fold: number,
  steps: number,
  onProgress?: (share: number) => void,
): Promise<FoldNetwork> {
  const { person, unknown, set, isNew } = leftOutOf(takes, fold);
  const random = new Random(seedFor(5, fold));
  const silent = (take: Take) => ({ ...toExample(take), word: NONE });
  const others = takes.filter(({ signer }) => signer !== person && signer !== set);
  const words = few(
    others.filter((take) => isWord(take) && !unknown.includes(glossOf(take.word))),
    PER_SIGNER,
    random,
  );
  const taught = words.map(plain).filter(isSeen);
  const none = [
    ...few(
      others.filter((take) => isKorean(take) && !isNew(take)),
      12,
      random,
    ).slice(0, 150),
    ...few(
      others.filter((take) => isLetter(take) && !isNew(take)),
      10,
      random,
    ).slice(0, 100),
    ...others.filter(({ word }) => word === NONE),
  ]
    .map(silent)
    .filter(isSeen);
  const teach = [...taught, ...none, ...fidgets(taught, 100, random), ...rests(taught, 60, random)];
  const vocabulary = vocabularyOf(teach);
  const epochs = Math.ceil(steps / Math.ceil(teach.length / RECIPE.batch));
  const { network, trained } = await learn({
    family: 'gru',
    vocabulary,
    teach,
    inStreams: words.map(streamable),
    recipe: { ...RECIPE, seed: SEED, epochs },
    onProgress: ({ step, steps: all }) => onProgress?.((0.8 * step) / all),
  });
  const korean = new Set(takes.flatMap((take) => (isKorean(take) && isNew(take) ? [take.word] : [])));
  const space = learnSpace(
    without(takes, { signers: new Set([person, set]), words: new Set([...unknown, ...korean]) }).filter(
      (take) => !(isLetter(take) && isNew(take)),
    ),
    SPACE_RECIPE,
    (share) => onProgress?.(0.8 + 0.2 * share),
  );
  return { definition: network, weights: trained.weights, vocabulary, space, words: wordPoints(taught, space) };
}

/** At most so many of each word by each person, drawn. */
export function few<T extends { word: string; signer: string }>(list: readonly T[], most: number, random: Random): T[] {
  const counts = new Map<string, number>();
  return random.shuffle([...list]).filter(({ word, signer }) => {
    const key = `${word}\n${signer}`;
    counts.set(key, (counts.get(key) ?? 0) + 1);
    return (counts.get(key) ?? 0) <= most;
  });
}

export function digestOf(takes: readonly Take[]): string {
  const hash = createHash('sha256');
  for (const { word, signer, hands } of takes)
    hash.update(`${word}\n${signer}\n`).update(new Uint8Array(hands.buffer, hands.byteOffset, hands.byteLength));
  return hash.digest('hex');
}
