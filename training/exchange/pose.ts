/**
 * .pose files, versions 0.1 and 0.2 (github.com/sign-language-processing/pose, docs/specs): word/clip.pose with the
 * hands of MediaPipe Holistic.
 */
import { HAND_SIZE, LANDMARK_COUNT, LEFT, RIGHT, SLOT_COUNT } from '../../models/landmarks.ts';
import { FRAME_VALUES, InputError, LONGEST, type Take } from '../takes.ts';
import { readCsv } from './csv.ts';
import { holisticTake } from './holistic.ts';
import { checkedFolder, checkedName } from './names.ts';
import type { Step } from './report.ts';
import { extensionOf, type Source, type SourceFile } from './source.ts';

export interface PoseOptions {
  signer: string;
  language: string | null;
  /** Instead of the file's own. */
  fps: number | null;
}

export interface Pose {
  aspect: number;
  fps: number;
  frames: number;
  /** [frames][left, right][21][x, y, z] in MediaPipe's coordinates, NaN where absent. */
  hands: Float32Array;
}

/** 10,000 frames of Holistic with world landmarks are 92 MB. */
const LARGEST_FILE = 256 * 2 ** 20;
const LARGEST_LIST = 16 * 2 ** 20;
const HANDS = { LEFT_HAND_LANDMARKS: LEFT, RIGHT_HAND_LANDMARKS: RIGHT };
/** z in picture widths stays below this; in pixels, some landmark of some frame is beyond it. */
const DEEPEST_NORMALISED = 1;
/** Hands that never span this part of the picture were scaled to something else. */
const SMALLEST_SPAN = 0.01;

/** Clips in natural order; the word is the folder's name, or what a labels.csv (path, word) beside says. */
export async function* readPoses(source: Source, options: PoseOptions): AsyncGenerator<Step, void, undefined> {
  const files = source.files.filter((file) => extensionOf(file) === '.pose');
  const words = new Map<string, string>();
  const list = source.files.find(({ parts }) => parts.at(-1) === 'labels.csv');
  if (list) {
    try {
      const text = (await list.read(LARGEST_LIST)).toString('utf8');
      for (const { path, word } of readCsv(text, ['path', 'word']))
        words.set([...list.parts.slice(0, -1), path.trim()].join('/'), word);
    } catch (error) {
      if (!(error instanceof InputError)) throw error;
      yield { share: 0, problem: { file: list.name, message: error.message } };
    }
  }
  for (const [k, file] of files.entries()) {
    const share = (k + 1) / files.length;
    try {
      const word = words.get(file.parts.join('/'));
      yield { share, take: await readClip(file, word, source, options) };
    } catch (error) {
      if (!(error instanceof InputError)) throw error;
      yield { share, problem: { file: file.name, message: error.message } };
    }
  }
}

async function readClip(
  file: SourceFile,
  listed: string | undefined,
  source: Source,
  { signer, language, fps }: PoseOptions,
): Promise<Take> {
  const word =
    listed === undefined ? checkedFolder(file.parts.at(-2), 'word, the folder’s name,') : checkedName(listed, 'word');
  const session = checkedFolder(file.parts.at(-3) ?? source.name, 'session');
  const pose = readPose(await file.read(LARGEST_FILE));
  const rate = fps ?? pose.fps;
  if (!(rate >= 1 && rate <= 1000))
    throw new InputError(`its frame rate is ${pose.fps}: say how many frames a second it has`);
  const times = Array.from({ length: pose.frames }, (_, k) => (k * 1000) / rate);
  const { aspect, hands } = pose;
  return holisticTake({ word, signer, session, source: 'pose', language, aspect, times, hands });
}

/** @throws {InputError} with a part of a sentence that says what is wrong */
export function readPose(bytes: Buffer): Pose {
  const reader = new Reader(bytes);
  const version = Math.round(reader.float() * 1000);
  if (version !== 100 && version !== 200)
    throw new InputError(
      version === 0
        ? 'it is a .pose file of version 0.0: convert it to 0.2'
        : 'it is no .pose file of version 0.1 or 0.2',
    );
  const width = reader.short();
  const height = reader.short();
  reader.short();
  const components = Array.from({ length: reader.short() }, () => readComponent(reader));
  const fps = version === 100 ? reader.short() : reader.float();
  const said = version === 100 ? reader.short() : reader.int();
  const people = reader.short();
  const points = components.reduce((sum, each) => sum + each.points, 0);
  const dimensions = Math.max(0, ...components.map(({ format }) => format.length - 1));
  const size = people * points * (dimensions + 1) * 4;
  if (people === 0 || size === 0) throw new InputError('it shows nobody');
  const frames = Math.floor(reader.left / size);
  // Version 0.1 counts frames in 16 bits: of longer files it says the remainder.
  const right = version === 100 ? frames % 2 ** 16 === said : frames === said;
  if (!right || frames * size !== reader.left) throw new InputError('it is cut short, or damaged');
  if (frames === 0) throw new InputError('it holds no frames');
  if (frames > LONGEST) throw new InputError(`it has ${frames} frames; a take has ${LONGEST} at most`);
  if (width === 0 || height === 0) throw new InputError('it does not say how large its picture was');
  const hands = readHands(bytes.subarray(reader.at), { components, frames, people, points, dimensions });
  normalise(hands, width, height);
  return { aspect: width / height, fps, frames, hands };
}

interface Component {
  name: string;
  format: string;
  points: number;
}

function readComponent(reader: Reader): Component {
  const name = reader.text();
  const format = reader.text();
  const points = reader.short();
  const limbs = reader.short();
  const colors = reader.short();
  for (let k = 0; k < points; k++) reader.text();
  reader.skip(limbs * 4 + colors * 6);
  return { name, format, points };
}

interface Body {
  components: Component[];
  frames: number;
  people: number;
  points: number;
  dimensions: number;
}

/** Coordinates as the file has them, of the person whose hands are seen most. A confidence of 0 means absent. */
function readHands(body: Buffer, { components, frames, people, points, dimensions }: Body): Float32Array {
  const view = new DataView(body.buffer, body.byteOffset, body.length);
  const confidences = frames * people * points * dimensions;
  const value = (index: number) => view.getFloat32(index * 4, true);
  const placed = Object.entries(HANDS).map(([name, slot]) => {
    const index = components.findIndex((each) => each.name === name);
    const component = components[index];
    if (!component) throw new InputError(missingHands(components));
    const [x, y, z] = ['X', 'Y', 'Z'].map((axis) => component.format.indexOf(axis));
    if (
      component.points !== LANDMARK_COUNT ||
      x === undefined ||
      y === undefined ||
      z === undefined ||
      Math.min(x, y, z) < 0
    )
      throw new InputError('its hands are not the 21 landmarks of MediaPipe with x, y and z');
    return { slot, axes: [x, y, z], first: components.slice(0, index).reduce((sum, each) => sum + each.points, 0) };
  });
  let best = new Float32Array(0);
  let most = -1;
  for (let person = 0; person < people; person++) {
    const hands = new Float32Array(frames * FRAME_VALUES).fill(NaN);
    let seen = 0;
    for (let frame = 0; frame < frames; frame++) {
      for (const { slot, axes, first } of placed) {
        const start = (frame * people + person) * points + first;
        const at = (frame * SLOT_COUNT + slot) * HAND_SIZE;
        let present = true;
        for (let k = 0; k < LANDMARK_COUNT && present; k++) present = value(confidences + start + k) > 0;
        if (!present) continue;
        seen++;
        for (let k = 0; k < HAND_SIZE; k++)
          hands[at + k] = value((start + Math.floor(k / 3)) * dimensions + (axes[k % 3] ?? 0));
      }
    }
    if (seen > most) [best, most] = [hands, seen];
  }
  return best;
}

function missingHands(components: readonly Component[]): string {
  return components.some(({ name }) => /keypoints_2d/.test(name))
    ? 'its hands are OpenPose’s, which have no depth: Signwright learns from MediaPipe’s'
    : 'it has no LEFT_HAND_LANDMARKS and RIGHT_HAND_LANDMARKS';
}

/**
 * From pixels to 0..1. z is in pixels in some files and, as pose-format's own converter writes it, in picture widths
 * in others; nothing in the file tells, but the figures do.
 */
function normalise(hands: Float32Array, width: number, height: number): void {
  let deepest = 0;
  let span = 0;
  for (let at = 0; at < hands.length; at += HAND_SIZE) {
    let [left, right] = [Infinity, -Infinity];
    let [top, bottom] = [Infinity, -Infinity];
    for (let k = at; k < at + HAND_SIZE; k += 3) {
      const x = (hands[k] = (hands[k] ?? NaN) / width);
      const y = (hands[k + 1] = (hands[k + 1] ?? NaN) / height);
      [left, right, top, bottom] = [Math.min(left, x), Math.max(right, x), Math.min(top, y), Math.max(bottom, y)];
      const depth = Math.abs(hands[k + 2] ?? NaN);
      if (depth > deepest) deepest = depth;
    }
    const here = Math.max(right - left, bottom - top);
    if (here > span) span = here;
  }
  if (span > 0 && span < SMALLEST_SPAN)
    throw new InputError('its coordinates are no pixels: the pose was scaled to a person’s size');
  if (deepest > DEEPEST_NORMALISED) for (let k = 2; k < hands.length; k += 3) hands[k] = (hands[k] ?? NaN) / width;
}

/** Little-endian fields, one after another. */
class Reader {
  at = 0;
  readonly #bytes: Buffer;

  constructor(bytes: Buffer) {
    this.#bytes = bytes;
  }

  get left(): number {
    return this.#bytes.length - this.at;
  }

  skip(bytes: number): number {
    if (bytes > this.left) throw new InputError('it is cut short');
    const at = this.at;
    this.at += bytes;
    return at;
  }

  short(): number {
    return this.#bytes.readUInt16LE(this.skip(2));
  }

  int(): number {
    return this.#bytes.readUInt32LE(this.skip(4));
  }

  float(): number {
    return this.#bytes.readFloatLE(this.skip(4));
  }

  text(): string {
    const length = this.short();
    const at = this.skip(length);
    return this.#bytes.toString('utf8', at, at + length);
  }
}
