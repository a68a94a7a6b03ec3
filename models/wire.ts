/**
 * Landmark frames as bytes: the one layout that both transports carry (16 bytes and 256 more a hand). And arrays as text,
 * for requests, which are JSON in one of the transports.
 */
import { HAND_SIZE, SLOT_COUNT, type DetectedHand, type LandmarkFrame } from './landmarks.ts';

const HEADER = 16;
const HAND_BYTES = (1 + HAND_SIZE) * 4;

/** The largest valid message, bytes. */
export const MAX_FRAME_BYTES = HEADER + SLOT_COUNT * HAND_BYTES;

/** Layout, little-endian: t f64 | aspect f32 | hands u32 | for each hand: rightProbability f32, landmarks f32[63]. */
export function encodeFrame(frame: LandmarkFrame): ArrayBuffer {
  const bytes = new ArrayBuffer(HEADER + frame.hands.length * HAND_BYTES);
  const view = new DataView(bytes);
  view.setFloat64(0, frame.t, true);
  view.setFloat32(8, frame.aspect, true);
  view.setUint32(12, frame.hands.length, true);
  frame.hands.forEach((hand, index) => {
    const at = HEADER + index * HAND_BYTES;
    view.setFloat32(at, hand.rightProbability, true);
    hand.landmarks.forEach((value, k) => view.setFloat32(at + 4 + 4 * k, value, true));
  });
  return bytes;
}

/**
 * @throws {RangeError} when the bytes are no landmark frame: wrong length, more than two hands, or values that no
 * camera can give (a time or aspect that is not finite, a landmark that is not finite or far outside the picture).
 */
export function decodeFrame(bytes: ArrayBuffer): LandmarkFrame {
  if (bytes.byteLength < HEADER || bytes.byteLength > MAX_FRAME_BYTES) {
    throw new RangeError(`A landmark frame has ${HEADER} to ${MAX_FRAME_BYTES} bytes, not ${bytes.byteLength}.`);
  }
  const view = new DataView(bytes);
  const t = view.getFloat64(0, true);
  const aspect = view.getFloat32(8, true);
  const count = view.getUint32(12, true);
  if (!Number.isFinite(t)) throw new RangeError('The time of a landmark frame must be a finite number of ms.');
  if (!(aspect >= 0.1 && aspect <= 10)) throw new RangeError('The aspect of a landmark frame must lie in 0.1..10.');
  if (count > SLOT_COUNT || bytes.byteLength !== HEADER + count * HAND_BYTES) {
    throw new RangeError(`A landmark frame of ${bytes.byteLength} bytes cannot hold ${count} hands.`);
  }
  const hands: DetectedHand[] = [];
  for (let index = 0; index < count; index++) {
    const at = HEADER + index * HAND_BYTES;
    const landmarks = new Float32Array(HAND_SIZE);
    for (let k = 0; k < HAND_SIZE; k++) {
      const value = view.getFloat32(at + 4 + 4 * k, true);
      if (!(Math.abs(value) <= 16)) throw new RangeError('A landmark must be a finite number near the picture.');
      landmarks[k] = value;
    }
    hands.push({ landmarks, rightProbability: view.getFloat32(at, true) });
  }
  return { t, aspect, hands };
}

/** Many frames one after another, in base64: each says how many hands it has, and with that where it ends. */
export function encodeFrames(frames: readonly LandmarkFrame[]): string {
  const all = frames.map(encodeFrame);
  const bytes = new Uint8Array(all.reduce((sum, { byteLength }) => sum + byteLength, 0));
  let at = 0;
  for (const frame of all) {
    bytes.set(new Uint8Array(frame), at);
    at += frame.byteLength;
  }
  return toBase64(bytes);
}

/** @throws {RangeError} when the text is no base64, is cut off, or holds what `decodeFrame` refuses */
export function decodeFrames(text: string): LandmarkFrame[] {
  const { buffer } = fromBase64(text);
  const view = new DataView(buffer);
  const frames: LandmarkFrame[] = [];
  for (let at = 0; at < buffer.byteLength;) {
    const hands = at + HEADER <= buffer.byteLength ? view.getUint32(at + 12, true) : NaN;
    const end = at + HEADER + hands * HAND_BYTES;
    if (!(end <= buffer.byteLength)) throw new RangeError('The last landmark frame is cut off.');
    frames.push(decodeFrame(buffer.slice(at, end)));
    at = end;
  }
  return frames;
}

/** Float32 in base64, little-endian, as every machine that this runs on has them. */
export function encodeFloats(values: Float32Array): string {
  return toBase64(new Uint8Array(values.buffer, values.byteOffset, values.byteLength));
}

/** @throws {RangeError} when the text is no base64 of whole numbers */
export function decodeFloats(text: string): Float32Array {
  const bytes = fromBase64(text);
  if (bytes.length % 4 !== 0) throw new RangeError('Float32 values have four bytes each.');
  return new Float32Array(bytes.buffer);
}

/** Characters made at once: more arguments than this a call may not take. */
const CHUNK = 0x8000;

function toBase64(bytes: Uint8Array): string {
  let text = '';
  for (let at = 0; at < bytes.length; at += CHUNK) text += String.fromCharCode(...bytes.subarray(at, at + CHUNK));
  return btoa(text);
}

function fromBase64(text: string): Uint8Array<ArrayBuffer> {
  let binary: string;
  try {
    binary = atob(text);
  } catch {
    throw new RangeError('The text is no base64.');
  }
  const bytes = new Uint8Array(binary.length);
  for (let at = 0; at < bytes.length; at++) bytes[at] = binary.charCodeAt(at);
  return bytes;
}
