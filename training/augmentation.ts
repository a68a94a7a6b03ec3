/**
 * Variations of a clip that keep its word: other tempo, place, size, view, hand and camera. Ranges follow the measured
 * recipe in RESEARCH (all augmentation together: + 4.1 points on signer-disjoint folds).
 */
import { FRAME_SIZE, type Clip } from '../models/clip.ts';
import { HAND_SIZE, LANDMARK_COUNT, LEFT, SLOT_COUNT } from '../models/landmarks.ts';
import type { Random } from './random.ts';

/** Ranges are ±; probabilities 0..1. Angles in degrees, lengths in picture heights. */
export interface Augmentation {
  tempo: number;
  /** Local changes of speed within the clip. */
  warp: number;
  /** Share of the clip by which either end may be cut or held. */
  crop: number;
  rotation: number;
  scale: number;
  shear: number;
  /** Turn of the hands in space. */
  turn: number;
  shift: number;
  /** Shift of each hand by itself. */
  drift: number;
  fingers: number;
  trajectory: number;
  noise: number;
  /** Probability of a slower camera: 15, 10 or 6 pictures a second, straight lines between. */
  slowCamera: number;
  /** Probability that a two-handed clip loses its left hand. */
  dropHand: number;
  /** Probability, for each end, that the hands first come up into the picture, or go down out of it at last. */
  approach: number;
}

export const AUGMENTATION: Augmentation = {
  tempo: 0.25,
  warp: 0.25,
  crop: 0.1,
  rotation: 15,
  scale: 0.15,
  shear: 0.1,
  turn: 20,
  shift: 0.08,
  drift: 0.02,
  fingers: 0.05,
  trajectory: 0.1,
  noise: 0.0012,
  slowCamera: 0.2,
  dropHand: 0.05,
  approach: 0.25,
};

/** Frames of a sign after augmentation: shorter says nothing, longer costs time. */
const SHORTEST = 6;
const LONGEST = 100;
const KNOTS = 5;
/** A slow camera shows every second, third or fifth frame of 30 Hz. */
const SLOWER = [2, 3, 5];

/** @param signs how many signs the clip holds, one after another */
export function augment(clip: Clip, ranges: Augmentation, random: Random, signs = 1): Clip {
  const times = sampleTimes(clip.frames, ranges, random, LONGEST * signs);
  const out = approached(retime(clip, times), ranges, random);
  if (random.chance(ranges.dropHand)) dropLeft(out);
  transform(out, ranges, random);
  return out;
}

/** How many frames `augment` would make of a clip of `frames`, given a generator in the same state. */
export function augmentedFrames(frames: number, ranges: Augmentation, random: Random, signs = 1): number {
  const { length } = sampleTimes(frames, ranges, random, LONGEST * signs);
  return length + approach(ranges, random) + approach(ranges, random);
}

/** Which moment of the clip (in frames, fractional) each new frame shows. */
function sampleTimes(frames: number, ranges: Augmentation, random: Random, longest: number): Float32Array {
  const length = Math.round(frames * Math.exp(random.spread(Math.log(1 + ranges.tempo))));
  const count = Math.min(longest, Math.max(SHORTEST, length));
  const speeds = Array.from({ length: KNOTS }, () => 1 + random.spread(ranges.warp));
  const from = random.spread(ranges.crop) * (frames - 1);
  const to = (1 + random.spread(ranges.crop)) * (frames - 1);
  const times = new Float32Array(count);
  let travelled = 0;
  for (let k = 1; k < count; k++) {
    const at = ((k - 0.5) / (count - 1)) * (KNOTS - 1);
    const low = Math.min(KNOTS - 2, Math.floor(at));
    travelled += (speeds[low] ?? 1) * (low + 1 - at) + (speeds[low + 1] ?? 1) * (at - low);
    times[k] = travelled;
  }
  for (let k = 0; k < count; k++) times[k] = from + ((times[k] ?? 0) / Math.max(1e-6, travelled)) * (to - from);
  if (random.chance(ranges.slowCamera)) slow(times, SLOWER[random.below(SLOWER.length)] ?? 2);
  return times.map((t) => Math.min(frames - 1, Math.max(0, t)));
}

/** Only every `every`-th moment is seen, at whole frames; those between lie on straight lines. */
function slow(times: Float32Array, every: number): void {
  for (let k = 0; k < times.length; k++) {
    const low = Math.floor(k / every) * every;
    const high = Math.min(times.length - 1, low + every);
    const weight = high > low ? (k - low) / (high - low) : 0;
    times[k] = Math.round(times[low] ?? 0) * (1 - weight) + Math.round(times[high] ?? 0) * weight;
  }
}

function retime(clip: Clip, times: Float32Array): Clip {
  const frames = times.length;
  const out: Clip = {
    frames,
    hands: new Float32Array(frames * FRAME_SIZE),
    presence: new Uint8Array(frames * SLOT_COUNT),
  };
  times.forEach((time, k) => {
    const low = Math.floor(time);
    const high = Math.min(clip.frames - 1, low + 1);
    const weight = time - low;
    const nearest = weight < 0.5 ? low : high;
    for (let slot = 0; slot < SLOT_COUNT; slot++) {
      out.presence[k * SLOT_COUNT + slot] = clip.presence[nearest * SLOT_COUNT + slot] ?? 0;
      const both = clip.presence[low * SLOT_COUNT + slot] && clip.presence[high * SLOT_COUNT + slot];
      const a = (both ? low : nearest) * FRAME_SIZE + slot * HAND_SIZE;
      const b = (both ? high : nearest) * FRAME_SIZE + slot * HAND_SIZE;
      const to = k * FRAME_SIZE + slot * HAND_SIZE;
      for (let i = 0; i < HAND_SIZE; i++)
        out.hands[to + i] = (clip.hands[a + i] ?? 0) * (1 - weight) + (clip.hands[b + i] ?? 0) * weight;
    }
  });
  return out;
}

/**
 * Live, a segment begins when the hands come into view and ends when they are gone; recorded takes are often cut closer.
 * The hands rise to where the clip begins, or fall from where it ends, in 4 to 12 frames.
 */
function approached(clip: Clip, ranges: Augmentation, random: Random): Clip {
  const rise = approach(ranges, random);
  const fall = approach(ranges, random);
  if (rise + fall === 0) return clip;
  const frames = rise + clip.frames + fall;
  const out: Clip = {
    frames,
    hands: new Float32Array(frames * FRAME_SIZE),
    presence: new Uint8Array(frames * SLOT_COUNT),
  };
  out.hands.set(clip.hands, rise * FRAME_SIZE);
  out.presence.set(clip.presence, rise * SLOT_COUNT);
  const last = clip.frames - 1;
  for (let k = 0; k < rise; k++) lowered(out, k, clip, 0, 1 - (k + 1) / (rise + 1), random);
  for (let k = 0; k < fall; k++) lowered(out, rise + clip.frames + k, clip, last, (k + 1) / (fall + 1), random);
  return out;
}

const approach = (ranges: Augmentation, random: Random): number =>
  random.chance(ranges.approach) ? 4 + random.below(9) : 0;

/** Lowest place of a wrist that is still in view, picture heights from the centre. */
const LOWEST = 0.55;

/** Frame `to` of `out`: frame `from` of the clip, `share` of the way down out of the picture. */
function lowered(out: Clip, to: number, clip: Clip, from: number, share: number, random: Random): void {
  for (let slot = 0; slot < SLOT_COUNT; slot++) {
    if (!clip.presence[from * SLOT_COUNT + slot]) continue;
    const source = from * FRAME_SIZE + slot * HAND_SIZE;
    const down = share * Math.max(0, LOWEST - (clip.hands[source + 1] ?? 0));
    // Low down, the detector often misses the hand.
    if (share > 0.6 && random.chance(0.4)) continue;
    out.presence[to * SLOT_COUNT + slot] = 1;
    const target = to * FRAME_SIZE + slot * HAND_SIZE;
    for (let k = 0; k < HAND_SIZE; k++)
      out.hands[target + k] = (clip.hands[source + k] ?? 0) + (k % 3 === 1 ? down : 0);
  }
}

function dropLeft(clip: Clip): void {
  for (let t = 0; t < clip.frames; t++) {
    if (!clip.presence[t * SLOT_COUNT + 1]) return;
  }
  for (let t = 0; t < clip.frames; t++) {
    clip.presence[t * SLOT_COUNT + LEFT] = 0;
    clip.hands.fill(0, t * FRAME_SIZE, t * FRAME_SIZE + HAND_SIZE);
  }
}

/** One affine map for the paths of the wrists, one map in space for the shapes of the hands. */
function transform(clip: Clip, ranges: Augmentation, random: Random): void {
  const radians = Math.PI / 180;
  const plane = flat(random.spread(ranges.rotation) * radians, ranges, random);
  const turnX = random.spread(ranges.turn) * radians;
  const turnY = random.spread(ranges.turn) * radians;
  const space = multiply(
    multiply([plane[0], plane[1], 0, plane[2], plane[3], 0, 0, 0, 1 + random.spread(ranges.scale)], about(0, turnX)),
    about(1, turnY),
  );
  const stretch = 1 + random.spread(ranges.trajectory);
  const shift = [random.spread(ranges.shift), random.spread(ranges.shift)];
  const bones = Float32Array.from({ length: LANDMARK_COUNT }, () => 1 + random.spread(ranges.fingers));
  const jitter = new Float64Array(HAND_SIZE);
  for (let slot = 0; slot < SLOT_COUNT; slot++) {
    const moveX = (shift[0] ?? 0) + random.spread(ranges.drift);
    const moveY = (shift[1] ?? 0) + random.spread(ranges.drift);
    let seen = false;
    for (let t = 0; t < clip.frames; t++) {
      // Before it is first seen a hand stays at 0, as the live path leaves it.
      seen ||= clip.presence[t * SLOT_COUNT + slot] === 1;
      if (!seen) continue;
      const at = t * FRAME_SIZE + slot * HAND_SIZE;
      const x = clip.hands[at] ?? 0;
      const y = clip.hands[at + 1] ?? 0;
      const z = clip.hands[at + 2] ?? 0;
      random.bells(ranges.noise, jitter);
      const wristX = (plane[0] * x + plane[1] * y) * stretch + moveX;
      const wristY = (plane[2] * x + plane[3] * y) * stretch + moveY;
      for (let landmark = 0; landmark < LANDMARK_COUNT; landmark++) {
        const k = at + landmark * 3;
        const u = (clip.hands[k] ?? 0) - x;
        const v = (clip.hands[k + 1] ?? 0) - y;
        const w = (clip.hands[k + 2] ?? 0) - z;
        const size = bones[landmark] ?? 1;
        const j = landmark * 3;
        clip.hands[k] = wristX + size * (space[0] * u + space[1] * v + space[2] * w) + (jitter[j] ?? 0);
        clip.hands[k + 1] = wristY + size * (space[3] * u + space[4] * v + space[5] * w) + (jitter[j + 1] ?? 0);
        clip.hands[k + 2] = size * (space[6] * u + space[7] * v + space[8] * w) + (jitter[j + 2] ?? 0);
      }
    }
  }
}

type Matrix2 = [number, number, number, number];
type Matrix3 = [number, number, number, number, number, number, number, number, number];

/** Rotation, scale of each axis, shear; row-major. */
function flat(angle: number, ranges: Augmentation, random: Random): Matrix2 {
  const sx = 1 + random.spread(ranges.scale);
  const sy = 1 + random.spread(ranges.scale);
  return [
    Math.cos(angle) * sx,
    -Math.sin(angle) * sx + random.spread(ranges.shear),
    Math.sin(angle) * sy,
    Math.cos(angle) * sy,
  ];
}

/** Turn about the x axis (0) or the y axis (1). */
function about(axis: 0 | 1, angle: number): Matrix3 {
  const c = Math.cos(angle);
  const s = Math.sin(angle);
  return axis === 0 ? [1, 0, 0, 0, c, -s, 0, s, c] : [c, 0, s, 0, 1, 0, -s, 0, c];
}

function multiply(a: Matrix3, b: Matrix3): Matrix3 {
  return Array.from({ length: 9 }, (_, k) => {
    const row = Math.floor(k / 3) * 3;
    return (
      (a[row] ?? 0) * (b[k % 3] ?? 0) +
      (a[row + 1] ?? 0) * (b[3 + (k % 3)] ?? 0) +
      (a[row + 2] ?? 0) * (b[6 + (k % 3)] ?? 0)
    );
  }) as Matrix3;
}
