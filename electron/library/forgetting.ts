/** One person's takes out of the library for good, with whatever names them. */
import type { DuckDBConnection } from '@duckdb/node-api';
import { rows } from './connections.ts';
import { selectSigner } from './vocabulary.ts';

/**
 * Within a transaction. Takes that were theirs until somebody gave them to another signer stay; the change that says so
 * goes, as it has the name.
 * @throws {import('../ipc.ts').RequestError} `library`, where there is no such signer
 */
export async function forgetSigner(connection: DuckDBConnection, id: number): Promise<{ takes: number }> {
  await selectSigner(connection, id);
  const theirs = `select id from takes where signer = ${id}`;
  await connection.run(
    `delete from journal where id in (select change from journal_takes
     where take in (${theirs}) or before.signer = ${id} or after.signer = ${id})`,
  );
  await connection.run('delete from journal_takes where change not in (select id from journal)');
  await connection.run(`delete from landmarks where take in (${theirs})`);
  const [gone] = await rows(connection, `delete from takes where signer = ${id}`);
  await connection.run(`delete from sessions where signer = ${id}`);
  await connection.run(`delete from former_names where signer = ${id}`);
  await connection.run(`delete from signers where id = ${id}`);
  return { takes: Number(gone?.Count) };
}
