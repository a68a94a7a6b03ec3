/** `signwright evaluate`: what a trained model does with some takes. */
import { writeFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { readModelFolder } from '../../models/engine/folder.ts';
import { softmax } from '../../models/model.ts';
import { readOptions, required } from '../arguments.ts';
import { loadDataset } from '../dataset.ts';
import { evaluate } from '../evaluation.ts';
import { evaluationPage } from '../evaluation_page.ts';
import { judge } from '../learn.ts';
import { hasParent, stepBack, tellParent, underParent } from '../parent.ts';
import { readTakeIds } from '../take_ids.ts';
import { InputError } from '../takes.ts';
import { percent, printJson } from './options.ts';

export const run = (argv: string[]): Promise<void> => underParent(() => evaluateModel(argv));

async function evaluateModel(argv: string[]): Promise<void> {
  const options = readOptions(argv, {
    model: 'text',
    data: 'list',
    by: 'text',
    words: 'words',
    html: 'text',
    background: 'flag',
    json: 'flag',
  });
  if (options.background) stepBack('below');
  if (options.by !== undefined && options.by !== 'signer' && options.by !== 'word')
    throw new InputError('--by takes signer or word.');
  const { model, weights } = await readModelFolder(required(options.model, 'model'));
  const data = required(options.data, 'data');
  const dataset = await loadDataset(data, options.words);
  const known = dataset.examples.filter(({ word }) => model.vocabulary.includes(word));
  if (known.length === 0) throw new InputError('The model knows none of the words in the data.');
  const judged = await judge(model.definition, weights, dataset.examples, model.vocabulary, model.temperature);
  const result = evaluate(judged, model.vocabulary);
  if (hasParent()) {
    // Row by row: whose takes these are is known only to who wrote the file.
    const ids = options.words.length ? [] : await readTakeIds(data);
    const written = judged.map(
      ({ probabilities }) => model.vocabulary[probabilities.indexOf(Math.max(...probabilities))],
    );
    const takes = judged.map(({ word }, k) => ({ take: ids[k] ?? null, word, written: written[k] ?? '' }));
    await tellParent({ kind: 'done', takes });
  }
  const { ece, reliability } = evaluate(
    judged.map((each) => (each.logits ? { ...each, probabilities: softmax(each.logits) } : each)),
    model.vocabulary,
  );
  const calibration = { temperature: model.temperature, before: { ece, reliability } };
  const unknown = dataset.examples.length - known.length;
  const note = unknown ? [`${unknown} takes show words that the model does not know; they count as wrong.`] : [];
  if (options.html) {
    const about = [
      `${model.name} (${model.family}, ${model.vocabulary.length} words) on ${data.map((path) => basename(path)).join(', ')}, data version ${dataset.version.slice(0, 16)}.`,
      'Signers whom the model learnt from flatter it; only people it never saw say how well it works for others.',
      ...note,
    ];
    const report = { title: `${model.name}: evaluation`, about, evaluation: result };
    await writeFile(options.html, evaluationPage({ ...report, calibration: { ...calibration, fittedHere: false } }));
  }
  if (options.json) {
    printJson({ ...result, calibration });
    return;
  }
  for (const sentence of note) process.stderr.write(`${sentence}\n`);
  const rows = Object.entries(options.by === 'word' ? result.perWord : result.perSigner).sort(([, a], [, b]) => a - b);
  for (const [name, rate] of rows) process.stdout.write(`${name.padEnd(24)} ${percent(rate).padStart(7)}\n`);
  process.stdout.write(
    `top-1 ${percent(result.top1)}, top-5 ${percent(result.top5)}, calibration error ${percent(result.ece)}, ${result.n} takes\n`,
  );
}
