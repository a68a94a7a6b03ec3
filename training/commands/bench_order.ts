/** `signwright bench order`: words that differ only in the order of the same poses, told apart or not. */
import { FAMILIES } from '../../models/network.ts';
import { readOptions } from '../arguments.ts';
import { benchOrder, type OrderResult } from '../bench_order.ts';
import { ProgressBar } from '../progress.ts';
import { InputError } from '../takes.ts';
import { familyOf, percent, printJson, recipeOf } from './options.ts';

/** Enough for every family to be sure; the recipe's own number would take an hour. */
const EPOCHS = 16;
/** Takes of each word by each signer: recorded ones, and made ones. */
const TAKES = 20;
const MADE_TAKES = 8;

export async function run(argv: string[]): Promise<void> {
  const options = readOptions(argv, {
    data: 'list',
    families: 'words',
    words: 'words',
    takes: 'count',
    seed: 'count',
    epochs: 'count',
    json: 'flag',
  });
  if (options.rest.length)
    throw new InputError(`“${options.rest.join(' ')}” is not understood; data is named by --data.`);
  if (options.takes === 0) throw new InputError('The order test needs at least one take of each word.');
  const families =
    options.families.length === 0 || options.families.includes('all') ? [...FAMILIES] : options.families.map(familyOf);
  const recipe = recipeOf({ epochs: options.epochs ?? EPOCHS, seed: options.seed });
  let bar: { what: string; show: ProgressBar } | null = null;
  const result = await benchOrder({
    order: {
      data: options.data,
      words: options.words,
      takes: options.takes ?? (options.data.length ? TAKES : MADE_TAKES),
      still: false,
      seed: recipe.seed,
    },
    families,
    recipe,
    onProgress: (what, share) => {
      if (bar?.what !== what) {
        bar?.show.end();
        bar = { what, show: new ProgressBar(`order ${what}`) };
      }
      bar.show.show(share);
    },
  });
  (bar as { show: ProgressBar } | null)?.show.end();
  if (options.json) printJson({ ...result, madeUp: options.data.length === 0 });
  else process.stdout.write(report(result, options.data.length === 0));
}

const rate = (value: number | null | undefined): string =>
  (typeof value === 'number' ? percent(value) : '–').padStart(8);

function report(result: OrderResult, madeUp: boolean): string {
  const names = ['bag of frames', ...Object.keys(result.families)];
  const figures = ({ bagOfFrames, families }: Pick<OrderResult, 'bagOfFrames' | 'families'>) => [
    bagOfFrames,
    ...Object.values(families),
  ];
  const [right, leftOut, told] = [result, result.leftOut, result.wordsTold].map(figures);
  const lines = result.words.map(
    ({ word, direction, counts, folds, takes }) =>
      `  ${word.padEnd(20)} ${direction.toFixed(2).padStart(6)}   ${counts === 0 ? 'left out' : counts === folds ? 'counts' : `counts in ${counts} of ${folds} folds`} (${takes} takes)`,
  );
  return [
    'Forward or backward? The same poses in the two orders, by signers who were not there in training.',
    ...(madeUp
      ? [
          'No --data: takes made out of the released model’s average movements. This tests networks, it says nothing about people.',
        ]
      : []),
    '',
    `Words by direction: how many times as far takes lie from reversed takes as from takes; they count from ${result.criterion}.`,
    ...lines,
    '',
    `${''.padEnd(16)}  forward or   words without   which word,`,
    `${''.padEnd(16)}   backward?   a direction     either way`,
    ...names.map(
      (name, k) => `${name.padEnd(16)}  ${rate(right?.[k])}     ${rate(leftOut?.[k])}       ${rate(told?.[k])}`,
    ),
    '',
    `Hands held still (${names[1] ?? 'no family'}): ${rate(result.still).trim()}. By chance 50 %.`,
    `${result.takes} takes, half of them reversals, ${result.signers.length} signers, ${result.seconds.toFixed(0)} s`,
    '',
  ].join('\n');
}
