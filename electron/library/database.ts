/**
 * The open database file: one connection and one queue for all that writes, one for all that reads, and a way back when
 * DuckDB gives up (it does after a failed write: a full disk).
 */
import { rename, rm, stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { DuckDBConnection, DuckDBInstance, DuckDBValue } from '@duckdb/node-api';
import { quoted } from '../../training/exchange/duckdb.ts';
import { RequestError } from '../ipc.ts';
import { connect, disconnect, ROW_GROUP, rows, type Connections, type Row } from './connections.ts';
import { fullDisk, isFatal, isFull, isReadOnly, readOnly, syncFile, syncFolder } from './disk.ts';

/**
 * A checkpoint writes the last, unfinished row group anew, up to 63 MB, and saving waits for it: one a 2000 takes. The
 * log that this leaves is replayed at the next start in 0.1 s.
 */
const CHECKPOINT_BYTES = 64 * 2 ** 20;

/** What goes into a file that is written anew (renewal.ts). */
export interface Renewal {
  /** What never changes, while others read and write. `goOn` throws where the database is closing. */
  copy(connection: DuckDBConnection, goOn: () => void): Promise<void>;
  /** The rest, while nobody else writes. */
  finish(connection: DuckDBConnection): Promise<void>;
}

/** From one opening of the file to the next. */
export interface Opening {
  /** Rejects when the file has to be opened anew: what was begun before then cannot go on. */
  over: Promise<never>;
  end(error: unknown): void;
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
  #closed = false;
  #opening = opening();
  /** Pending while the file makes way for another one: no work aside begins then. */
  #exchanging: Promise<void> = Promise.resolve();
  /** One at a time; each of them is work aside, too. */
  #renewals: Promise<unknown> = Promise.resolve();
  #renewal: Promise<void> | null = null;

  private constructor(path: string, open: Connections) {
    this.#path = path;
    this.#open = Promise.resolve(open);
  }

  /** @throws DuckDB's own error */
  static async open(path: string): Promise<Database> {
    return new Database(path, await connect(path));
  }

  /** One after another, each in a transaction: all of `work` or nothing. It is on the disk when this resolves. */
  write<T>(work: (connection: DuckDBConnection) => Promise<T>, within?: Opening): Promise<T> {
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
    }, within);
  }

  /**
   * Nobody else writes meanwhile. Without a transaction.
   * @param within what `aside` was given, where this is a part of that: the file is not opened anew before that has ended,
   * so it must not wait for its turn until then
   */
  async alone<T>(work: (connection: DuckDBConnection) => Promise<T>, within?: Opening): Promise<T> {
    this.#refuseWhereClosed();
    const turn = this.#writing.then(async () => {
      if (within && within !== this.#opening) await within.over;
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
    return within ? Promise.race([within.over, turn]) : turn;
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

  async #readOnce<T>(work: (connection: DuckDBConnection) => Promise<T>): Promise<T> {
    this.#refuseWhereClosed();
    // One at a time: each would hold one of the few threads that Node has for such work.
    const turn = this.#reading.then(async () => work((await this.#connected()).reader));
    this.#reading = turn.catch(() => null);
    return turn;
  }

  select(sql: string, values: DuckDBValue[] = []): Promise<Row[]> {
    return this.read((connection) => rows(connection, sql, values));
  }

  /**
   * A connection of its own, for what takes long.
   * @param part what `aside` was given, where this is a part of that
   */
  async aside<T>(work: (connection: DuckDBConnection, within: Opening) => Promise<T>, part?: Opening): Promise<T> {
    this.#refuseWhereClosed();
    let exchanging: Promise<void>;
    let instance: DuckDBInstance;
    do {
      exchanging = this.#exchanging;
      // Whoever exchanges the file waits for what has begun, and so for its parts.
      if (!part) await exchanging;
      ({ instance } = await this.#connected());
    } while (!part && exchanging !== this.#exchanging);
    const within = this.#opening;
    this.#refuseWhereClosed();
    const turn = (async () => {
      const connection = await instance.connect();
      try {
        await connection.run('use library');
        return await work(connection, within);
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

  /**
   * Goes over to a file that is written anew beside this one, without what was deleted from it. Others go on meanwhile, but
   * for the end of it, when what they write waits. The old file stays until the new one is complete and on the disk.
   */
  async renew(renewal: Renewal): Promise<void> {
    const turn = this.#renewals.then(() => {
      const run = this.#renew(renewal);
      this.#renewal = run;
      this.#aside.add(run);
      return run.finally(() => this.#aside.delete(run));
    });
    this.#renewals = turn.catch(() => null);
    try {
      await turn;
    } catch (error) {
      // Nobody has seen yet whether DuckDB goes on after it.
      if (!this.#closed) await this.alone(() => Promise.reject(error as Error));
      throw error;
    }
  }

  async #renew({ copy, finish }: Renewal): Promise<void> {
    this.#refuseWhereClosed();
    const { instance } = await this.#connected();
    const within = this.#opening;
    const fresh = `${this.#path}.fresh`;
    const connection = await instance.connect();
    let goOn = (): void => undefined;
    try {
      await removeDatabase(fresh);
      await connection.run(`attach ${quoted(fresh)} as fresh (row_group_size ${ROW_GROUP}); use library`);
      await copy(connection, () => this.#refuseWhereClosed());
      this.#exchanging = new Promise((settle) => (goOn = settle));
      await Promise.allSettled([...this.#aside].filter((each) => each !== this.#renewal));
      await this.alone(async (writer) => {
        await finish(connection);
        await connection.run('use library; checkpoint fresh; detach fresh');
        connection.closeSync();
        // Readers wait, too: the connection that they have is about to end.
        const turn = this.#reading.then(() => this.#exchange(fresh, writer));
        this.#reading = turn.catch(() => null);
        await turn;
      }, within);
    } finally {
      goOn();
      await connection.run('use library; detach database if exists fresh').catch(() => null);
      connection.closeSync();
      await removeDatabase(fresh);
    }
  }

  /** Only one name changes: whoever dies here leaves the one file or the other, each of them complete. */
  async #exchange(fresh: string, writer: DuckDBConnection): Promise<void> {
    // A log that stayed would be read into the new file. DuckDB removes it here, and must not look for one when it closes.
    await writer.run('checkpoint library; pragma disable_checkpoint_on_shutdown');
    if ((await there(`${this.#path}.wal`)) || (await there(`${fresh}.wal`))) throw new Error('A log is left.');
    await syncFile(fresh);
    await syncFolder(dirname(this.#path));
    // While it is open, no other process gets the old file. Windows lets nobody rename onto an open one.
    if (process.platform === 'win32') await this.#disconnect();
    await rename(fresh, this.#path);
    await this.#disconnect();
    await syncFolder(dirname(this.#path));
    this.#logNamed = false;
    await this.#connected();
  }

  /** Nothing more begins, not even the second half of an import; what has begun ends. Leaves one file without a log. */
  async close(): Promise<void> {
    this.#closed = true;
    await this.#renewals;
    await this.#writing;
    await Promise.allSettled(this.#aside);
    await this.#reading;
    await this.#checkpoint(0);
    await this.#disconnect();
  }

  /** Opened again behind the back of who closed it, the file would be open twice. */
  #refuseWhereClosed(): void {
    if (this.#closed) throw new RequestError('library', 'The library is closed. Open Signwright again.');
  }

  async #connected(): Promise<Connections> {
    this.#open ??= connect(this.#path);
    try {
      return await this.#open;
    } catch (error) {
      this.#open = null;
      throw sayable(error);
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
      this.#opening.end(error);
      this.#opening = opening();
      await Promise.allSettled(this.#aside);
      await this.#reading;
      await this.#disconnect();
      // Where that fails now, the next request tries again.
      await this.#connected().catch(() => null);
    }
    return sayable(error);
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

/** What people can do something about as a sentence; anything else as it is. */
function sayable(error: unknown): unknown {
  if (isFull(error)) return fullDisk();
  return isReadOnly(error) ? readOnly() : error;
}

const there = (path: string): Promise<boolean> =>
  stat(path).then(
    () => true,
    () => false,
  );

/** One that is open nowhere. */
async function removeDatabase(path: string): Promise<void> {
  for (const each of [path, `${path}.wal`]) await rm(each, { force: true });
}

function opening(): Opening {
  let end: (error: unknown) => void = () => undefined;
  const over = new Promise<never>((_, reject) => (end = reject));
  over.catch(() => null);
  return { over, end };
}
