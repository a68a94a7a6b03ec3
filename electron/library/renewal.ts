/**
 * The library written anew into another file: what was deleted lies in free blocks of the old one until something else is
 * written there, and nobody knows when that is.
 */
import { readdir, rm, stat, statfs } from 'node:fs/promises';
import { join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import type { DuckDBConnection } from '@duckdb/node-api';
import { ROW_GROUP, rows } from './connections.ts';
import type { Database } from './database.ts';
import { fullDisk } from './disk.ts';
import { checkTables } from './integrity.ts';
import { migrate } from './schema.ts';
import { numbers } from './takes.ts';

/** Of the progress: copying, and reading what was copied. */
const COPYING = 0.7;
/** Bytes beyond those of the takes: what is recorded meanwhile, and the journal of the file system. */
const ROOM = 16 * 2 ** 20;
/** Copies of the file that are kept for whoever looks into a fault: they hold what it held. */
const COPIES = /^library\.duckdb\.(wal\.torn|before-\d+)$/;

/**
 * Takes of before and after are there, to the bit, or everything is as it was.
 * @param onshare told how far it is, 0..1
 * @throws {import('../ipc.ts').RequestError} `disk-full`
 */
export async function renew(database: Database, folder: string, onshare: (share: number) => void): Promise<void> {
  await database.renew({
    async copy(connection, goOn) {
      await expectRoom(connection, folder);
      await copyLandmarks(connection, (share) => {
        goOn();
        onshare(share);
      });
    },
    finish: copyRest,
  });
  for (const name of await readdir(folder)) if (COPIES.test(name)) await rm(join(folder, name));
  onshare(1);
}

/** Found out before anything is written: a disk that is filled up troubles everybody. */
async function expectRoom(connection: DuckDBConnection, folder: string): Promise<void> {
  const [size] = await rows(
    connection,
    `select (used_blocks * block_size)::double as bytes from pragma_database_size() where database_name = 'library'`,
  );
  const log = await stat(join(folder, 'library.duckdb.wal')).catch(() => ({ size: 0 }));
  const { bavail, bsize } = await statfs(folder);
  if (bavail * bsize < Number(size?.bytes) + 2 * log.size + ROOM) throw fullDisk();
}

/** Landmarks are nearly all of the file, and never change. */
async function copyLandmarks(connection: DuckDBConnection, onshare: (share: number) => void): Promise<void> {
  await connection.run('use fresh');
  await migrate(connection, 0);
  await connection.run('use library');
  await connection.run('begin');
  const found = await connection.runAndReadAll('select take from library.landmarks order by take');
  const takes = (found.getColumns()[0] ?? []).map(Number);
  const parts: string[] = [];
  for (let at = 0; at < takes.length; at += ROW_GROUP)
    parts.push(
      `take between ${numbers([takes[at] ?? 0])} and ${numbers([takes[at + ROW_GROUP - 1] ?? takes.at(-1) ?? 0])}`,
    );
  const prints: string[] = [];
  for (const [done, part] of parts.entries()) {
    onshare((COPYING * done) / parts.length);
    await connection.run(`insert into fresh.landmarks select * from library.landmarks where ${part} order by take`);
    prints.push(await printOf(connection, 'library', part));
    await setImmediate();
  }
  await connection.run('commit');
  await connection.run('checkpoint fresh');
  for (const [done, part] of parts.entries()) {
    onshare(COPYING + ((1 - COPYING) * done) / parts.length);
    if ((await printOf(connection, 'fresh', part)) !== prints[done])
      throw new Error('Takes were not copied as they are.');
    await setImmediate();
  }
}

/** The same for the same takes, whatever their order. */
async function printOf(connection: DuckDBConnection, database: 'library' | 'fresh', part: string): Promise<string> {
  const [print] = await rows(
    connection,
    `select count(*)::varchar || ' ' || bit_xor(hash(take, t_ms, hands, handedness))::varchar as print
     from ${database}.landmarks where ${part}`,
  );
  return String(print?.print);
}

/** Landmarks that came or went meanwhile, all other tables, and the number that comes next. */
async function copyRest(connection: DuckDBConnection): Promise<void> {
  const here = 'select take from library.landmarks';
  await connection.run('begin');
  await connection.run(`delete from fresh.landmarks where take not in (${here})`);
  await connection.run(
    'insert into fresh.landmarks select * from library.landmarks where take not in (select take from fresh.landmarks) order by take',
  );
  const tables = await rows(
    connection,
    `select table_name as name from duckdb_tables() where database_name = 'library' and table_name not in ('landmarks', 'version')`,
  );
  for (const { name } of tables)
    await connection.run(`insert into fresh.${String(name)} select * from library.${String(name)}`);
  await connection.run('commit');
  const [sequence] = await rows(
    connection,
    `select coalesce(last_value, 0)::double as last from duckdb_sequences() where database_name = 'library' and sequence_name = 'ids'`,
  );
  await connection.run(`create or replace sequence fresh.ids start ${numbers([Number(sequence?.last) + 1])}`);
  await expectSame(connection, ['version', ...tables.map(({ name }) => String(name))]);
}

async function expectSame(connection: DuckDBConnection, tables: readonly string[]): Promise<void> {
  for (const table of tables) {
    const [other] = await rows(
      connection,
      `select (select count(*) from (from library.${table} except all from fresh.${table}))
         + (select count(*) from (from fresh.${table} except all from library.${table})) as n`,
    );
    if (Number(other?.n) !== 0) throw new Error(`The table ${table} was not copied as it is.`);
  }
  await connection.run('use fresh');
  const wrong = await checkTables(connection);
  await connection.run('use library');
  if (wrong.length > 0) throw new Error(`The new library is not whole: ${wrong.join(' ')}`);
}
