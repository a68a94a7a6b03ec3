/** `signwright train`: takes in, model folder out; from a terminal, and for the app in a child process. */
import { rm } from 'node:fs/promises';
import { availableParallelism } from 'node:os';
import { basename } from 'node:path';
import { checkTarget, readModelFolder, writeModelFolder, type HeldOut } from '../../models/engine/folder.ts';
import { FEATURE_COUNT, FEATURE_VERSION } from '../../models/features.ts';
import { NONE } from '../../models/model.ts';
import { parameterCount } from '../../models/network.ts';
import { readOptions, required } from '../arguments.ts';
import { modelCard } from '../card.ts';
import { crossValidate } from '../crossval.ts';
import { loadDataset } from '../dataset.ts';
import { evaluate, type Evaluation } from '../evaluation.ts';
import { judge, learn, temperatureOf, THRESHOLD } from '../learn.ts';
import { hasParent, progressTeller, stepBack, tellParent, underParent } from '../parent.ts';
import { ProgressBar } from '../progress.ts';
import { prototypesOf } from '../prototypes.ts';
import { heldOutSigners } from '../splits.ts';
import { InputError } from '../takes.ts';
import { CHECKPOINT_EVERY } from '../trainer.ts';
import { startFor } from '../transfer.ts';
import { engineVersions } from '../versions.ts';
import { judgeModel } from './judge.ts';
import { familyOf, percent, printJson, recipeOf } from './options.ts';

export function run(argv: string[]): Promise<void> {
  return underParent(() => (argv.some((word) => /^--judge(=|$)/.test(word)) ? judgeModel(argv) : trainModel(argv)));
}

async function trainModel(argv: string[]): Promise<void> {
  const options = readOptions(argv, {
    data: 'list',
    family: 'text',
    out: 'text',
    name: 'text',
    epochs: 'count',
    seed: 'count',
    'val-signers': 'words',
    folds: 'count',
    words: 'words',
    from: 'text',
    set: 'list',
    without: 'words',
    threads: 'count',
    checkpoint: 'text',
    'checkpoint-every': 'count',
    background: 'flag',
    json: 'flag',
  });
  if (options.background) stepBack('below');
  const data = required(options.data, 'data');
  const family = familyOf(required(options.family, 'family'));
  const out = required(options.out, 'out');
  if (options.folds !== undefined && options['val-signers'].length)
    throw new InputError('Choose --val-signers or --folds, not both.');
  if (options.folds !== undefined && options.folds < 2)
    throw new InputError('Cross-validation needs at least two folds.');
  if (options.threads === 0) throw new InputError('Training needs at least one thread.');
  await checkTarget(out);
  const recipe = recipeOf(options);
  const dataset = await loadDataset(data, options.words);
  const { takes, examples, vocabulary } = dataset;

  const from = startFor(options.from, examples.length, vocabulary.length);
  const base = from === null ? null : await readModelFolder(from);
  const body = base && base.weights;

  let held: { evaluation: Evaluation; how: string } | null = null;
  let temperature = 1;
  if (options.folds !== undefined) {
    const bar = new ProgressBar('folds');
    const result = await crossValidate({
      dataset,
      data,
      words: options.words,
      family,
      recipe,
      folds: options.folds,
      seeds: 1,
      from,
      onProgress: (share) => bar.show(share),
    });
    bar.end();
    held = { evaluation: result.evaluation, how: `Cross-validation over ${options.folds} groups of signers` };
    temperature = result.temperature;
  }
  const fold = options['val-signers'].length ? heldOutSigners(examples, options['val-signers']) : null;
  const teach = fold ? examples.filter((example) => !fold.tests(example)) : examples;
  const choose = fold ? examples.filter((example) => fold.tests(example)) : [];
  const bar = new ProgressBar('train', hasParent());
  const teller = progressTeller();
  let started: { at: number; step: number } | null = null;
  const { network, trained } = await learn({
    family,
    vocabulary,
    teach,
    inStreams: fold ? takes.filter((take) => !fold.tests(take)) : takes,
    choose,
    recipe,
    body,
    threads: options.threads ?? availableParallelism(),
    checkpoint: options.checkpoint
      ? { path: options.checkpoint, every: options['checkpoint-every'] ?? CHECKPOINT_EVERY }
      : null,
    onProgress: (progress) => {
      const { step, steps, loss, heldOut } = progress;
      const share = step / steps;
      bar.show(share, `loss ${loss.toFixed(3)}${heldOut === null ? '' : `, held out ${percent(heldOut)}`}`);
      const now = performance.now();
      started ??= { at: now, step };
      const secondsLeft = ((now - started.at) / 1000 / (step - started.step)) * (steps - step);
      teller({ ...progress, share, secondsLeft: Number.isFinite(secondsLeft) ? secondsLeft : null });
    },
    onNote: (sentence) => void (hasParent() || process.stderr.write(`${sentence}\n`)),
  });
  bar.end();
  if (fold) {
    const judged = await judge(network, trained.weights, choose, vocabulary);
    temperature = temperatureOf(judged, vocabulary);
    const calibrated = await judge(network, trained.weights, choose, vocabulary, temperature);
    // The weights and the temperature were chosen on these very signers: slightly flattering, and said so.
    held = {
      evaluation: evaluate(calibrated, vocabulary),
      how: `Signers held out of learning (but used to choose the weights): ${fold.name}`,
    };
  }
  const heldOut: HeldOut | null = held && {
    top1: held.evaluation.top1,
    worstSigner: held.evaluation.worstSigner,
    worstTop1: held.evaluation.perSigner[held.evaluation.worstSigner] ?? 0,
  };
  const name = options.name ?? basename(out);
  const parameters = parameterCount(network);
  const facts = { takes: teach.length, signers: new Set(teach.map(({ signer }) => signer)).size };
  await writeModelFolder(out, {
    model: {
      format: 1,
      name,
      family,
      features: { version: FEATURE_VERSION, count: FEATURE_COUNT },
      network: { stem: network.stem, hidden: network.hidden, layers: network.layers },
      vocabulary,
      hands: dataset.hands,
      temperature,
      threshold: THRESHOLD,
      dataset: { version: dataset.version, ...facts },
      seed: recipe.seed,
      engines: engineVersions(),
    },
    weights: trained.weights,
    metrics: {
      heldOut,
      ...(held ? { evaluation: held.evaluation } : {}),
      training: { epochs: trained.epochs, steps: trained.steps, from: base && base.model.name },
    },
    card: modelCard({
      name,
      family,
      parameters,
      vocabulary,
      takes: facts.takes,
      signers: [...new Set(teach.map(({ signer }) => signer))],
      datasetVersion: dataset.version,
      seed: recipe.seed,
      epochs: trained.epochs,
      from: base && base.model.name,
      heldOut: held,
    }),
    prototypes: prototypesOf(teach),
  });
  if (options.checkpoint) await rm(options.checkpoint, { force: true });
  const written = vocabulary.filter((word) => word !== NONE).length;
  const result = {
    out,
    family,
    words: written,
    parameters,
    ...facts,
    from: from && basename(from),
    epochs: trained.epochs,
    seconds: trained.seconds,
    heldOut,
  };
  await tellParent({ kind: 'done', ...result });
  if (options.json) printJson(result);
  else
    process.stdout.write(
      `${name}: ${written} words from ${facts.takes} takes in ${trained.seconds.toFixed(1)} s${heldOut ? `; on held-out signers ${percent(heldOut.top1)}, worst ${heldOut.worstSigner} ${percent(heldOut.worstTop1)}` : '; not measured on other signers (use --folds or --val-signers)'}\n`,
    );
}
