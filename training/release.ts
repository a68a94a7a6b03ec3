#!/usr/bin/env node
/**
 * Builds models/released/asl-starter and models/released/sign-space out of public data whose licences permit it:
 * `npm run release -- --data DIR`, with DIR holding traduttore-10, traduttore-33, signwish-11 and ksl-13 as takes.parquet;
 * `--space` makes the sign space only, `--open-set` fits anew how the model that is there tells its words from all else;
 * `--own-boundary` only learns anew where signs of its words begin and end;
 * `--boundary FILE` cuts streams for that with a network that has not learnt from these people.
 * Fixed seed: the same bytes on the same kind of CPU with the same engine version, the same figures elsewhere.
 */
import { createHash } from 'node:crypto';
import { stat } from 'node:fs/promises';
import { availableParallelism } from 'node:os';
import { dirname, join } from 'node:path';
import { releasedBoundary } from '../models/boundary_released.ts';
import { encodeBoundary } from '../models/boundary_weights.ts';
import { readBoundary } from '../models/engine/boundary_file.ts';
import { BOUNDARY_FILE, reviseModelFolder, writeModelFolder } from '../models/engine/folder.ts';
import { FEATURE_COUNT, FEATURE_VERSION } from '../models/features.ts';
import { NONE } from '../models/model.ts';
import { parameterCount } from '../models/network.ts';
import { readOptions, required } from './arguments.ts';
import { modelCard } from './card.ts';
import { toExample } from './clips.ts';
import { handsOf, vocabularyOf } from './dataset.ts';
import { evaluate, type Judged } from './evaluation.ts';
import { fidgets, rests } from './idle.ts';
import { judge, learn, temperatureOf } from './learn.ts';
import type { Asked } from './open_set.ts';
import { askFolds } from './open_set_cache.ts';
import { OPEN_SET_THRESHOLD } from './open_set_summary.ts';
import { permittedTakes, personOf, type PermittedSource } from './permitted.ts';
import { ProgressBar } from './progress.ts';
import { prototypesOf } from './prototypes.ts';
import { Random } from './random.ts';
import { releaseOpenSet } from './release_open_set.ts';
import { releaseSpace } from './release_space.ts';
import { tunedBoundary } from './streams/tuned_boundary.ts';
import { InputError, readTakes, type Take } from './takes.ts';
import { RECIPE, type Recipe } from './recipe.ts';
import { engineVersions } from './versions.ts';

const NAME = 'asl-starter';
const FAMILY = 'gru';
const SEED = 7;
/** One person's many takes of a word must not drown another's few. */
const MOST_PER_SIGNER = 60;
/** Takes of foreign signs and letters, of movement that is no sign, and of hands at rest, all of them `none`. */
const FOREIGN = 600;
const FIDGETS = 250;
const RESTS = 150;
const STEPS = 3000;

/** Sources by file, with how their glosses are written here; a gloss of '' is left out, `none` teaches silence. */
const SOURCES: { file: `${PermittedSource}.parquet`; gloss(word: string): string }[] = [
  { file: 'traduttore-10.parquet', gloss: (word) => word.replace('-', ' ') },
  // “a” and “i” are words of the set's sentences (“can I get a …”); the other letters are signs that we do not know.
  {
    file: 'traduttore-33.parquet',
    gloss: (word) => (word === 'i' ? 'I' : word.length === 1 && word !== 'a' ? NONE : word.replace('-', ' ')),
  },
  { file: 'signwish-11.parquet', gloss: (word) => word },
  { file: 'ksl-13.parquet', gloss: () => NONE },
];

const NOTES = `## Where it comes from

- traduttore (MIT © 2022 traduttore): ASL words of three people at their webcams.
- signwish (MIT © 2021 Tam_Tran): eleven ASL words of one person.
- hand-sign-recognition by yunlisa96 (Apache-2.0): Korean signs, used only to teach what is *not* one of the words.

## Limits, in plain words

- Four people. Three of them are colleagues; nobody asked how old they are, where they learnt to sign or whether they are deaf. Dark skin, children, old hands, missing fingers and native signers from other regions are not known to be represented.
- Words that only one person signed (bye, father, good job, happy, how much, hungry, I love you, sad, you; see the table above for which words were judged) could not be judged on anybody else. Expect them to work worse for you than the figures say.
- Hands only: no face, no body, no lips. Signs that differ in those alone cannot be told apart.
- Single words with the hands lowered or still in between, not sentences, and no grammar.
- It is no interpreter. Don't use it where a mistake can hurt somebody.
`;

async function main(argv: string[]): Promise<void> {
  const options = readOptions(argv, {
    data: 'text',
    out: 'text',
    steps: 'count',
    quick: 'flag',
    space: 'flag',
    'open-set': 'flag',
    'own-boundary': 'flag',
    boundary: 'text',
  });
  const folder = required(options.data, 'data');
  const out = options.out ?? join(import.meta.dirname, '..', 'models', 'released', NAME);
  if (options['open-set']) {
    const { written, own } = await releaseOpenSet(
      out,
      await askAll(folder, options.boundary ?? join(out, BOUNDARY_FILE)),
    );
    process.stdout.write(
      `${NAME}: ${own.n} takes asked, ${(100 * written.passed).toFixed(1)} % of the words written\n`,
    );
    return;
  }
  const takes = await gather(folder);
  const random = new Random(SEED);
  const words = thin(
    takes.filter(({ word }) => word !== NONE),
    random,
    MOST_PER_SIGNER,
  );
  if (options['own-boundary']) return learnBoundary(out, words);
  const silent = takes.filter(({ word }) => word === NONE);
  const examples = words.map(toExample);
  const places = new ProgressBar('sign space');
  await releaseSpace(join(dirname(out), 'sign-space'), await permittedTakes(folder), examples, (share) =>
    places.show(share),
  );
  places.end();
  if (options.space) return;
  const none = [
    ...pick(
      silent.map(toExample).filter(({ clip }) => clip !== null),
      FOREIGN,
      random,
    ),
    ...fidgets(examples, FIDGETS, random),
    ...rests(examples, RESTS, random),
  ];
  const vocabulary = [...vocabularyOf(words), NONE];
  const all = [...examples, ...none];
  const recipe = (count: number): Recipe => ({
    ...RECIPE,
    seed: SEED,
    epochs: Math.ceil((options.steps ?? STEPS) / Math.ceil(count / RECIPE.batch)),
  });

  // Who can be judged: people who share a word with somebody else. Each is judged by a model that never saw them.
  const people = [...new Set(words.map(({ signer }) => signer))].sort();
  const judged: (Judged & { logits: Float32Array | null })[] = [];
  for (const person of options.quick ? [] : people) {
    const others = all.filter(({ signer }) => signer !== person);
    const known = new Set(others.map(({ word }) => word));
    const tested = examples.filter(({ signer, word }) => signer === person && known.has(word));
    if (tested.length === 0) continue;
    const bar = new ProgressBar(`without ${person}`);
    const { network, trained } = await learn({
      family: FAMILY,
      vocabulary,
      teach: others,
      inStreams: words.filter(({ signer }) => signer !== person),
      recipe: recipe(others.length),
      threads: availableParallelism(),
      onProgress: ({ step, steps, loss }) => bar.show(step / steps, `loss ${loss.toFixed(3)}`),
    });
    bar.end();
    judged.push(...(await judge(network, trained.weights, tested, vocabulary)));
  }
  const temperature = judged.length ? temperatureOf(judged, vocabulary) : 1;
  const evaluation = judged.length ? evaluate(judged, vocabulary) : null;

  const bar = new ProgressBar('everybody');
  const { network, trained } = await learn({
    family: FAMILY,
    vocabulary,
    teach: all,
    inStreams: words,
    recipe: recipe(all.length),
    threads: availableParallelism(),
    onProgress: ({ step, steps, loss }) => bar.show(step / steps, `loss ${loss.toFixed(3)}`),
  });
  bar.end();
  const version = versionOf(takes);
  const heldOut = evaluation && {
    top1: evaluation.top1,
    worstSigner: evaluation.worstSigner,
    worstTop1: evaluation.perSigner[evaluation.worstSigner] ?? 0,
  };
  const facts = { takes: words.length, signers: people };
  await writeModelFolder(out, {
    model: {
      format: 1,
      name: NAME,
      family: FAMILY,
      features: { version: FEATURE_VERSION, count: FEATURE_COUNT },
      network: { stem: network.stem, hidden: network.hidden, layers: network.layers },
      vocabulary,
      hands: handsOf(words),
      temperature,
      threshold: OPEN_SET_THRESHOLD,
      dataset: { version, takes: facts.takes, signers: people.length },
      seed: SEED,
      engines: engineVersions(),
    },
    weights: trained.weights,
    metrics: {
      heldOut,
      ...(evaluation ? { evaluation } : {}),
      training: { epochs: trained.epochs, steps: trained.steps },
    },
    card: modelCard({
      name: NAME,
      family: FAMILY,
      parameters: parameterCount(network),
      vocabulary,
      ...facts,
      datasetVersion: version,
      seed: SEED,
      epochs: trained.epochs,
      heldOut: evaluation && {
        evaluation,
        how: 'Each person judged by a model that learnt without them, on the words that somebody else also signs',
      },
      notes: NOTES,
    }),
    prototypes: prototypesOf(examples),
  });
  if (!options.quick) await learnBoundary(out, words);
  if (!options.quick) await releaseOpenSet(out, await askAll(folder, options.boundary ?? join(out, BOUNDARY_FILE)));
  process.stdout.write(
    `${NAME}: ${vocabulary.length - 1} words, ${words.length} + ${none.length} takes; ${heldOut ? `on people it never saw ${(100 * heldOut.top1).toFixed(1)} %, worst ${heldOut.worstSigner} ${(100 * heldOut.worstTop1).toFixed(1)} %` : 'not judged'}\n`,
  );
}

/** Into the model's folder: a boundary network for its words. */
async function learnBoundary(out: string, words: readonly Take[]): Promise<void> {
  const bar = new ProgressBar('boundaries of its words');
  const threads = availableParallelism();
  const onProgress = (share: number) => bar.show(share);
  const learnt = await tunedBoundary(words, releasedBoundary(), { seed: SEED, threads, onProgress });
  bar.end();
  if (learnt) await reviseModelFolder(out, { beside: { [BOUNDARY_FILE]: encodeBoundary(learnt) } });
}

/** What networks make of words and of all else that each left out one person: a quarter of an hour on two cores. */
async function askAll(folder: string, boundary: string): Promise<Asked[]> {
  // Its licence lets it judge, not teach: it is asked for only (open_set_folds.ts).
  const strangers = join(folder, 'wlasl-100.parquet');
  const foreign = (await stat(strangers).catch(() => null)) ? await readTakes([strangers]) : [];
  return askFolds({
    takes: await permittedTakes(folder),
    foreign,
    boundary: await readBoundary(boundary),
  });
}

async function gather(folder: string): Promise<Take[]> {
  const takes: Take[] = [];
  for (const { file, gloss } of SOURCES) {
    for (const take of await readTakes([join(folder, file)])) {
      // The same people recorded both traduttore sets: one person, one signer.
      takes.push({ ...take, word: gloss(take.word), signer: personOf(take.signer) });
    }
  }
  return takes;
}

/** At most so many takes of each word by each person, chosen evenly. */
function thin(takes: Take[], random: Random, most: number): Take[] {
  const groups = new Map<string, Take[]>();
  for (const take of takes) {
    const key = `${take.word}\n${take.signer}`;
    groups.set(key, [...(groups.get(key) ?? []), take]);
  }
  return [...groups.values()].flatMap((group) => pick(group, most, random));
}

function pick<T>(list: T[], most: number, random: Random): T[] {
  return list.length <= most ? list : random.shuffle([...list]).slice(0, most);
}

function versionOf(takes: readonly Take[]): string {
  const hash = createHash('sha256');
  for (const { word, signer, source, hands } of takes)
    hash
      .update(`${word}\n${signer}\n${source}\n`)
      .update(new Uint8Array(hands.buffer, hands.byteOffset, hands.byteLength));
  return hash.digest('hex');
}

main(process.argv.slice(2)).catch((error: unknown) => {
  process.stderr.write(`release: ${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = error instanceof InputError ? 1 : 2;
});
