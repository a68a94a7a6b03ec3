/** A zip without compression whose files MediaPipe can use where they lie: a task bundle is mapped, not unpacked. */
import { crc32 } from 'node:zlib';

/** MediaPipe wants each file's first byte at a multiple of 4. */
const ALIGNMENT = 4;
/** 1 January 1980, the zero of zip's clock: the same bytes on every machine and day. */
const DOS_DATE = 0x0021;

/**
 * @param {[string, Uint8Array][]} files
 * @returns {Buffer}
 */
export function storedZip(files) {
  const parts = [];
  const directory = [];
  let position = 0;
  for (const [name, data] of files) {
    const path = Buffer.from(name);
    const padding = (ALIGNMENT - ((position + 30 + path.length) % ALIGNMENT)) % ALIGNMENT;
    parts.push(Buffer.alloc(padding));
    position += padding;

    // What local header and directory entry say alike: version 2.0, no flags, stored, time, date, sum, both sizes.
    const facts = Buffer.alloc(26);
    facts.writeUInt16LE(20, 0);
    facts.writeUInt16LE(DOS_DATE, 8);
    facts.writeUInt32LE(crc32(data), 10);
    facts.writeUInt32LE(data.length, 14);
    facts.writeUInt32LE(data.length, 18);
    facts.writeUInt16LE(path.length, 22);
    parts.push(Buffer.from('PK\x03\x04', 'latin1'), facts, path, data);

    const where = Buffer.alloc(14);
    where.writeUInt32LE(position, 10);
    directory.push(Buffer.from('PK\x01\x02\x14\x00', 'latin1'), facts, where, path);
    position += 30 + path.length + data.length;
  }
  const entries = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  end.write('PK\x05\x06', 'latin1');
  end.writeUInt16LE(files.length, 8);
  end.writeUInt16LE(files.length, 10);
  end.writeUInt32LE(entries.length, 12);
  end.writeUInt32LE(position, 16);
  return Buffer.concat([...parts, entries, end]);
}
