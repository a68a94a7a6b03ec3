/** `signwright bench openset`: how well words are told from all that is none of them, on people whom nothing has learnt from. */
import { join } from 'node:path';
import { readBoundary } from '../../models/engine/boundary_file.ts';
import { BOUNDARY_FILE } from '../../models/engine/folder.ts';
import { readOptions, required } from '../arguments.ts';
import { askFolds } from '../open_set_cache.ts';
import { PLAN } from '../open_set_networks.ts';
import { OPEN_SET_THRESHOLD, summary, type OpenSetSummary } from '../open_set_summary.ts';
import { permittedTakes } from '../permitted.ts';
import { InputError, readTakes } from '../takes.ts';
import { RELEASED } from '../transfer.ts';
import { percent, printJson } from './options.ts';

export async function run(argv: string[]): Promise<void> {
  const options = readOptions(argv, {
    data: 'text',
    foreign: 'list',
    cache: 'text',
    steps: 'count',
    fold: 'count',
    boundary: 'text',
    json: 'flag',
  });
  const folder = required(options.data, 'data');
  const folds = options.fold === undefined ? [...PLAN.keys()] : [options.fold];
  if (folds.some((fold) => fold >= PLAN.length)) throw new InputError(`--fold is from 0 to ${PLAN.length - 1}.`);
  const asked = await askFolds({
    takes: await permittedTakes(folder),
    foreign: options.foreign.length ? await readTakes(options.foreign) : [],
    folds,
    boundary: await readBoundary(options.boundary ?? join(RELEASED, BOUNDARY_FILE)),
    ...(options.steps === undefined ? {} : { steps: options.steps }),
    ...(options.cache === undefined ? {} : { cache: options.cache }),
  });
  if (options.fold !== undefined) {
    process.stdout.write(`${asked.length} answers about ${PLAN[options.fold]?.[0]} are kept.\n`);
    return;
  }
  const result = summary(asked, OPEN_SET_THRESHOLD);
  if (options.json) printJson(result);
  else process.stdout.write(report(result));
}

function report({
  own,
  kinds,
  margin,
  written,
  odds,
  thresholds,
  tradeOff: curve,
  perPerson,
  asked,
}: OpenSetSummary): string {
  const rows = Object.entries(kinds).map(([kind, { n, auroc, rejected }]) => {
    const before = margin[kind];
    return `  ${kind.padEnd(12)} ${String(n).padStart(6)}   ${percent(auroc).padStart(7)} ${percent(rejected).padStart(8)}   ${percent(before?.auroc ?? 0).padStart(7)} ${percent(before?.rejected ?? 0).padStart(8)}`;
  });
  return [
    `${own.n} words by people who were left out, as streams are cut, ${percent(own.top1)} read right.`,
    '',
    '                        all evidence           lead alone',
    '  what               n     AUROC rejected     AUROC rejected   (rejected where 90 % of the words pass)',
    ...rows,
    '',
    `From a confidence of ${written.threshold}: ${percent(written.passed)} of the words are written, ${percent(written.right)} of those right, calibration error ${percent(written.ece)}.`,
    ...Object.entries(perPerson).map(
      ([person, each]) =>
        `  ${person.padEnd(22)} ${percent(each.passed).padStart(7)} written, ${percent(each.right).padStart(7)} right, calibration error ${percent(each.ece)}`,
    ),
    '',
    `Questions: ${asked.perMinute.toFixed(2)} a minute of idling, at ${percent(asked.own)} of the words, the better guess right in ${percent(asked.right)} of those.`,
    '',
    '  threshold   words missed   false words a minute of idling   others written',
    ...curve.map(
      ({ threshold, missed, falsePerMinute, foreign }) =>
        `  ${threshold.toFixed(2).padStart(9)}   ${percent(missed).padStart(12)}   ${falsePerMinute.toFixed(2).padStart(30)}   ${percent(foreign).padStart(14)}`,
    ),
    '',
    `Odds: ${odds.intercept.toFixed(3)} + ${odds.margin.toFixed(3)} · lead + ${odds.nearness.toFixed(3)} · nearness${odds.sureness === undefined ? '' : ` + ${odds.sureness.toFixed(3)} · sureness`}. Words that must be surer: ${
      Object.entries(thresholds)
        .map(([word, least]) => `${word} ${least}`)
        .join(', ') || 'none'
    }.`,
    '',
  ].join('\n');
}
