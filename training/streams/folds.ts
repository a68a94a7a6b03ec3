/**
 * Models that have learnt from all signers but one, each to read that one's streams. Training takes a minute a signer, so
 * what is trained is kept under a hash of all that it depends on.
 */
import { createHash } from 'node:crypto';
import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { readModelFolder, writeModelFolder, type ModelFolder } from '../../models/engine/folder.ts';
import { OnnxEngine } from '../../models/engine/onnx_engine.ts';
import { FEATURE_COUNT, FEATURE_VERSION } from '../../models/features.ts';
import { NONE, type Model } from '../../models/model.ts';
import type { Family } from '../../models/network.ts';
import type { Example } from '../clips.ts';
import { handsOf, type Dataset } from '../dataset.ts';
import { fidgets, rests } from '../idle.ts';
import { cutsOf, teachingStreams } from './cuts.ts';
import { judge, learn, temperatureOf } from '../learn.ts';
import { personOf } from '../permitted.ts';
import { Random } from '../random.ts';
import type { Recipe } from '../recipe.ts';
import { InputError } from '../takes.ts';
import { engineVersions } from '../versions.ts';
import type { Reader } from './read.ts';

export interface FoldModels {
  dataset: Dataset;
  family: Family;
  recipe: Recipe;
  /** Further takes that are none of the words, to learn silence from; those of the tested signer are left out. */
  foreign: readonly Example[];
  /** Whether they also learn from cuts out of streams (cuts.ts). */
  cuts: boolean;
  /** Folder to keep models in. */
  cache: string;
  threads: number;
  onProgress?: (signer: string, share: number) => void;
}

/** A part of the takes to learn from, made into `none` as the released model's are: wandering hands, resting hands. */
const FIDGETS = 0.1;
const RESTS = 0.06;
const THRESHOLD = 0.5;
/** How often each take is cut out of a stream. */
const PASSES = 1;
/** Raise it when a model that is kept would come out otherwise now. */
const VERSION = 2;

export interface FoldModel extends Omit<Reader, 'boundary'> {
  model: Model;
  signer: string;
  /** Accuracy on the single takes of the signer, 0..1. */
  top1: number;
  release(): Promise<void>;
}

/**
 * One model a signer, which has not learnt from that person, in whatever data set. The temperature comes from the other
 * models' held-out signers.
 * @throws {InputError} where there are not at least two signers
 */
export async function foldModels(options: FoldModels): Promise<FoldModel[]> {
  const { dataset } = options;
  const { examples, vocabulary, signers } = dataset;
  if (signers.length < 2)
    throw new InputError('The takes are of one signer: name a model that learnt from others with --model.');
  const words = vocabulary.includes(NONE) ? vocabulary : [...vocabulary, NONE];
  const learnt: { signer: string; folder: ModelFolder; judged: Awaited<ReturnType<typeof judge>> }[] = [];
  for (const signer of signers) {
    const folder = await trained(options, words, signer);
    const { model, weights } = folder;
    const tested = examples.filter((example) => example.signer === signer && example.word !== NONE);
    const judged = await judge(model.definition, weights, tested, words);
    learnt.push({ signer, folder, judged });
  }
  return Promise.all(
    learnt.map(async ({ signer, folder: { model, weights }, judged }): Promise<FoldModel> => {
      const temperature = temperatureOf(
        learnt.filter((other) => other.signer !== signer).flatMap((other) => other.judged),
        words,
      );
      const engine = await OnnxEngine.create(model.definition, weights);
      const right = judged.filter(
        ({ word, probabilities }) => words[probabilities.indexOf(Math.max(...probabilities))] === word,
      );
      return {
        signer,
        model: { ...model, temperature },
        engine,
        top1: right.length / judged.length,
        release: () => engine.release(),
      };
    }),
  );
}

async function trained(
  { dataset, family, recipe, foreign, cuts, cache, threads, onProgress }: FoldModels,
  vocabulary: string[],
  signer: string,
) {
  const person = personOf(signer);
  const others = dataset.examples.filter((example) => personOf(example.signer) !== person);
  const taught = dataset.takes.filter((take) => personOf(take.signer) !== person);
  const strangers = foreign.filter((example) => personOf(example.signer) !== person);
  const what = JSON.stringify([
    VERSION,
    FEATURE_VERSION,
    dataset.version,
    vocabulary,
    family,
    recipe,
    signer,
    digestOf(strangers),
    FIDGETS,
    RESTS,
    cuts,
  ]);
  const name = createHash('sha256').update(what).digest('hex').slice(0, 24);
  const folder = join(cache, name);
  if (await stat(join(folder, 'model.json')).catch(() => null)) return readModelFolder(folder);
  const random = new Random(recipe.seed);
  const silent = [
    ...strangers.map((example) => ({ ...example, word: NONE })),
    ...fidgets(others, Math.round(FIDGETS * others.length), random),
    ...rests(others, Math.round(RESTS * others.length), random),
  ];
  const { network, trained } = await learn({
    family,
    vocabulary,
    teach: [...others, ...silent, ...(cuts ? cutsOf(teachingStreams(taught, PASSES, recipe.seed), recipe.seed) : [])],
    recipe,
    threads,
    onProgress: ({ step, steps }) => onProgress?.(signer, step / steps),
  });
  await writeModelFolder(folder, {
    model: {
      format: 1,
      name: `without ${signer}`.slice(0, 100),
      family,
      features: { version: FEATURE_VERSION, count: FEATURE_COUNT },
      network: { stem: network.stem, hidden: network.hidden, layers: network.layers },
      vocabulary,
      hands: handsOf(dataset.takes),
      temperature: 1,
      threshold: THRESHOLD,
      dataset: { version: dataset.version, takes: others.length, signers: dataset.signers.length - 1 },
      seed: recipe.seed,
      engines: engineVersions(),
    },
    weights: trained.weights,
    metrics: { heldOut: null },
    card: '',
    prototypes: [],
  });
  return readModelFolder(folder);
}

function digestOf(examples: readonly Example[]): string {
  const hash = createHash('sha256');
  for (const { word, signer, clip } of examples) hash.update(`${word}\n${signer}\n${clip?.frames}\n`);
  return hash.digest('hex');
}
