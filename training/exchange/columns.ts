/** The columns of takes.parquet (docs/architecture.md), and the way from them to a take and back. */
import {
  BOOLEAN,
  DuckDBFloatVector,
  DuckDBListVector,
  DuckDBTimestampValue,
  DuckDBVector,
  FLOAT,
  LIST,
  listValue,
  TIMESTAMP,
  VARCHAR,
  type DuckDBDataChunk,
  type DuckDBType,
  type DuckDBValue,
} from '@duckdb/node-api';
import type { Take, TakeDetails } from '../takes.ts';
import type { TakeEdits } from './edits.ts';

/** Columns that every file has (`split` may be missing), in the order in which they are written. */
export const COLUMNS = {
  word: VARCHAR,
  signer: VARCHAR,
  session: VARCHAR,
  split: VARCHAR,
  source: VARCHAR,
  aspect: FLOAT,
  t_ms: LIST(FLOAT),
  hands: LIST(FLOAT),
  handedness: LIST(FLOAT),
} satisfies Record<string, DuckDBType>;

/** Columns that are written only where some take has a value there. */
export const OPTIONAL = {
  trim_start_ms: FLOAT,
  trim_end_ms: FLOAT,
  mirrored: BOOLEAN,
  recorded_at: TIMESTAMP,
  tags: LIST(VARCHAR),
  notes: LIST(VARCHAR),
  language: VARCHAR,
  dominant: VARCHAR,
  word_note: VARCHAR,
  word_reference: VARCHAR,
} satisfies Record<string, DuckDBType>;

export type Optional = keyof typeof OPTIONAL;
export const OPTIONAL_NAMES = Object.keys(OPTIONAL) as Optional[];

/** As the app takes them (electron/ipc.ts), characters. */
const LONGEST_TEXT = 2000;

/** Row by row, lists as vectors: all rows at once would be numbers in JavaScript's memory four times over. */
export function* rowsOf(chunk: DuckDBDataChunk): Generator<unknown[], void, undefined> {
  const vectors = Array.from({ length: chunk.columnCount }, (_, column) => chunk.getColumnVector(column));
  for (let row = 0; row < chunk.rowCount; row++)
    yield vectors.map((vector) =>
      vector instanceof DuckDBListVector ? vector.getItemVector(row) : vector.getItem(row),
    );
}

/** A list of a row that `rowsOf` gave; null where there is none. */
export function floatsOf(list: unknown): Float32Array | null {
  if (!(list instanceof DuckDBFloatVector)) return null;
  const out = new Float32Array(list.itemCount);
  for (let k = 0; k < out.length; k++) out[k] = list.getItem(k) ?? NaN;
  return out;
}

/** Null where a row says nothing of trim and mirror. An end that is missing is the take's own. */
export function editsOf(columns: Partial<Record<Optional, unknown>>, times: Float32Array): TakeEdits | null {
  const { trim_start_ms: start, trim_end_ms: end, mirrored } = columns;
  const given = typeof start === 'number' || typeof end === 'number';
  if (!given && typeof mirrored !== 'boolean') return null;
  return {
    trim: given
      ? {
          start: typeof start === 'number' ? start : (times[0] ?? 0),
          end: typeof end === 'number' ? end : (times[times.length - 1] ?? 0),
        }
      : null,
    mirrored: mirrored === true,
  };
}

/** @param columns as DuckDB gives them, `recorded_at` as ms since 1970 */
export function detailsOf(columns: Partial<Record<Optional, unknown>>): TakeDetails {
  const { recorded_at: at, language, dominant, word_note: note, word_reference: reference } = columns;
  const recordedAt = typeof at === 'bigint' ? new Date(Number(at)) : null;
  const tags = texts(columns.tags);
  const notes = texts(columns.notes);
  return {
    ...(recordedAt && !Number.isNaN(recordedAt.getTime()) ? { recordedAt } : {}),
    ...(tags ? { tags } : {}),
    ...(notes ? { notes } : {}),
    ...(typeof language === 'string' ? { language } : {}),
    ...(dominant === 'left' || dominant === 'right' ? { dominant } : {}),
    ...(typeof note === 'string' ? { wordNote: note.slice(0, LONGEST_TEXT) } : {}),
    ...(typeof reference === 'string' ? { wordReference: reference.slice(0, LONGEST_TEXT) } : {}),
  };
}

function texts(list: unknown): string[] | null {
  return list instanceof DuckDBVector ? list.toArray().filter((each) => typeof each === 'string') : null;
}

/** Optional columns in which one of the takes has a value. */
export function optionalColumns(takes: Iterable<Take>): Set<Optional> {
  const used = new Set<Optional>();
  for (const take of takes) {
    const values = optionalValues(take);
    for (const name of OPTIONAL_NAMES) if (values[name] !== null) used.add(name);
  }
  return used;
}

/** Names of a file's columns, in order. */
export const columnNames = (used: ReadonlySet<Optional>): string[] => [
  ...Object.keys(COLUMNS),
  ...OPTIONAL_NAMES.filter((name) => used.has(name)),
];

function plainValues(take: Take): Record<keyof typeof COLUMNS, DuckDBValue> {
  const { word, signer, session, split, source, aspect, times, hands, handedness } = take;
  return {
    word,
    signer,
    session,
    split,
    source,
    aspect,
    t_ms: floats(times),
    hands: floats(hands),
    handedness: floats(handedness),
  };
}

/** DuckDB only asks for the length and the items, which a typed array has without being copied. */
const floats = (values: Float32Array): DuckDBValue => listValue(values as unknown as number[]);

function optionalValues({ edits, recordedAt, tags, notes, ...about }: Take): Record<Optional, DuckDBValue> {
  return {
    trim_start_ms: edits?.trim?.start ?? null,
    trim_end_ms: edits?.trim?.end ?? null,
    mirrored: edits?.mirrored ?? null,
    recorded_at: recordedAt ? new DuckDBTimestampValue(BigInt(recordedAt.getTime()) * 1000n) : null,
    tags: tags ? listValue(tags) : null,
    notes: notes ? listValue(notes) : null,
    language: about.language ?? null,
    dominant: about.dominant ?? null,
    word_note: about.wordNote ?? null,
    word_reference: about.wordReference ?? null,
  };
}

/** What a take writes into each column. */
export const valuesOf = (take: Take): Record<string, DuckDBValue> => ({
  ...plainValues(take),
  ...optionalValues(take),
});
