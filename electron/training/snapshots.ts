/**
 * What a training learns from: takes of the library, frozen in one file that is named by its SHA-256 and never changed.
 * Trainings on the same takes share it, and it is kept as long as a model or a training refers to it.
 */
import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { mkdir, mkdtemp, readdir, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { BOOLEAN, DOUBLE, LIST, listValue, type DuckDBConnection } from '@duckdb/node-api';
import { NONE } from '../../models/model.ts';
import { quoted, quotedInput, withDuckDB } from '../../training/exchange/duckdb.ts';
import { readable } from '../durable-file.ts';
import { RequestError, type TakeSummary } from '../ipc.ts';
import { syncFile, syncFolder } from '../library/disk.ts';
import type { Library } from '../library/library.ts';
import { isOld } from '../models/shelf.ts';

/** Takes by word and signer; null: all. */
export interface Selection {
  words: readonly number[] | null;
  signers: readonly number[] | null;
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

  has(version: string): Promise<boolean> {
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

  async #attempt(library: Library, selection: Selection, place: string): Promise<Snapshot | null> {
    const whole = join(place, 'whole.parquet');
    const part = join(place, 'part.parquet');
    await library.exportParquet(whole, {}, { applied: false });
    // The export's order: by time of recording, and by number.
    const listed = (await library.listTakes({}, 0, Number.MAX_SAFE_INTEGER)).takes.toReversed();
    const wanted = await wantedOf(library, selection);
    const chosen = listed.filter(wanted);
    if (chosen.length === 0) throw new RequestError('training', 'There are no takes to learn from: record some first.');
    const agrees = await withDuckDB(async (connection) => {
      if (!(await agree(connection, whole, listed, wanted))) return false;
      await copy(connection, whole, part);
      return true;
    }, '1GB');
    if (!agrees) return null;
    const version = await sha256(part);
    await syncFile(part);
    await rename(part, this.pathOf(version));
    await syncFolder(this.#folder);
    const count = (of: (take: TakeSummary) => number) => new Set(chosen.map(of)).size;
    return { version, takes: chosen.length, words: count(({ word }) => word), signers: count(({ signer }) => signer) };
  }
}

async function wantedOf(library: Library, { words, signers }: Selection): Promise<(take: TakeSummary) => boolean> {
  const none = (await library.describe()).words.find(({ word }) => word === NONE)?.id;
  const ofWords = words && new Set([...words, ...(none === undefined ? [] : [none])]);
  const ofSigners = signers && new Set(signers);
  return ({ word, signer }) => (!ofWords || ofWords.has(word)) && (!ofSigners || ofSigners.has(signer));
}

/** Puts the list beside the file; false where they are not of the same state of the library. */
async function agree(
  connection: DuckDBConnection,
  file: string,
  takes: readonly TakeSummary[],
  wanted: (take: TakeSummary) => boolean,
): Promise<boolean> {
  await connection.run(
    'create table listed as select unnest($ids) as id, unnest($times) as recorded, unnest($wanted) as wanted',
    {
      ids: listValue(takes.map(({ id }) => id)),
      times: listValue(takes.map(({ recorded }) => recorded)),
      wanted: listValue(takes.map(wanted)),
    },
    { ids: LIST(DOUBLE), times: LIST(DOUBLE), wanted: LIST(BOOLEAN) },
  );
  const compared = await connection.runAndReadAll(
    `select count(*) from (select recorded_at from read_parquet(${quotedInput(file)}, hive_partitioning = false))
     positional join listed where epoch_ms(recorded_at) is distinct from recorded`,
  );
  return Number(compared.getRows()[0]?.[0]) === 0;
}

async function copy(connection: DuckDBConnection, from: string, to: string): Promise<void> {
  const schema = await connection.runAndReadAll(`select name from parquet_schema(${quotedInput(from)})`);
  const known = schema.getColumns()[0] ?? [];
  const columns = [...COLUMNS, ...EDITS.filter((name) => known.includes(name))];
  // As constants, row by row: a join would not keep the order, and sorting would hold all landmarks in memory.
  await connection.run('set variable ids = (select list(cast(id as bigint)) from listed)');
  await connection.run('set variable wanted = (select list(wanted) from listed)');
  await connection.run(
    `copy (
       select ${columns.join(', ')}, list_extract(getvariable('ids'), file_row_number + 1) as take_id
       from read_parquet(${quotedInput(from)}, hive_partitioning = false, file_row_number = true)
       where list_extract(getvariable('wanted'), file_row_number + 1)
     ) to ${quoted(to)} (format parquet, compression zstd, row_group_size 2048)`,
  );
}

async function sha256(path: string): Promise<string> {
  const hash = createHash('sha256');
  for await (const chunk of createReadStream(path)) hash.update(chunk as Buffer);
  return hash.digest('hex');
}
