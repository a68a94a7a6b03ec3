/** Writers of the formats that Signwright imports, made from their specifications and from nothing of its readers. */
import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { crc32, deflateRawSync } from 'node:zlib';
import type { DuckDBConnection } from '@duckdb/node-api';
import { rightHand } from '../../models/hands.ts';

/** A frame: [left, right], each 21 · [x, y, z] as MediaPipe gives them, or not seen. */
export type Hands = [number[] | null, number[] | null];

/** A right hand on its way across the picture, sometimes a left one, sometimes none. */
export function signing(frames: number, seed = 1): Hands[] {
  return Array.from({ length: frames }, (_, t): Hands => {
    const right = [...rightHand(0.3 + 0.01 * t, 0.5 + 0.02 * Math.sin(seed + t), 1 + 0.01 * seed)];
    const left = [...rightHand(0.6, 0.4 + 0.01 * t)].map((value, k) => (k % 3 === 0 ? 1.2 - value : value));
    return [t % 3 === seed % 3 ? left : null, t % 7 === 6 ? null : right];
  });
}

export type Dtype = '<f8' | '>f8' | '<f4' | '>f4' | '<f2';

/** numpy.lib.format: magic, version, header length, the header as a Python dict, the numbers. */
export function npy(
  rows: readonly (readonly number[])[] | readonly number[],
  { dtype = '<f8', fortran = false, version = 1 }: { dtype?: Dtype; fortran?: boolean; version?: 1 | 2 | 3 } = {},
): Buffer {
  const matrix = rows.every((row) => Array.isArray(row)) ? (rows as readonly (readonly number[])[]) : null;
  const shape = matrix ? `(${matrix.length}, ${matrix[0]?.length ?? 0})` : `(${rows.length},)`;
  const numbers = !matrix
    ? (rows as readonly number[])
    : fortran
      ? (matrix[0] ?? []).flatMap((_, column) => matrix.map((row) => row[column] ?? 0))
      : matrix.flat();
  const head = `{'descr': '${dtype}', 'fortran_order': ${fortran ? 'True' : 'False'}, 'shape': ${shape}, }`;
  return npyBytes(head, numberBytes(numbers, dtype), version);
}

export function npyBytes(head: string, data: Buffer, version = 1): Buffer {
  const before = version === 1 ? 10 : 12;
  const padded = `${head}${' '.repeat((64 - ((before + head.length + 1) % 64)) % 64)}\n`;
  const length = Buffer.alloc(before - 8);
  if (version === 1) length.writeUInt16LE(padded.length);
  else length.writeUInt32LE(padded.length);
  return Buffer.concat([
    Buffer.from([0x93, 0x4e, 0x55, 0x4d, 0x50, 0x59, version, 0]),
    length,
    Buffer.from(padded, 'latin1'),
    data,
  ]);
}

function numberBytes(numbers: readonly number[], dtype: Dtype): Buffer {
  const size = Number(dtype[2]);
  const view = new DataView(new ArrayBuffer(numbers.length * size));
  numbers.forEach((value, k) => {
    if (size === 8) view.setFloat64(k * 8, value, dtype.startsWith('<'));
    else if (size === 4) view.setFloat32(k * 4, value, dtype.startsWith('<'));
    else view.setUint16(k * 2, binary16(value), true);
  });
  return Buffer.from(view.buffer);
}

/** Nearest binary16 below; enough for figures of a picture. */
function binary16(value: number): number {
  const sign = value < 0 || Object.is(value, -0) ? 0x8000 : 0;
  const size = Math.abs(value);
  if (Number.isNaN(value)) return 0x7e00;
  if (size === Infinity) return sign | 0x7c00;
  if (size < 2 ** -14) return sign | Math.round(size / 2 ** -24);
  const exponent = Math.floor(Math.log2(size));
  return sign | ((exponent + 15) << 10) | Math.floor((size / 2 ** exponent - 1) * 1024);
}

/** What extract_keypoints concatenates: pose 33 · 4, face 468 · 3, left hand, right hand; zeros where not seen. */
export function keypoints([left, right]: Hands, width: 126 | 258 | 1662 = 1662): number[] {
  const none = Array<number>(63).fill(0);
  const pose = width === 126 ? [] : Array.from({ length: 132 }, (_, k) => 0.1 + k / 1000);
  const face = width === 1662 ? Array.from({ length: 1404 }, (_, k) => 0.9 - k / 3000) : [];
  return [...pose, ...face, ...(left ?? none), ...(right ?? none)];
}

export async function put(root: string, path: string, bytes: Uint8Array | string): Promise<void> {
  const file = join(root, path);
  await mkdir(dirname(file), { recursive: true });
  await writeFile(file, bytes);
}

/** A file a frame: root/word/sequence/0.npy, 1.npy … */
export async function mpSequence(
  root: string,
  at: string,
  frames: readonly Hands[],
  options: Parameters<typeof npy>[1] & { width?: 126 | 258 | 1662 } = {},
): Promise<void> {
  for (const [k, frame] of frames.entries())
    await put(root, join(at, `${k}.npy`), npy(keypoints(frame, options.width), options));
}

/** As Kaggle's: a row for each landmark of each frame, NaN where nothing was seen. `frames`: their numbers. */
export async function gislrRecording(
  connection: DuckDBConnection,
  root: string,
  path: string,
  hands: readonly Hands[],
  frames: readonly number[] = hands.map((_, k) => 20 + k),
): Promise<void> {
  const rows: string[] = [];
  const add = (frame: number, type: string, index: number, xyz: readonly (number | undefined)[]) => {
    const [x, y, z] = xyz.map((value) => (value === undefined ? `'nan'::double` : `${value}::double`));
    rows.push(`(${frame}::smallint, '${frame}-${type}-${index}', '${type}', ${index}::smallint, ${x}, ${y}, ${z})`);
  };
  hands.forEach(([left, right], k) => {
    const frame = frames[k] ?? 0;
    // The real files have 468 of the face and 33 of the pose; a few do.
    for (let index = 0; index < 3; index++) add(frame, 'face', index, [0.5, 0.2, -0.01]);
    for (let index = 0; index < 21; index++)
      add(
        frame,
        'left_hand',
        index,
        [0, 1, 2].map((c) => left?.[index * 3 + c]),
      );
    for (let index = 0; index < 3; index++) add(frame, 'pose', index, [0.5, 0.3, -0.5]);
    for (let index = 0; index < 21; index++)
      add(
        frame,
        'right_hand',
        index,
        [0, 1, 2].map((c) => right?.[index * 3 + c]),
      );
  });
  const file = join(root, path);
  await mkdir(dirname(file), { recursive: true });
  await connection.run(
    `copy (select * from (values ${rows.join(',')}) v(frame, row_id, type, landmark_index, x, y, z)) to '${file}' (format parquet)`,
  );
}

export interface PoseSpec {
  version?: 0.1 | 0.2;
  width?: number;
  height?: number;
  fps?: number;
  people?: number;
  /** Which of them signs. */
  signer?: number;
  /** z in pixels instead of picture widths. */
  depthInPixels?: boolean;
  names?: [string, string];
  format?: string;
}

/** docs/specs/v0.1.md and v0.2.md of sign-language-processing/pose; everything little-endian, texts with their length before. */
export function pose(hands: readonly Hands[], spec: PoseSpec = {}): Buffer {
  const { version = 0.2, width = 640, height = 480, fps = 25, people = 1, signer = 0, format = 'XYZC' } = spec;
  const [left, right] = spec.names ?? ['LEFT_HAND_LANDMARKS', 'RIGHT_HAND_LANDMARKS'];
  const parts: Buffer[] = [];
  const short = (...values: number[]) => parts.push(Buffer.from(Uint16Array.from(values).buffer));
  const float = (...values: number[]) => parts.push(Buffer.from(Float32Array.from(values).buffer));
  const int = (value: number) => parts.push(Buffer.from(Uint32Array.of(value).buffer));
  const text = (value: string) => {
    short(Buffer.byteLength(value));
    parts.push(Buffer.from(value));
  };
  const components = [
    { name: 'POSE_LANDMARKS', points: 33 },
    { name: left, points: 21 },
    { name: 'FACE_LANDMARKS', points: 5 },
    { name: right, points: 21 },
  ];
  float(version);
  short(width, height, 0, components.length);
  for (const { name, points } of components) {
    text(name);
    text(format);
    short(points, 2, 1);
    for (let k = 0; k < points; k++) text(`POINT_${k}`);
    short(0, 1, 1, 2);
    short(255, 0, 0);
  }
  if (version === 0.1) short(fps, hands.length);
  else {
    float(fps);
    int(hands.length);
  }
  short(people);
  const data: number[] = [];
  const confidence: number[] = [];
  const axes = format.slice(0, -1);
  for (const frame of hands) {
    for (let person = 0; person < people; person++) {
      for (const { name, points } of components) {
        const side = name === left ? frame[0] : name === right ? frame[1] : undefined;
        const hand = person === signer ? side : null;
        for (let k = 0; k < points; k++) {
          const [x = 0.5, y = 0.5, z = 0] =
            side === undefined ? [] : (hand ?? Array<number>(63).fill(0)).slice(k * 3, k * 3 + 3);
          for (const axis of axes)
            data.push(
              axis === 'X'
                ? x * width
                : axis === 'Y'
                  ? y * height
                  : axis === 'Z'
                    ? spec.depthInPixels
                      ? z * width
                      : z
                    : 7,
            );
          confidence.push(side === undefined || hand ? 1 : 0);
        }
      }
    }
  }
  float(...data);
  float(...confidence);
  return Buffer.concat(parts);
}

export interface ZipMember {
  name: string;
  bytes: Buffer;
  stored?: boolean;
  /** Unix file mode; 0o120777 is a symbolic link. */
  mode?: number;
  /** What the headers say instead of the true size. */
  saidSize?: number;
}

/** PKWARE's APPNOTE: local headers with the data, the central directory, its end. */
export function zip(members: readonly ZipMember[]): Buffer {
  const locals: Buffer[] = [];
  const central: Buffer[] = [];
  let offset = 0;
  for (const { name, bytes, stored = false, mode = 0o100644, saidSize = bytes.length } of members) {
    const packed = stored ? bytes : deflateRawSync(bytes);
    const file = Buffer.from(name);
    const shared = Buffer.alloc(26);
    shared.writeUInt16LE(20, 0);
    shared.writeUInt16LE(0x800, 2);
    shared.writeUInt16LE(stored ? 0 : 8, 4);
    shared.writeUInt32LE(crc32(bytes), 10);
    shared.writeUInt32LE(packed.length, 14);
    shared.writeUInt32LE(saidSize, 18);
    shared.writeUInt16LE(file.length, 22);
    locals.push(Buffer.from('PK\u0003\u0004'), shared, file, packed);
    const rest = Buffer.alloc(14);
    rest.writeUInt32LE((mode << 16) >>> 0, 6);
    rest.writeUInt32LE(offset, 10);
    central.push(Buffer.from('PK\u0001\u0002'), Buffer.from([20, 3]), shared, rest, file);
    offset += 30 + file.length + packed.length;
  }
  const directory = Buffer.concat(central);
  const end = Buffer.alloc(22);
  end.write('PK\u0005\u0006', 'latin1');
  end.writeUInt16LE(members.length, 8);
  end.writeUInt16LE(members.length, 10);
  end.writeUInt32LE(directory.length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...locals, directory, end]);
}
