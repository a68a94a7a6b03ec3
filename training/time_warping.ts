/** Movements laid upon each other whatever their tempo: dynamic time warping (Sakoe & Chiba 1978). */
import { FRAME_SIZE, type Clip } from '../models/clip.ts';
import { HAND_SIZE, SLOT_COUNT } from '../models/landmarks.ts';

/** Squared distance that a hand counts which only one of two frames has, in squared picture heights. */
const ABSENT = 0.05;
/** A hand belongs to a frame where at least this share of the takes show it. */
export const MAJORITY = 0.5;

/** [frames][2][21][3] and, per hand, the share of takes that show it. */
export interface Path {
  frames: number;
  hands: Float32Array;
  shown: Float32Array;
}

/** Every signer in the same place: the leading wrist's mean at the origin of the path. */
export function centred(clip: Clip): Path {
  let x = 0;
  let y = 0;
  let n = 0;
  for (let t = 0; t < clip.frames; t++) {
    const slot = clip.presence[t * SLOT_COUNT + 1] ? 1 : 0;
    if (!clip.presence[t * SLOT_COUNT + slot]) continue;
    x += clip.hands[t * FRAME_SIZE + slot * HAND_SIZE] ?? 0;
    y += clip.hands[t * FRAME_SIZE + slot * HAND_SIZE + 1] ?? 0;
    n++;
  }
  const hands = Float32Array.from(
    clip.hands,
    (value, k) => value - (k % 3 === 0 ? x / Math.max(1, n) : k % 3 === 1 ? y / Math.max(1, n) : 0),
  );
  return { frames: clip.frames, hands, shown: Float32Array.from(clip.presence) };
}

export function frameDistance(a: Path, i: number, b: Path, j: number): number {
  let sum = 0;
  for (let slot = 0; slot < SLOT_COUNT; slot++) {
    const inA = (a.shown[i * SLOT_COUNT + slot] ?? 0) >= MAJORITY;
    const inB = (b.shown[j * SLOT_COUNT + slot] ?? 0) >= MAJORITY;
    if (inA !== inB) sum += ABSENT;
    if (!inA || !inB) continue;
    const p = i * FRAME_SIZE + slot * HAND_SIZE;
    const q = j * FRAME_SIZE + slot * HAND_SIZE;
    let squares = 0;
    for (let k = 0; k < HAND_SIZE; k++) squares += ((a.hands[p + k] ?? 0) - (b.hands[q + k] ?? 0)) ** 2;
    sum += squares / 21;
  }
  return sum;
}

/** The cheapest alignment as pairs of frames, last pair first. */
export function warp(a: Path, b: Path): [number, number][] {
  const width = b.frames + 1;
  const cost = new Float64Array((a.frames + 1) * width).fill(Infinity);
  cost[0] = 0;
  for (let i = 1; i <= a.frames; i++) {
    for (let j = 1; j <= b.frames; j++) {
      const before = Math.min(
        cost[(i - 1) * width + j] ?? 0,
        cost[i * width + j - 1] ?? 0,
        cost[(i - 1) * width + j - 1] ?? 0,
      );
      cost[i * width + j] = before + frameDistance(a, i - 1, b, j - 1);
    }
  }
  const pairs: [number, number][] = [];
  for (let i = a.frames, j = b.frames; i > 0 && j > 0;) {
    pairs.push([i - 1, j - 1]);
    const diagonal = cost[(i - 1) * width + j - 1] ?? Infinity;
    const up = cost[(i - 1) * width + j] ?? Infinity;
    const left = cost[i * width + j - 1] ?? Infinity;
    if (diagonal <= up && diagonal <= left) {
      i--;
      j--;
    } else if (up <= left) i--;
    else j--;
  }
  return pairs;
}

/** Mean distance of the frames that the cheapest alignment lays upon each other, squared picture heights a landmark. */
export function warpedDistance(a: Path, b: Path): number {
  const pairs = warp(a, b);
  return pairs.reduce((sum, [i, j]) => sum + frameDistance(a, i, b, j), 0) / pairs.length;
}
