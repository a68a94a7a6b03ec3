/**
 * What a training learns from: takes of the library, frozen in one file that is named by its SHA-256 and never changed.
 * Trainings on the same takes share it, and it is kept as long as a model or a training refers to it.
 */
import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { mkdir, mkdtemp, readdir, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { BIGINT, DOUBLE, LIST, listValue, type DuckDBConnection } from '@duckdb/node-api';
import { NONE } from '../../models/model.ts';
import { quoted, quotedInput, withDuckDB } from '../../training/exchange/duckdb.ts';
import { readable } from '../durable-file.ts';
import { RequestError, type TakeSummary } from '../ipc.ts';
import { syncFile, syncFolder } from '../library/disk.ts';
import type { Library } from '../library/library.ts';
import { isOld } from '../models/shelf.ts';
import { inherit, parquet, setFlags, type Listed } from './union.ts';

/** Takes by word and signer; null: all. */
export interface Selection {
  words: readonly number[] | null;
  signers: readonly number[] | null;
  /** Snapshots of which the takes come along, too (union.ts). */
  versions?: readonly string[];
}

export interface Snapshot {
  /** SHA-256 of the file. */
  version: string;
  takes: number;
  words: number;
  signers: number;
}

/** What the network sees of a take, and its number in the library. Tags and notes would make two files of the same takes. */
const COLUMNS = ['word', 'signer', 'session', 'split', 'source', 'aspect', 't_ms', 'hands', 'handedness'];
const EDITS = ['trim_start_ms', 'trim_end_ms', 'mirrored'];
/** The library may change while it is read: then it is read again. */
const ATTEMPTS = 5;
const BUILDING = '.building-';

export class Snapshots {
  readonly #folder: string;

  /** @param folder where snapshots are kept */
  constructor(folder: string) {
    this.#folder = folder;
  }

  pathOf(version: string): string {
    return join(this.#folder, `${version}.parquet`);
  }

  async has(version: string): Promise<boolean> {
    // A model that came from elsewhere may claim anything.
    if (!/^[0-9a-f]{64}$/.test(version)) return false;
    return stat(this.pathOf(version)).then(
      (info) => info.isFile(),
      () => false,
    );
  }

  /**
   * Takes of `none` come along with any words.
   * @throws {RequestError} `training`, where the selection is empty; `disk-full`
   */
  async freeze(library: Library, selection: Selection): Promise<Snapshot> {
    await mkdir(this.#folder, { recursive: true });
    const place = await mkdtemp(join(this.#folder, BUILDING));
    try {
      for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
        const snapshot = await this.#attempt(library, selection, place);
        if (snapshot) return snapshot;
      }
      throw new RequestError('training', 'The library changes all the time: train when nothing is being recorded.');
    } catch (error) {
      throw readable(error);
    } finally {
      await rm(place, { recursive: true, force: true });
    }
  }

  /** Files that nothing refers to, and leftovers. */
  async sweep(used: ReadonlySet<string>): Promise<void> {
    for (const name of await readdir(this.#folder).catch((): string[] => []))
      if (!used.has(name.replace(/\.parquet$/, '')) && (await isOld(join(this.#folder, name))))
        await rm(join(this.#folder, name), { recursive: true, force: true });
  }

  /** Null where the library has changed meanwhile. */
  async #attempt(library: Library, selection: Selection, place: string): Promise<Snapshot | null> {
    const part = join(place, 'part.parquet');
    const { versions = [] } = selection;
    const { takes, deleted, words, signers } = await library.describe();
    const whole = takes ? join(place, 'whole.parquet') : null;
    const bin = versions.length && deleted ? join(place, 'deleted.parquet') : null;
    if (whole) await library.exportParquet(whole, {}, { applied: false });
    if (bin) await library.exportParquet(bin, { deleted: true }, { applied: false });
    const here = { file: whole, takes: whole ? await listed(library, {}) : [] };
    const gone = { file: bin, takes: bin ? await listed(library, { deleted: true }) : [] };
    const none = words.find(({ word }) => word === NONE)?.id;
    const ofWords = selection.words && new Set([...selection.words, ...(none === undefined ? [] : [none])]);
    const ofSigners = selection.signers && new Set(selection.signers);
    const leftOut = ofSigners ? signers.flatMap(({ id, name }) => (ofSigners.has(id) ? [] : [name])) : [];
    const count = await withDuckDB(async (connection) => {
      if (!(await agree(connection, here)) || !(await agree(connection, gone))) return null;
      const frozen = versions.map((version) => this.pathOf(version));
      const { known, taken } = versions.length
        ? await inherit(connection, here, gone, frozen, leftOut)
        : { known: [], taken: [] };
      const wanted = here.takes.map(
        ({ word, signer }, k) =>
          (!ofSigners || ofSigners.has(signer)) && (!ofWords || ofWords.has(word) || known[k] === true),
      );
      const sources = [
        ...(whole && wanted.some(Boolean) ? [{ file: whole, flags: wanted, ids: here.takes.map(({ id }) => id) }] : []),
        ...frozen.flatMap((file, k) => (taken[k]?.some(Boolean) ? [{ file, flags: taken[k], ids: null }] : [])),
      ];
      if (sources.length === 0)
        throw new RequestError('training', 'There are no takes to learn from: record some first.');
      await copy(connection, sources, part);
      return counted(connection, part);
    }, '1GB');
    if (!count) return null;
    const version = await sha256(part);
    await syncFile(part);
    await rename(part, this.pathOf(version));
    await syncFolder(this.#folder);
    return { version, ...count };
  }
}

/** In the export's order: by time of recording, and by number. */
async function listed(library: Library, filter: { deleted?: boolean }): Promise<TakeSummary[]> {
  return (await library.listTakes(filter, 0, Number.MAX_SAFE_INTEGER)).takes.toReversed();
}

/** False where list and file are not of the same state of the library. */
async function agree(connection: DuckDBConnection, { file, takes }: Listed): Promise<boolean> {
  if (file === null) return takes.length === 0;
  const compared = await connection.runAndReadAll(
    `select count(*) from (select recorded_at from read_parquet(${quotedInput(file)}, hive_partitioning = false))
     positional join (select unnest($times) as recorded) where epoch_ms(recorded_at) is distinct from recorded`,
    { times: listValue(takes.map(({ recorded }) => recorded)) },
    { times: LIST(DOUBLE) },
  );
  return Number(compared.getRows()[0]?.[0]) === 0;
}

/** Rows of a file by their flags, with their numbers in the library; null where it does not have them. */
interface Source {
  file: string;
  flags: readonly boolean[];
  ids: readonly number[] | null;
}

async function copy(connection: DuckDBConnection, sources: readonly Source[], to: string): Promise<void> {
  const parts: string[] = [];
  for (const [k, { file, flags, ids }] of sources.entries()) {
    const schema = await connection.runAndReadAll(`select name from parquet_schema(${quotedInput(file)})`);
    const known = schema.getColumns()[0] ?? [];
    const columns = [...COLUMNS, ...EDITS.filter((name) => known.includes(name))];
    // As constants, row by row: a join would not keep the order, and sorting would hold all landmarks in memory.
    await setFlags(connection, `flags${k}`, flags);
    if (ids)
      await connection.run(`set variable ids${k} = $ids`, { ids: listValue(ids.map(BigInt)) }, { ids: LIST(BIGINT) });
    const id = ids ? `list_extract(getvariable('ids${k}'), file_row_number + 1)` : 'cast(null as bigint)';
    parts.push(
      `select ${columns.join(', ')}, ${id} as take_id from ${parquet(file)}
       where list_extract(getvariable('flags${k}'), file_row_number + 1)`,
    );
  }
  await connection.run(
    `copy (${parts.join(' union all by name ')}) to ${quoted(to)} (format parquet, compression zstd, row_group_size 2048)`,
  );
}

async function counted(connection: DuckDBConnection, file: string): Promise<Omit<Snapshot, 'version'>> {
  const result = await connection.runAndReadAll(
    `select count(*), count(distinct word), count(distinct signer) from ${parquet(file)}`,
  );
  const [takes = 0, words = 0, signers = 0] = (result.getRows()[0] ?? []).map(Number);
  return { takes, words, signers };
}

async function sha256(path: string): Promise<string> {
  const hash = createHash('sha256');
  for await (const chunk of createReadStream(path)) hash.update(chunk as Buffer);
  return hash.digest('hex');
}
