/** `signwright crossval`: how well a family does on people it never saw. */
import { writeFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { readOptions, required } from '../arguments.ts';
import { crossValidate, type CrossValidateOptions, type CrossValidation } from '../crossval.ts';
import { loadDataset } from '../dataset.ts';
import { evaluate } from '../evaluation.ts';
import { evaluationPage } from '../evaluation_page.ts';
import { learningCurve, type CurvePoint } from '../learning_curve.ts';
import { ProgressBar } from '../progress.ts';
import { InputError } from '../takes.ts';
import { familyOf, percent, printJson, recipeOf } from './options.ts';

export async function run(argv: string[]): Promise<void> {
  const options = readOptions(argv, {
    data: 'list',
    family: 'text',
    folds: 'count',
    'leave-one-signer-out': 'flag',
    seeds: 'count',
    seed: 'count',
    epochs: 'count',
    words: 'words',
    from: 'text',
    set: 'list',
    without: 'words',
    curve: 'counts',
    html: 'text',
    json: 'flag',
  });
  const data = required(options.data, 'data');
  const family = familyOf(required(options.family, 'family'));
  if (options.folds !== undefined && options['leave-one-signer-out'])
    throw new InputError('Choose --folds or --leave-one-signer-out, not both.');
  if (options.folds !== undefined && options.folds < 2)
    throw new InputError('Cross-validation needs at least two folds.');
  if (options.seeds === 0) throw new InputError('Cross-validation needs at least one seed.');
  if (options.curve.includes(0)) throw new InputError('A learning curve begins at one take.');
  const dataset = await loadDataset(data, options.words);
  const validation: CrossValidateOptions = {
    dataset,
    data,
    words: options.words,
    family,
    recipe: recipeOf(options),
    folds: options.folds ?? 'signers',
    seeds: options.seeds ?? 1,
    from: options.from ?? null,
  };
  const bar = new ProgressBar(`crossval ${family}`);
  const result = await crossValidate({ ...validation, onProgress: (share) => bar.show(share) });
  bar.end();
  const curve = options.curve.length ? await curveOf(options.curve, result, validation) : [];
  if (options.html) await writeFile(options.html, reportOf(validation, result, curve));
  const { top1, top5, worstSigner, perSigner } = result.evaluation;
  if (options.json) {
    printJson({
      ...result.evaluation,
      sd: result.sd,
      folds: result.folds,
      parameters: result.parameters,
      seconds: result.seconds,
      calibration: calibrationOf(result, dataset.vocabulary),
      ...(curve.length ? { curve } : {}),
    });
    return;
  }
  for (const fold of result.folds) {
    process.stdout.write(
      `${fold.fold.padEnd(24)} seed ${fold.seed}  ${percent(fold.top1).padStart(7)} of ${fold.n} takes\n`,
    );
  }
  const worst = perSigner[worstSigner] ?? 0;
  process.stdout.write(
    `${family} on signers it never saw: top-1 ${percent(top1)} (spread of folds ${percent(result.sd)}), top-5 ${percent(top5)}, worst signer ${worstSigner} ${percent(worst)}; ${result.parameters} parameters, ${result.seconds.toFixed(0)} s\n`,
  );
  for (const point of curve) {
    process.stdout.write(
      `${String(point.takes).padStart(5)} takes a word and signer: top-1 ${percent(point.top1)}, top-5 ${percent(point.top5)}, worst signer ${percent(point.worst)}\n`,
    );
  }
}

async function curveOf(
  counts: readonly number[],
  full: CrossValidation,
  options: CrossValidateOptions,
): Promise<CurvePoint[]> {
  const bar = new ProgressBar('learning curve');
  const curve = await learningCurve(counts, full, { ...options, onProgress: (share) => bar.show(share) });
  bar.end();
  return curve;
}

/** Probabilities before the temperature, which was fitted on these very takes. */
function calibrationOf({ judged, temperature }: CrossValidation, vocabulary: readonly string[]) {
  const { ece, reliability } = evaluate(judged, vocabulary);
  return { temperature, before: { ece, reliability } };
}

function reportOf(
  { family, dataset, data, folds, seeds }: CrossValidateOptions,
  result: CrossValidation,
  curve: readonly CurvePoint[],
): string {
  return evaluationPage({
    title: `${family} on people it never saw`,
    about: [
      `${folds === 'signers' ? 'One signer' : `One of ${folds} groups of signers`} held out at a time, ${seeds} seed${seeds === 1 ? '' : 's'}: ${data.map((path) => basename(path)).join(', ')}, ${dataset.vocabulary.length} words, data version ${dataset.version.slice(0, 16)}.`,
      `Standard deviation of top-1 over folds: ${percent(result.sd)}. ${result.parameters.toLocaleString('en')} parameters.`,
    ],
    evaluation: result.evaluation,
    calibration: { ...calibrationOf(result, dataset.vocabulary), fittedHere: true },
    curve,
  });
}
