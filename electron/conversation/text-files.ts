/**
 * Text that a person saves: written as a whole or not at all, and only to a place that they have just chosen in the
 * system's own dialog. So a page that went wrong could overwrite nothing.
 */
import { randomUUID } from 'node:crypto';
import { open, rename, rm } from 'node:fs/promises';
import { dirname, extname, resolve } from 'node:path';
import { readable } from '../durable-file.ts';
import type { PathChooser } from '../exchange/handlers.ts';
import { refuseExisting } from '../exchange/replacing.ts';
import { RequestError } from '../ipc.ts';
import { syncFolder } from '../library/disk.ts';

const EXTENSIONS = { 'export-text': '.txt', 'export-captions': '.vtt' } as const;

export class TextFiles {
  /** Whether the dialog asked about that very name, so that what is there may be replaced. */
  readonly #chosen = new Map<string, boolean>();
  /** Null where there are no dialogs: then the page saves by itself, as a download. */
  readonly choosePath: PathChooser | null;

  constructor(choosePath: PathChooser | null) {
    this.choosePath =
      choosePath &&
      (async (question) => {
        const path = await choosePath(question);
        const { purpose } = question;
        if (path === null || (purpose !== 'export-text' && purpose !== 'export-captions')) return path;
        const extension = EXTENSIONS[purpose];
        const asked = extname(path).toLowerCase() === extension;
        const full = resolve(asked ? path : `${path}${extension}`);
        this.#chosen.set(full, asked);
        return full;
      });
  }

  /**
   * @param path as the dialog gave it: each choice is good for one file
   * @throws {RequestError} `not-chosen`, `exists`, `disk-full`, `not-written`
   */
  async save({ path, text }: { path: string; text: string }): Promise<{ path: string }> {
    const to = resolve(path);
    const asked = this.#chosen.get(to);
    if (asked === undefined)
      throw new RequestError('not-chosen', 'Text is saved only where you chose in the dialog. Choose a place again.');
    this.#chosen.delete(to);
    if (!asked) await refuseExisting(to);
    const beside = `${to}.${randomUUID()}.new`;
    try {
      const file = await open(beside, 'wx');
      try {
        await file.writeFile(text);
        await file.sync();
      } finally {
        await file.close();
      }
      await rename(beside, to);
      await syncFolder(dirname(to));
    } catch (error) {
      await rm(beside, { force: true });
      const known = readable(error);
      if (known instanceof RequestError) throw known;
      throw new RequestError('not-written', `The file could not be written to ${to}. Choose another place.`);
    }
    return { path: to };
  }
}
