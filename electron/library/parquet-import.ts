/** takes.parquet into the library: all of it in one transaction, while others go on reading and saving. */
import { setImmediate } from 'node:timers/promises';
import {
  INTEGER,
  LIST,
  listValue,
  VARCHAR,
  type DuckDBBlobValue,
  type DuckDBConnection,
  type DuckDBPreparedStatement,
  type DuckDBType,
} from '@duckdb/node-api';
import { COLUMNS, OPTIONAL } from '../../training/exchange/columns.ts';
import { quotedInput } from '../../training/exchange/duckdb.ts';
import { QUALITY_CODES } from '../../models/quality.ts';
import { RequestError } from '../ipc.ts';
import { rows } from './connections.ts';
import type { Database, Opening } from './database.ts';
import { floatsAt } from './float-lists.ts';
import { KnownTakes } from './known-takes.ts';
import { bytesOf } from './landmarks.ts';
import { numbers, timestamp } from './takes.ts';

/** Takes that go into the table with one statement, and that are copied without a pause: 0.5 MB. */
const BATCH = 16;

export interface Imported {
  /** Of what is new: takes, and different words and signers. */
  takes: number;
  words: number;
  signers: number;
  /** Takes of the file that were left out, as the library has them already. */
  known: number;
  /** Of them, those that lie in the bin. */
  binned: number;
}

/** @throws {RequestError} `library`, where it holds no takes */
export async function importParquet(
  database: Database,
  path: string,
  source: string,
  signal?: AbortSignal,
): Promise<Imported> {
  return database.aside(async (connection, within) => {
    const file = `read_parquet(${quotedInput(path)}, hive_partitioning = false, file_row_number = true)`;
    await describeIncoming(connection, file, source);
    const { takes: held } = await countIncoming(connection);
    if (held === 0) throw new RequestError('library', 'There are no takes in this file.');
    const known = await KnownTakes.lookUp(connection, signal);
    // Numbers are taken at once, so that they follow the rows of the file; what is not used in the end is no loss.
    const first = await database.write((writer) => reserve(writer, held), within);
    await connection.run('begin');
    try {
      const left = await copyLandmarks(database, connection, within, file, first, known, signal);
      await connection.run(`delete from incoming where place in (${numbers(left.places)})`);
      const imported = await countIncoming(connection);
      // From here on nobody else writes: names are looked up as they are now, not as they were when this began.
      await database.alone(async (writer) => {
        signal?.throwIfAborted();
        await insertNames(connection, writer, source);
        await insertTakes(connection, source, first);
        signal?.throwIfAborted();
        await database.commit(connection);
      }, within);
      return { ...imported, known: left.places.length, binned: left.binned };
    } catch (error) {
      await connection.run('rollback').catch(() => null);
      throw error;
    }
  });
}

async function countIncoming(connection: DuckDBConnection) {
  const [counted] = await rows(
    connection,
    `select count(*)::integer as takes, count(distinct word)::integer as words, count(distinct signer)::integer as signers
     from incoming`,
  );
  return counted as { takes: number; words: number; signers: number };
}

/** What the file says of its takes beside their landmarks, as a table of this connection. */
async function describeIncoming(connection: DuckDBConnection, file: string, source: string): Promise<void> {
  const there = new Set((await rows(connection, `describe from ${file}`)).map(({ column_name: name }) => String(name)));
  const columns: Record<string, { toString(): string }> = { ...COLUMNS, ...OPTIONAL };
  const known = Object.keys(columns).filter((name) => name !== 'hands' && name !== 'handedness');
  const cast = known.map(
    (name) => `cast(${there.has(name) ? name : 'null'} as ${columns[name]?.toString()}) as ${name}`,
  );
  const codes = QUALITY_CODES.map((code) => `'${code}'`).join();
  await connection.run(
    `create or replace temp table incoming as
     select file_row_number as place, word, signer, coalesce(session, '') as session, split,
       coalesce(nullif(source, ''), $source) as source, aspect, len(t_ms)::integer as frames,
       t_ms[-1]::double - t_ms[1]::double as duration, greatest(0, coalesce(trim_start_ms::double - t_ms[1]::double, 0)) as trim_start,
       least(duration, coalesce(trim_end_ms::double - t_ms[1]::double, duration)) as trim_end,
       coalesce(mirrored, false) as mirrored, case when isfinite(recorded_at) then recorded_at end as recorded,
       list_sort(list_distinct(coalesce(tags, []))) as tags,
       list_transform(list_filter(coalesce(notes, []), lambda code: code in (${codes})),
         lambda code: {code: code, message: 'This was noticed when the take was made.'}) as notes,
       coalesce(language, '') as language, coalesce(word_note, '') as note, coalesce(word_reference, '') as reference,
       case when dominant = 'left' then 'left' else 'right' end as dominant
     from (select file_row_number, ${cast.join()} from ${file})`,
    { source },
  );
}

/** The first of so many numbers in a row. */
async function reserve(writer: DuckDBConnection, count: number): Promise<number> {
  const [taken] = await rows(
    writer,
    "select min(id)::integer as first, max(id)::integer as last from (select nextval('ids') as id from range(?))",
    [count],
  );
  const { first, last } = taken as { first: number; last: number };
  if (last - first !== count - 1) throw new Error('Numbers of takes are not in a row.');
  return first;
}

/** @returns which rows were left out, as the library has these takes already, and how many of them lie in its bin */
async function copyLandmarks(
  database: Database,
  connection: DuckDBConnection,
  within: Opening,
  file: string,
  first: number,
  known: KnownTakes,
  signal?: AbortSignal,
): Promise<{ places: number[]; binned: number }> {
  const left = { places: [] as number[], binned: 0 };
  const insert = (takes: number) =>
    connection.prepare(`insert into landmarks values ${Array(takes).fill('(?, ?, ?, ?)').join()}`);
  const whole = await insert(BATCH);
  let waiting: [number, ...DuckDBBlobValue[]][] = [];
  const flush = async () => {
    if (waiting.length === 0) return;
    const statement = waiting.length === BATCH ? whole : await insert(waiting.length);
    bind(statement, waiting);
    waiting = [];
    await statement.run();
    // Frames of the camera get their turn.
    await setImmediate();
  };
  // A result that streams ends with the next statement of its connection: so it has another one.
  await database.aside(async (reader) => {
    const count = (list: string) => `list_count(${list}) = len(${list})`;
    const result = await reader.stream(
      `select file_row_number, ${['t_ms', 'hands', 'handedness'].map((name) => `${name}::float[] as ${name}`).join()},
         ${['t_ms', 'hands', 'handedness'].map(count).join(' and ')} as plain from ${file}`,
    );
    for (let chunk = await result.fetchChunk(); chunk && chunk.rowCount > 0; chunk = await result.fetchChunk()) {
      const places = chunk.getColumnValues(0);
      const plain = chunk.getColumnValues(4);
      for (const [row, place] of places.entries()) {
        signal?.throwIfAborted();
        const bytes = (column: number) => bytesOf(floatsAt(chunk.getColumnVector(column), row, plain[row] === true));
        const parts = [bytes(1), bytes(2), bytes(3)];
        const found = known.find(Number(place), parts);
        if (found === null) {
          waiting.push([first + Number(place), ...parts]);
          if (waiting.length === BATCH) await flush();
        } else {
          left.places.push(Number(place));
          if (found === 'binned') left.binned++;
          if (left.places.length % BATCH === 0) await setImmediate();
        }
      }
    }
    await flush();
  }, within);
  return left;
}

function bind(statement: DuckDBPreparedStatement, takes: readonly [number, ...DuckDBBlobValue[]][]): void {
  let place = 1;
  for (const [id, ...parts] of takes) {
    statement.bindInteger(place++, id);
    for (const { bytes } of parts) statement.bindBlob(place++, bytes);
  }
}

/** Tables of this connection that say which number each name of the file has. Names that are new are made. */
async function insertNames(connection: DuckDBConnection, writer: DuckDBConnection, source: string): Promise<void> {
  const now = timestamp(Date.now());
  await lookUp(connection, writer, 'word_ids', { id: INTEGER, word: VARCHAR }, 'from words where not removed');
  await lookUp(connection, writer, 'signer_ids', { id: INTEGER, name: VARCHAR }, 'from signers');
  const sessions = { id: INTEGER, signer: INTEGER, name: VARCHAR, source: VARCHAR };
  await lookUp(connection, writer, 'session_ids', sessions, 'from sessions');
  // In the order of the file, so that the same file makes the same library.
  const make = (sql: string, values = {}) =>
    connection.run(
      `create or replace temp table made as select nextval('ids')::integer as id, * from (${sql})`,
      values,
    );
  await make(`select word, arg_min(language, place) as language, arg_min(note, place) as note,
      arg_min(reference, place) as reference from incoming
    where word not in (select word from word_ids) group by word order by min(place)`);
  await connection.run('insert into words select id, word, language, note, reference, false from made');
  await connection.run('insert into word_ids select id, word from made');
  await make(`select signer as name, arg_min(dominant, place) as dominant from incoming
    where signer not in (select name from signer_ids) group by signer order by min(place)`);
  await connection.run('insert into signers select id, name, dominant from made');
  await connection.run('insert into signer_ids select id, name from made');
  await make(
    `select s.id as signer, i.session as name, coalesce(min(i.recorded), $now) as started, $source as source
     from incoming i join signer_ids s on s.name = i.signer
     where not exists (from session_ids e where e.signer = s.id and e.name = i.session and e.source = $source)
     group by s.id, i.session order by min(i.place)`,
    { now, source },
  );
  await connection.run('insert into sessions select id, signer, name, started, source from made');
  await connection.run('insert into session_ids select id, signer, name, source from made');
  await connection.run('update incoming set recorded = coalesce(recorded, ?)', [now]);
}

/** What the writer sees, as a table of the other connection, whose view of the library is older. */
async function lookUp(
  connection: DuckDBConnection,
  writer: DuckDBConnection,
  table: string,
  columns: Record<string, DuckDBType>,
  from: string,
): Promise<void> {
  const names = Object.keys(columns);
  const found = (await writer.runAndReadAll(`select ${names.join()} ${from} order by id`)).getColumns();
  const lists = names.map((name) => `unnest($${name}) as ${name}`);
  await connection.run(
    `create or replace temp table ${table} as select ${lists.join()}`,
    Object.fromEntries(names.map((name, k) => [name, listValue(found[k] ?? [])])),
    Object.fromEntries(Object.entries(columns).map(([name, type]) => [name, LIST(type)])),
  );
}

async function insertTakes(connection: DuckDBConnection, source: string, first: number): Promise<void> {
  await connection.run(
    `insert into takes select ($first + i.place)::integer, null, w.id, s.id, e.id, i.recorded, i.frames, i.duration,
       i.aspect, i.trim_start, i.trim_end, i.mirrored, i.tags, i.notes, false, false, i.source, i.split, null
     from incoming i join word_ids w on w.word = i.word join signer_ids s on s.name = i.signer
       join (select signer, name, min(id) as id from session_ids where source = $source group by signer, name) e
         on e.signer = s.id and e.name = i.session
     order by i.place`,
    { first, source },
  );
}
