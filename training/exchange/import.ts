/** Imports recorded signs from other programs' files into takes.parquet. */
import { stat } from 'node:fs/promises';
import { basename, dirname } from 'node:path';
import { setImmediate as breath } from 'node:timers/promises';
import type { DuckDBConnection } from '@duckdb/node-api';
import { describe, TakeCounts } from '../data_card.ts';
import { InputError, type Take } from '../takes.ts';
import { readCsv } from './csv.ts';
import { withDuckDB } from './duckdb.ts';
import { GISLR_COLUMNS, listOf, readGislr } from './gislr.ts';
import { readMpData } from './mp_data.ts';
import { checkedName, printable } from './names.ts';
import { readOwn } from './own.ts';
import { readPoses } from './pose.ts';
import { FORMATS, type Format, type ImportReport, type Problem, type Step } from './report.ts';
import { extensionOf, openSource, type Source, type SourceFile } from './source.ts';
import { TakesWriter } from './takes_writer.ts';
import type { ZipLimits } from './zip.ts';

export interface ImportRequest {
  /** A file, a folder, or a .zip of either. */
  path: string;
  /** takes.parquet to write or replace; untouched where the import fails. */
  out: string;
  format?: Format | 'auto';
  /** Who signs, where the source does not say (mp-data, pose). */
  signer?: string;
  /** Of all takes whose source names none. */
  language?: string;
  /** Frames a second, where the source does not say, or (pose) instead of what it says. */
  fps?: number;
  /** Picture width / height, where the source does not say (mp-data, gislr). */
  aspect?: number;
  /** @param share 0..1 */
  onProgress?: (share: number, note: string) => void;
  /** Ends the import without a trace. */
  signal?: AbortSignal;
  limits?: ZipLimits;
  /** Problems that the report names at most; all of them without it. */
  mostProblems?: number;
}

/** Webcam loops with Holistic on a processor come to 15 to 25 frames a second. */
const MP_DATA_FPS = 20;
/** Webcams give 640 × 480 unless asked for more. */
const MP_DATA_ASPECT = 4 / 3;
/** A phone's camera, held upright: 30 frames a second of 1944 × 2592 pixels. */
const GISLR_FPS = 30;
const GISLR_ASPECT = 3 / 4;
/** What DuckDB may take, whatever a file says of itself. */
const MEMORY = '1GB';

/**
 * Damaged files are left out and named in the report; the rest is imported. `out` appears whole, or not at all.
 * @throws {InputError} where nothing can be imported
 * @throws the signal's reason where it was aborted
 */
export async function importTakes(request: ImportRequest): Promise<ImportReport> {
  const { out, onProgress, signal } = request;
  checkOptions(request);
  const folder = await stat(dirname(out)).catch(() => null);
  if (!folder?.isDirectory()) throw new InputError(`There is no folder to write ${basename(out)} into.`);
  if ((await stat(out).catch(() => null))?.isDirectory())
    throw new InputError(`${basename(out)} is a folder: name a file.`);
  return withDuckDB(async (connection) => {
    const writer = await TakesWriter.open(out).catch(() => {
      throw new InputError(`${basename(out)} cannot be written: its folder is read-only, or the disk is full.`);
    });
    try {
      const source = await openSource(request.path, writer.scratch, request.limits);
      try {
        const format = await formatOf(source, request.format ?? 'auto');
        const tally = new Tally(request.mostProblems);
        for (const problem of source.refused) tally.refuse(problem);
        for await (const step of read(source, format, connection, request)) {
          // Small files are read without a pause: signals and messages need one.
          await breath();
          signal?.throwIfAborted();
          if ('problem' in step) tally.refuse(step.problem);
          else {
            tally.count(step.take);
            await writer.add(step.take);
          }
          onProgress?.(0.95 * step.share, counted(tally.takes));
        }
        if (tally.takes === 0) throw nothing(source.name, tally);
        signal?.throwIfAborted();
        await writer.finish();
        onProgress?.(1, counted(tally.takes));
        return tally.report(format, assumed(format, request));
      } finally {
        source.close();
      }
    } finally {
      await writer.discard();
    }
  }, MEMORY);
}

function checkOptions({ fps, aspect, signer, language }: ImportRequest): void {
  if (fps !== undefined && !(fps >= 1 && fps <= 1000)) throw new InputError('Frames a second are 1 to 1000.');
  if (aspect !== undefined && !(aspect >= 0.1 && aspect <= 10))
    throw new InputError('The aspect is the picture’s width / height, 0.1 to 10.');
  for (const [what, text] of Object.entries({ signer, language })) {
    try {
      if (text !== undefined) checkedName(text, what);
    } catch (error) {
      throw new InputError(`The ${what} cannot be used: ${(error as Error).message}.`);
    }
  }
}

function read(
  source: Source,
  format: Format,
  connection: DuckDBConnection,
  { signer = 'unknown', language, fps, aspect }: ImportRequest,
): AsyncGenerator<Step, void, undefined> {
  const about = { signer, language: language ?? null };
  if (format === 'mp-data')
    return readMpData(source, { ...about, fps: fps ?? MP_DATA_FPS, aspect: aspect ?? MP_DATA_ASPECT });
  if (format === 'gislr')
    return readGislr(source, connection, { ...about, fps: fps ?? GISLR_FPS, aspect: aspect ?? GISLR_ASPECT });
  if (format === 'pose') return readPoses(source, { ...about, fps: fps ?? null });
  return readOwn(source, connection, language ?? null);
}

const ENDINGS: Record<Format, string> = { 'mp-data': '.npy', gislr: '.csv', pose: '.pose', takes: '.parquet' };

/** @throws {InputError} where the source holds nothing of the format, or of more than one */
async function formatOf(source: Source, asked: Format | 'auto'): Promise<Format> {
  const has = (ending: string) => source.files.some((file) => extensionOf(file) === ending);
  if (asked !== 'auto') {
    if (!has(ENDINGS[asked])) throw new InputError(`${source.name} holds no ${ENDINGS[asked]} file.`);
    return asked;
  }
  const list = listOf(source);
  if (list && has('.parquet') && (await isGislr(list))) return 'gislr';
  const found = FORMATS.filter((format) => format !== 'gislr' && has(ENDINGS[format]));
  const [format, ...others] = found;
  if (!format)
    throw new InputError(
      `${source.name} holds no recordings in a known form: .npy, .pose or .parquet files, or train.csv with its recordings.`,
    );
  if (others.length)
    throw new InputError(`${source.name} holds recordings of more than one form: choose one (${found.join(', ')}).`);
  return format;
}

async function isGislr(list: SourceFile): Promise<boolean> {
  try {
    const text = (await list.read(64 * 2 ** 20)).toString('utf8');
    readCsv(text, GISLR_COLUMNS).next();
    return true;
  } catch (error) {
    if (error instanceof InputError) return false;
    throw error;
  }
}

function assumed(format: Format, { fps, aspect, signer }: ImportRequest): string[] {
  const sentences: string[] = [];
  const widths = (value: number) => `Nor the picture’s shape: width / height is taken to be ${value.toFixed(2)}.`;
  if (format === 'mp-data') {
    sentences.push(`These files keep no capture times: ${fps ?? MP_DATA_FPS} frames a second are assumed.`);
    sentences.push(widths(aspect ?? MP_DATA_ASPECT));
  }
  if (format === 'gislr') {
    sentences.push(`These files number their frames: ${fps ?? GISLR_FPS} a second are assumed.`);
    sentences.push(widths(aspect ?? GISLR_ASPECT));
  }
  if (signer === undefined && (format === 'mp-data' || format === 'pose'))
    sentences.push('Who signs is not in these files: all takes are by “unknown”.');
  return sentences;
}

function nothing(name: string, { problems, problemCount }: Tally): InputError {
  const [first] = problems;
  if (!first) return new InputError(`${name} holds no takes.`);
  const more = problemCount > 1 ? `, and ${problemCount - 1} more` : '';
  return new InputError(`Nothing in ${name} can be imported: ${first.file}: ${first.message}${more}.`);
}

/** What has been imported so far. */
class Tally {
  takes = 0;
  problems: Problem[] = [];
  problemCount = 0;
  readonly #counts = new TakeCounts();
  readonly #mostProblems: number;

  constructor(mostProblems = Infinity) {
    this.#mostProblems = mostProblems;
  }

  refuse({ file, message }: Problem): void {
    if (this.problemCount++ < this.#mostProblems) this.problems.push({ file: printable(file), message });
  }

  count(take: Take): void {
    this.takes++;
    this.#counts.add(take);
  }

  report(format: Format, sentences: string[]): ImportReport {
    const card = describe(this.#counts.rows);
    const { takes, problems, problemCount } = this;
    const [words, signers] = [card.words.length, card.signers.length];
    return { format, takes, words, signers, problems, problemCount, assumed: sentences, card };
  }
}

const counted = (takes: number): string => (takes === 1 ? '1 take' : `${takes} takes`);
