/**
 * `signwright train --judge MODEL --data FILE`: how well a model does on what it has not learnt from, found out after it
 * was made, so that it can be used meanwhile. First it learns where signs of its words begin and end. Then the takes that it
 * learnt from are left out group by group; after each group the model folder has better figures, and an interrupted judging
 * goes on with the group that it was at. With `--growth` it then finds out what more takes would bring.
 */
import { rm } from 'node:fs/promises';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { releasedBoundary } from '../../models/boundary_released.ts';
import { encodeBoundary } from '../../models/boundary_weights.ts';
import { BOUNDARY_FILE, readModelFolder, reviseModelFolder, type Metrics } from '../../models/engine/folder.ts';
import { NONE, softmax, type Model } from '../../models/model.ts';
import { readOptions, required } from '../arguments.ts';
import { modelCard } from '../card.ts';
import { loadDataset, type Dataset } from '../dataset.ts';
import { evaluate, silence, type Evaluation } from '../evaluation.ts';
import { groupsOf, JUDGED_FILE, judgementOf, noteOn, type JudgedTake, type Judgement } from '../judgement.ts';
import { temperatureOf } from '../learn.ts';
import { FEWEST, fitOwn, ownSpace } from '../open_set_own.ts';
import { readGroup, KeptReadings, type Heard, type Reading } from '../left_out.ts';
import { hasParent, progressTeller, stepBack, tellParent } from '../parent.ts';
import { Pace, ProgressBar } from '../progress.ts';
import { epochsFor } from '../recipe.ts';
import { tunedBoundary, type Tuning } from '../streams/tuned_boundary.ts';
import { readTakeIds } from '../take_ids.ts';
import { InputError, type Take } from '../takes.ts';
import { CHECKPOINT_EVERY } from '../trainer.ts';
import { startFor } from '../transfer.ts';
import { measureGrowth } from './growth.ts';
import { percent, printJson, recipeOf } from './options.ts';

export async function judgeModel(argv: string[]): Promise<void> {
  const options = readOptions(argv, {
    judge: 'text',
    data: 'list',
    from: 'text',
    epochs: 'count',
    threads: 'count',
    checkpoint: 'text',
    'checkpoint-every': 'count',
    growth: 'flag',
    background: 'flag',
    json: 'flag',
  });
  if (options.background) stepBack('low');
  const folder = required(options.judge, 'judge');
  const data = required(options.data, 'data');
  if (options.threads === 0) throw new InputError('Training needs at least one thread.');
  const { model, metrics, boundary: known } = await readModelFolder(folder);
  const dataset = await loadDataset(data);
  if (dataset.version !== model.dataset.version)
    throw new InputError(`${model.name} has not learnt from these takes: it can be judged by its own only.`);
  const { takes } = dataset;
  const from = startFor(options.from, takes.length, dataset.vocabulary.length);
  const { basis, groups } = groupsOf(takes);
  const members = new Set(takes.map(({ signer, session }) => (basis === 'sessions' ? session : signer))).size;
  const base = from === null ? null : await readModelFolder(from);
  const note = noteOn(basis, groups.length, members, base && base.model.name);
  const ids = await readTakeIds(data);
  const recipe = recipeOf({ epochs: options.epochs, seed: model.seed });
  const kept = new KeptReadings(options.checkpoint ?? null, ['asked in streams', model.weights.sha256, recipe, from]);
  // Sittings of one person tell nothing about strangers, and people are what a fit is judged by.
  const space = basis === 'signers' && takes.length >= FEWEST ? await ownSpace() : null;
  const how = {
    dataset,
    model,
    recipe,
    body: base && base.weights,
    threads: options.threads ?? availableParallelism(),
    checkpoint: options.checkpoint
      ? { path: join(options.checkpoint, 'training.bin'), every: options['checkpoint-every'] ?? CHECKPOINT_EVERY }
      : null,
  };
  if (!known) {
    // A training that is told to be short learns as much less of this, too.
    const usual = epochsFor(takes.length, dataset.vocabulary.length, recipeOf({ epochs: undefined, seed: model.seed }));
    const share = Math.min(1, (options.epochs ?? usual) / usual);
    await learnBoundaries(folder, takes, { seed: model.seed, threads: how.threads, share });
  }
  const { boundary } = await readModelFolder(folder);
  const bar = new ProgressBar('judge', hasParent());
  const teller = progressTeller();
  const pace = new Pace(groups.length);

  const readings: Reading[] = [];
  const heard: Heard[] = [];
  let judgement = judgementOf({ basis, note, groups: { done: 0, all: groups.length }, unjudged: [] }, null);
  let temperature = model.temperature;
  for (const [number, group] of groups.entries()) {
    const tellPoint = (point: object) => void tellParent({ kind: 'held-out', group: group.name, ...point });
    const known = await kept.read(`group-${number}`);
    const reading =
      known ??
      (await readGroup(group, {
        ...how,
        space,
        boundary,
        onPoint: tellPoint,
        onProgress: ({ step, steps, loss }) => {
          const progress = pace.at(step / steps);
          bar.show(progress.share, judgement.top1 === null ? '' : percent(judgement.top1));
          teller({ loss, ...progress });
        },
      }));
    if (!known) await kept.write(`group-${number}`, reading);
    if (reading.last) tellPoint(reading.last);
    pace.done(known === null);
    readings.push(reading);
    heard.push(...reading.heard);
    const groupsDone = { done: number + 1, all: groups.length };
    const found = findings(heard, dataset, ids, basis === 'sessions');
    temperature = found.temperature;
    judgement = judgementOf({ basis, note, groups: groupsDone, unjudged: found.unjudged }, found.evaluation);
    await write(folder, model, metrics, judgement, found);
    await tellParent({ kind: 'judged', judgement });
  }
  const openSet = fitOwn(
    readings.flatMap(({ asked = [] }) => asked),
    model.threshold,
  );
  if (openSet) await reviseModelFolder(folder, { openSet });
  if (groups.length === 0) await write(folder, model, metrics, judgement, null);
  bar.end();
  if (options.growth) await measureGrowth({ folder, groups, readings, kept, bySession: basis === 'sessions', ...how });
  if (options.checkpoint) await rm(options.checkpoint, { recursive: true, force: true });
  await tellParent({ kind: 'done', judgement });
  if (options.json) printJson({ ...judgement, temperature });
  else
    process.stdout.write(`${judgement.top1 === null ? '' : `${percent(judgement.top1)} right. `}${judgement.note}\n`);
}

/** Into the model folder: a boundary network for the words of these takes. */
async function learnBoundaries(folder: string, takes: readonly Take[], how: Omit<Tuning, 'onProgress'>): Promise<void> {
  const bar = new ProgressBar('boundaries', hasParent());
  const teller = progressTeller();
  const pace = new Pace(1);
  await tellParent({ kind: 'tuning' });
  const onProgress = (share: number) => {
    bar.show(share);
    teller(pace.at(share));
  };
  const learnt = await tunedBoundary(takes, releasedBoundary(), { ...how, onProgress });
  bar.end();
  if (learnt) await reviseModelFolder(folder, { beside: { [BOUNDARY_FILE]: encodeBoundary(learnt) } });
  await tellParent({ kind: 'tuned' });
}

interface Findings {
  temperature: number;
  /** By signer, or by session; null where no take could be judged. */
  evaluation: Evaluation | null;
  unjudged: string[];
  judged: JudgedTake[];
}

function findings(
  heard: readonly Heard[],
  { takes, vocabulary }: Dataset,
  ids: readonly (number | null)[],
  bySession: boolean,
): Findings {
  const said = heard.flatMap(({ index, logits }) => {
    const take = takes[index];
    return take ? [{ take, index, word: take.word, logits: logits && Float32Array.from(logits) }] : [];
  });
  const temperature = temperatureOf(said, vocabulary);
  const judged = said.map(({ take, index, word, logits }) => {
    const probabilities = logits ? softmax(logits, temperature) : silence(vocabulary);
    const probability = Math.max(...probabilities);
    const written = vocabulary[probabilities.indexOf(probability)] ?? NONE;
    const { signer, session } = take;
    return { take: ids[index] ?? null, word, signer, session, written, probability, probabilities };
  });
  const named = judged.map(({ word, signer, session, probabilities }) => ({
    word,
    signer: bySession ? session : signer,
    probabilities,
  }));
  const known = new Set(judged.map(({ word }) => word));
  return {
    temperature,
    evaluation: named.length ? evaluate(named, vocabulary) : null,
    unjudged: vocabulary.filter((word) => !known.has(word)),
    judged: judged.map(({ probabilities: _, ...rest }) => rest),
  };
}

/** Into the model folder: figures, calibration, card, and what was read in each take. */
async function write(
  folder: string,
  model: Model,
  before: Metrics,
  judgement: Judgement,
  found: Findings | null,
): Promise<void> {
  const evaluation = found?.evaluation ?? null;
  const { basis, note, groups, worst, top1 } = judgement;
  const training = (before.training ?? {}) as { epochs?: number; from?: string | null };
  const partial = groups.done < groups.all ? ` So far ${groups.done} of ${groups.all} groups.` : '';
  await reviseModelFolder(folder, {
    ...(found ? { temperature: found.temperature } : {}),
    metrics: {
      // Of people that it never saw: sittings of a signer that it knows do not count.
      heldOut:
        basis === 'signers' && worst && top1 !== null ? { top1, worstSigner: worst.name, worstTop1: worst.top1 } : null,
      ...(evaluation ? { evaluation } : {}),
      judgement,
      training,
    },
    card: modelCard({
      name: model.name,
      family: model.family,
      parameters: model.parameters,
      vocabulary: model.vocabulary,
      takes: model.dataset.takes,
      signers: Array.from({ length: model.dataset.signers }, String),
      datasetVersion: model.dataset.version,
      seed: model.seed,
      epochs: training.epochs ?? 0,
      from: training.from ?? null,
      heldOut: evaluation && {
        evaluation,
        how: `${note}${partial}`,
        of: basis === 'sessions' ? 'sessions' : 'signers',
      },
      unmeasured: note,
    }),
    beside: { [JUDGED_FILE]: { format: 1, takes: found?.judged ?? [] } },
  });
}
