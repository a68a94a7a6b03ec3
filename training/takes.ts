/** Reads and writes takes.parquet, the exchange format (docs/architecture.md), through DuckDB. */
import { rename, rm, stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { DuckDBDataChunk, TIMESTAMP, VARCHAR, type DuckDBConnection, type DuckDBType } from '@duckdb/node-api';
import { HAND_SIZE, SLOT_COUNT, type LandmarkFrame } from '../models/landmarks.ts';
import {
  columnNames,
  COLUMNS,
  detailsOf,
  editsOf,
  floatsOf,
  OPTIONAL,
  OPTIONAL_NAMES,
  optionalColumns,
  rowsOf,
  valuesOf,
} from './exchange/columns.ts';
import { quoted, quotedInput, withDuckDB } from './exchange/duckdb.ts';
import { applyEdits, trimmedRange, type TakeEdits } from './exchange/edits.ts';

/** Input that cannot be used: `message` is one sentence for people. */
export class InputError extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'InputError';
  }
}

/** What may be known about a take beside what the network learns from. Each is a column that a file may lack. */
export interface TakeDetails {
  recordedAt?: Date;
  tags?: string[];
  /** Codes of what is doubtful about the recording. */
  notes?: string[];
  language?: string;
  /** The hand that the signer says leads. */
  dominant?: 'left' | 'right';
  /** How the word is signed, for people, and where that can be looked up. */
  wordNote?: string;
  wordReference?: string;
}

export interface Take extends TakeDetails {
  word: string;
  signer: string;
  session: string;
  /** The source's own split or fold, where it has one. */
  split: string | null;
  source: string;
  aspect: number;
  /** [frames] capture time from the take's start, ms, strictly increasing. */
  times: Float32Array;
  /** [frames][2][21][x, y, z]; NaN = hand absent. */
  hands: Float32Array;
  /** [frames][2] probability that the slot is the right hand; NaN = absent or unknown. */
  handedness: Float32Array;
  /** Not yet applied to the landmarks above; absent where there are none, or where reading has applied them. */
  edits?: TakeEdits;
}

export const FRAME_VALUES = SLOT_COUNT * HAND_SIZE;
/** A take longer than this is a film, frames. */
export const LONGEST = 10_000;
/** Coordinates further out than this are damage: the picture is 0..1. */
export const FURTHEST = 16;

/** Takes that are handed to DuckDB at once; it takes 2,048 at most. */
const CHUNK = 256;

/** Longer lists are not even fetched: a small file can hold some that fill the memory. */
const LONGEST_LISTS: Readonly<Record<string, number>> = {
  t_ms: LONGEST,
  hands: LONGEST * FRAME_VALUES,
  handedness: LONGEST * SLOT_COUNT,
};

export interface ReadOptions {
  /** Landmarks as recorded and `edits` beside them; otherwise the edits are applied. */
  raw?: boolean;
}

/**
 * All takes of some files, in file order, trimmed and mirrored as their person meant them.
 * @throws {InputError} where a file is missing, is no Parquet file, lacks a column or holds an impossible take
 */
export async function readTakes(paths: readonly string[], options: ReadOptions = {}): Promise<Take[]> {
  const takes: Take[] = [];
  await withDuckDB(async (connection) => {
    for (const path of paths) for await (const take of eachTake(connection, path, options)) takes.push(take);
  });
  return takes;
}

/**
 * The takes of one file, one after another: memory holds a part of the file at a time.
 * @param refuse called with what is wrong with a take, which is then left out; throws where it is not given
 * @throws {InputError} where the file cannot be read, or holds no rows
 */
export async function* eachTake(
  connection: DuckDBConnection,
  path: string,
  { raw = false }: ReadOptions = {},
  refuse = (error: InputError): void => {
    throw error;
  },
): AsyncGenerator<Take, void, undefined> {
  const name = basename(path);
  const { query, rows } = await selection(connection, path, name);
  let number = 0;
  try {
    const result = await connection.stream(query);
    for (let chunk = await result.fetchChunk(); chunk && chunk.rowCount > 0; chunk = await result.fetchChunk()) {
      for (const row of rowsOf(chunk)) {
        let take;
        try {
          take = toTake(row, name, ++number);
        } catch (error) {
          if (!(error instanceof InputError)) throw error;
          refuse(error);
          continue;
        }
        yield raw ? take : applyEdits(take);
      }
    }
  } catch (error) {
    if (error instanceof InputError) throw error;
    throw new InputError(
      `${name} cannot be read: its columns do not have the types of takes.parquet, or it is damaged.`,
    );
  }
  if (number === 0) throw new InputError(`${name} holds no takes.`);
  // A stream that another query on the connection has ended looks like one that is through.
  if (number !== rows) throw new InputError(`${name} says that it holds ${rows} takes, but ${number} can be read.`);
}

/** The query for a file's takes, missing columns as null, and how many rows it says it has. */
async function selection(connection: DuckDBConnection, path: string, name: string) {
  const info = await stat(path).catch(() => null);
  if (!info?.isFile()) throw new InputError(`There is no file ${name}.`);
  if (info.size === 0) throw new InputError(`${name} is empty.`);
  const ask = async (sql: string) => (await connection.runAndReadAll(sql)).getColumns()[0] ?? [];
  const file = quotedInput(path);
  const damaged = () => {
    throw new InputError(`${name} is not a Parquet file, or is damaged.`);
  };
  const columns = await ask(`select name from parquet_schema(${file})`).catch(damaged);
  const [rows] = await ask(`select num_rows from parquet_file_metadata(${file})`).catch(damaged);
  const missing = Object.keys(COLUMNS).filter((column) => column !== 'split' && !columns.includes(column));
  if (missing.length)
    throw new InputError(`${name} lacks the column${missing.length > 1 ? 's' : ''} ${missing.join(', ')}.`);
  const cast = ([column, type]: [string, DuckDBType]) => {
    const value = columns.includes(column) ? column : 'null';
    // A date without end is none.
    if (type === TIMESTAMP)
      return `epoch_ms(case when isfinite(cast(${value} as timestamp)) then cast(${value} as timestamp) end)`;
    const most = LONGEST_LISTS[column];
    const as = `cast(${value} as ${type.toString()})`;
    return most === undefined ? as : `case when len(${value}) <= ${most} then ${as} end`;
  };
  // word, signer, session and source are told apart from other types by `toTake`: numbers are no words.
  const plain = ['word', 'signer', 'session', 'source'];
  const selected = Object.entries({ ...COLUMNS, ...OPTIONAL }).map((each) =>
    plain.includes(each[0]) ? each[0] : cast(each),
  );
  // A folder called word=hello is no column. Rows come in the file's order: DuckDB's preserve_insertion_order.
  const query = `select ${selected.join(', ')} from read_parquet(${file}, hive_partitioning = false)`;
  return { query, rows: Number(rows) };
}

function toTake(row: readonly unknown[], file: string, number: number): Take {
  const wrong = (what: string) => new InputError(`${file}, take ${number}: ${what}.`);
  const [word, signer, session, split, source, aspect, times, hands, handedness, ...rest] = row;
  if (typeof word !== 'string' || word === '') throw wrong('it has no word');
  if (typeof signer !== 'string' || signer === '') throw wrong('it has no signer');
  if (typeof aspect !== 'number' || !(aspect >= 0.1 && aspect <= 10))
    throw wrong('its aspect is not a picture’s width / height');
  const t = floatsOf(times);
  const h = floatsOf(hands);
  const p = floatsOf(handedness);
  if (!t || !h || !p) throw wrong('t_ms, hands or handedness is missing, or far too long');
  if (t.length < 1) throw wrong('it has no frames');
  if (h.length !== t.length * FRAME_VALUES)
    throw wrong(`hands has ${h.length} values where ${t.length} frames need ${t.length * FRAME_VALUES}`);
  if (p.length !== t.length * SLOT_COUNT)
    throw wrong(`handedness has ${p.length} values where ${t.length} frames need ${t.length * SLOT_COUNT}`);
  for (let k = 0; k < t.length; k++) {
    if (!Number.isFinite(t[k]) || (k > 0 && !((t[k] ?? 0) > (t[k - 1] ?? 0))))
      throw wrong('its times do not go forward');
  }
  for (const value of h) if (Math.abs(value) > FURTHEST) throw wrong('a landmark lies far outside of the picture');
  const optional = Object.fromEntries(OPTIONAL_NAMES.map((column, k) => [column, rest[k] ?? null]));
  const edits = editsOf(optional, t);
  if (edits?.trim && leavesNothing(t, edits.trim)) throw wrong('its trim leaves no frame');
  return {
    word,
    signer,
    session: typeof session === 'string' ? session : '',
    split: typeof split === 'string' ? split : null,
    source: typeof source === 'string' ? source : '',
    aspect,
    times: t,
    hands: h,
    handedness: p,
    ...(edits ? { edits } : {}),
    ...detailsOf(optional),
  };
}

const leavesNothing = (times: Float32Array, trim: NonNullable<TakeEdits['trim']>): boolean => {
  const [first, last] = trimmedRange(times, trim);
  return first === last;
};

/** The frames of a take as the camera side would have sent them: only hands that are wholly there. */
export function framesOf(take: Take): LandmarkFrame[] {
  return Array.from(take.times, (t, frame) => {
    const hands = [];
    for (let slot = 0; slot < SLOT_COUNT; slot++) {
      const at = (frame * SLOT_COUNT + slot) * HAND_SIZE;
      const landmarks = take.hands.slice(at, at + HAND_SIZE);
      if (landmarks.every(Number.isFinite)) {
        hands.push({ landmarks, rightProbability: take.handedness[frame * SLOT_COUNT + slot] ?? NaN });
      }
    }
    return { t, aspect: take.aspect, hands };
  });
}

/** The other way: a take out of recorded frames. Slots in the order in which hands were detected. */
export function takeOf(
  frames: readonly LandmarkFrame[],
  about: Omit<Take, 'aspect' | 'times' | 'hands' | 'handedness'>,
): Take {
  const [first] = frames;
  if (!first) throw new InputError('A take needs at least one frame.');
  const hands = new Float32Array(frames.length * FRAME_VALUES).fill(NaN);
  const handedness = new Float32Array(frames.length * SLOT_COUNT).fill(NaN);
  frames.forEach((frame, index) =>
    frame.hands.forEach((hand, slot) => {
      hands.set(hand.landmarks, (index * SLOT_COUNT + slot) * HAND_SIZE);
      handedness[index * SLOT_COUNT + slot] = hand.rightProbability;
    }),
  );
  return {
    ...about,
    aspect: first.aspect,
    times: Float32Array.from(frames, ({ t }) => t - first.t),
    hands,
    handedness,
  };
}

/** Writes beside the target and renames: a reader never sees half a file. */
export async function writeTakes(path: string, takes: readonly Take[]): Promise<void> {
  if (takes.length === 0) throw new InputError('There are no takes to write.');
  const beside = `${path}.${process.pid}.new`;
  try {
    await withDuckDB((connection) => copyTakes(connection, beside, takes));
    await rename(beside, path);
  } catch (error) {
    await rm(beside, { force: true });
    throw error;
  }
}

/**
 * Takes as one Parquet file, at once and under its final name.
 * @throws {InputError} where a take's trim leaves no frame
 */
export async function copyTakes(connection: DuckDBConnection, path: string, takes: readonly Take[]): Promise<void> {
  const empty = takes.find(({ times, edits }) => edits?.trim && leavesNothing(times, edits.trim));
  if (empty) throw new InputError(`The trim of a take of “${empty.word}” leaves no frame: widen it.`);
  const names = columnNames(optionalColumns(takes));
  const types: Record<string, DuckDBType> = { ...COLUMNS, ...OPTIONAL };
  await connection.run(
    `create or replace table takes (${names.map((name) => `${name} ${types[name]?.toString()}`).join(', ')})`,
  );
  const appender = await connection.createAppender('takes');
  const columns = names.map((name) => types[name] ?? VARCHAR);
  // A chunk at a time: appending value by value took 25 times as long (wlasl-100: 17 s, now 0.7 s).
  for (let at = 0; at < takes.length; at += CHUNK) {
    const rows = takes.slice(at, at + CHUNK).map(valuesOf);
    const chunk = DuckDBDataChunk.create(columns, rows.length);
    names.forEach((name, k) =>
      chunk.setColumnValues(
        k,
        rows.map((row) => row[name] ?? null),
      ),
    );
    appender.appendDataChunk(chunk);
  }
  appender.closeSync();
  await connection.run(`copy takes to ${quoted(path)} (format parquet, compression zstd)`);
}
