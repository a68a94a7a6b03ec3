/** FLOAT[] of Parquet as Float32Array and back, without a JavaScript number each. */
import { DuckDBListValue, DuckDBListVector, type DuckDBVector } from '@duckdb/node-api';

/** @param plain no value of the list is null; otherwise nulls become NaN, which takes longer */
export function floatsAt(vector: DuckDBVector, row: number, plain: boolean): Float32Array {
  const part = vector instanceof DuckDBListVector ? vector.getItemVector(row) : null;
  // What DuckDBFloatVector has inside: a view on the column's values, of which getItemVector made a copy.
  const items = (part as { items?: unknown } | null)?.items;
  if (plain && items instanceof Float32Array) return items;
  return Float32Array.from(part?.toArray() ?? [], (value) => (typeof value === 'number' ? value : NaN));
}

/** For DuckDBDataChunk, which asks of a list's items no more than a length and indices. */
export const listOf = (values: Float32Array) => new DuckDBListValue(values as unknown as readonly number[]);
