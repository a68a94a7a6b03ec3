/** `signwright crossval`: how well a family does on people it never saw. */
import { readOptions, required } from '../arguments.ts';
import { crossValidate } from '../crossval.ts';
import { loadDataset } from '../dataset.ts';
import { ProgressBar } from '../progress.ts';
import { InputError } from '../takes.ts';
import { familyOf, percent, printJson, recipeOf } from './options.ts';

export async function run(argv: string[]): Promise<void> {
  const options = readOptions(argv, {
    data: 'files',
    family: 'text',
    folds: 'count',
    'leave-one-signer-out': 'flag',
    seeds: 'count',
    seed: 'count',
    epochs: 'count',
    words: 'words',
    json: 'flag',
  });
  const data = required(options.data, 'data');
  const family = familyOf(required(options.family, 'family'));
  if (options.folds !== undefined && options['leave-one-signer-out'])
    throw new InputError('Choose --folds or --leave-one-signer-out, not both.');
  if (options.folds !== undefined && options.folds < 2)
    throw new InputError('Cross-validation needs at least two folds.');
  if (options.seeds === 0) throw new InputError('Cross-validation needs at least one seed.');
  const dataset = await loadDataset(data, options.words);
  const bar = new ProgressBar(`crossval ${family}`);
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
  const { top1, top5, ece, worstSigner, perSigner, perWord, n } = result.evaluation;
  if (options.json) {
    printJson({
      top1,
      top5,
      sd: result.sd,
      worstSigner,
      perSigner,
      perWord,
      ece,
      n,
      folds: result.folds,
      parameters: result.parameters,
      seconds: result.seconds,
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
}
