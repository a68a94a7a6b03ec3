/** Landmarks in and out of the database: bytes of float32, as they came. */
import { blobValue, type DuckDBConnection, type DuckDBValue } from '@duckdb/node-api';
import { HAND_SIZE, SLOT_COUNT } from '../../models/landmarks.ts';
import { preparedRows, runPrepared } from './connections.ts';

export interface Motion {
  /** [frames] ms from the take's start, strictly increasing. */
  times: Float32Array;
  /** [frames][2][21][x, y, z]; NaN = hand absent. */
  hands: Float32Array;
  /** [frames][2] probability that the slot is the right hand; NaN = absent or unknown. */
  handedness: Float32Array;
}

/** From so many numbers a take on, reading what lies between costs more than a look-up for each. */
const SPARSE = 4;

/** @throws {RangeError} where the arrays are no take */
export function checkMotion({ times, hands, handedness }: Motion): void {
  if (times.length === 0) throw new RangeError('A take needs at least one frame.');
  if (hands.length !== times.length * SLOT_COUNT * HAND_SIZE || handedness.length !== times.length * SLOT_COUNT)
    throw new RangeError(`${times.length} frames do not have ${hands.length} and ${handedness.length} values.`);
  if (times.some((t, k) => !Number.isFinite(t) || (k > 0 && !(t > (times[k - 1] ?? NaN)))))
    throw new RangeError('The times of a take go forward.');
}

/** Within the transaction that is open on the connection. */
export async function insertLandmarks(connection: DuckDBConnection, take: number, motion: Motion): Promise<void> {
  await preparedRows(connection, 'insert into landmarks values ($take, $times, $hands, $handedness)', {
    take,
    times: bytesOf(motion.times),
    hands: bytesOf(motion.hands),
    handedness: bytesOf(motion.handedness),
  });
}

/** Null where the take is gone. */
export async function selectLandmarks(connection: DuckDBConnection, take: number): Promise<Motion | null> {
  // By one number at a time DuckDB reads the one row; by a list of them it reads whole row groups (measured: 15 times slower).
  const found = await runPrepared(connection, 'select t_ms, hands, handedness from landmarks where take = $take', {
    take,
  });
  const [row] = found.getRows();
  return row ? { times: floatsOf(row[0]), hands: floatsOf(row[1]), handedness: floatsOf(row[2]) } : null;
}

export function bytesOf(values: Float32Array) {
  return blobValue(new Uint8Array(values.buffer, values.byteOffset, values.byteLength));
}

export function floatsOf(value: DuckDBValue | undefined): Float32Array {
  const { bytes } = value as { bytes: Uint8Array };
  // A copy: the bytes may lie where no float32 may, in a buffer that others use too.
  return new Float32Array(new Uint8Array(bytes).buffer);
}

/** Of takes whose numbers mostly follow each other, at once. */
export async function rangeOfLandmarks(
  connection: DuckDBConnection,
  takes: readonly number[],
): Promise<Map<number, Motion>> {
  const found = new Map<number, Motion>();
  const least = takes.reduce((a, b) => Math.min(a, b), Infinity);
  const most = takes.reduce((a, b) => Math.max(a, b), -Infinity);
  if (most - least > SPARSE * takes.length) {
    for (const take of takes) {
      const motion = await selectLandmarks(connection, take);
      if (motion) found.set(take, motion);
    }
    return found;
  }
  const wanted = new Set(takes);
  const result = await connection.runAndReadAll(
    'select t_ms, hands, handedness, take from landmarks where take between ? and ?',
    [least, most],
  );
  for (const [times, hands, handedness, id] of result.getRows()) {
    if (wanted.has(Number(id)))
      found.set(Number(id), { times: floatsOf(times), hands: floatsOf(hands), handedness: floatsOf(handedness) });
  }
  return found;
}
