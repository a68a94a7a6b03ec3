/**
 * Features v2: what the network is told about each frame. Causal by construction (a frame's features depend on that
 * frame and earlier ones), so a live stream and a stored take give the very same numbers. The numbers are those of v1;
 * they are taken from tracks in which no hand is there twice (tracking.ts), which was worth more than any further number
 * (docs/recognition.md).
 *
 * Two frames of reference: the hand's shape about its wrist in units of palm size, and the hand's place and path in the
 * picture. Feature families and their worth: hoyso48's and ffs333's GISLR solutions.
 */
import { FRAME_SIZE, type Clip } from './clip.ts';
import { HAND_SIZE, LANDMARK, LANDMARK_COUNT, palmSize, SLOT_COUNT } from './landmarks.ts';

export const FEATURE_VERSION = 2;

/** Fingertip distances: thumb to fingers, neighbours, spread, and each tip to the wrist. */
const DISTANCES: readonly (readonly [number, number])[] = [
  [4, 8],
  [4, 12],
  [4, 16],
  [4, 20],
  [8, 12],
  [12, 16],
  [16, 20],
  [8, 20],
  [0, 4],
  [0, 8],
  [0, 12],
  [0, 16],
  [0, 20],
];
/** Joints whose bend is given as the cosine between the two bones that meet there. */
const JOINTS: readonly (readonly [number, number, number])[] = [0, 1, 2, 3, 4].flatMap((finger) => {
  const base = 1 + finger * 4;
  return [
    [0, base, base + 1],
    [base, base + 1, base + 2],
    [base + 1, base + 2, base + 3],
  ] as const;
});
/** The same as columns: pairs and triples taken apart in the loop over frames cost a third of all the time. */
const FROM = DISTANCES.map(([a]) => a);
const TO = DISTANCES.map(([, b]) => b);
const BEFORE = JOINTS.map(([a]) => a);
const BENT = JOINTS.map(([, b]) => b);
const AFTER = JOINTS.map(([, , c]) => c);
const TIPS = [
  LANDMARK['thumb-tip'],
  LANDMARK['index-tip'],
  LANDMARK['middle-tip'],
  LANDMARK['ring-tip'],
  LANDMARK['pinky-tip'],
];
/** Differences reach back this many frames (67 and 133 ms): one frame is mostly detector noise. */
const LAGS = [2, 4];
const HISTORY = Math.max(...LAGS);

const SHAPE = SLOT_COUNT * (LANDMARK_COUNT - 1) * 3;
const PLACE = SLOT_COUNT * 2;
const MOVING = SLOT_COUNT * (2 + TIPS.length * 3);

/** Offsets of the blocks within a frame's features. */
export const BLOCKS = blocks({
  shape: SHAPE,
  place: PLACE,
  path: PLACE,
  between: 2,
  distances: SLOT_COUNT * DISTANCES.length,
  bends: SLOT_COUNT * JOINTS.length,
  presence: SLOT_COUNT,
  differences: LAGS.length * MOVING,
});
export type Block = keyof typeof BLOCKS;
export const FEATURE_COUNT = Object.values(BLOCKS).reduce((sum, { size }) => sum + size, 0);

/** Streams one segment's frames into features; make a new one (or `reset`) for each segment. */
export class FeatureExtractor {
  #palm = 0;
  #palms = 0;
  #reference: [number, number] = [0, 0];
  #references = 0;
  #seen = [false, false];
  /** Ring of the last frames' moving parts: [HISTORY + 1][MOVING]. */
  #moving = new Float32Array((HISTORY + 1) * MOVING);
  #frame = 0;

  reset(): void {
    this.#palm = this.#palms = this.#references = this.#frame = 0;
    this.#reference = [0, 0];
    this.#seen = [false, false];
    this.#moving.fill(0);
  }

  /**
   * @param hands a clip's [frames][2][21][3]; `at`: offset of this frame's first value
   * @param presence [frames][2]; `seenAt`: offset of this frame's two bits
   * @param out receives [FEATURE_COUNT] from `to`
   */
  next(hands: Float32Array, at: number, presence: Uint8Array, seenAt: number, out: Float32Array, to: number): void {
    out.fill(0, to, to + FEATURE_COUNT);
    this.#measure(hands, at, presence, seenAt);
    const scale = 1 / (this.#palms ? this.#palm / this.#palms : 1);
    const ring = (this.#frame % (HISTORY + 1)) * MOVING;
    this.#moving.fill(0, ring, ring + MOVING);
    for (let slot = 0; slot < SLOT_COUNT; slot++) {
      const seen = presence[seenAt + slot] ?? 0;
      out[to + BLOCKS.presence.at + slot] = seen;
      if (seen) this.#seen[slot] = true;
      if (this.#seen[slot]) this.#describe(hands, at + slot * HAND_SIZE, slot, scale, out, to, ring);
    }
    if (this.#seen[0] && this.#seen[1]) {
      const other = at + HAND_SIZE;
      for (let k = 0; k < 2; k++) {
        out[to + BLOCKS.between.at + k] = (((hands[at + k] ?? 0) - (hands[other + k] ?? 0)) * scale) / 2;
      }
    }
    LAGS.forEach((lag, index) => {
      if (this.#frame < lag) return;
      const before = ((this.#frame - lag) % (HISTORY + 1)) * MOVING;
      const base = to + BLOCKS.differences.at + index * MOVING;
      for (let slot = 0; slot < SLOT_COUNT; slot++) {
        const part = (slot * MOVING) / SLOT_COUNT;
        // A hand that has only just appeared did not move there from the origin.
        if (this.#moving[before + part] === 0 && this.#moving[before + part + 1] === 0) continue;
        for (let k = part; k < part + MOVING / SLOT_COUNT; k++) {
          // The wrist travels in units of two palms, like its path; the doubling brings both to the others' spread.
          const unit = k - part < 2 ? scale : 2 * scale;
          out[base + k] = unit * ((this.#moving[ring + k] ?? 0) - (this.#moving[before + k] ?? 0));
        }
      }
    });
    this.#frame++;
  }

  /** Running means of palm size and of the leading wrist's place, both over the frames in which the hand is seen. */
  #measure(hands: Float32Array, at: number, presence: Uint8Array, seenAt: number): void {
    for (let slot = 0; slot < SLOT_COUNT; slot++) {
      if (!presence[seenAt + slot]) continue;
      this.#palm += palmSize(hands, at + slot * HAND_SIZE);
      this.#palms++;
    }
    const leading = presence[seenAt + 1] ? 1 : presence[seenAt] && !this.#seen[1] ? 0 : -1;
    if (leading < 0) return;
    if (leading === 1 && !this.#seen[1]) {
      this.#reference = [0, 0];
      this.#references = 0;
    }
    this.#reference[0] += hands[at + leading * HAND_SIZE] ?? 0;
    this.#reference[1] += hands[at + leading * HAND_SIZE + 1] ?? 0;
    this.#references++;
  }

  #describe(
    hands: Float32Array,
    hand: number,
    slot: number,
    scale: number,
    out: Float32Array,
    to: number,
    ring: number,
  ): void {
    const x = hands[hand] ?? 0;
    const y = hands[hand + 1] ?? 0;
    const z = hands[hand + 2] ?? 0;
    const shape = to + BLOCKS.shape.at + (slot * SHAPE) / SLOT_COUNT;
    for (let landmark = 1; landmark < LANDMARK_COUNT; landmark++) {
      const from = hand + landmark * 3;
      const into = shape + (landmark - 1) * 3;
      out[into] = ((hands[from] ?? 0) - x) * scale;
      out[into + 1] = ((hands[from + 1] ?? 0) - y) * scale;
      out[into + 2] = ((hands[from + 2] ?? 0) - z) * scale;
    }
    const count = Math.max(1, this.#references);
    const path = [((x - this.#reference[0] / count) * scale) / 2, ((y - this.#reference[1] / count) * scale) / 2];
    out[to + BLOCKS.place.at + slot * 2] = 2 * x;
    out[to + BLOCKS.place.at + slot * 2 + 1] = 2 * y;
    out[to + BLOCKS.path.at + slot * 2] = path[0] ?? 0;
    out[to + BLOCKS.path.at + slot * 2 + 1] = path[1] ?? 0;
    const distances = to + BLOCKS.distances.at + slot * DISTANCES.length;
    for (let k = 0; k < DISTANCES.length; k++) {
      out[distances + k] = separation(hands, hand, FROM[k] ?? 0, TO[k] ?? 0) * scale;
    }
    const bends = to + BLOCKS.bends.at + slot * JOINTS.length;
    for (let k = 0; k < JOINTS.length; k++) {
      out[bends + k] = bend(hands, hand + (BEFORE[k] ?? 0) * 3, hand + (BENT[k] ?? 0) * 3, hand + (AFTER[k] ?? 0) * 3);
    }
    const moving = ring + (slot * MOVING) / SLOT_COUNT;
    // Unscaled: reference and palm size are running means, and their drift is no movement.
    this.#moving[moving] = x;
    this.#moving[moving + 1] = y;
    for (let k = 0; k < TIPS.length; k++) {
      const tip = hand + (TIPS[k] ?? 0) * 3;
      const into = moving + 2 + k * 3;
      this.#moving[into] = (hands[tip] ?? 0) - x;
      this.#moving[into + 1] = (hands[tip + 1] ?? 0) - y;
      this.#moving[into + 2] = (hands[tip + 2] ?? 0) - z;
    }
  }
}

/** A whole clip: [frames][FEATURE_COUNT]. */
export function extractFeatures(clip: Clip, out = new Float32Array(clip.frames * FEATURE_COUNT)): Float32Array {
  const extractor = new FeatureExtractor();
  for (let t = 0; t < clip.frames; t++) {
    extractor.next(clip.hands, t * FRAME_SIZE, clip.presence, t * SLOT_COUNT, out, t * FEATURE_COUNT);
  }
  return out;
}

function separation(hands: Float32Array, hand: number, a: number, b: number): number {
  const x = (hands[hand + a * 3] ?? 0) - (hands[hand + b * 3] ?? 0);
  const y = (hands[hand + a * 3 + 1] ?? 0) - (hands[hand + b * 3 + 1] ?? 0);
  const z = (hands[hand + a * 3 + 2] ?? 0) - (hands[hand + b * 3 + 2] ?? 0);
  return Math.sqrt(x * x + y * y + z * z);
}

/** Cosine of the angle between bones ab and bc, from the offsets of the three joints; 1 = straight. */
function bend(hands: Float32Array, a: number, b: number, c: number): number {
  const x = hands[b] ?? 0;
  const y = hands[b + 1] ?? 0;
  const z = hands[b + 2] ?? 0;
  const ux = x - (hands[a] ?? 0);
  const uy = y - (hands[a + 1] ?? 0);
  const uz = z - (hands[a + 2] ?? 0);
  const vx = (hands[c] ?? 0) - x;
  const vy = (hands[c + 1] ?? 0) - y;
  const vz = (hands[c + 2] ?? 0) - z;
  const dot = ux * vx + uy * vy + uz * vz;
  const first = ux * ux + uy * uy + uz * uz;
  const second = vx * vx + vy * vy + vz * vz;
  return dot / Math.max(1e-8, Math.sqrt(first * second));
}

function blocks<K extends string>(sizes: Record<K, number>): Record<K, { at: number; size: number }> {
  let at = 0;
  const out = {} as Record<K, { at: number; size: number }>;
  for (const name of Object.keys(sizes) as K[]) {
    out[name] = { at, size: sizes[name] };
    at += sizes[name];
  }
  return out;
}
