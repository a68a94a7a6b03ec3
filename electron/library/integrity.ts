/** Whether all that belongs together in the library is there, and can be read. */
import type { DuckDBConnection } from '@duckdb/node-api';
import { HAND_SIZE, SLOT_COUNT } from '../../models/landmarks.ts';
import { rows } from './connections.ts';

/** Each query counts what must not be. */
const WRONG: Record<string, string> = {
  'takes have no landmarks': 'select count(*) from takes where id not in (select take from landmarks)',
  'landmarks belong to no take': 'select count(*) from landmarks where take not in (select id from takes)',
  'takes have landmarks twice': 'select count(*) - count(distinct take) from landmarks',
  'takes are there twice': 'select (count(*) - count(distinct id)) + (count(key) - count(distinct key)) from takes',
  'takes have no word': 'select count(*) from takes where word not in (select id from words where not removed)',
  'takes have no signer': 'select count(*) from takes where signer not in (select id from signers)',
  'takes have no session of their signer':
    'select count(*) from takes t where not exists (from sessions s where s.id = t.session and s.signer = t.signer)',
  'takes have a trim that does not lie in them':
    'select count(*) from takes where not (trim_start >= 0 and trim_start <= trim_end and trim_end <= duration)',
  'takes have landmarks of another length': `select count(*) from takes join landmarks on take = id where
    octet_length(t_ms) <> 4 * frames or octet_length(hands) <> ${4 * SLOT_COUNT * HAND_SIZE} * frames
    or octet_length(handedness) <> ${4 * SLOT_COUNT} * frames`,
  'changes are of no take': `select count(*) from journal_takes where take not in (select id from takes)
    or change not in (select id from journal)`,
  'words are there twice': 'select count(*) - count(distinct word) from words where not removed',
  'signers are there twice': 'select count(*) - count(distinct name) from signers',
};

/** Sentences on what is wrong; none where all is well. Reads the whole library. */
export async function check(connection: DuckDBConnection): Promise<string[]> {
  const wrong = await checkTables(connection);
  // Lengths are known without the bytes; a hash is not. DuckDB compares each block that it reads with its checksum.
  const everything = 'select bit_xor(hash(t_ms)), bit_xor(hash(hands)), bit_xor(hash(handedness)) from landmarks';
  await read(connection, everything, wrong);
  return wrong;
}

/** The same without the bytes of the landmarks. */
export async function checkTables(connection: DuckDBConnection): Promise<string[]> {
  const wrong: string[] = [];
  for (const [what, sql] of Object.entries(WRONG)) {
    const [row] = await read(connection, `select (${sql})::integer as n`, wrong);
    if (row && row.n !== 0) wrong.push(`${String(row.n)} ${what}.`);
  }
  return wrong;
}

async function read(connection: DuckDBConnection, sql: string, wrong: string[]) {
  return rows(connection, sql).catch((error: unknown) => {
    wrong.push(`A part of the library cannot be read: ${String(error)}`);
    return [];
  });
}
