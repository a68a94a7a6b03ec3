/** `signwright evaluate`: what a trained model does with some takes. */
import { readModelFolder } from '../../models/engine/folder.ts';
import { readOptions, required } from '../arguments.ts';
import { loadDataset } from '../dataset.ts';
import { evaluate } from '../evaluation.ts';
import { judge } from '../learn.ts';
import { InputError } from '../takes.ts';
import { percent, printJson } from './options.ts';

export async function run(argv: string[]): Promise<void> {
  const options = readOptions(argv, { model: 'text', data: 'files', by: 'text', words: 'words', json: 'flag' });
  if (options.by !== undefined && options.by !== 'signer' && options.by !== 'word')
    throw new InputError('--by takes signer or word.');
  const { model, weights } = await readModelFolder(required(options.model, 'model'));
  const dataset = await loadDataset(required(options.data, 'data'), options.words);
  const known = dataset.examples.filter(({ word }) => model.vocabulary.includes(word));
  if (known.length === 0) throw new InputError('The model knows none of the words in the data.');
  const judged = await judge(model.definition, weights, dataset.examples, model.vocabulary, model.temperature);
  const result = evaluate(judged, model.vocabulary);
  if (options.json) {
    printJson(result);
    return;
  }
  if (known.length < dataset.examples.length) {
    process.stderr.write(
      `${dataset.examples.length - known.length} takes show words that the model does not know; they count as wrong.\n`,
    );
  }
  const rows = Object.entries(options.by === 'word' ? result.perWord : result.perSigner).sort(([, a], [, b]) => a - b);
  for (const [name, rate] of rows) process.stdout.write(`${name.padEnd(24)} ${percent(rate).padStart(7)}\n`);
  process.stdout.write(
    `top-1 ${percent(result.top1)}, top-5 ${percent(result.top5)}, calibration error ${percent(result.ece)}, ${result.n} takes\n`,
  );
}
