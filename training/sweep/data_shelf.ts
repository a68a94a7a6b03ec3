/** The data that a machine has, found by what it is and not by what it is called. */
import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { readdir, stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { InputError } from '../takes.ts';
import type { DataFile } from './job.ts';

export async function dataFile(path: string): Promise<DataFile> {
  return { name: basename(path), sha256: await sha256(path) };
}

async function sha256(path: string): Promise<string> {
  const hash = createHash('sha256');
  for await (const chunk of createReadStream(path)) hash.update(chunk as Buffer);
  return hash.digest('hex');
}

/** Files, and folders whose .parquet files count, looked through anew at each question; only new and changed files are read. */
export class DataShelf {
  readonly #places: readonly string[];
  readonly #known = new Map<string, { size: number; changed: number; sha256: string }>();

  constructor(places: readonly string[]) {
    this.#places = places;
  }

  /**
   * Paths of some files, in order; null where one is not here.
   * @throws {InputError} where a place does not exist
   */
  async find(files: readonly DataFile[]): Promise<string[] | null> {
    const byHash = new Map<string, string>();
    for (const path of await this.#paths()) byHash.set(await this.#hash(path), path);
    const paths = files.flatMap(({ sha256: hash }) => byHash.get(hash) ?? []);
    return paths.length === files.length ? paths : null;
  }

  async #paths(): Promise<string[]> {
    const lists = await Promise.all(
      this.#places.map(async (place) => {
        const info = await stat(place).catch(() => null);
        if (!info) throw new InputError(`There is no file or folder ${place}.`);
        if (!info.isDirectory()) return [place];
        const names = await readdir(place);
        return names.filter((name) => name.endsWith('.parquet')).map((name) => join(place, name));
      }),
    );
    return lists.flat();
  }

  async #hash(path: string): Promise<string> {
    const { size, mtimeMs: changed } = await stat(path);
    const known = this.#known.get(path);
    if (known?.size === size && known.changed === changed) return known.sha256;
    const entry = { size, changed, sha256: await sha256(path) };
    this.#known.set(path, entry);
    return entry.sha256;
  }
}
