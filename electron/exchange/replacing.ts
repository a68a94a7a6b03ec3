/** Which files an export may replace: those that the person has just been asked about, by the system's own dialog. */
import { stat } from 'node:fs/promises';
import { resolve } from 'node:path';
import { RequestError } from '../ipc.ts';
import type { PathChooser } from './handlers.ts';

export class Replacing {
  readonly #asked = new Set<string>();
  /** Null where there are no dialogs: then nothing is ever replaced. */
  readonly choosePath: PathChooser | null;

  constructor(choosePath: PathChooser | null) {
    this.choosePath =
      choosePath &&
      (async (question) => {
        const path = await choosePath(question);
        if (path !== null && (question.purpose === 'export' || question.purpose === 'export-onnx'))
          this.#asked.add(resolve(path));
        return path;
      });
  }

  /**
   * Writes a file. An answer of the dialog is good for one, and for exactly the path that it gave.
   * @param path absolute, with its ending
   * @throws {RequestError} `exists`, where something is there that nobody was asked about
   */
  async to<T>(path: string, write: () => Promise<T>): Promise<T> {
    if (!this.#asked.has(path)) await refuseExisting(path);
    const written = await write();
    this.#asked.delete(path);
    return written;
  }
}

/** @throws {RequestError} `exists`, where something is there */
export async function refuseExisting(path: string): Promise<void> {
  if (await stat(path).catch(() => null))
    throw new RequestError('exists', `There is something at ${path} already. Choose another name.`);
}
