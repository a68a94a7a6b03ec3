/**
 * Models that have learnt from all signers but one, each to read that one's streams: trained and judged as the app does it,
 * by the others' takes. What takes minutes is kept under a hash of all that it depends on.
 */
import { createHash } from 'node:crypto';
import { mkdir, readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { readModelFolder, writeModelFolder, type ModelFolder } from '../../models/engine/folder.ts';
import { OnnxEngine } from '../../models/engine/onnx_engine.ts';
import { readSpaceFolder, writeSpaceFolder } from '../../models/engine/space_folder.ts';
import { FEATURE_COUNT, FEATURE_VERSION } from '../../models/features.ts';
import { NONE, type Model } from '../../models/model.ts';
import type { Family } from '../../models/network.ts';
import { OpenSet } from '../../models/open_set.ts';
import type { SignSpace } from '../../models/sign_space.ts';
import { handsOf, type Dataset } from '../dataset.ts';
import { groupsOf } from '../judgement.ts';
import { judge, learn, temperatureOf, THRESHOLD } from '../learn.ts';
import { readGroup, type Reading } from '../left_out.ts';
import { digestOf } from '../open_set_networks.ts';
import { fitOwn } from '../open_set_own.ts';
import { permittedTakes, personOf } from '../permitted.ts';
import type { Recipe } from '../recipe.ts';
import { wordPoints } from '../release_space.ts';
import { learnSpace, SPACE_RECIPE } from '../sign_space.ts';
import { InputError } from '../takes.ts';
import { engineVersions } from '../versions.ts';
import type { Reader } from './read.ts';

export interface FoldModels {
  dataset: Dataset;
  family: Family;
  recipe: Recipe;
  /** What finds each signer's signs, or presence and motion. */
  boundaries: ReadonlyMap<string, Reader['boundary']>;
  /** Spaces in which it is fitted how sure a word is; signers without go by temperature and threshold alone. */
  spaces: ReadonlyMap<string, SignSpace>;
  /** Folder to keep models in. */
  cache: string;
  threads: number;
  onProgress?: (signer: string, share: number) => void;
}

/** Raise it when a model that is kept would come out otherwise now. */
const VERSION = 4;
/** Of the time, with the judging. */
const LEARNING = 0.3;

export interface FoldModel extends Reader {
  model: Model;
  signer: string;
  /** Accuracy on the single takes of the signer, 0..1. */
  top1: number;
  release(): Promise<void>;
}

/**
 * One model a signer, which has not learnt from that person, in whatever data set.
 * @throws {InputError} where there are not at least two signers
 */
export async function foldModels(options: FoldModels): Promise<FoldModel[]> {
  const { dataset, boundaries, spaces } = options;
  const { examples, vocabulary, signers } = dataset;
  if (signers.length < 2)
    throw new InputError('The takes are of one signer: name a model that learnt from others with --model.');
  const out: FoldModel[] = [];
  for (const signer of signers) {
    const boundary = boundaries.get(signer) ?? 'motion';
    const space = spaces.get(signer) ?? null;
    const others = withoutPerson(dataset, signer);
    const { model: learnt, weights, folder } = await trained(options, others, signer);
    const readings = await judged(options, others, { signer, folder, space, boundary });
    const heard = readings.flatMap((reading) => reading.heard);
    const said = heard.map(({ index, logits }) => ({
      word: others.examples[index]?.word ?? NONE,
      logits: logits && Float32Array.from(logits),
    }));
    const fit = fitOwn(
      readings.flatMap(({ asked = [] }) => asked),
      THRESHOLD,
    );
    const model: Model = { ...learnt, temperature: temperatureOf(said, vocabulary), ...(fit && { openSet: fit }) };
    const words = others.examples.filter(({ word }) => word !== NONE);
    const tested = examples.filter((example) => example.signer === signer && example.word !== NONE);
    const read = await judge(model.definition, weights, tested, vocabulary);
    const right = read.filter(
      ({ word, probabilities }) => vocabulary[probabilities.indexOf(Math.max(...probabilities))] === word,
    );
    const engine = await OnnxEngine.create(model.definition, weights);
    out.push({
      signer,
      model,
      engine,
      boundary,
      openSet: new OpenSet(model, space && { space, places: wordPoints(words, space) }),
      top1: right.length / tested.length,
      release: () => engine.release(),
    });
  }
  return out;
}

/** The takes of everybody else. */
function withoutPerson(dataset: Dataset, signer: string): Dataset {
  const person = personOf(signer);
  const kept = dataset.takes.map((take) => personOf(take.signer) !== person);
  const takes = dataset.takes.filter((_, k) => kept[k]);
  return {
    ...dataset,
    takes,
    examples: dataset.examples.filter((_, k) => kept[k]),
    signers: dataset.signers.filter((each) => personOf(each) !== person),
    hands: handsOf(takes),
  };
}

async function trained(
  { family, recipe, cache, threads, onProgress }: FoldModels,
  { takes, examples, vocabulary, signers, version, hands }: Dataset,
  signer: string,
): Promise<ModelFolder & { folder: string }> {
  const folder = join(cache, keyOf([VERSION, FEATURE_VERSION, version, vocabulary, family, recipe, signer]));
  if (!(await stat(join(folder, 'model.json')).catch(() => null))) {
    const { network, trained } = await learn({
      family,
      vocabulary,
      teach: examples,
      inStreams: takes,
      recipe,
      threads,
      onProgress: ({ step, steps }) => onProgress?.(signer, (LEARNING * step) / steps),
    });
    await writeModelFolder(folder, {
      model: {
        format: 1,
        name: `without ${signer}`.slice(0, 100),
        family,
        features: { version: FEATURE_VERSION, count: FEATURE_COUNT },
        network: { stem: network.stem, hidden: network.hidden, layers: network.layers },
        vocabulary,
        hands,
        temperature: 1,
        threshold: THRESHOLD,
        dataset: { version, takes: takes.length, signers: signers.length },
        seed: recipe.seed,
        engines: engineVersions(),
      },
      weights: trained.weights,
      metrics: { heldOut: null },
      card: '',
      prototypes: [],
    });
  }
  return { ...(await readModelFolder(folder)), folder };
}

interface Judging {
  signer: string;
  /** The model's. */
  folder: string;
  space: SignSpace | null;
  boundary: Reader['boundary'];
}

/** What networks that have learnt from still fewer people make of those. */
async function judged(
  { family, recipe, threads, onProgress }: FoldModels,
  others: Dataset,
  { signer, folder, space, boundary }: Judging,
): Promise<Reading[]> {
  const network = boundary === 'motion' ? null : boundary;
  const file = join(
    folder,
    `${keyOf(['judged', space && [...space.projection], network && [...network.learnt]])}.json`,
  );
  const known = await readFile(file, 'utf8').catch(() => null);
  if (known !== null) return JSON.parse(known) as Reading[];
  const { basis, groups } = groupsOf(others.takes);
  const fitted = basis === 'signers' ? space : null;
  const readings: Reading[] = [];
  for (const [k, group] of groups.entries()) {
    const onShare = (share: number) => onProgress?.(signer, LEARNING + ((1 - LEARNING) * (k + share)) / groups.length);
    readings.push(
      await readGroup(group, {
        dataset: others,
        model: { family },
        recipe,
        body: null,
        threads,
        checkpoint: null,
        space: fitted,
        boundary: network,
        onProgress: ({ step, steps }) => onShare(step / steps),
      }),
    );
  }
  onProgress?.(signer, 1);
  await writeFile(file, JSON.stringify(readings));
  return readings;
}

/** The sign space as it would be without each signer. @param folder of the public sets as takes.parquet */
export async function spaceFolds(
  signers: readonly string[],
  { folder, cache, onProgress }: { folder: string; cache: string; onProgress: (signer: string, share: number) => void },
): Promise<Map<string, SignSpace>> {
  const takes = await permittedTakes(folder);
  const out = new Map<string, SignSpace>();
  for (const signer of signers) {
    const others = takes.filter((take) => take.signer !== personOf(signer));
    const place = join(cache, keyOf(['space', VERSION, FEATURE_VERSION, SPACE_RECIPE, digestOf(others)]));
    if (!(await stat(join(place, 'card.md')).catch(() => null))) {
      await mkdir(place, { recursive: true });
      const space = learnSpace(others, SPACE_RECIPE, (share) => onProgress(signer, share));
      await writeSpaceFolder(place, { space, words: new Map() }, '');
    }
    out.set(signer, (await readSpaceFolder(place)).space);
  }
  return out;
}

const keyOf = (parts: readonly unknown[]): string =>
  createHash('sha256').update(JSON.stringify(parts)).digest('hex').slice(0, 24);
