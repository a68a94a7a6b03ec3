/** Exports takes for other programs: as takes.parquet, and as MP_Data folders. */
import { writeFileSync } from 'node:fs';
import { mkdir, mkdtemp, rename, rm, stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { HAND_SIZE, LEFT, RIGHT, SLOT_COUNT } from '../../models/landmarks.ts';
import { tracked } from '../clips.ts';
import { eachTake, FRAME_VALUES, InputError, type Take } from '../takes.ts';
import { withDuckDB } from './duckdb.ts';
import { checkedFolder } from './names.ts';
import { writeNpy } from './npy.ts';
import { TakesWriter } from './takes_writer.ts';

export interface ExportRequest {
  data: readonly string[];
  out: string;
  /** Trim and mirror the landmarks, instead of passing on what to trim and mirror. */
  applyEdits?: boolean;
  /** @param takes written so far */
  onProgress?: (takes: number) => void;
}

/**
 * Several files as one, every take checked.
 * @returns takes written
 * @throws {InputError} where a file cannot be read; `out` is then as it was
 */
export function exportTakes({ data, out, applyEdits = false, onProgress }: ExportRequest): Promise<number> {
  return withDuckDB(async (connection) => {
    await checkFolderOf(out);
    const writer = await TakesWriter.open(out);
    try {
      let takes = 0;
      for (const path of data) {
        for await (const take of eachTake(connection, path, { raw: !applyEdits })) {
          await writer.add(take);
          takes++;
          onProgress?.(takes);
        }
      }
      await writer.finish();
      return takes;
    } finally {
      await writer.discard();
    }
  });
}

/**
 * word/sequence/frame.npy, a frame being [left hand 63, right hand 63] in single precision, zeros where a hand is
 * absent. Trims and mirrors are applied: the format has no place for them, nor for times and signers.
 * @returns takes written
 * @throws {InputError} where a file cannot be read, `out` exists, or a word cannot be a folder's name
 */
export function exportMpData({ data, out, onProgress }: ExportRequest): Promise<number> {
  return withDuckDB(async (connection) => {
    await checkFolderOf(out);
    if (await stat(out).catch(() => null)) throw new InputError(`${basename(out)} exists: name a new folder.`);
    const beside = await mkdtemp(`${out}.new-`);
    try {
      const sequences = new Map<string, { word: string; count: number }>();
      let takes = 0;
      for (const path of data) {
        for await (const take of eachTake(connection, path)) {
          const folder = await folderOf(take.word, beside, sequences);
          // Synchronous, as reading is: many small files (source.ts).
          for (const [frame, values] of sides(take).entries()) {
            const seen = values.map((value) => (Number.isNaN(value) ? 0 : value));
            writeFileSync(join(folder, `${frame}.npy`), writeNpy(seen));
          }
          takes++;
          onProgress?.(takes);
        }
      }
      await rename(beside, out);
      return takes;
    } finally {
      await rm(beside, { recursive: true, force: true });
    }
  });
}

async function checkFolderOf(out: string): Promise<void> {
  const info = await stat(dirname(out)).catch(() => null);
  if (!info?.isDirectory()) throw new InputError(`There is no folder to write ${basename(out)} into.`);
}

async function folderOf(word: string, root: string, sequences: Map<string, { word: string; count: number }>) {
  try {
    checkedFolder(word, 'word');
    if (/^\.|[<>:"|?*]|\.$/.test(word)) throw new InputError('its word has characters that folders cannot have');
  } catch (error) {
    throw new InputError(
      `The word “${word}” cannot be a folder’s name: rename it first (${(error as Error).message}).`,
    );
  }
  // Windows and macOS do not tell Hello from hello.
  const known = sequences.get(word.toLowerCase()) ?? { word, count: 0 };
  if (known.word !== word)
    throw new InputError(`The words “${known.word}” and “${word}” would share a folder: rename one of them first.`);
  sequences.set(word.toLowerCase(), known);
  const folder = join(root, word, String(known.count++));
  await mkdir(folder, { recursive: true });
  return folder;
}

/** [frames] of [left, right][21][x, y, z]: by the hands' labels where these are plain, else as the live path tells them apart. */
function sides(take: Take): Float32Array[] {
  const frames = Array.from(take.times, () => new Float32Array(FRAME_VALUES).fill(NaN));
  for (let slot = 0; slot < take.handedness.length; slot++) {
    const hand = take.hands.subarray(slot * HAND_SIZE, (slot + 1) * HAND_SIZE);
    if (!hand.every(Number.isFinite)) continue;
    const p = take.handedness[slot] ?? NaN;
    const frame = frames[Math.floor(slot / SLOT_COUNT)];
    const at = (p > 0.5 ? RIGHT : LEFT) * HAND_SIZE;
    if (!frame || Number.isNaN(p) || p === 0.5 || !Number.isNaN(frame[at])) return trackedSides(take);
    frame.set(hand, at);
  }
  return frames;
}

function trackedSides(take: Take): Float32Array[] {
  return tracked(take).map(({ slots }) => {
    const frame = new Float32Array(FRAME_VALUES).fill(NaN);
    slots.forEach((hand, slot) => hand && frame.set(hand, slot * HAND_SIZE));
    return frame;
  });
}
