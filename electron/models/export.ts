/** A model as a folder for another installation: what the model is, not what it read in this library. */
import { copyFile, mkdtemp, rename, rm, stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { BOUNDARY_FILE, readModelFolder } from '../../models/engine/folder.ts';
import { readable } from '../durable-file.ts';
import { RequestError } from '../ipc.ts';

const FILES = ['model.json', 'weights.safetensors', 'metrics.json', 'card.md', 'prototypes.json', BOUNDARY_FILE];

/** @throws {RequestError} where the model is damaged or nothing can be written there; then nothing is there */
export async function exportFolder(folder: string, to: string): Promise<void> {
  let beside: string | null = null;
  try {
    await readModelFolder(folder);
    beside = await mkdtemp(join(dirname(to), '.signwright-'));
    for (const file of FILES)
      if (await stat(join(folder, file)).catch(() => null)) await copyFile(join(folder, file), join(beside, file));
    await rename(beside, to);
  } catch (error) {
    if (beside) await rm(beside, { recursive: true, force: true });
    if (error instanceof Error && error.name === 'ModelError') throw new RequestError('model', error.message);
    if (['ENOENT', 'ENOTDIR', 'EACCES', 'EPERM', 'EROFS'].includes((error as NodeJS.ErrnoException).code ?? ''))
      throw new RequestError('model', `${basename(to)} cannot be written there: choose another folder.`);
    throw readable(error);
  }
}
