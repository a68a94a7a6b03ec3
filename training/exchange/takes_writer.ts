/** Writes takes.parquet of any length within bounded memory: parts first, then all of them as one file. */
import { mkdtemp, open, rename, rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { copyTakes, type Take } from '../takes.ts';
import { columnNames, optionalColumns, type Optional } from './columns.ts';
import { quoted, quotedInput, withDuckDB } from './duckdb.ts';

/** A part is written when it holds this many landmark values, 16 MB. */
const PART_VALUES = 2 ** 22;
const PART_TAKES = 1000;

export class TakesWriter {
  /** Beside the target, so that the last step is a rename; for whatever else must be unpacked on the way, too. */
  readonly scratch: string;
  readonly #target: string;
  readonly #parts: string[] = [];
  readonly #used = new Set<Optional>();
  #batch: Take[] = [];
  #values = 0;

  private constructor(target: string, scratch: string) {
    this.#target = target;
    this.scratch = scratch;
  }

  /** @param target the file that `finish` writes or replaces; its folder must exist */
  static async open(target: string): Promise<TakesWriter> {
    return new TakesWriter(target, await mkdtemp(`${target}.new-`));
  }

  async add(take: Take): Promise<void> {
    this.#batch.push(take);
    this.#values += take.hands.length;
    if (this.#values >= PART_VALUES || this.#batch.length >= PART_TAKES) await this.#flush();
  }

  async #flush(): Promise<void> {
    if (this.#batch.length === 0) return;
    const part = join(this.scratch, `part-${this.#parts.length}`);
    const batch = this.#batch;
    // A database of its own: on the reader's connection it would end, without a word, the query that takes come from.
    await withDuckDB((connection) => copyTakes(connection, part, batch));
    for (const name of optionalColumns(batch)) this.#used.add(name);
    this.#parts.push(part);
    this.#batch = [];
    this.#values = 0;
  }

  /** The whole file appears under its name, on the disk and not only in the system's memory. */
  async finish(): Promise<void> {
    await this.#flush();
    const whole = join(this.scratch, basename(this.#target));
    const [only] = this.#parts;
    if (only && this.#parts.length === 1) await rename(only, whole);
    else await this.#join(whole);
    await synced(whole, 'r+');
    await rename(whole, this.#target);
    // Windows cannot open folders; there the rename is durable by itself.
    await synced(dirname(this.#target), 'r').catch(() => undefined);
  }

  /** Row groups by size need DuckDB's order to be free; with one thread it is the parts' order all the same. */
  async #join(whole: string): Promise<void> {
    const columns = columnNames(this.#used).join(', ');
    const parts = this.#parts.map(quotedInput).join(', ');
    await withDuckDB(async (connection) => {
      await connection.run('set threads = 1; set preserve_insertion_order = false');
      await connection.run(
        `copy (select ${columns} from read_parquet([${parts}], union_by_name = true, hive_partitioning = false))
        to ${quoted(whole)} (format parquet, compression zstd, row_group_size_bytes '64MB')`,
      );
    });
  }

  /** Removes what lies beside the target. To be called in the end, whatever happened. */
  async discard(): Promise<void> {
    await rm(this.scratch, { recursive: true, force: true });
  }
}

async function synced(path: string, flags: string): Promise<void> {
  const file = await open(path, flags);
  try {
    await file.sync();
  } finally {
    await file.close();
  }
}
