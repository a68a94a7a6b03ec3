/** DuckDB as the library uses it: how the file is opened, and how rows come out. */
import {
  DuckDBInstance,
  type DuckDBConnection,
  type DuckDBPreparedStatement,
  type DuckDBResultReader,
  type DuckDBType,
  type DuckDBValue,
} from '@duckdb/node-api';
import { quoted } from '../../training/exchange/duckdb.ts';

export type Row = Record<string, unknown>;

/** The least that DuckDB has: a checkpoint rewrites whole groups, and a look-up by number reads one column of one. */
export const ROW_GROUP = 2048;

export interface Connections {
  instance: DuckDBInstance;
  writer: DuckDBConnection;
  reader: DuckDBConnection;
}

/** @throws DuckDB's own error */
export async function connect(path: string): Promise<Connections> {
  // Nothing may be fetched: Parquet is built in, extensions stay off. Checkpoints are made here, at times of our choosing.
  const instance = await DuckDBInstance.create(':memory:', {
    autoinstall_known_extensions: 'false',
    autoload_known_extensions: 'false',
    threads: '2',
    memory_limit: '1GB',
    temp_directory: `${path}.tmp`,
    wal_autocheckpoint: '1TB',
  });
  try {
    const writer = await instance.connect();
    await writer.run(`attach ${quoted(path)} as library (row_group_size ${ROW_GROUP})`);
    await writer.run('use library');
    const reader = await instance.connect();
    await reader.run('use library');
    return { instance, writer, reader };
  } catch (error) {
    instance.closeSync();
    throw error;
  }
}

export function disconnect({ instance, writer, reader }: Connections): void {
  writer.closeSync();
  reader.closeSync();
  instance.closeSync();
}

/** @param types of the values that do not tell their own: empty lists */
export async function rows(
  connection: DuckDBConnection,
  sql: string,
  values: DuckDBValue[] | Record<string, DuckDBValue> = [],
  types?: Record<string, DuckDBType>,
): Promise<Row[]> {
  return (await connection.runAndReadAll(sql, values, types)).getRowObjectsJS();
}

const statements = new WeakMap<DuckDBConnection, Map<string, DuckDBPreparedStatement>>();

/** The same for what is asked again and again: parsed once a connection. */
export async function preparedRows(
  connection: DuckDBConnection,
  sql: string,
  values: Record<string, DuckDBValue>,
  types?: Record<string, DuckDBType>,
): Promise<Row[]> {
  return (await runPrepared(connection, sql, values, types)).getRowObjectsJS();
}

export async function runPrepared(
  connection: DuckDBConnection,
  sql: string,
  values: Record<string, DuckDBValue>,
  types?: Record<string, DuckDBType>,
): Promise<DuckDBResultReader> {
  const known = statements.get(connection) ?? new Map<string, DuckDBPreparedStatement>();
  statements.set(connection, known);
  const statement = known.get(sql) ?? (await connection.prepare(sql));
  known.set(sql, statement);
  statement.bind(values, types);
  return statement.runAndReadAll();
}
