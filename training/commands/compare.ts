/** `signwright compare`: the families side by side on the same signers, none of whom the judged network ever saw. */
import { writeFile } from 'node:fs/promises';
import { OnnxEngine } from '../../models/engine/onnx_engine.ts';
import { FAMILIES, type Family } from '../../models/network.ts';
import { readOptions, required } from '../arguments.ts';
import { comparisonPage, type ComparedFamily } from '../comparison_page.ts';
import { crossValidate } from '../crossval.ts';
import { loadDataset } from '../dataset.ts';
import { initialWeights } from '../initialise.ts';
import { networkFor } from '../learn.ts';
import { ProgressBar } from '../progress.ts';
import { InputError } from '../takes.ts';
import { familyOf, percent, printJson, recipeOf } from './options.ts';

/** Frames of the segment that is timed, and how often. */
const FRAMES = 48;
const RUNS = 60;

export async function run(argv: string[]): Promise<void> {
  const options = readOptions(argv, {
    data: 'list',
    families: 'words',
    folds: 'count',
    seeds: 'count',
    seed: 'count',
    epochs: 'count',
    words: 'words',
    html: 'text',
    json: 'flag',
  });
  const data = required(options.data, 'data');
  const named =
    options.families.length === 0 || options.families.includes('all') ? [...FAMILIES] : options.families.map(familyOf);
  if (options.folds !== undefined && options.folds < 2)
    throw new InputError('Cross-validation needs at least two folds.');
  if (options.seeds === 0) throw new InputError('Cross-validation needs at least one seed.');
  const dataset = await loadDataset(data, options.words);
  const rows: ComparedFamily[] = [];
  for (const family of named) {
    const bar = new ProgressBar(`compare ${family}`);
    const result = await crossValidate({
      dataset,
      data,
      words: options.words,
      family,
      recipe: recipeOf(options),
      folds: options.folds ?? 'signers',
      seeds: options.seeds ?? 1,
      onProgress: (share) => bar.show(share),
    });
    bar.end();
    const { top1, top5, worstSigner, perSigner } = result.evaluation;
    rows.push({
      family,
      top1,
      top5,
      sd: result.sd,
      worstSigner,
      worstTop1: perSigner[worstSigner] ?? 0,
      parameters: result.parameters,
      segment: await segmentTime(family, dataset.vocabulary.length),
      seconds: result.folds.reduce((sum, fold) => sum + fold.seconds, 0) / result.folds.length,
    });
  }
  if (options.html) await writeFile(options.html, comparisonPage(rows, dataset));
  if (options.json) printJson({ families: rows });
  else process.stdout.write(table(rows));
}

/** Median ms to read a segment of 48 frames. */
async function segmentTime(family: Family, classes: number): Promise<number> {
  const network = networkFor(family, classes);
  const engine = await OnnxEngine.create(network, initialWeights(network, 1));
  const features = new Float32Array(FRAMES * network.features);
  const times: number[] = [];
  for (let k = 0; k < RUNS; k++) {
    const start = performance.now();
    await engine.score(features, FRAMES);
    times.push(performance.now() - start);
  }
  await engine.release();
  return times.sort((a, b) => a - b)[RUNS / 2] ?? NaN;
}

function table(rows: readonly ComparedFamily[]): string {
  const lines = rows.map(({ family, top1, sd, top5, worstSigner, worstTop1, parameters, segment, seconds }) =>
    [
      family.padEnd(16),
      percent(top1).padStart(7),
      `± ${percent(sd)}`.padStart(9),
      percent(top5).padStart(8),
      `${percent(worstTop1).padStart(7)} ${worstSigner}`.padEnd(28),
      String(parameters).padStart(10),
      `${segment.toFixed(2)} ms`.padStart(9),
      `${seconds.toFixed(0)} s`.padStart(6),
    ].join('  '),
  );
  const head = `${'family'.padEnd(16)}    top-1     folds     top-5    worst signer                parameters    segment  a fold`;
  return `${head}\n${lines.join('\n')}\n`;
}
