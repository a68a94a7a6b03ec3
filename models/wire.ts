/** Landmark frames as bytes: the one layout that both transports carry (16 bytes and 256 more a hand). */
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
