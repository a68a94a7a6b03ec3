/**
 * “Google – Isolated Sign Language Recognition” (Kaggle, 2023): train.csv names the sign and the participant of each
 * Parquet file, which has a row for each landmark of each frame that MediaPipe Holistic saw.
 */
import type { DuckDBConnection } from '@duckdb/node-api';
import { HAND_SIZE, LANDMARK_COUNT, LEFT, RIGHT } from '../../models/landmarks.ts';
import { FRAME_VALUES, InputError, LONGEST, type Take } from '../takes.ts';
import { readCsv } from './csv.ts';
import { quotedInput } from './duckdb.ts';
import { holisticTake } from './holistic.ts';
import { checkedName } from './names.ts';
import type { Step } from './report.ts';
import { extensionOf, type Source, type SourceFile } from './source.ts';

export interface GislrOptions {
  language: string | null;
  fps: number;
  aspect: number;
}

export const GISLR_COLUMNS = ['path', 'participant_id', 'sequence_id', 'sign'] as const;
type Row = Record<(typeof GISLR_COLUMNS)[number], string>;

/** train.csv has 94,477 rows of 60 bytes. */
const LARGEST_CSV = 64 * 2 ** 20;
/** 10,000 frames of 543 landmarks, three doubles and a text each. */
const LARGEST_FILE = 512 * 2 ** 20;
/** Rows that are read of a file: two hands, and one landmark of the pose that tells of frames without hands. */
const MOST_ROWS = LONGEST * (2 * LANDMARK_COUNT + 1);

/** The list that the data set is read by: the file that was named, or train.csv, or the first; null where there is none. */
export function listOf({ name, files }: Source): SourceFile | null {
  const rank = ({ parts }: SourceFile) =>
    parts.at(-1) === name ? 0 : (parts.at(-1) === 'train.csv' ? 1 : 2) + parts.length / 1000;
  const lists = files.filter((file) => extensionOf(file) === '.csv');
  return lists.sort((a, b) => rank(a) - rank(b))[0] ?? null;
}

/** Takes in the list's order, and what could not be read of them. */
export async function* readGislr(
  source: Source,
  connection: DuckDBConnection,
  options: GislrOptions,
): AsyncGenerator<Step, void, undefined> {
  const list = listOf(source);
  if (!list) throw new InputError(`${source.name} holds no train.csv, which names each recording’s sign.`);
  // Looked up, never joined to a path: a list cannot lead out of the folder.
  const files = new Map(source.files.map((file) => [file.parts.join('/'), file]));
  const folder = list.parts.slice(0, -1);
  const text = (await list.read(LARGEST_CSV)).toString('utf8');
  let at = 0;
  try {
    for (const row of readCsv(text, GISLR_COLUMNS)) {
      at += row.path.length + row.sign.length + row.participant_id.length + row.sequence_id.length + 4;
      const share = Math.min(at / text.length, 1);
      try {
        const file = files.get([...folder, row.path.trim()].join('/'));
        if (!file) throw new InputError('it is in the list but not in the folder');
        yield { share, take: await readRecording(file, row, connection, options) };
      } catch (error) {
        if (!(error instanceof InputError)) throw error;
        yield { share, problem: { file: row.path || list.name, message: error.message } };
      }
    }
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    yield { share: 1, problem: { file: list.name, message: error.message } };
  }
}

async function readRecording(
  file: SourceFile,
  row: Row,
  connection: DuckDBConnection,
  { language, fps, aspect }: GislrOptions,
): Promise<Take> {
  const word = checkedName(row.sign, 'sign');
  const signer = checkedName(row.participant_id, 'participant');
  const disk = await file.onDisk(LARGEST_FILE);
  let frames: Map<number, Float32Array>;
  try {
    frames = await landmarksOf(disk.path, connection);
  } finally {
    await disk.release();
  }
  const numbers = [...frames.keys()].sort((a, b) => a - b);
  const hands = new Float32Array(numbers.length * FRAME_VALUES);
  numbers.forEach((number, k) => hands.set(frames.get(number) ?? [], k * FRAME_VALUES));
  const first = numbers[0] ?? 0;
  // Frames that are left out of the file leave a gap in time.
  const times = numbers.map((number) => ((number - first) * 1000) / fps);
  // Who takes part records at home, one sign after another: the data set tells of no sittings.
  return holisticTake({ word, signer, session: 'gislr', source: 'gislr', language, aspect, times, hands });
}

/** Frame number → [left, right][21][x, y, z], NaN where nothing was seen. */
async function landmarksOf(path: string, connection: DuckDBConnection): Promise<Map<number, Float32Array>> {
  const frames = new Map<number, Float32Array>();
  const damaged = () => new InputError('it is no Parquet file of landmarks, or is damaged');
  let rows = 0;
  try {
    const result = await connection.stream(
      `select cast(frame as integer), cast(type as varchar), cast(landmark_index as integer), cast(x as float), cast(y as float), cast(z as float)
      from read_parquet(${quotedInput(path)}, hive_partitioning = false)
      where type in ('left_hand', 'right_hand') or (type = 'pose' and landmark_index = 0) limit ${MOST_ROWS + 1}`,
    );
    for (let chunk = await result.fetchChunk(); chunk && chunk.rowCount > 0; chunk = await result.fetchChunk()) {
      rows += chunk.rowCount;
      if (rows > MOST_ROWS) throw new InputError(`it has more than ${LONGEST} frames`);
      for (const [frame, type, index, x, y, z] of chunk.getRows()) {
        if (typeof frame !== 'number' || typeof index !== 'number') throw damaged();
        let hands = frames.get(frame);
        if (!hands) frames.set(frame, (hands = new Float32Array(FRAME_VALUES).fill(NaN)));
        if (type === 'pose') continue;
        if (index < 0 || index >= LANDMARK_COUNT) throw new InputError(`it has a landmark ${index} of a hand`);
        const slot = type === 'left_hand' ? LEFT : RIGHT;
        hands.set(
          [x, y, z].map((value) => (typeof value === 'number' ? value : NaN)),
          slot * HAND_SIZE + index * 3,
        );
      }
    }
  } catch (error) {
    throw error instanceof InputError ? error : damaged();
  }
  return frames;
}
