/** Sets of takes that were frozen for trainings, and whose takes they hold. */
import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { BIGINT, LIST, listValue, VARCHAR } from '@duckdb/node-api';
import { quotedInput, withDuckDB } from '../../training/exchange/duckdb.ts';
import { parquet } from '../training/union.ts';

const ENDING = '.parquet';

/**
 * By version. One that cannot be read is counted among them: it is of no use.
 * @param signers what the person is and was called
 * @param takes their numbers in the library: takes may have been another's when they were frozen
 */
export async function frozenWith(
  folder: string,
  signers: readonly string[],
  takes: readonly number[],
): Promise<Set<string>> {
  const found = new Set<string>();
  const names = await readdir(folder).catch((): string[] => []);
  for (const name of names.filter((each) => each.endsWith(ENDING)))
    if (await holds(join(folder, name), signers, takes).catch(() => true)) found.add(name.slice(0, -ENDING.length));
  return found;
}

function holds(path: string, signers: readonly string[], takes: readonly number[]): Promise<boolean> {
  return withDuckDB(async (connection) => {
    const schema = await connection.runAndReadAll(`select name from parquet_schema(${quotedInput(path)})`);
    const numbered = (schema.getColumns()[0] ?? []).includes('take_id');
    const byNumber = numbered ? 'or list_contains($takes, take_id)' : '';
    const found = await connection.runAndReadAll(
      `select count(*) from ${parquet(path)} where list_contains($signers, signer) ${byNumber}`,
      { signers: listValue([...signers]), ...(numbered && { takes: listValue(takes.map(BigInt)) }) },
      { signers: LIST(VARCHAR), ...(numbered && { takes: LIST(BIGINT) }) },
    );
    return Number(found.getRows()[0]?.[0]) > 0;
  }, '256MB');
}

/** What processes left that died while they froze takes. While nobody freezes any. */
export async function removeBuilding(folder: string): Promise<void> {
  for (const name of await readdir(folder).catch((): string[] => []))
    if (name.startsWith('.')) await rm(join(folder, name), { recursive: true, force: true });
}
