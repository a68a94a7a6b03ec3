/**
 * Model folders in the data folder. A name is there only for a model that is whole; what is being built, or is deleted,
 * has a name that begins with a dot.
 */
import { randomBytes } from 'node:crypto';
import { mkdir, mkdtemp, readdir, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import * as v from 'valibot';
import { publish, readDurable, writeDurably } from '../durable-file.ts';
import { RequestError, type DeletedModel } from '../ipc.ts';
import { syncFolder } from '../library/disk.ts';
import { readSummary, type ModelFacts } from './summary.ts';

/** The model that came with Signwright. */
export const RELEASED = 'released';
/** A deleted model can be brought back for so long. */
const KEPT_MS = 7 * 24 * 3600 * 1000;
const NAME = /^[a-z0-9][a-z0-9-]{0,63}$/;
const BUILDING = '.building-';
const DELETED = '.deleted';
const ORIGIN = 'origin.json';
const BIN_NOTE = 'deleted.json';

const Origin = v.object({ format: v.literal(1), origin: v.picklist(['trained', 'imported']), created: v.number() });
export type Origin = Omit<v.InferOutput<typeof Origin>, 'format'>;
const BinNote = v.object({ at: v.number() });

/** Sorts by time, and is told apart from others of the same millisecond. */
export const newId = (prefix: string): string =>
  `${prefix}${Date.now().toString(36)}-${randomBytes(3).toString('hex')}`;

export class Shelf {
  readonly #folder: string;
  readonly #released: string;

  /** @param folder where models go; `released`: the folder of the released one */
  constructor(folder: string, released: string) {
    this.#folder = folder;
    this.#released = released;
  }

  /** @throws {RequestError} where there is no such model */
  async folderOf(id: string): Promise<string> {
    if (id === RELEASED) return this.#released;
    const folder = join(this.#folder, id);
    if (!NAME.test(id) || !(await isFolder(folder)))
      throw new RequestError('no-model', 'This model is no longer there: the list may be old.');
    return folder;
  }

  has(id: string): Promise<boolean> {
    return this.folderOf(id).then(
      () => true,
      () => false,
    );
  }

  /** The released one first, then the newest. */
  async list(): Promise<(ModelFacts & { id: string })[]> {
    const names = await readdir(this.#folder).catch((): string[] => []);
    const own = await Promise.all(
      names
        .filter((name) => NAME.test(name) && name !== RELEASED)
        .map(async (id) => ((await isFolder(join(this.#folder, id))) ? [await this.describe(id)] : [])),
    );
    return [await this.describe(RELEASED), ...own.flat().sort((a, b) => (b.created ?? 0) - (a.created ?? 0))];
  }

  async describe(id: string): Promise<ModelFacts & { id: string }> {
    const folder = id === RELEASED ? this.#released : join(this.#folder, id);
    const origin = id === RELEASED ? null : await readDurable(join(folder, ORIGIN), Origin).catch(() => null);
    return {
      id,
      origin: id === RELEASED ? 'released' : (origin?.origin ?? 'imported'),
      created: origin?.created ?? null,
      ...(await readSummary(folder)),
    };
  }

  /** An empty folder to build a model in; swept away at the next start if it never gets a name. */
  async build(): Promise<string> {
    await mkdir(this.#folder, { recursive: true });
    return mkdtemp(join(this.#folder, BUILDING));
  }

  /**
   * A model that was built becomes one of the list.
   * @throws {RequestError} `disk-full`
   */
  async put(built: string, id: string, origin: Origin): Promise<void> {
    await writeDurably(join(built, ORIGIN), { format: 1, ...origin });
    await publish(built, join(this.#folder, id));
  }

  async remove(id: string): Promise<void> {
    const folder = await this.folderOf(id);
    await mkdir(join(this.#folder, DELETED), { recursive: true });
    await writeDurably(join(folder, BIN_NOTE), { at: Date.now() });
    await rename(folder, join(this.#folder, DELETED, id));
    await syncFolder(this.#folder);
  }

  /** @throws {RequestError} where it is gone for good */
  async restore(id: string): Promise<void> {
    const binned = join(this.#folder, DELETED, id);
    if (!NAME.test(id) || !(await isFolder(binned)))
      throw new RequestError('no-model', 'This model cannot be brought back any more.');
    await rename(binned, join(this.#folder, id));
    await rm(join(this.#folder, id, BIN_NOTE), { force: true });
    await syncFolder(this.#folder);
  }

  /** What can be brought back, the last one first. */
  async deleted(): Promise<DeletedModel[]> {
    const bin = join(this.#folder, DELETED);
    const names = (await readdir(bin).catch((): string[] => [])).filter((name) => NAME.test(name));
    const all = await Promise.all(
      names.map(async (id) => {
        const note = await readDurable(join(bin, id, BIN_NOTE), BinNote).catch(() => null);
        const { name } = await readSummary(join(bin, id));
        return { id, name, until: (note?.at ?? 0) + KEPT_MS };
      }),
    );
    return all.sort((a, b) => b.until - a.until);
  }

  /** The takes, by their SHA-256, that models learnt from which can be brought back. */
  async deletedVersions(): Promise<string[]> {
    const bin = join(this.#folder, DELETED);
    const names = (await readdir(bin).catch((): string[] => [])).filter((name) => NAME.test(name));
    return Promise.all(names.map(async (id) => (await readSummary(join(bin, id))).dataVersion));
  }

  /** Leftovers of a process that died, and what has been deleted long enough. */
  async sweep(): Promise<void> {
    for (const name of await readdir(this.#folder).catch((): string[] => []))
      if (name.startsWith(BUILDING) && (await isOld(join(this.#folder, name))))
        await rm(join(this.#folder, name), { recursive: true, force: true });
    for (const { id, until } of await this.deleted())
      if (until < Date.now()) await rm(join(this.#folder, DELETED, id), { recursive: true, force: true });
  }
}

/** Nothing is built for an hour; but another window may be building now. */
export const isOld = (path: string): Promise<boolean> =>
  stat(path).then(
    ({ mtimeMs }) => mtimeMs < Date.now() - 3600 * 1000,
    () => false,
  );

const isFolder = (path: string): Promise<boolean> =>
  stat(path).then(
    (info) => info.isDirectory(),
    () => false,
  );
