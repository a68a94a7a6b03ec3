/** Reads and writes takes.parquet, the exchange format (docs/architecture.md), through DuckDB. */
import { rename, rm, stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { DuckDBInstance, FLOAT, LIST, listValue, VARCHAR, type DuckDBConnection } from '@duckdb/node-api';
import { HAND_SIZE, SLOT_COUNT, type LandmarkFrame } from '../models/landmarks.ts';

/** Input that cannot be used: `message` is one sentence for people. */
export class InputError extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'InputError';
  }
}

export interface Take {
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
}

const COLUMNS = ['word', 'signer', 'session', 'split', 'source', 'aspect', 't_ms', 'hands', 'handedness'] as const;
const FRAME_VALUES = SLOT_COUNT * HAND_SIZE;
/** A take longer than this is a film, frames. */
const LONGEST = 10_000;
/** Coordinates further out than this are damage: the picture is 0..1. */
const FURTHEST = 16;

async function withDuckDB<T>(work: (connection: DuckDBConnection) => Promise<T>): Promise<T> {
  // Nothing may be fetched: Parquet is built in, extensions stay off.
  const instance = await DuckDBInstance.create(':memory:', {
    autoinstall_known_extensions: 'false',
    autoload_known_extensions: 'false',
    threads: '2',
  });
  const connection = await instance.connect();
  try {
    return await work(connection);
  } finally {
    connection.closeSync();
    instance.closeSync();
  }
}

const quoted = (path: string): string => `'${path.replaceAll("'", "''")}'`;

/**
 * All takes of some files, in file order.
 * @throws {InputError} where a file is missing, is no Parquet file, lacks a column or holds an impossible take
 */
export async function readTakes(paths: readonly string[]): Promise<Take[]> {
  const takes: Take[] = [];
  await withDuckDB(async (connection) => {
    for (const path of paths) for (const take of await readFile(connection, path)) takes.push(take);
  });
  return takes;
}

async function readFile(connection: DuckDBConnection, path: string): Promise<Take[]> {
  const name = basename(path);
  const info = await stat(path).catch(() => null);
  if (!info?.isFile()) throw new InputError(`There is no file ${name}.`);
  if (info.size === 0) throw new InputError(`${name} is empty.`);
  const columns = await connection
    .runAndReadAll(`select name from parquet_schema(${quoted(path)})`)
    .then((reader) => reader.getColumns()[0] ?? [])
    .catch(() => {
      throw new InputError(`${name} is not a Parquet file, or is damaged.`);
    });
  const missing = COLUMNS.filter((column) => column !== 'split' && !columns.includes(column));
  if (missing.length)
    throw new InputError(`${name} lacks the column${missing.length > 1 ? 's' : ''} ${missing.join(', ')}.`);
  const split = columns.includes('split') ? 'cast(split as varchar)' : 'cast(null as varchar)';
  const query = `select word, signer, session, ${split}, source, cast(aspect as float), cast(t_ms as float[]),
    cast(hands as float[]), cast(handedness as float[]) from read_parquet(${quoted(path)}, file_row_number = true) order by file_row_number`;
  const takes: Take[] = [];
  try {
    const result = await connection.stream(query);
    for (let chunk = await result.fetchChunk(); chunk && chunk.rowCount > 0; chunk = await result.fetchChunk()) {
      for (const row of chunk.getRows()) takes.push(toTake(row, name, takes.length + 1));
    }
  } catch (error) {
    if (error instanceof InputError) throw error;
    throw new InputError(
      `${name} cannot be read: its columns do not have the types of takes.parquet, or it is damaged.`,
    );
  }
  if (takes.length === 0) throw new InputError(`${name} holds no takes.`);
  return takes;
}

function toTake(row: readonly unknown[], file: string, number: number): Take {
  const wrong = (what: string) => new InputError(`${file}, take ${number}: ${what}.`);
  const [word, signer, session, split, source, aspect, times, hands, handedness] = row;
  if (typeof word !== 'string' || word === '') throw wrong('it has no word');
  if (typeof signer !== 'string' || signer === '') throw wrong('it has no signer');
  if (typeof aspect !== 'number' || !(aspect >= 0.1 && aspect <= 10))
    throw wrong('its aspect is not a picture’s width / height');
  const t = floats(times);
  const h = floats(hands);
  const p = floats(handedness);
  if (!t || !h || !p) throw wrong('t_ms, hands or handedness is missing');
  if (t.length < 1 || t.length > LONGEST) throw wrong(`it has ${t.length} frames`);
  if (h.length !== t.length * FRAME_VALUES)
    throw wrong(`hands has ${h.length} values where ${t.length} frames need ${t.length * FRAME_VALUES}`);
  if (p.length !== t.length * SLOT_COUNT)
    throw wrong(`handedness has ${p.length} values where ${t.length} frames need ${t.length * SLOT_COUNT}`);
  for (let k = 0; k < t.length; k++) {
    if (!Number.isFinite(t[k]) || (k > 0 && !((t[k] ?? 0) > (t[k - 1] ?? 0))))
      throw wrong('its times do not go forward');
  }
  for (const value of h) if (Math.abs(value) > FURTHEST) throw wrong('a landmark lies far outside of the picture');
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
  };
}

function floats(list: unknown): Float32Array | null {
  const items = (list as { items?: unknown } | null)?.items;
  return Array.isArray(items) ? Float32Array.from(items as number[], (value) => value ?? NaN) : null;
}

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
  await withDuckDB(async (connection) => {
    await connection.run(
      'create table takes (word varchar, signer varchar, session varchar, split varchar, source varchar, aspect float, t_ms float[], hands float[], handedness float[])',
    );
    const appender = await connection.createAppender('takes');
    const list = (values: Float32Array) => listValue([...values]);
    for (const take of takes) {
      appender.appendVarchar(take.word);
      appender.appendVarchar(take.signer);
      appender.appendVarchar(take.session);
      if (take.split === null) appender.appendNull();
      else appender.appendValue(take.split, VARCHAR);
      appender.appendVarchar(take.source);
      appender.appendFloat(take.aspect);
      for (const values of [take.times, take.hands, take.handedness]) appender.appendList(list(values), LIST(FLOAT));
      appender.endRow();
    }
    appender.closeSync();
    await connection.run(`copy takes to ${quoted(beside)} (format parquet, compression zstd)`);
  });
  await rename(beside, path).catch(async (error: unknown) => {
    await rm(beside, { force: true });
    throw error;
  });
}
