/**
 * Takes that other models have learnt from, for a training on all of them. What the library still has is read there, as it
 * is now; what was deleted there stays away; what it never had comes from the file that was frozen.
 */
import { BIGINT, BOOLEAN, LIST, listValue, VARCHAR, type DuckDBConnection } from '@duckdb/node-api';
import { quotedInput } from '../../training/exchange/duckdb.ts';
import type { TakeSummary } from '../ipc.ts';

/** Takes of the library, and the file that holds them in this order; null where there are none. */
export interface Listed {
  file: string | null;
  takes: readonly TakeSummary[];
}

/** The same movement at the same times is the same take, whatever it is called and wherever it was copied to. */
const PRINT = 'hash(t_ms, hands)';

/**
 * @param frozen snapshots of the models; a take that several of them hold is taken once
 * @param leftOut names of signers whose takes do not come along
 * @returns for each take of `here` whether it was among them, and for each row of each file whether it is taken from there
 */
export async function inherit(
  connection: DuckDBConnection,
  here: Listed,
  deleted: Listed,
  frozen: readonly string[],
  leftOut: readonly string[],
): Promise<{ known: boolean[]; taken: boolean[][] }> {
  await fingerprint(connection, 'here', here);
  await fingerprint(connection, 'deleted', deleted);
  const files = frozen.map(
    (file, k) =>
      `select ${k} as file, file_row_number as place, take_id, signer, ${PRINT} as print from ${parquet(file)}`,
  );
  await connection.run(`create table inherited as ${files.join(' union all ')}`);
  await connection.run(
    'create table left_out as select unnest($leftOut) as signer',
    { leftOut: listValue(leftOut) },
    { leftOut: LIST(VARCHAR) },
  );
  // A file was frozen from this very library where both call a take the same. What is missing here was deleted for good.
  await connection.run(
    `create table own as select distinct file from inherited i
     join (from here union all from deleted) l on l.print = i.print and l.id = i.take_id`,
  );
  const known = await booleans(connection, 'select print in (select print from inherited) from here order by place');
  const taken = await Promise.all(
    frozen.map((_, k) =>
      booleans(
        connection,
        `select print not in (select print from here union all select print from deleted)
           and not (take_id is not null and file in (from own))
           and signer not in (from left_out)
           and not exists (select 1 from inherited e where e.print = i.print and (e.file, e.place) < (i.file, i.place))
         from inherited i where file = ${k} order by place`,
      ),
    ),
  );
  return { known, taken };
}

async function fingerprint(connection: DuckDBConnection, table: string, { file, takes }: Listed): Promise<void> {
  await connection.run(`create table ${table} (place bigint, id bigint, print ubigint)`);
  if (file === null) return;
  await connection.run(
    `insert into ${table} select place, list_extract($ids, place + 1), print
     from (select file_row_number as place, ${PRINT} as print from ${parquet(file)})`,
    { ids: listValue(takes.map(({ id }) => BigInt(id))) },
    { ids: LIST(BIGINT) },
  );
}

async function booleans(connection: DuckDBConnection, query: string): Promise<boolean[]> {
  const result = await connection.runAndReadAll(query);
  return (result.getColumns()[0] ?? []).map((value) => value === true);
}

/** As a table, with the places of its rows. */
export const parquet = (file: string): string =>
  `read_parquet(${quotedInput(file)}, hive_partitioning = false, file_row_number = true)`;

/** For a query that keeps rows of a file by their place: a join would not keep their order. */
export async function setFlags(connection: DuckDBConnection, name: string, flags: readonly boolean[]): Promise<void> {
  await connection.run(`set variable ${name} = $flags`, { flags: listValue(flags) }, { flags: LIST(BOOLEAN) });
}
