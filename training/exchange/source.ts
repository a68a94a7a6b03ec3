/** Where an import reads from: a file, a folder or a .zip file, seen as one list of files. */
import { closeSync, constants, fstatSync, openSync, readFileSync } from 'node:fs';
import { open, opendir, realpath, rm, stat } from 'node:fs/promises';
import { basename, dirname, extname, join, sep } from 'node:path';
import { InputError } from '../takes.ts';
import type { Problem } from './report.ts';
import { openZip, type ZipLimits } from './zip.ts';

export interface SourceFile {
  /** Folders and file name; those above what was named included, for word/clip.pose may be named as clip.pose. */
  parts: readonly string[];
  /** Path for people, from what was named. */
  name: string;
  /** @throws {InputError} where it cannot be read, or is larger than `limit` bytes */
  read(limit: number): Promise<Buffer>;
  /** A path at which DuckDB finds it; `release` removes what had to be unpacked. */
  onDisk(limit: number): Promise<{ path: string; release(): Promise<void> }>;
}

export interface Source {
  /** What was named, without folders. */
  name: string;
  /** In natural order: 2.npy before 10.npy. */
  files: SourceFile[];
  /** What was left out at once: links, paths that lead out of an archive, folders that cannot be opened. */
  refused: Problem[];
  close(): void;
}

/** Folders below the one that was named: word/sequence/frame.npy needs two, wrapped archives some more. */
const DEEPEST = 8;
const MOST_FILES = 2_000_000;
const ZIP_START = Buffer.from('PK\u0003\u0004', 'latin1');
/** A pipe that was put in a file's place is opened at once, and refused, where it would be waited for. Windows has none. */
const NONBLOCKING = constants.O_NONBLOCK ?? 0;
const natural = new Intl.Collator('en', { numeric: true }).compare;

export const extensionOf = (file: SourceFile): string => extname(file.name).toLowerCase();

/**
 * @param scratch an empty folder for what must be unpacked
 * @throws {InputError} where there is nothing of that name, or no .zip file or folder can be read
 */
export async function openSource(path: string, scratch: string, limits?: ZipLimits): Promise<Source> {
  const name = basename(path);
  const real = await realpath(path).catch(() => null);
  const info = real === null ? null : await stat(real).catch(() => null);
  if (real === null || !info) throw new InputError(`There is no file or folder ${name}.`);
  let source: Source;
  if (info.isDirectory()) source = await openFolder(real, name);
  else if (!info.isFile()) throw new InputError(`${name} is neither a file nor a folder.`);
  else if (await isZip(real)) source = await openArchive(real, name, scratch, limits);
  // A list of recordings is nothing without the folder that it speaks of.
  else if (extname(real).toLowerCase() === '.csv') source = await openFolder(dirname(real), name);
  else source = { name, files: [fileAt(real, name)], refused: [], close: () => undefined };
  const keys = new Map(source.files.map((file) => [file, file.parts.join('/')]));
  source.files.sort((a, b) => natural(keys.get(a) ?? '', keys.get(b) ?? ''));
  return source;
}

/** What systems leave in folders: .DS_Store, __MACOSX, thumbnails. */
const isLitter = (part: string): boolean => part.startsWith('.') || part === '__MACOSX';

async function isZip(path: string): Promise<boolean> {
  const file = await open(path, 'r').catch(() => null);
  if (!file) return false;
  const { buffer, bytesRead } = await file.read(Buffer.alloc(4), 0, 4, 0).finally(() => file.close());
  return bytesRead === 4 && buffer.equals(ZIP_START);
}

async function openFolder(root: string, name: string): Promise<Source> {
  const files: SourceFile[] = [];
  const refused: Problem[] = [];
  const walk = async (folder: string, below: readonly string[]): Promise<void> => {
    try {
      for await (const entry of await opendir(folder)) {
        if (isLitter(entry.name)) continue;
        const parts = [...below, entry.name];
        const shown = parts.join('/');
        const path = join(folder, entry.name);
        if (entry.isSymbolicLink()) refused.push({ file: shown, message: 'it is a link; name its target instead' });
        else if (entry.isFile()) files.push(fileAt(path, shown));
        else if (entry.isDirectory()) {
          if (parts.length > DEEPEST) refused.push({ file: shown, message: 'it lies too many folders deep' });
          else await walk(path, parts);
        }
        if (files.length > MOST_FILES) throw new InputError(`${name} holds more than ${MOST_FILES} files.`);
      }
    } catch (error) {
      if (error instanceof InputError) throw error;
      refused.push({ file: below.join('/') || name, message: 'the folder cannot be opened' });
    }
  };
  await walk(root, []);
  return { name, files, refused, close: () => undefined };
}

function fileAt(path: string, name: string): SourceFile {
  // Synchronous: recordings are many small files, and each wait for the thread pool takes longer than reading one.
  const sized = <T>(limit: number, use: (file: number) => T): T => {
    let file: number;
    try {
      file = openSync(path, constants.O_RDONLY | NONBLOCKING);
    } catch {
      throw new InputError('it cannot be opened');
    }
    try {
      const info = fstatSync(file);
      if (!info.isFile()) throw new InputError('it is no file');
      if (info.size === 0) throw new InputError('it is empty');
      if (info.size > limit)
        throw new InputError(`it is larger than a recording: ${Math.round(info.size / 2 ** 20)} MiB`);
      return use(file);
    } catch (error) {
      throw error instanceof InputError ? error : new InputError('it cannot be read');
    } finally {
      closeSync(file);
    }
  };
  return {
    parts: path.split(sep).filter(Boolean),
    name,
    read: async (limit) => sized(limit, (file) => readFileSync(file)),
    onDisk: async (limit) => sized(limit, () => ({ path, release: () => Promise.resolve() })),
  };
}

async function openArchive(path: string, name: string, scratch: string, limits?: ZipLimits): Promise<Source> {
  const zip = await openZip(path, name, limits);
  let unpacked = 0;
  const above = basename(path, extname(path));
  const files = zip.entries
    .filter(({ parts }) => !parts.some(isLitter))
    .map((entry): SourceFile => ({
      parts: [above, ...entry.parts],
      name: entry.parts.join('/'),
      read: (limit) => entry.read(limit),
      async onDisk(limit) {
        // Never by the entry's own name.
        const to = join(scratch, `unpacked-${unpacked++}`);
        const release = () => rm(to, { force: true });
        try {
          await entry.extract(to, limit);
        } catch (error) {
          await release();
          throw error;
        }
        return { path: to, release };
      },
    }));
  return { name, files, refused: zip.refused, close: () => zip.close() };
}
