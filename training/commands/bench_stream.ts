/** `signwright bench stream`: streams of people whom the model never saw, as the app would read them. */
import { writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { BoundaryWeights } from '../../models/boundary.ts';
import { releasedBoundary } from '../../models/boundary_released.ts';
import { readBoundary } from '../../models/engine/boundary_file.ts';
import { openModel } from '../../models/engine/open.ts';
import type { SignSpace } from '../../models/sign_space.ts';
import { readOptions, required } from '../arguments.ts';
import { loadDataset, type Dataset } from '../dataset.ts';
import { ownSpace } from '../open_set_own.ts';
import { openSetOf } from '../placed.ts';
import { ProgressBar } from '../progress.ts';
import { benchStreams, type StreamBench, type StreamResult } from '../streams/bench.ts';
import { boundaryFolds, tunedFolds } from '../streams/boundary_folds.ts';
import { foldModels, spaceFolds } from '../streams/folds.ts';
import { EARLY } from '../streams/measure.ts';
import { streamPage } from '../streams/page.ts';
import { benchPrior, priorReport } from '../streams/prior_bench.ts';
import type { Reader } from '../streams/read.ts';
import { InputError } from '../takes.ts';
import { familyOf, percent, printJson, recipeOf } from './options.ts';

/** Takes that the released boundary network learnt from (training/permitted.ts), by their source. */
const PUBLIC = /^(traduttore\d*|signwish|ksl\d*)\//;
/** Bounds of the camera's rate, pictures a second. */
const RATES = [5, 120] as const;
const STREAMS = 12;
const SIGNS = 20;
/** Seconds of idle hands for each signer. */
const IDLE = 120;
const RATE = 30;
const CACHE = join(tmpdir(), 'signwright-streams');

interface Chosen {
  /** For each signer. */
  readers: Map<string, Reader>;
  how: string;
  top1: number | null;
  release(): Promise<void>;
}

export async function run(argv: string[]): Promise<void> {
  const options = readOptions(argv, {
    data: 'list',
    model: 'text',
    family: 'text',
    epochs: 'count',
    set: 'list',
    seed: 'count',
    threads: 'count',
    cache: 'text',
    streams: 'count',
    signs: 'count',
    idle: 'count',
    fps: 'count',
    drop: 'count',
    boundary: 'text',
    'boundary-from': 'text',
    'no-tuning': 'flag',
    'no-fit': 'flag',
    afresh: 'flag',
    corrects: 'flag',
    prior: 'flag',
    html: 'text',
    json: 'flag',
  });
  if (options.rest.length)
    throw new InputError(`“${options.rest.join(' ')}” is not understood; data is named by --data.`);
  if (options.prior && (options.afresh || options.corrects))
    throw new InputError(
      '--prior reads each stream afresh, and nobody puts anything right: leave --afresh and --corrects out.',
    );
  if (options.prior && options.html !== undefined)
    throw new InputError('--prior reads the same streams three times and has no page: leave --html out.');
  const rate = options.fps ?? RATE;
  if (rate < RATES[0] || rate > RATES[1]) throw new InputError(`--fps is from ${RATES[0]} to ${RATES[1]}.`);
  const dropped = (options.drop ?? 0) / 100;
  if (dropped > 0.9) throw new InputError('--drop is a percentage of the pictures, 90 at most.');
  const [streams, signs] = [options.streams ?? STREAMS, options.signs ?? SIGNS];
  if (streams === 0 || signs === 0) throw new InputError('A benchmark needs at least one stream of one sign.');
  const dataset = await loadDataset(required(options.data, 'data'));
  const chosen =
    options.model === undefined ? await folds(dataset, options) : await given(dataset, options.model, options);
  const bar = new ProgressBar('streams');
  const plan: StreamBench = {
    streams,
    signs,
    idle: 1000 * (options.idle ?? IDLE),
    camera: { rate, dropped },
    seed: options.seed ?? 1,
    afresh: options.afresh,
    corrects: options.corrects,
    onProgress: (share) => bar.show(share),
  };
  if (options.prior) {
    const result = await benchPrior(dataset.takes, chosen.readers, plan);
    bar.end();
    await chosen.release();
    if (options.json) printJson({ ...result, top1: chosen.top1, how: chosen.how, fps: rate, dropped });
    else process.stdout.write(`${chosen.how}\n\n${priorReport(result)}`);
    return;
  }
  const { readings, ...result } = await benchStreams(dataset.takes, chosen.readers, plan);
  bar.end();
  await chosen.release();
  if (options.html !== undefined) await writeFile(options.html, streamPage({ ...result, how: chosen.how }, readings));
  if (options.json) printJson({ ...result, top1: chosen.top1, how: chosen.how, fps: rate, dropped });
  else process.stdout.write(report({ ...result, readings }, chosen));
}

interface BoundaryOptions {
  boundary: string | undefined;
  'boundary-from': string | undefined;
  'no-tuning': boolean;
  model: string | undefined;
  threads: number | undefined;
  cache: string | undefined;
}

/** Progress of what is done for one signer after another. */
function told(what: string): (signer: string, share: number) => void {
  const bars = new Map<string, ProgressBar>();
  return (signer, share) => {
    const bar = bars.get(signer) ?? new ProgressBar(`${what} without ${signer}`);
    bars.set(signer, bar);
    bar.show(share);
  };
}

/** What finds each signer's signs. @param own the network of a model that is given */
async function boundariesFor(
  dataset: Dataset,
  own: BoundaryWeights | null,
  options: BoundaryOptions,
): Promise<Map<string, Reader['boundary']>> {
  const { signers, takes } = dataset;
  const { boundary: name, 'boundary-from': folder, cache = CACHE } = options;
  if (folder !== undefined && name !== undefined) throw new InputError('Give --boundary or --boundary-from, not both.');
  if (name === 'motion') return new Map(signers.map((signer) => [signer, name]));
  const forAll = (boundary: BoundaryWeights) => new Map(signers.map((signer) => [signer, boundary]));
  const bases =
    folder !== undefined
      ? await boundaryFolds(signers, { folder, cache, onProgress: told('boundaries') })
      : forAll(name === undefined && own ? own : await boundaryOf(name ?? 'released', dataset));
  // A model that exists has learnt what it has.
  if (options['no-tuning'] || options.model !== undefined) return bases;
  const { threads = 1 } = options;
  return tunedFolds({ takes, bases, cache, threads, onProgress: told('boundaries of these words') });
}

/** Where signs lie, for each signer: without that person, of whom the space that ships may know. */
async function spacesFor(dataset: Dataset, options: FoldOptions): Promise<Map<string, SignSpace>> {
  const { signers } = dataset;
  const { 'boundary-from': folder, cache = CACHE } = options;
  if (options['no-fit']) return new Map();
  if (folder !== undefined) return spaceFolds(signers, { folder, cache, onProgress: told('sign space') });
  const space = knowsThem(dataset) ? null : await ownSpace();
  return new Map(space ? signers.map((signer) => [signer, space]) : []);
}

/** Whether what ships has learnt from these very people. */
const knowsThem = ({ takes }: Dataset): boolean => takes.some(({ source }) => PUBLIC.test(source));

/** @throws {InputError} where the released network has learnt from these very people */
async function boundaryOf(name: string, dataset: Dataset): Promise<BoundaryWeights> {
  if (name !== 'released') return readBoundary(name);
  if (knowsThem(dataset))
    throw new InputError(
      'The released boundary network has learnt from these people: give the folder of the public data sets with --boundary-from, and networks are learnt without each of them; or another network with --boundary.',
    );
  return releasedBoundary();
}

/** A model that exists; whom it learnt from only its owner knows. */
async function given(dataset: Dataset, folder: string, options: BoundaryOptions): Promise<Chosen> {
  const { model, engine, boundary: own, release } = await openModel(folder, { engine: 'onnx' });
  if (model.dataset.version === dataset.version)
    throw new InputError(
      `${model.name} has learnt from these very takes: leave --model out, and each signer is read by a model that has not.`,
    );
  const boundaries = await boundariesFor(dataset, own, options);
  const openSet = await openSetOf(folder, model);
  return {
    readers: new Map([...boundaries].map(([signer, boundary]) => [signer, { model, engine, boundary, openSet }])),
    how: `Read by ${model.name}; figures hold for strangers only if it has not learnt from these people.`,
    top1: null,
    release,
  };
}

interface FoldOptions extends BoundaryOptions {
  family: string | undefined;
  epochs: number | undefined;
  seed: number | undefined;
  set: readonly string[];
  'no-fit': boolean;
}

/** A model for each signer that learnt from the others. */
async function folds(dataset: Dataset, options: FoldOptions): Promise<Chosen> {
  const family = familyOf(options.family ?? 'gru');
  const boundaries = await boundariesFor(dataset, null, options);
  const models = await foldModels({
    dataset,
    family,
    recipe: recipeOf({ epochs: options.epochs, seed: undefined, set: options.set }),
    boundaries,
    spaces: await spacesFor(dataset, options),
    cache: options.cache ?? CACHE,
    threads: options.threads ?? 1,
    onProgress: told('words'),
  });
  const fitted = models.filter(({ model }) => model.openSet).length;
  return {
    readers: new Map(models.map((model) => [model.signer, model])),
    how: `Each signer read by a ${family} network that learnt from the others, ${fitted ? 'with how sure it may be fitted on them' : 'by temperature and threshold alone'}.`,
    top1: models.reduce((sum, model) => sum + model.top1, 0) / models.length,
    release: async () => void (await Promise.all(models.map((model) => model.release()))),
  };
}

const ms = (value: number): string => (Number.isFinite(value) ? `${Math.round(value)} ms` : '–');

function report(result: StreamResult, { how, top1 }: Chosen): string {
  const {
    signs,
    wer,
    f1,
    insertions,
    deletions,
    substitutions,
    falsePerMinute,
    falseBy,
    commitDelay,
    provisional,
    iou,
    repeats,
    thrice,
    held,
    corrections,
  } = result;
  const row = (name: string, value: string, note = '') =>
    `  ${name.padEnd(36)}${value.padStart(9)}${note && `   ${note}`}`;
  const kinds = Object.entries(falseBy)
    .filter(([, { minutes }]) => minutes > 0)
    .map(([kind, { words, minutes }]) => `${kind} ${(words / minutes).toFixed(1)}`);
  return [
    how,
    '',
    row(
      'word error rate',
      percent(wer),
      `${substitutions} mistaken, ${deletions} missed, ${insertions} inserted of ${signs}`,
    ),
    row('word F1', percent(f1), top1 === null ? '' : `single takes ${percent(top1)}`),
    row('false words a minute of idle hands', falsePerMinute.toFixed(1), kinds.join(', ')),
    row('written after the sign, p50', ms(commitDelay.p50)),
    row('                        p95', ms(commitDelay.p95)),
    row(`right word before ${100 * EARLY} % of the sign`, percent(provisional.early)),
    row('segment and sign, IoU', percent(iou.mean)),
    row('confidence of written words, off by', percent(result.ece), 'expected calibration error'),
    row('twice running, both written', `${repeats.both}/${repeats.pairs}`),
    row('three times running, three words', `${thrice.counted}/${thrice.streams}`, `all right ${thrice.exact}`),
    row('held ten seconds, one word', `${held.counted}/${held.streams}`, `right ${held.exact}`),
    ...(corrections ? [row('put right by the signers', `${corrections}`)] : []),
    '',
    `  ${'signer'.padEnd(24)}    F1   error  false/min  delay p95`,
    ...result.perSigner.map(
      (each) =>
        `  ${each.signer.padEnd(24)} ${percent(each.f1)} ${percent(each.wer).padStart(7)} ${each.falsePerMinute.toFixed(1).padStart(8)}   ${ms(each.commitDelay.p95).padStart(9)}`,
    ),
    '',
  ].join('\n');
}
