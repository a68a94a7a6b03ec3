/** Which takes of the library the rows of a snapshot are: its column `take_id`, which other files do not have. */
import { quotedInput, withDuckDB } from './exchange/duckdb.ts';

/** In the order of `readTakes`; null for the takes of files without the column. */
export async function readTakeIds(paths: readonly string[]): Promise<(number | null)[]> {
  return withDuckDB(async (connection) => {
    const ids: (number | null)[] = [];
    for (const path of paths) {
      const schema = await connection.runAndReadAll(`select name from parquet_schema(${quotedInput(path)})`);
      const known = schema.getColumns()[0]?.includes('take_id');
      const column = known ? 'cast(take_id as bigint)' : 'cast(null as bigint)';
      const rows = await connection.runAndReadAll(
        `select ${column} from read_parquet(${quotedInput(path)}, hive_partitioning = false)`,
      );
      for (const id of rows.getColumns()[0] ?? []) ids.push(id === null ? null : Number(id));
    }
    return ids;
  });
}
