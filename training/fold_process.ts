/** One fold of a cross-validation in its own process: learns without some signers, then judges them. */
import { foldsOf, type FoldJob, type FoldMessage } from './crossval.ts';
import { loadDataset } from './dataset.ts';
import { judge, learn } from './learn.ts';
import { fewTakes, loadOrderPairs } from './order.ts';
import { InputError } from './takes.ts';
import { readBody } from './transfer.ts';

const say = (message: FoldMessage) => new Promise<void>((resolve) => process.send?.(message, () => resolve()));

process.once('message', (job: FoldJob) => {
  run(job)
    .catch((error: unknown) => {
      const message = error instanceof Error ? error.message : String(error);
      return say({ kind: 'failed', message, expected: error instanceof InputError });
    })
    .finally(() => process.exit());
});
process.once('disconnect', () => process.exit());
// Ctrl-C reaches all processes of a terminal; whoever started this one decides what becomes of it.
process.on('SIGINT', () => undefined);

async function run(job: FoldJob): Promise<void> {
  const { data, words, family, recipe, folds, fold: name, takes, from, order } = job;
  const started = performance.now();
  const dataset = order ? await loadOrderPairs(order) : await loadDataset(data, words);
  const fold = foldsOf(dataset, folds).find((each) => each.name === name);
  if (!fold) throw new Error(`There is no fold ${name}.`);
  const { examples, vocabulary } = dataset;
  const numbered = examples.map((example, index) => ({ ...example, index }));
  const tested = numbered.filter((example) => fold.tests(example));
  const others = numbered.filter((example) => !fold.tests(example));
  const teach = takes === null ? others : fewTakes(others, takes, recipe.seed);
  let shown = 0;
  const { network, trained } = await learn({
    family,
    vocabulary,
    teach,
    // Of a movement there and back the order is asked, not how it is found in a stream.
    inStreams: order ? [] : teach.flatMap(({ index }) => dataset.takes[index] ?? []),
    recipe,
    sizes: job.sizes ?? {},
    body: from === null ? null : await readBody(from),
    onProgress: ({ step, steps }) => {
      if (step / steps - shown < 0.01) return;
      shown = step / steps;
      void say({ kind: 'progress', share: shown });
    },
  });
  const judged = await judge(network, trained.weights, tested, vocabulary);
  await say({
    kind: 'done',
    vocabulary,
    judged: judged.map(({ word, signer, logits }, k) => ({ index: tested[k]?.index ?? -1, word, signer, logits })),
    seconds: (performance.now() - started) / 1000,
  });
}
