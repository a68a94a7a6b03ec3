/**
 * MP_Data: folders word/sequence/frame.npy as in “Sign Language Detection using ACTION RECOGNITION with Python”
 * (N. Renotte, github.com/nicknochnack/ActionDetectionforSignLanguage) and its many successors, or word/sequence.npy
 * with all frames in one array. A frame is what Holistic saw: pose, face, left hand, right hand, as far as kept.
 */
import { HAND_SIZE } from '../../models/landmarks.ts';
import { FRAME_VALUES, InputError, LONGEST } from '../takes.ts';
import { holisticTake, type Seen } from './holistic.ts';
import { checkedFolder } from './names.ts';
import { readNpy, shapeText, type NumberArray } from './npy.ts';
import type { Step } from './report.ts';
import { extensionOf, type Source, type SourceFile } from './source.ts';

export interface MpDataOptions {
  signer: string;
  language: string | null;
  /** The format keeps no capture times. */
  fps: number;
  /** Nor the picture's width / height. */
  aspect: number;
}

/** Numbers of a frame → where its left hand begins; the right follows. Pose is 33 · 4, face 468 · 3. */
const LEFT_HAND_AT: Readonly<Record<number, number>> = { 126: 0, 258: 132, 1662: 1536 };
/** 10,000 frames of 1,662 doubles. */
const LARGEST_FILE = 160 * 2 ** 20;

/** Sequences in natural order, and what could not be read of them. */
export async function* readMpData(source: Source, options: MpDataOptions): AsyncGenerator<Step, void, undefined> {
  const folders = new Map<string, SourceFile[]>();
  let total = 0;
  for (const file of source.files) {
    if (extensionOf(file) !== '.npy') continue;
    const folder = file.parts.slice(0, -1).join('/');
    const files = folders.get(folder);
    if (files) files.push(file);
    else folders.set(folder, [file]);
    total++;
  }
  let done = 0;
  for (const files of folders.values()) {
    const frames: { file: SourceFile; index: number; values: Float32Array }[] = [];
    for (const [index, file] of files.entries()) {
      const share = ++done / total;
      try {
        const { shape, values } = readNpy(await file.read(LARGEST_FILE));
        const rows = rowsOf(shape);
        if (rows === 1) {
          if (index >= LONGEST) throw new InputError(`its folder holds more than ${LONGEST} frames`);
          frames.push({ file, index, values: handsOf({ shape, values }, 1) });
        } else {
          const times = Array.from({ length: rows }, (_, k) => (k * 1000) / options.fps);
          yield {
            share,
            take: holisticTake(seen(file, 1, { times, hands: handsOf({ shape, values }, rows) }, source, options)),
          };
        }
      } catch (error) {
        if (!(error instanceof InputError)) throw error;
        yield { share, problem: { file: file.name, message: error.message } };
      }
    }
    const [first] = frames;
    if (first) yield { share: done / total, ...sequenceOf(first.file, frames, source, options) };
  }
}

/** A frame that cannot be read leaves a gap: the others keep their time. */
function sequenceOf(
  file: SourceFile,
  frames: readonly { index: number; values: Float32Array }[],
  source: Source,
  options: MpDataOptions,
) {
  const hands = new Float32Array(frames.length * FRAME_VALUES);
  frames.forEach(({ values }, k) => hands.set(values, k * FRAME_VALUES));
  const times = frames.map(({ index }) => (index * 1000) / options.fps);
  try {
    return { take: holisticTake(seen(file, 2, { times, hands }, source, options)) };
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    return { problem: { file: file.name.split('/').slice(0, -1).join('/') || file.name, message: error.message } };
  }
}

/** @param depth how many folders above the file the word's is */
function seen(
  { parts }: SourceFile,
  depth: number,
  what: Pick<Seen, 'times' | 'hands'>,
  source: Source,
  { signer, language, aspect }: MpDataOptions,
): Seen {
  const word = checkedFolder(parts.at(-1 - depth), 'word, the folder’s name,');
  const session = checkedFolder(parts.at(-2 - depth) ?? source.name, 'session');
  return { word, signer, session, source: 'mp-data', language, aspect, ...what };
}

function rowsOf(shape: readonly number[]): number {
  const [rows = 0, width = 0] = shape.length === 1 ? [1, shape[0]] : shape;
  if (shape.length < 1 || shape.length > 2 || LEFT_HAND_AT[width] === undefined)
    throw new InputError(`its shape ${shapeText(shape)} is not that of frames of 126, 258 or 1662 numbers`);
  if (rows === 0) throw new InputError('it holds no frames');
  if (rows > LONGEST) throw new InputError(`it has ${rows} frames; a take has ${LONGEST} at most`);
  return rows;
}

/** [rows][left, right][21][x, y, z]; hands that are all zeros were not seen and become NaN. */
function handsOf({ shape, values }: NumberArray, rows: number): Float32Array {
  const width = shape.at(-1) ?? 0;
  const hands = new Float32Array(rows * FRAME_VALUES);
  for (let row = 0; row < rows; row++) {
    const at = row * width + (LEFT_HAND_AT[width] ?? 0);
    hands.set(values.subarray(at, at + FRAME_VALUES), row * FRAME_VALUES);
  }
  for (let at = 0; at < hands.length; at += HAND_SIZE) {
    const hand = hands.subarray(at, at + HAND_SIZE);
    if (hand.every((value) => value === 0)) hand.fill(NaN);
  }
  return hands;
}
