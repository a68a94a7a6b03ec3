/** `signwright import`: other programs' recordings into takes.parquet; from a terminal, and for the app in a child process. */
import { basename } from 'node:path';
import { readOptions, required } from '../arguments.ts';
import { cardText } from '../data_card.ts';
import { importTakes } from '../exchange/import.ts';
import { FORMATS, type Format, type ImportReport } from '../exchange/report.ts';
import { hasParent, leaveParent, progressTeller, tellParent } from '../parent.ts';
import { ProgressBar } from '../progress.ts';
import { InputError } from '../takes.ts';
import { printJson } from './options.ts';

/** Words that are printed. */
const SHOWN = 20;
/** A window names so many damaged files and counts the rest. */
const IN_WINDOW = 100;
/** What can be said of sources that do not say it themselves. */
const OPTIONS: Record<Format, string> = {
  'mp-data': '--fps, --aspect, --signer',
  gislr: '--fps, --aspect',
  pose: '--signer',
  takes: '--language',
};

export async function run(argv: string[]): Promise<void> {
  let failed = false;
  try {
    const options = readOptions(argv, {
      format: 'text',
      out: 'text',
      signer: 'text',
      language: 'text',
      fps: 'text',
      aspect: 'text',
      json: 'flag',
    });
    const [path, ...more] = options.rest;
    if (path === undefined) throw new InputError('Name the file or folder to import.');
    if (more.length) throw new InputError(`“${more.join(' ')}” is not understood: one file or folder at a time.`);
    const out = required(options.out, 'out');
    const format = (['auto', ...FORMATS] as const).find((each) => each === (options.format ?? 'auto'));
    if (!format) throw new InputError(`There is no format “${options.format}”; known are auto, ${FORMATS.join(', ')}.`);
    const bar = new ProgressBar('import');
    const tell = progressTeller();
    const report = await importTakes({
      path,
      out,
      format,
      signal: stopped(),
      ...(hasParent() ? { mostProblems: IN_WINDOW } : {}),
      ...(options.signer === undefined ? {} : { signer: options.signer }),
      ...(options.language === undefined ? {} : { language: options.language }),
      ...(options.fps === undefined ? {} : { fps: numberOf(options.fps, 'fps') }),
      ...(options.aspect === undefined ? {} : { aspect: numberOf(options.aspect, 'aspect') }),
      onProgress: (share, note) => {
        bar.show(share, note);
        tell({ share, note });
      },
    });
    bar.end();
    await tellParent({ kind: 'done', report });
    if (options.json) printJson(report);
    else process.stdout.write(text(report, basename(out)));
  } catch (error) {
    failed = true;
    await tellParent({ kind: 'failed', message: error instanceof Error ? error.message : String(error) });
    throw error;
  } finally {
    leaveParent(failed);
  }
}

/** Aborts where someone wants the process to end, so that nothing is left beside the target. */
function stopped(): AbortSignal {
  const controller = new AbortController();
  const stop = () => controller.abort(new InputError('The import was stopped; nothing was changed.'));
  process.once('SIGINT', stop).once('SIGTERM', stop);
  if (process.connected) process.once('disconnect', stop);
  return controller.signal;
}

/** 1.5, or 3/2, or 3:2. */
function numberOf(text: string, name: string): number {
  const [, above, below = '1'] = /^(\d{1,6}(?:\.\d{1,9})?)(?:[/:](\d{1,6}(?:\.\d{1,9})?))?$/.exec(text) ?? [];
  const value = Number(above) / Number(below);
  if (!Number.isFinite(value)) throw new InputError(`The option --${name} takes a number, not “${text}”.`);
  return value;
}

function text({ format, problems, problemCount, assumed, card }: ImportReport, out: string): string {
  return [
    ...(problemCount ? [`Left out, ${problemCount}:`] : []),
    ...problems.map(({ file, message }) => `  ${file}: ${message}`),
    ...assumed,
    ...(assumed.length ? [`To say otherwise: ${OPTIONS[format]}.`] : []),
    `${out}: ${cardText(card, SHOWN)}`,
  ].join('\n');
}
