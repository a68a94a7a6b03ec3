/** The open database file: two connections, and one queue for all that writes. */
import { DuckDBInstance, type DuckDBConnection, type DuckDBValue } from '@duckdb/node-api';

export type Row = Record<string, unknown>;

const quoted = (path: string): string => `'${path.replaceAll("'", "''")}'`;

export class Database {
  readonly #instance: DuckDBInstance;
  readonly writer: DuckDBConnection;
  readonly reader: DuckDBConnection;
  #last: Promise<unknown> = Promise.resolve();

  private constructor(instance: DuckDBInstance, writer: DuckDBConnection, reader: DuckDBConnection) {
    this.#instance = instance;
    this.writer = writer;
    this.reader = reader;
  }

  static async open(path: string): Promise<Database> {
    // Nothing may be fetched: Parquet is built in, extensions stay off.
    const instance = await DuckDBInstance.create(':memory:', {
      autoinstall_known_extensions: 'false',
      autoload_known_extensions: 'false',
      threads: '2',
      memory_limit: '1GB',
    });
    const writer = await instance.connect();
    await writer.run(`attach ${quoted(path)} as library (row_group_size 2048)`);
    await writer.run('use library');
    const reader = await instance.connect();
    await reader.run('use library');
    return new Database(instance, writer, reader);
  }

  /** All or nothing, one after another. */
  async write<T>(work: (connection: DuckDBConnection) => Promise<T>): Promise<T> {
    const turn = this.#last.then(async () => {
      await this.writer.run('begin');
      try {
        const result = await work(this.writer);
        await this.writer.run('commit');
        return result;
      } catch (error) {
        await this.writer.run('rollback').catch(() => null);
        throw error;
      }
    });
    this.#last = turn.catch(() => null);
    return turn;
  }

  read(sql: string, values: DuckDBValue[] = []): Promise<Row[]> {
    return rows(this.reader, sql, values);
  }

  async close(): Promise<void> {
    await this.#last;
    await this.writer.run('checkpoint library');
    this.reader.closeSync();
    this.writer.closeSync();
    this.#instance.closeSync();
  }
}

export async function rows(connection: DuckDBConnection, sql: string, values: DuckDBValue[] = []): Promise<Row[]> {
  return (await connection.runAndReadAll(sql, values)).getRowObjectsJS();
}
