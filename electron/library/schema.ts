/** What the library's tables are, and how each version of them became the next. */
import type { DuckDBConnection } from '@duckdb/node-api';

/** What may be changed of a take, as the journal keeps it. */
export const STATE = `struct(word integer, signer integer, session integer, trim_start double, trim_end double,
  mirrored boolean, tags varchar[], kept boolean, deleted boolean)`;

/**
 * One step a version. A step that was released is never changed: libraries of its version exist.
 *
 * Landmarks lie apart from what changes, for a change of a list rewrites its row. They are BLOBs of little-endian float32
 * because DuckDB logs a row with a FLOAT[] together with all lists before it in its row group: 7.8 MB a take instead of
 * 31 kB. They are not compressed, or one take could not be read without its 2047 neighbours. No table has an index: at
 * 100,000 takes a scan of a column takes a millisecond, and an index would have to be kept at each save.
 */
export const MIGRATIONS: readonly string[] = [
  `create table version (version integer not null);
   insert into version values (0);
   create sequence ids;
   create table words (id integer not null, word varchar not null, language varchar not null, note varchar not null,
     reference varchar not null, removed boolean not null);
   create table signers (id integer not null, name varchar not null, dominant varchar not null);
   create table sessions (id integer not null, signer integer not null, name varchar not null, started timestamp not null,
     source varchar not null);
   create table takes (id integer not null, key uuid, word integer not null, signer integer not null,
     session integer not null, recorded timestamp not null, frames integer not null, duration double not null,
     aspect float not null, trim_start double not null, trim_end double not null, mirrored boolean not null,
     tags varchar[] not null, notes struct(code varchar, message varchar)[] not null, kept boolean not null,
     deleted boolean not null, source varchar not null, split varchar, digest varchar);
   create table landmarks (take integer not null, t_ms blob not null using compression uncompressed,
     hands blob not null using compression uncompressed, handedness blob not null using compression uncompressed);
   create table journal (id integer not null, made timestamp not null, sentence varchar not null, undone boolean not null);
   create table journal_takes (change integer not null, take integer not null, before ${STATE} not null, after ${STATE} not null);`,
  // What a signer was called before: models that were judged then know them by it.
  `create table former_names (signer integer not null, name varchar not null);`,
];

/** @param from the version that the file has; 0: it is empty */
export async function migrate(connection: DuckDBConnection, from: number, to = MIGRATIONS.length): Promise<void> {
  for (const [index, step] of MIGRATIONS.slice(0, to).entries()) {
    if (index < from) continue;
    await connection.run('begin');
    await connection.run(step);
    await connection.run(`update version set version = ${index + 1}`);
    await connection.run('commit');
  }
}

/** 0 where the file has no tables at all; null where it holds something else. */
export async function versionOf(connection: DuckDBConnection): Promise<number | null> {
  const tables = await connection.runAndReadAll(
    "select table_name from duckdb_tables() where database_name = 'library' and not internal",
  );
  const names = tables.getRows().map(([name]) => String(name));
  if (names.length === 0) return 0;
  if (!names.includes('version') || !names.includes('takes')) return null;
  const [row] = (await connection.runAndReadAll('select version from version')).getRows();
  return typeof row?.[0] === 'number' ? row[0] : null;
}
