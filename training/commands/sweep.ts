/** `signwright sweep`: families and figures of the recipe against each other, here or on many machines. */
import { writeFile } from 'node:fs/promises';
import { availableParallelism, hostname } from 'node:os';
import { join } from 'node:path';
import { FAMILIES } from '../../models/network.ts';
import { readOptions, required } from '../arguments.ts';
import { ProgressBar } from '../progress.ts';
import { runOverRedis } from '../sweep/coordinator.ts';
import { parseGrid } from '../sweep/grid.ts';
import { runHere } from '../sweep/local.ts';
import { checkedName } from '../sweep/redis.ts';
import { writeResults } from '../sweep/results.ts';
import { planSweep, runSweep, type Plan, type SweptJob } from '../sweep/run.ts';
import { notesOn, summarise, type ConfigurationSummary } from '../sweep/summary.ts';
import { sweepPage } from '../sweep/sweep_page.ts';
import { InputError } from '../takes.ts';
import { familyOf, percent, printJson, recipeOf } from './options.ts';

export async function run(argv: string[]): Promise<void> {
  const options = readOptions(argv, {
    data: 'list',
    families: 'words',
    folds: 'count',
    'leave-one-signer-out': 'flag',
    seeds: 'count',
    seed: 'count',
    epochs: 'count',
    words: 'words',
    grid: 'list',
    set: 'list',
    without: 'words',
    out: 'text',
    threads: 'count',
    redis: 'text',
    name: 'text',
    json: 'flag',
  });
  const { redis: url, threads = availableParallelism() } = options;
  const data = required(options.data, 'data');
  const out = required(options.out, 'out');
  const families = required(options.families, 'families');
  if (options.rest.length) throw new InputError(`“${options.rest.join(' ')}” is not understood.`);
  if (options.folds !== undefined && options['leave-one-signer-out'])
    throw new InputError('Choose --folds or --leave-one-signer-out, not both.');
  if (options.folds !== undefined && options.folds < 2)
    throw new InputError('Cross-validation needs at least two folds.');
  if (options.seeds === 0) throw new InputError('Cross-validation needs at least one seed.');
  if (threads === 0) throw new InputError('A sweep needs at least one thread.');
  if (options.name !== undefined && url === undefined)
    throw new InputError('--name is the name of a queue in Redis; it needs --redis.');
  const name = checkedName(options.name ?? 'sweep');
  const plan = await planSweep({
    data,
    words: options.words,
    families: families.includes('all') ? FAMILIES : families.map(familyOf),
    grid: parseGrid(options.grid),
    recipe: recipeOf(options),
    folds: options.folds ?? 'signers',
    seeds: options.seeds ?? 1,
  });

  const say = (sentence: string) => process.stderr.write(`${sentence}\n`);
  const runner = url ? runOverRedis(url, name, say) : runHere(data, threads, `${hostname()}:${process.pid}`);
  const bar = new ProgressBar('sweep');
  const started = performance.now();
  const jobs = await runSweep(
    plan,
    out,
    runner,
    ({ shares, running, workers, done, total }) =>
      bar.show(
        (done + shares) / total,
        `${done} of ${total} jobs, ${done === total ? 'done' : whoWorks(running, workers, url)}`,
      ),
    stopped(),
  );
  bar.end();
  const rows = summarise(plan.configurations, jobs);
  const files = { results: join(out, 'results.parquet'), report: join(out, 'report.html') };
  await writeResults(files.results, plan.options.grid, jobs);
  await writeFile(files.report, sweepPage(plan, rows));
  if (options.json) printJson({ ...report(plan, rows, jobs), seconds: (performance.now() - started) / 1000, files });
  else process.stdout.write(table(rows, plan, files.report));
  const failed = jobs.filter(({ outcome }) => outcome.kind === 'failed').length;
  if (failed)
    throw new InputError(
      `${failed} of ${jobs.length} jobs failed; the report says why. The same command tries them again.`,
    );
}

function whoWorks(running: number, workers: number, url: string | undefined): string {
  if (!url) return `${running} running`;
  if (running === 0) return 'no worker is at it (signwright worker --redis … --data …)';
  return `${running} running on ${workers} worker${workers === 1 ? '' : 's'}`;
}

/** Aborted by Ctrl-C; a second one ends the process at once. */
function stopped(): AbortSignal {
  const controller = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM'] as const)
    process.on(signal, () => {
      if (controller.signal.aborted) process.exit(1);
      controller.abort();
    });
  return controller.signal;
}

function report({ options, needs }: Plan, rows: readonly ConfigurationSummary[], jobs: readonly SweptJob[]) {
  const { folds, seeds } = options;
  const failed = jobs.filter(({ outcome }) => outcome.kind === 'failed').length;
  return {
    configurations: rows,
    jobs: { total: jobs.length, finished: jobs.length - failed, failed, kept: jobs.filter(({ kept }) => kept).length },
    folds,
    seeds,
    needs,
    notes: notesOn(rows, seeds),
  };
}

const rate = (value: number | null): string => (value === null ? '–' : percent(value));

function table(rows: readonly ConfigurationSummary[], { options: { seeds } }: Plan, report: string): string {
  const width = Math.max(8, ...rows.map(({ text }) => text.length));
  const lines = rows.map((row) =>
    [
      row.family.padEnd(16),
      row.text.padEnd(width),
      rate(row.top1).padStart(8),
      (row.sd === null ? '–' : `± ${percent(row.sd)}`).padStart(9),
      rate(row.top5).padStart(8),
      `${rate(row.worstTop1).padStart(8)} ${row.worstSigner ?? ''}`.padEnd(26),
      String(row.parameters ?? '–').padStart(10),
      row.seconds === null ? '' : `${row.seconds.toFixed(1)} s`.padStart(8),
      ...(row.failed.length ? [`${row.failed.length} of ${row.jobs} failed`] : []),
    ].join('  '),
  );
  const head = `${'family'.padEnd(16)}  ${'settings'.padEnd(width)}     top-1      seeds     top-5  worst signer                parameters    a fold`;
  return `${[head, ...lines, '', ...notesOn(rows, seeds), `Report: ${report}`].join('\n')}\n`;
}
