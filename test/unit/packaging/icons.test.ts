import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { icns, ico } from '../../../packaging/icon-containers.ts';

const packaging = resolve(import.meta.dirname, '../../../packaging');
const read = (name: string) => readFileSync(join(packaging, name));
const PNG = Buffer.from([0x89, 0x50, 0x4e, 0x47]);

/** Width that a PNG's head states. */
const widthOf = (png: Buffer) => (png.subarray(0, 4).equals(PNG) ? png.readUInt32BE(16) : 0);

describe('icons', () => {
  test('an .ico points to each of its pictures', () => {
    const file = read('icon.ico');
    const widths = Array.from({ length: file.readUInt16LE(4) }, (_, index) => {
      const at = 6 + 16 * index;
      const [bytes, offset] = [file.readUInt32LE(at + 8), file.readUInt32LE(at + 12)];
      expect(file.readUInt8(at)).toBe(widthOf(file.subarray(offset, offset + bytes)) % 256);
      return widthOf(file.subarray(offset, offset + bytes));
    });
    expect(widths).toEqual([16, 24, 32, 48, 64, 128, 256]);
  });

  test('an .icns holds each of its pictures to its last byte', () => {
    const file = read('icon.icns');
    expect(file.toString('latin1', 0, 4)).toBe('icns');
    expect(file.readUInt32BE(4)).toBe(file.length);
    const found = new Map<string, number>();
    for (let at = 8; at < file.length; at += file.readUInt32BE(at + 4))
      found.set(file.toString('latin1', at, at + 4), widthOf(file.subarray(at + 8)));
    expect(Object.fromEntries(found)).toMatchObject({ icp4: 16, ic07: 128, ic09: 512, ic10: 1024 });
  });

  test('Linux has the sizes that its file names say', () => {
    for (const size of [16, 24, 32, 48, 64, 128, 256, 512])
      expect(widthOf(read(join('icons', `${size}x${size}.png`)))).toBe(size);
  });

  test('sizes that a container has no place for are refused', () => {
    expect(() => ico([{ size: 512, png: PNG }])).toThrow(RangeError);
    expect(() => icns([{ size: 24, png: PNG }])).toThrow(RangeError);
  });
});
