/** What the library's tables are, and how each version of them became the next. */
import type { DuckDBConnection } from '@duckdb/node-api';

/** One step a version, each in one transaction. Steps that were released are never changed. */
export const MIGRATIONS: readonly string[] = [
  `create table version (version integer not null);
   insert into version values (0);
   create sequence ids;
   create table words (id integer not null, word varchar not null, language varchar not null, note varchar not null,
     reference varchar not null, removed boolean not null);
   create table signers (id integer not null, name varchar not null, dominant varchar not null);
   create table sessions (id integer not null, signer integer not null, started timestamp not null, source varchar not null);
   create table takes (id integer not null, key uuid, word integer not null, signer integer not null, session integer not null,
     recorded timestamp not null, frames integer not null, duration double not null, aspect float not null,
     trim_start double not null, trim_end double not null, mirrored boolean not null, tags varchar[] not null,
     notes struct(code varchar, message varchar)[] not null, kept boolean not null, deleted boolean not null,
     source varchar not null, split varchar, digest varchar);
   create table landmarks (take integer not null, t_ms float[] not null, hands float[] not null, handedness float[] not null);`,
];

export async function migrate(connection: DuckDBConnection, from: number): Promise<void> {
  for (const [index, step] of MIGRATIONS.entries()) {
    if (index < from) continue;
    await connection.run('begin');
    await connection.run(step);
    await connection.run(`update version set version = ${index + 1}`);
    await connection.run('commit');
  }
}
