/** Small files that must survive whatever comes: the old content or the new, never half of either. */
import { mkdir, open, readdir, readFile, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import * as v from 'valibot';
import { isFull, isReadOnly, readOnly, syncFile, syncFolder } from './library/disk.ts';
import { RequestError } from './ipc.ts';

/**
 * Resolves when it is safe on the disk.
 * @param mode who may read it, as `chmod` counts; without it the system's habit
 * @throws {RequestError} `disk-full`; `library`, where nothing may be written there
 */
export function writeDurably(path: string, value: unknown, mode?: number): Promise<void> {
  return writeTextDurably(path, `${JSON.stringify(value)}\n`, mode);
}

/** The same for text as it is. */
export async function writeTextDurably(path: string, text: string, mode?: number): Promise<void> {
  const beside = `${path}.new`;
  try {
    await mkdir(dirname(path), { recursive: true });
    const file = await open(beside, 'w', mode);
    try {
      // A file that was left there has kept its own.
      if (mode !== undefined) await file.chmod(mode);
      await file.writeFile(text);
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(beside, path);
    await syncFolder(dirname(path));
  } catch (error) {
    // Where nothing may be written, nothing can be deleted either.
    await rm(beside, { force: true }).catch(() => null);
    throw ofDataFolder(error);
  }
}

/** What is there and has this form; null where nothing is. @throws {Error} where it is damaged */
export async function readDurable<S extends v.GenericSchema>(
  path: string,
  schema: S,
): Promise<v.InferOutput<S> | null> {
  let text: string;
  try {
    text = await readFile(path, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  }
  return v.parse(schema, JSON.parse(text));
}

/**
 * A folder that was built elsewhere on the same disk gets its name once all of its files are safe.
 * @throws {RequestError} `disk-full`
 */
export async function publish(built: string, folder: string): Promise<void> {
  try {
    for (const file of await readdir(built)) await syncFile(join(built, file));
    await syncFolder(built);
    await mkdir(dirname(folder), { recursive: true });
    await rename(built, folder);
    await syncFolder(dirname(folder));
  } catch (error) {
    throw ofDataFolder(error);
  }
}

/** The same as `readable`, for files of Signwright's own: a folder that may not be written is one of its own, too. */
export const ofDataFolder = (error: unknown): unknown => (isReadOnly(error) ? readOnly() : readable(error));

/** A full disk as a sentence; anything else as it is. */
export function readable(error: unknown): unknown {
  if (!isFull(error)) return error;
  return new RequestError('disk-full', 'There is no room on the disk: free some space and try again.');
}
