/**
 * The open database file: one connection and one queue for all that writes, one for all that reads, and a way back when
 * DuckDB gives up (it does after a failed write: a full disk).
 */
import { stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import {
  DuckDBInstance,
  type DuckDBConnection,
  type DuckDBPreparedStatement,
  type DuckDBType,
  type DuckDBValue,
} from '@duckdb/node-api';
import { quoted } from '../../training/exchange/duckdb.ts';
import { fullDisk, isFatal, isFull, syncFolder } from './disk.ts';

export type Row = Record<string, unknown>;

/**
 * A checkpoint writes the last, unfinished row group anew, up to 63 MB, and saving waits for it: one a 2000 takes. The
 * log that this leaves is replayed at the next start in 0.1 s.
 */
const CHECKPOINT_BYTES = 64 * 2 ** 20;
/** The least that DuckDB has: a checkpoint rewrites whole groups, and a look-up by number reads one column of one. */
const ROW_GROUP = 2048;

interface Connections {
  instance: DuckDBInstance;
  writer: DuckDBConnection;
  reader: DuckDBConnection;
}

export class Database {
  readonly #path: string;
  #open: Promise<Connections> | null;
  #writing: Promise<unknown> = Promise.resolve();
  #reading: Promise<unknown> = Promise.resolve();
  /** Work on connections of its own: imports and exports. */
  readonly #aside = new Set<Promise<unknown>>();
  /** Whether the log's name is safe on the disk. A checkpoint removes the file, the next commit makes it anew. */
  #logNamed = false;
  #checkpointAt = CHECKPOINT_BYTES;

  private constructor(path: string, open: Connections) {
    this.#path = path;
    this.#open = Promise.resolve(open);
  }

  /** @throws DuckDB's own error */
  static async open(path: string): Promise<Database> {
    return new Database(path, await connect(path));
  }

  /** One after another, each in a transaction: all of `work` or nothing. It is on the disk when this resolves. */
  write<T>(work: (connection: DuckDBConnection) => Promise<T>): Promise<T> {
    return this.alone(async (connection) => {
      await connection.run('begin');
      try {
        const result = await work(connection);
        await this.commit(connection);
        return result;
      } catch (error) {
        await connection.run('rollback').catch(() => null);
        throw error;
      }
    });
  }

  /** Nobody else writes meanwhile. Without a transaction. */
  alone<T>(work: (connection: DuckDBConnection) => Promise<T>): Promise<T> {
    const turn = this.#writing.then(async () => {
      const { writer } = await this.#connected();
      try {
        return await work(writer);
      } catch (error) {
        throw await this.#afterwards(error);
      }
    });
    this.#writing = turn.then(
      () => this.#checkpoint(CHECKPOINT_BYTES),
      () => null,
    );
    return turn;
  }

  async commit(connection: DuckDBConnection): Promise<void> {
    // DuckDB syncs the log, not the folder in which its name lies.
    await connection.run('commit');
    if (this.#logNamed) return;
    await syncFolder(dirname(this.#path));
    this.#logNamed = true;
  }

  /** Does not wait for what is being written: it sees the state before. */
  async read<T>(work: (connection: DuckDBConnection) => Promise<T>): Promise<T> {
    try {
      return await this.#readOnce(work);
    } catch (error) {
      if (!isFatal(error)) throw error;
      await this.alone(() => Promise.reject(error as Error)).catch(() => null);
      return this.#readOnce(work);
    }
  }

  #readOnce<T>(work: (connection: DuckDBConnection) => Promise<T>): Promise<T> {
    // One at a time: each would hold one of the few threads that Node has for such work.
    const turn = this.#reading.then(async () => work((await this.#connected()).reader));
    this.#reading = turn.catch(() => null);
    return turn;
  }

  select(sql: string, values: DuckDBValue[] = []): Promise<Row[]> {
    return this.read((connection) => rows(connection, sql, values));
  }

  /** A connection of its own, for what takes long. */
  async aside<T>(work: (connection: DuckDBConnection) => Promise<T>): Promise<T> {
    const { instance } = await this.#connected();
    const turn = (async () => {
      const connection = await instance.connect();
      try {
        await connection.run('use library');
        return await work(connection);
      } finally {
        connection.closeSync();
      }
    })();
    this.#aside.add(turn);
    try {
      return await turn;
    } catch (error) {
      throw isFull(error) ? fullDisk() : error;
    } finally {
      this.#aside.delete(turn);
    }
  }

  /** Waits for all that is under way, and leaves one file without a log. */
  async close(): Promise<void> {
    await Promise.allSettled(this.#aside);
    await this.#writing;
    await this.#reading;
    await this.#checkpoint(0);
    await this.#disconnect();
  }

  async #connected(): Promise<Connections> {
    this.#open ??= connect(this.#path);
    try {
      return await this.#open;
    } catch (error) {
      this.#open = null;
      throw error;
    }
  }

  async #disconnect(): Promise<void> {
    const connections = await this.#open?.catch(() => null);
    this.#open = null;
    if (connections) disconnect(connections);
  }

  /** What to say of an error, after the database has been made usable again. */
  async #afterwards(error: unknown): Promise<unknown> {
    const usable = await this.#connected()
      .then(({ writer }) => writer.run('from version'))
      .then(
        () => true,
        () => false,
      );
    if (!usable || isFatal(error)) {
      await Promise.allSettled(this.#aside);
      await this.#reading;
      await this.#disconnect();
      // Where that fails now, the next request tries again.
      await this.#connected().catch(() => null);
    }
    return isFull(error) ? fullDisk() : error;
  }

  async #checkpoint(bytes: number): Promise<void> {
    const size = await stat(`${this.#path}.wal`).then(
      (log) => log.size,
      () => 0,
    );
    if (size < (bytes && this.#checkpointAt)) return;
    try {
      await (await this.#connected()).writer.run('checkpoint library');
      this.#checkpointAt = CHECKPOINT_BYTES;
      this.#logNamed = false;
    } catch (error) {
      // An import is under way, or the disk is full: nothing is lost, the log stays.
      this.#checkpointAt = size + CHECKPOINT_BYTES;
      await this.#afterwards(error);
    }
  }
}

async function connect(path: string): Promise<Connections> {
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

function disconnect({ instance, writer, reader }: Connections): void {
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

/** The same for what is asked again and again: planned once a connection. */
export async function preparedRows(
  connection: DuckDBConnection,
  sql: string,
  values: Record<string, DuckDBValue>,
  types?: Record<string, DuckDBType>,
): Promise<Row[]> {
  const known = statements.get(connection) ?? new Map<string, DuckDBPreparedStatement>();
  statements.set(connection, known);
  const statement = known.get(sql) ?? (await connection.prepare(sql));
  known.set(sql, statement);
  statement.bind(values, types);
  return (await statement.runAndReadAll()).getRowObjectsJS();
}
