/**
 * Looks for a newer version where the maker of this copy keeps them, when somebody asks for it: never by itself. What it
 * fetches is put into the folder for downloads and installed by its owner, with the system's own means.
 */
import { createHash } from 'node:crypto';
import { createWriteStream, readFileSync } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import * as v from 'valibot';
import type { Update } from '../ipc.ts';
import { download } from './download.ts';
import { isNewer, MANIFEST, readManifest, refused, type Manifest, type UpdateFile } from './manifest.ts';

const MANIFEST_BYTES = 65_536;

/** Written by packaging/dist.ts; a copy without it has no place to look at. */
const Source = v.object({
  /** Folder with the manifest and the files. */
  address: v.pipe(v.string(), v.url()),
  /** Public key of the maker: SPKI in DER, base64. */
  key: v.string(),
});
export type UpdateSource = v.InferOutput<typeof Source>;

/** @param file of the built app. Null where this copy was packaged without updates */
export function updateSource(file: string): UpdateSource | null {
  try {
    return v.parse(Source, JSON.parse(readFileSync(file, 'utf8')));
  } catch {
    return null;
  }
}

export const noPlace = () => refused('This copy has no place to look for updates: ask whoever gave it to you.');

export interface UpdateParts {
  version: string;
  source: UpdateSource | null;
  /** Folder for what is fetched. */
  downloads: string;
  /** Shows the file to its owner. */
  reveal: (path: string) => void;
  /** An AppImage replaces an AppImage, a package of the system a package. */
  format?: 'AppImage' | 'package';
}

export class Updates {
  readonly #parts: UpdateParts;
  #fetching: Promise<{ path: string }> | null = null;

  constructor(parts: UpdateParts) {
    this.#parts = parts;
  }

  /** The host that would be asked; null where there is none. */
  get host(): string | null {
    const { source } = this.#parts;
    return source && new URL(source.address).host;
  }

  /** @returns null where this is the newest. @throws {RequestError} `update` */
  async look(): Promise<Update | null> {
    const { version, notes, file } = await this.#newest();
    if (!isNewer(version, this.#parts.version)) return null;
    if (!file) throw refused(`Version ${version} is there, but not for this kind of computer.`);
    return { version, notes, name: file.name, bytes: file.bytes };
  }

  /** One at a time: whoever asks meanwhile gets the same. @throws {RequestError} `update`; nothing is left behind then */
  async fetch(): Promise<{ path: string }> {
    this.#fetching ??= this.#fetch().finally(() => (this.#fetching = null));
    return this.#fetching;
  }

  async #fetch(): Promise<{ path: string }> {
    const { version, file } = await this.#newest();
    if (!file || !isNewer(version, this.#parts.version)) throw refused('There is no newer version.');
    const path = join(this.#parts.downloads, file.name);
    const unfinished = `${path}.part`;
    try {
      const hash = createHash('sha256');
      await pipeline(
        download(this.#address(file.name), file.bytes),
        async function* (chunks: AsyncIterable<Uint8Array>) {
          for await (const chunk of chunks) {
            hash.update(chunk);
            yield chunk;
          }
        },
        createWriteStream(unfinished),
      );
      if (hash.digest('hex') !== file.sha256)
        throw refused(
          'What was fetched is not what the maker of this copy has signed, so it was thrown away. Try again.',
        );
      await rename(unfinished, path);
    } catch (error) {
      await rm(unfinished, { force: true });
      throw (error as Error).name === 'RequestError'
        ? error
        : refused(`${path} could not be written. Is the disk full?`);
    }
    this.#parts.reveal(path);
    return { path };
  }

  async #newest(): Promise<Pick<Manifest, 'version' | 'notes'> & { file: UpdateFile | null }> {
    const { source } = this.#parts;
    if (!source) throw noPlace();
    const chunks: Uint8Array[] = [];
    for await (const chunk of download(this.#address(MANIFEST), MANIFEST_BYTES)) chunks.push(chunk);
    const { version, notes, files } = readManifest(Buffer.concat(chunks).toString('utf8'), source.key);
    const fitting = files.filter(({ platform, arch }) => platform === process.platform && arch === process.arch);
    const image = (this.#parts.format ?? 'package') === 'AppImage';
    const file = fitting.find(({ name }) => name.endsWith('.AppImage') === image) ?? null;
    return { version, notes, file };
  }

  #address(name: string): URL {
    const folder = this.#parts.source?.address ?? '';
    return new URL(name, folder.endsWith('/') ? folder : `${folder}/`);
  }
}
