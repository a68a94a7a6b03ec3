/** Takes of the library as takes.parquet: complete under its name or not there, a part in memory at a time. */
import { mkdir, readdir, rename, rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import {
  DuckDBDataChunk,
  DuckDBTimestampValue,
  listValue,
  type DuckDBConnection,
  type DuckDBType,
  type DuckDBValue,
} from '@duckdb/node-api';
import { columnNames, COLUMNS, OPTIONAL, OPTIONAL_NAMES, type Optional } from '../../training/exchange/columns.ts';
import { quoted, withDuckDB } from '../../training/exchange/duckdb.ts';
import { applyEdits } from '../../training/exchange/edits.ts';
import { RequestError, type TakeFilter } from '../ipc.ts';
import { rows, type Row } from './connections.ts';
import type { Database } from './database.ts';
import { syncFile, syncFolder } from './disk.ts';
import { listOf } from './float-lists.ts';
import { rangeOfLandmarks, type Motion } from './landmarks.ts';
import { conditions, numbers } from './takes.ts';

/** Takes that are read and written at a time: 16 MB. */
const PART = 512;
/** Takes that are converted without a pause. */
const BATCH = 16;
/** Takes of a row group, 16 MB: what a writer, and many a reader, must hold at once. */
const ROW_GROUP = 512;

const TYPES: Record<string, DuckDBType> = { ...COLUMNS, ...OPTIONAL };
const CODES = 'list_transform(notes, lambda each: each.code)';

/** @throws {RequestError} `library`, where there are no takes to write */
export async function exportParquet(database: Database, path: string, filter: TakeFilter, applied: boolean) {
  const beside = `${path}.${process.pid}.new`;
  const parts = `${beside}.parts`;
  try {
    await sweep(path);
    await mkdir(parts);
    const takes = await database.aside(async (connection) => {
      // One state of the library, whatever happens to it meanwhile.
      await connection.run('begin read only');
      const { ids, used } = await plan(connection, filter, applied);
      if (ids.length === 0) throw new RequestError('library', 'There are no takes to export.');
      await withDuckDB((memory) => write(connection, memory, { ids, used, applied, parts, beside }), '1GB');
      return ids.length;
    });
    await syncFile(beside);
    await rename(beside, path);
    await syncFolder(dirname(path));
    return takes;
  } finally {
    await rm(parts, { recursive: true, force: true });
    await rm(beside, { force: true });
  }
}

/** What processes left that died while they wrote this very file. */
async function sweep(path: string): Promise<void> {
  const name = `${basename(path)}.`;
  for (const each of await readdir(dirname(path))) {
    const [, pid] = (each.startsWith(name) && /^(\d+)\.new(?:\.parts)?$/.exec(each.slice(name.length))) || [];
    if (pid && !isAlive(Number(pid))) await rm(join(dirname(path), each), { recursive: true, force: true });
  }
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code !== 'ESRCH';
  }
}

/** Which takes, in the order of their recording, and which columns have something to say of them. */
async function plan(connection: DuckDBConnection, filter: TakeFilter, applied: boolean) {
  const { where, values } = conditions(filter);
  const found = await connection.runAndReadAll(`select id from takes where ${where} order by recorded, id`, values);
  const ids = (found.getColumns()[0] ?? []).map(Number);
  const [any] = await rows(
    connection,
    `select bool_or(trim_start > 0 or trim_end < duration) as trim, bool_or(mirrored) as mirrored,
       bool_or(len(tags) > 0) as tags, bool_or(len(notes) > 0 and not kept) as notes,
       bool_or(w.language <> '') as language, bool_or(w.note <> '') as note, bool_or(w.reference <> '') as reference
     from (select * from takes where ${where}) t join words w on w.id = t.word`,
    values,
  );
  const has = (name: string) => any?.[name] === true;
  const used: Record<Optional, boolean> = {
    trim_start_ms: !applied && has('trim'),
    trim_end_ms: !applied && has('trim'),
    mirrored: !applied && has('mirrored'),
    recorded_at: true,
    tags: has('tags'),
    notes: has('notes'),
    language: has('language'),
    dominant: true,
    word_note: has('note'),
    word_reference: has('reference'),
  };
  return { ids, used: new Set(OPTIONAL_NAMES.filter((name) => used[name])) };
}

interface Order {
  ids: readonly number[];
  used: ReadonlySet<Optional>;
  applied: boolean;
  parts: string;
  beside: string;
}

/** Part by part beside, for DuckDB writes a Parquet file with one statement only; then all of them as one. */
async function write(connection: DuckDBConnection, memory: DuckDBConnection, order: Order): Promise<void> {
  const names = columnNames(order.used);
  const types = names.map((name) => TYPES[name] as DuckDBType);
  await memory.run(`create table part (${names.map((name, k) => `${name} ${types[k]?.toString()}`).join()})`);
  // Two threads would hold a dozen row groups, to write them in their order; what does not fit goes beside.
  await memory.run(`set threads = 1; set temp_directory = ${quoted(join(order.parts, 'spill'))}`);
  const files: string[] = [];
  for (let at = 0; at < order.ids.length; at += PART) {
    const takes = await load(connection, order.ids.slice(at, at + PART), order.applied);
    for (let k = 0; k < takes.length; k += BATCH) {
      const batch = takes.slice(k, k + BATCH);
      const chunk = DuckDBDataChunk.create(types, batch.length);
      chunk.setColumns(names.map((name) => batch.map((take) => take[name] ?? null)));
      const appender = await memory.createAppender('part');
      appender.appendDataChunk(chunk);
      appender.closeSync();
      await setImmediate();
    }
    files.push(join(order.parts, `${files.length}.parquet`));
    await memory.run(`copy part to ${quoted(files.at(-1) ?? '')} (format parquet, compression lz4)`);
    await memory.run('truncate part');
  }
  await memory.run(
    `copy (from read_parquet([${files.map(quoted).join()}], hive_partitioning = false)) to ${quoted(order.beside)}
     (format parquet, compression zstd, row_group_size ${ROW_GROUP})`,
  );
}

/** In the order of `ids`, as values of the file's columns. */
async function load(
  connection: DuckDBConnection,
  ids: readonly number[],
  applied: boolean,
): Promise<Record<string, DuckDBValue>[]> {
  const motions = await rangeOfLandmarks(connection, ids);
  const about = await rows(
    connection,
    `select t.id, w.word, s.name as signer, e.name as session, split, t.source, aspect, trim_start, trim_end, duration,
       mirrored, epoch_ms(recorded)::double as recorded, tags, case when kept then [] else ${CODES} end as notes, w.language, dominant,
       w.note as word_note, reference
     from takes t join words w on w.id = t.word join signers s on s.id = t.signer join sessions e on e.id = t.session
     where t.id in (${numbers(ids)})`,
  );
  const byId = new Map(about.map((row) => [Number(row.id), row]));
  return ids.map((id) => {
    const row = byId.get(id);
    const motion = motions.get(id);
    if (!row || !motion) throw new Error(`Take ${id} is not whole.`);
    return valuesOf(row, motion, applied);
  });
}

function valuesOf(row: Row, motion: Motion, applied: boolean): Record<string, DuckDBValue> {
  const first = motion.times[0] ?? 0;
  const start = Number(row.trim_start);
  const end = Number(row.trim_end);
  const trimmed = start > 0 || end < Number(row.duration);
  const trim = trimmed ? { start: start + first, end: end + first } : null;
  const { times, hands, handedness } = applied
    ? applyEdits({ ...NAMELESS, ...motion, edits: { trim, mirrored: row.mirrored === true } })
    : motion;
  return {
    word: String(row.word),
    signer: String(row.signer),
    session: String(row.session),
    split: (row.split as string | null) ?? null,
    source: String(row.source),
    aspect: Number(row.aspect),
    t_ms: listOf(times),
    hands: listOf(hands),
    handedness: listOf(handedness),
    trim_start_ms: trim?.start ?? null,
    trim_end_ms: trim?.end ?? null,
    mirrored: row.mirrored === true,
    recorded_at: new DuckDBTimestampValue(BigInt(Number(row.recorded)) * 1000n),
    tags: listValue(row.tags as string[]),
    notes: listValue(row.notes as string[]),
    language: String(row.language) || null,
    dominant: String(row.dominant),
    word_note: String(row.word_note) || null,
    word_reference: String(row.reference) || null,
  };
}

/** `applyEdits` asks for a whole take, and looks at its landmarks. */
const NAMELESS = { word: '', signer: '', session: '', split: null, source: '', aspect: 1 };
