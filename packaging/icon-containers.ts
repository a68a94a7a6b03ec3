/** Windows' .ico and macOS's .icns: lists of PNG files with a head. */

export interface Picture {
  /** Width and height, pixels. */
  size: number;
  png: Uint8Array;
}

/** @param pictures at most 256 pixels wide. Read by Windows Vista and later */
export function ico(pictures: readonly Picture[]): Uint8Array {
  const ENTRY = 16;
  const head = Buffer.alloc(6 + ENTRY * pictures.length);
  head.writeUInt16LE(1, 2);
  head.writeUInt16LE(pictures.length, 4);
  let offset = head.length;
  pictures.forEach(({ size, png }, index) => {
    if (size > 256) throw new RangeError(`An .ico holds at most 256 pixels, not ${size}.`);
    const at = 6 + ENTRY * index;
    // 256 is written as 0: the field is one byte.
    head.writeUInt8(size % 256, at);
    head.writeUInt8(size % 256, at + 1);
    head.writeUInt16LE(1, at + 4);
    head.writeUInt16LE(32, at + 6);
    head.writeUInt32LE(png.length, at + 8);
    head.writeUInt32LE(offset, at + 12);
    offset += png.length;
  });
  return Buffer.concat([head, ...pictures.map(({ png }) => png)]);
}

/** Types of entries that are PNG files, by their width in pixels. Those of 32, 64, … also serve as 16@2x, 32@2x, … */
const TYPES: Record<number, string[]> = {
  16: ['icp4'],
  32: ['icp5', 'ic11'],
  64: ['icp6', 'ic12'],
  128: ['ic07'],
  256: ['ic08', 'ic13'],
  512: ['ic09', 'ic14'],
  1024: ['ic10'],
};

/** @param pictures of 16 to 1024 pixels, powers of two. Read by macOS 10.7 and later */
export function icns(pictures: readonly Picture[]): Uint8Array {
  const entries = pictures.flatMap(({ size, png }) => {
    const types = TYPES[size];
    if (!types) throw new RangeError(`An .icns has no entry of ${size} pixels.`);
    return types.map((type) => entry(type, png));
  });
  return entry('icns', Buffer.concat(entries));
}

/** Big-endian; the length counts the head. */
function entry(type: string, content: Uint8Array): Uint8Array {
  const head = Buffer.alloc(8);
  head.write(type, 'latin1');
  head.writeUInt32BE(head.length + content.length, 4);
  return Buffer.concat([head, content]);
}
