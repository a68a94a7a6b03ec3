/** Reads .zip files from strangers: nothing is unpacked by its own name, and no header is believed about sizes. */
import { createWriteStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { Transform, Writable, type Readable, type TransformCallback } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { crc32 } from 'node:zlib';
import { getFileNameLowLevel, openPromise, validateFileName, type Entry, type ZipFile } from 'yauzl';
import { InputError } from '../takes.ts';
import type { Problem } from './report.ts';

export interface ZipLimits {
  /** Files in the archive. */
  entries: number;
  /** Bytes of one file that may come out whatever its ratio. */
  free: number;
  /** Above `free`, unpacked bytes for each packed one. Landmarks as numbers pack about 2 to 10 times. */
  ratio: number;
  /** Bytes that all files together may come to, whatever their ratio; above it, `ratio` counts for the archive. */
  freeTotal: number;
}

export const ZIP_LIMITS: ZipLimits = { entries: 250_000, free: 2 ** 24, ratio: 100, freeTotal: 2 ** 30 };

const REGULAR_OR_UNSAID = new Set([0, 0o100000]);
const STORED = 0;
const DEFLATED = 8;

export interface ZipEntry {
  /** Folders and file name: none is empty, `.` or `..`. */
  parts: string[];
  /** What the archive says; it may lie. */
  size: number;
  /** @throws {InputError} where it is damaged, or comes to more than `limit` bytes */
  read(limit: number): Promise<Buffer>;
  /** The same, into a new file. */
  extract(path: string, limit: number): Promise<void>;
}

export interface Zip {
  entries: ZipEntry[];
  refused: Problem[];
  close(): void;
}

/** @throws {InputError} where it is no .zip file, or holds too many files */
export async function openZip(path: string, name: string, limits: ZipLimits = ZIP_LIMITS): Promise<Zip> {
  let zip: ZipFile;
  try {
    // Names are decoded here: yauzl would end at the first bad one, and the rest would be lost.
    zip = await openPromise(path, { decodeStrings: false, autoClose: false });
  } catch {
    throw new InputError(`${name} is not a .zip file, or is damaged.`);
  }
  const budget = { left: Math.max(limits.freeTotal, (await stat(path)).size * limits.ratio) };
  const entries: ZipEntry[] = [];
  const refused: Problem[] = [];
  try {
    let seen = 0;
    for await (const entry of zip.eachEntry()) {
      if (++seen > limits.entries)
        throw new InputError(`${name} holds more than ${limits.entries} files: unpack it and import the folder.`);
      const file = getFileNameLowLevel(entry.generalPurposeBitFlag, entry.fileNameRaw, entry.extraFields, false);
      if (file.endsWith('/')) continue;
      const wrong = refusal(entry, file);
      if (wrong) refused.push({ file, message: wrong });
      else
        entries.push(
          readable(
            zip,
            entry,
            file.split('/').filter((part) => part !== '' && part !== '.'),
            budget,
            limits,
          ),
        );
    }
  } catch (error) {
    if (error instanceof InputError) {
      zip.close();
      throw error;
    }
    refused.push({
      file: name,
      message: `its list of files is damaged after the first ${entries.length + refused.length}`,
    });
  }
  return { entries, refused, close: () => zip.close() };
}

function refusal(entry: Entry, file: string): string | null {
  if (validateFileName(file) !== null || file.includes('\0')) return 'its path leads out of the archive';
  // The upper half holds Unix's file mode where a Unix made the archive.
  if (!REGULAR_OR_UNSAID.has((entry.externalFileAttributes >>> 16) & 0o170000))
    return 'it is a link or a device, not a file';
  if (entry.isEncrypted()) return 'it is encrypted: unpack the archive first';
  if (entry.compressionMethod !== STORED && entry.compressionMethod !== DEFLATED)
    return 'it is packed by a method that is not known here: unpack the archive first';
  return null;
}

function readable(zip: ZipFile, entry: Entry, parts: string[], budget: { left: number }, limits: ZipLimits): ZipEntry {
  const most = Math.max(limits.free, entry.compressedSize * limits.ratio);
  const into = async (sink: Writable, limit: number): Promise<void> => {
    let stream: Readable;
    try {
      stream = await zip.openReadStreamPromise(entry);
    } catch {
      sink.destroy();
      throw new InputError('it is damaged inside of the archive');
    }
    const meter = new Meter(Math.min(limit, most), budget);
    try {
      await pipeline(stream, meter, sink);
    } catch (error) {
      throw error instanceof InputError ? error : new InputError('it is damaged inside of the archive');
    }
    if (meter.crc !== entry.crc32) throw new InputError('it is damaged inside of the archive: its checksum differs');
  };
  return {
    parts,
    size: entry.uncompressedSize,
    async read(limit) {
      const pieces: Buffer[] = [];
      const sink = new Writable({
        write(piece: Buffer, _, done) {
          pieces.push(piece);
          done();
        },
      });
      await into(sink, limit);
      return Buffer.concat(pieces);
    },
    extract: (path, limit) => into(createWriteStream(path, { flags: 'wx' }), limit),
  };
}

/** Counts what really comes out, and ends the stream where that is too much. */
class Meter extends Transform {
  crc = 0;
  #left: number;
  readonly #budget: { left: number };

  constructor(most: number, budget: { left: number }) {
    super();
    this.#left = most;
    this.#budget = budget;
  }

  override _transform(piece: Buffer, _: BufferEncoding, done: TransformCallback): void {
    this.#left -= piece.length;
    this.#budget.left -= piece.length;
    if (this.#left < 0) return done(new InputError('it comes to far more bytes than a recording has'));
    if (this.#budget.left < 0) return done(new InputError('the archive comes to far more bytes than recordings have'));
    this.crc = crc32(piece, this.crc);
    done(null, piece);
  }
}
