/**
 * What networks that never saw a person make of that person's words, and of all that is none of them: the material of
 * every figure about the open set:
 *
 * - For each person of the released model's data a network learns from the others, 25 takes of a word by a person at most,
 *   and so does the sign space, where the words get their places.
 * - Of three people the network also misses four words that they sign: `unknown`, the hardest question, as camera, hands
 *   and manner are those of the words.
 * - Of the Korean signs and of the fingerspelled letters every second one teaches silence; the others, by a recording set
 *   and a person that nothing has learnt from, are `korean` and `letter`.
 * - `transition`, `fidget`: ways between the person's signs, and hands that wander between their shapes. `invented`:
 *   signs that nobody signs. `idle`: segments of made-up people who do not sign, 16 minutes for each person left out.
 * - Files that are named beside are asked for and never learnt from; words that the network knows are `stranger`.
 */
import { OnnxEngine } from '../models/engine/onnx_engine.ts';
import { extractFeatures } from '../models/features.ts';
import { NONE } from '../models/model.ts';
import { pointOf } from '../models/sign_space.ts';
import { toExample, type Example } from './clips.ts';
import { vocabularyOf } from './dataset.ts';
import { fidgets, rests } from './idle.ts';
import { learn } from './learn.ts';
import { evidenceOf, type Asked } from './open_set.ts';
import { idleSegments, invented, transitions } from './open_set_none.ts';
import { glossOf, type PermittedTake } from './permitted.ts';
import { Random, seedFor } from './random.ts';
import { RECIPE } from './recipe.ts';
import { wordPoints } from './release_space.ts';
import { learnSpace, SPACE_RECIPE, without } from './sign_space.ts';
import { idled, madeUpIdler } from './synthetic/idle.ts';
import { madeUpSigner } from './synthetic/signer.ts';
import type { Take } from './takes.ts';

/** Who is left out, and which of their words nobody teaches. */
export const PLAN: readonly (readonly [person: string, unknown: readonly string[]])[] = [
  ['traduttore:alex', ['coffee', 'no', 'thank you', 'please']],
  ['traduttore:cam', ['hello', 'small', 'yes', 'water']],
  ['traduttore:danial', ['large', 'medium', 'tea', 'muffin']],
  ['signwish:tamtran', []],
];
/** Enough for the accuracy of the released model on the same people, within a point. */
export const FOLD_STEPS = 1000;
export const IDLE_MINUTES = 16;
const IDLERS = 8;
const PER_SIGNER = 25;
const ASKED_OWN = 40;
/** Kinds that fits learn from; the others are only judged. */
export const FITTED: ReadonlySet<string> = new Set([
  'own',
  'unknown',
  'letter',
  'transition',
  'fidget',
  'invented',
  'idle',
]);

const LETTERS = 'bcdefghjklmnopqrstuvwxyz';
// “a” and “i” are words of the set's sentences.
const isLetter = ({ source, word }: PermittedTake) => source === 'traduttore-33' && LETTERS.includes(word);
const isKorean = ({ source }: PermittedTake) => source === 'ksl-13';
const isWord = (take: PermittedTake) => !isKorean(take) && !isLetter(take) && take.word !== NONE;

export interface FoldOptions {
  takes: readonly PermittedTake[];
  /** Asked for and never learnt from. */
  foreign: readonly Take[];
  /** Index into PLAN. */
  fold: number;
  steps?: number;
  onProgress?: (share: number) => void;
}

export async function askFold({ takes, foreign, fold, steps = FOLD_STEPS, onProgress }: FoldOptions): Promise<Asked[]> {
  const [person, unknown] = PLAN[fold] ?? ['', []];
  const random = new Random(seedFor(5, fold));
  const sets = [...new Set(takes.filter(isKorean).map(({ signer }) => signer))].sort();
  const set = sets[fold % sets.length] ?? '';
  const korean = [...new Set(takes.filter(isKorean).map(({ word }) => word))].sort();
  const isNew = ({ word }: PermittedTake) =>
    (korean.includes(word) ? korean.indexOf(word) : LETTERS.indexOf(word)) % 2 === fold % 2;
  const plain = (take: Take) => toExample({ ...take, word: glossOf(take.word) });
  const silent = (take: Take) => ({ ...toExample(take), word: NONE });
  const seen = ({ clip }: Example) => clip !== null;

  const others = takes.filter(({ signer }) => signer !== person && signer !== set);
  const taught = few(
    others.filter((take) => isWord(take) && !unknown.includes(glossOf(take.word))),
    PER_SIGNER,
    random,
  )
    .map(plain)
    .filter(seen);
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
    .filter(seen);
  const teach = [...taught, ...none, ...fidgets(taught, 100, random), ...rests(taught, 60, random)];
  const vocabulary = vocabularyOf(teach);
  const epochs = Math.ceil(steps / Math.ceil(teach.length / RECIPE.batch));
  const { network, trained } = await learn({
    family: 'gru',
    vocabulary,
    teach,
    recipe: { ...RECIPE, seed: 7, epochs },
    onProgress: ({ step, steps: all }) => onProgress?.((0.7 * step) / all),
  });
  const untold = new Set([...unknown, ...korean.filter((_, k) => k % 2 === fold % 2)]);
  const space = learnSpace(
    without(takes, { signers: new Set([person, set]), words: untold }).filter(
      (take) => !(isLetter(take) && isNew(take)),
    ),
    SPACE_RECIPE,
    (share) => onProgress?.(0.7 + 0.2 * share),
  );
  const places = wordPoints(taught, space);

  const theirs = takes.filter(({ signer }) => signer === person);
  const own = few(
    theirs.filter((take) => isWord(take) && places.has(glossOf(take.word))),
    ASKED_OWN,
    random,
  )
    .map(plain)
    .filter(seen);
  const of = (list: readonly PermittedTake[], most: number) => few([...list], most, random).map(plain);
  const questions: [kind: string, examples: Example[]][] = [
    ['own', own],
    [
      'unknown',
      of(
        theirs.filter((take) => isWord(take) && !places.has(glossOf(take.word))),
        20,
      ),
    ],
    [
      'korean',
      of(
        takes.filter((take) => take.signer === set && isKorean(take) && isNew(take)),
        ASKED_OWN,
      ),
    ],
    [
      'letter',
      of(
        theirs.filter((take) => isLetter(take) && isNew(take)),
        15,
      ),
    ],
    ['transition', transitions(own, 200, random)],
    ['fidget', fidgets(own, 200, random)],
    ['invented', invented(300, 77)],
    ['idle', idlersSegments(fold)],
    ['foreign', foreign.filter(({ word }) => !places.has(glossOf(word))).map(plain)],
    ['stranger', foreign.filter(({ word }) => places.has(glossOf(word))).map(plain)],
  ];
  const engine = await OnnxEngine.create(network, trained.weights);
  const asked: Asked[] = [];
  for (const [kind, examples] of questions) {
    for (const { clip, word } of examples) {
      if (!clip) continue;
      const features = extractFeatures(clip);
      const logits = await engine.score(features, clip.frames);
      const evidence = evidenceOf(logits, vocabulary, places, pointOf(features, clip.frames, space));
      if (!evidence) continue;
      const { word: best, margin, nearness } = evidence;
      const signed = kind === 'own' || kind === 'stranger' ? word : null;
      asked.push({ fold: person, kind, word: signed, best, margin, nearness });
    }
  }
  await engine.release();
  onProgress?.(1);
  return asked;
}

/** The segments that the live path opens while made-up people idle: other people for each fold. */
function idlersSegments(fold: number): Example[] {
  const minutes = IDLE_MINUTES / IDLERS;
  return Array.from({ length: IDLERS }, (_, k) => {
    const random = new Random(seedFor(1234, fold, k));
    const frames = idled(madeUpIdler(random), madeUpSigner(random), 60 * minutes, random);
    return idleSegments(frames).map((clip): Example => ({ word: NONE, signer: 'made:idle', split: null, clip }));
  }).flat();
}

/** At most so many of each word by each person, drawn. */
function few<T extends { word: string; signer: string }>(list: readonly T[], most: number, random: Random): T[] {
  const counts = new Map<string, number>();
  return random.shuffle([...list]).filter(({ word, signer }) => {
    const key = `${word}\n${signer}`;
    counts.set(key, (counts.get(key) ?? 0) + 1);
    return (counts.get(key) ?? 0) <= most;
  });
}
