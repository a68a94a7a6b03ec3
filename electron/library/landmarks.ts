/** Landmarks in and out of the database as they are, without a JavaScript number each. */
import {
  DuckDBDataChunk,
  DuckDBListValue,
  DuckDBListVector,
  FLOAT,
  INTEGER,
  LIST,
  type DuckDBConnection,
  type DuckDBVector,
} from '@duckdb/node-api';

export interface Motion {
  aspect: number;
  /** [frames] ms from the take's start. */
  times: Float32Array;
  /** [frames][2][21][x, y, z]; NaN = hand absent. */
  hands: Float32Array;
  /** [frames][2] probability that the slot is the right hand; NaN = absent or unknown. */
  handedness: Float32Array;
}

const TYPES = [INTEGER, LIST(FLOAT), LIST(FLOAT), LIST(FLOAT)];

/** Within the transaction that is open on the connection. */
export async function insertLandmarks(connection: DuckDBConnection, take: number, motion: Motion): Promise<void> {
  const chunk = DuckDBDataChunk.create(TYPES, 1);
  chunk.setColumns([[take], [list(motion.times)], [list(motion.hands)], [list(motion.handedness)]]);
  const appender = await connection.createAppender('landmarks', 'main', 'library');
  appender.appendDataChunk(chunk);
  appender.closeSync();
}

// A list vector copies its items one by one out of whatever has a length and indices: a typed array does.
const list = (values: Float32Array) => new DuckDBListValue(values as unknown as readonly number[]);

/** Takes that are gone are missing in the map. */
export async function selectLandmarks(
  connection: DuckDBConnection,
  takes: readonly number[],
): Promise<Map<number, Omit<Motion, 'aspect'>>> {
  const found = new Map<number, Omit<Motion, 'aspect'>>();
  if (takes.length === 0) return found;
  const result = await connection.run(
    `select take, t_ms, hands, handedness from landmarks where take in (${takes.map(Number).join()})`,
  );
  for (let chunk = await result.fetchChunk(); chunk && chunk.rowCount > 0; chunk = await result.fetchChunk()) {
    for (const [row, take] of chunk.getColumnValues(0).entries()) {
      const values = (column: number) => floats(chunk.getColumnVector(column), row);
      found.set(Number(take), { times: values(1), hands: values(2), handedness: values(3) });
    }
  }
  return found;
}

function floats(vector: DuckDBVector, row: number): Float32Array {
  const items = vector instanceof DuckDBListVector ? vector.getItemVector(row)?.toArray() : null;
  return Float32Array.from((items ?? []) as number[]);
}
