/**
 * DuckDB's log after a power cut. It takes a log that simply ends in the middle of an entry, but refuses one whose end is
 * zeros, as file systems leave it that note a file's length before its content (NTFS, XFS): then nothing would open.
 */
import { copyFile, open } from 'node:fs/promises';

/** Of an entry: its size and its checksum, 8 bytes each. */
const HEADER = 16;
const PIECE = 65_536;

/**
 * Cuts off an entry that was never written to its end, if that is what DuckDB's error is about. No take is lost by it:
 * saving resolves only after the whole entry is on the disk, and a whole entry does not end in zeros. The log as it was
 * stays beside, as `.torn`.
 * @param path of the log
 * @returns whether opening is worth another try
 */
export async function mendLog(path: string, error: unknown): Promise<boolean> {
  // DuckDB names the place behind the entry's header.
  const start = Number(/Corrupt WAL file: entry at byte position (\d+)/.exec(String(error))?.[1] ?? NaN) - HEADER;
  if (!(start >= 0)) return false;
  const log = await open(path, 'r+');
  try {
    const { size } = await log.stat();
    const zeros = await zerosFrom(log, size);
    const { buffer } = await log.read(Buffer.alloc(HEADER), 0, HEADER, start);
    const end = start + HEADER + Number(buffer.readBigUInt64LE(0));
    // Damage that lies before the last entry is something else: what follows it was acknowledged.
    if (zeros === size || end <= zeros) return false;
    await copyFile(path, `${path}.torn`);
    await log.truncate(start);
    await log.sync();
    return true;
  } finally {
    await log.close();
  }
}

/** Where the zeros begin that the file ends with; its size where it does not. */
async function zerosFrom(file: Awaited<ReturnType<typeof open>>, size: number): Promise<number> {
  for (let end = size; end > 0;) {
    const start = Math.max(0, end - PIECE);
    const { buffer } = await file.read(Buffer.alloc(end - start), 0, end - start, start);
    const last = buffer.findLastIndex((byte) => byte !== 0);
    if (last >= 0) return start + last + 1;
    end = start;
  }
  return 0;
}
