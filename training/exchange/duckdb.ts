/** DuckDB as the reader and writer of Parquet: nothing is fetched, nothing but the named file is opened. */
import { DuckDBInstance, type DuckDBConnection } from '@duckdb/node-api';

/**
 * Runs `work` on a database in memory that is gone afterwards.
 * @param memory what DuckDB may take, as `1GB`; 80 % of the machine where left out
 */
export async function withDuckDB<T>(work: (connection: DuckDBConnection) => Promise<T>, memory?: string): Promise<T> {
  // Parquet is built in: extensions stay off. Spilling is off too, it would write into the current folder.
  const instance = await DuckDBInstance.create(':memory:', {
    autoinstall_known_extensions: 'false',
    autoload_known_extensions: 'false',
    threads: '2',
    temp_directory: '',
    ...(memory ? { memory_limit: memory } : {}),
  });
  const connection = await instance.connect();
  try {
    return await work(connection);
  } finally {
    connection.closeSync();
    instance.closeSync();
  }
}

/** A path to write to, as a SQL string. */
export const quoted = (path: string): string => `'${path.replaceAll("'", "''")}'`;

/** A path to read from, as a SQL string: `a[1].parquet` is that file, not a pattern. */
export const quotedInput = (path: string): string => quoted(path.replace(/[*?[]/g, '[$&]'));
