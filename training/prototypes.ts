/**
 * How a word is signed, as one movement: a barycentre of many takes under dynamic time warping (Petitjean, Ketterlin &
 * Gançarski 2011), so that no single person's take is copied into a model.
 */
import { FRAME_SIZE, type Clip } from '../models/clip.ts';
import { HAND_SIZE, SLOT_COUNT } from '../models/landmarks.ts';
import { NONE } from '../models/model.ts';
import type { Prototype } from '../models/recognition.ts';
import { FRAME_RATE } from '../models/resampling.ts';
import type { Example } from './clips.ts';
import { centred, frameDistance, MAJORITY, warp, type Path } from './time_warping.ts';

/** Fewer takes than this would show one person's movement almost as it was. */
const FEWEST = 3;
/** More takes hardly move the barycentre any more. */
const MOST = 60;
const ROUNDS = 5;
const ASPECT = 4 / 3;

export function prototypesOf(examples: readonly Example[]): Prototype[] {
  const words = [...new Set(examples.map(({ word }) => word))].filter((word) => word !== NONE).sort();
  return words.flatMap((word) => {
    const clips = examples.flatMap((example) => (example.word === word && example.clip ? [example.clip] : []));
    const steps = prototypeSteps(word, clips);
    for (;;) {
      const { done, value } = steps.next();
      if (done) return value ? [value] : [];
    }
  });
}

/**
 * One word's prototype, piece by piece: some milliseconds of work between two steps.
 * @returns null where too few takes show the word
 */
export function* prototypeSteps(word: string, clips: readonly Clip[]): Generator<void, Prototype | null> {
  const usable = clips.filter(({ frames }) => frames > 5);
  if (usable.length < FEWEST) return null;
  const every = Math.max(1, usable.length / MOST);
  const chosen = Array.from({ length: Math.min(MOST, usable.length) }, (_, k) => usable[Math.floor(k * every)]).filter(
    (clip) => clip !== undefined,
  );
  return { word, fps: FRAME_RATE, frames: draw(yield* barycentre(chosen.map(centred))) };
}

function* barycentre(paths: Path[]): Generator<void, Path> {
  const lengths = paths.map(({ frames }) => frames).sort((a, b) => a - b);
  const median = lengths[Math.floor(lengths.length / 2)] ?? 1;
  // Start from the take of median length that lies nearest to the others at equal tempo.
  const even = paths.map((path) => stretched(path, median));
  const spread: number[] = [];
  for (const path of even) {
    spread.push(even.reduce((sum, other) => sum + apart(path, other), 0));
    yield;
  }
  let centre = even[spread.indexOf(Math.min(...spread))] ?? (even[0] as Path);
  for (let round = 0; round < ROUNDS; round++) centre = yield* averaged(centre, paths);
  return centre;
}

function stretched(path: Path, frames: number): Path {
  const out: Path = {
    frames,
    hands: new Float32Array(frames * FRAME_SIZE),
    shown: new Float32Array(frames * SLOT_COUNT),
  };
  for (let t = 0; t < frames; t++) {
    const from = Math.round((t / Math.max(1, frames - 1)) * (path.frames - 1));
    out.hands.set(path.hands.subarray(from * FRAME_SIZE, (from + 1) * FRAME_SIZE), t * FRAME_SIZE);
    out.shown.set(path.shown.subarray(from * SLOT_COUNT, (from + 1) * SLOT_COUNT), t * SLOT_COUNT);
  }
  return out;
}

const apart = (a: Path, b: Path): number => {
  let sum = 0;
  for (let t = 0; t < a.frames; t++) sum += frameDistance(a, t, b, t);
  return sum;
};

/** Each frame of the centre becomes the mean of all frames that time warping lays upon it. */
function* averaged(centre: Path, paths: readonly Path[]): Generator<void, Path> {
  const hands = new Float64Array(centre.hands.length);
  const weights = new Float64Array(centre.frames * SLOT_COUNT);
  const visits = new Float64Array(centre.frames);
  for (const path of paths) {
    yield;
    for (const [i, j] of warp(centre, path)) {
      visits[i] = (visits[i] ?? 0) + 1;
      for (let slot = 0; slot < SLOT_COUNT; slot++) {
        if (!path.shown[j * SLOT_COUNT + slot]) continue;
        weights[i * SLOT_COUNT + slot] = (weights[i * SLOT_COUNT + slot] ?? 0) + 1;
        const to = i * FRAME_SIZE + slot * HAND_SIZE;
        const from = j * FRAME_SIZE + slot * HAND_SIZE;
        for (let k = 0; k < HAND_SIZE; k++) hands[to + k] = (hands[to + k] ?? 0) + (path.hands[from + k] ?? 0);
      }
    }
  }
  return {
    frames: centre.frames,
    hands: Float32Array.from(hands, (value, k) => value / Math.max(1, weights[Math.floor(k / HAND_SIZE)] ?? 1)),
    shown: Float32Array.from(weights, (weight, k) => weight / Math.max(1, visits[Math.floor(k / SLOT_COUNT)] ?? 1)),
  };
}

/** Into the app's 4:3 picture, smoothed over three frames and fitted so that every landmark is inside. */
function draw(path: Path): Prototype['frames'] {
  const shown = (t: number, slot: number) => (path.shown[t * SLOT_COUNT + slot] ?? 0) >= MAJORITY;
  const value = (t: number, slot: number, k: number) => path.hands[t * FRAME_SIZE + slot * HAND_SIZE + k] ?? 0;
  let [left, right, top, bottom] = [Infinity, -Infinity, Infinity, -Infinity];
  for (let t = 0; t < path.frames; t++) {
    for (let slot = 0; slot < SLOT_COUNT; slot++) {
      if (!shown(t, slot)) continue;
      for (let k = 0; k < HAND_SIZE; k += 3) {
        left = Math.min(left, value(t, slot, k));
        right = Math.max(right, value(t, slot, k));
        top = Math.min(top, value(t, slot, k + 1));
        bottom = Math.max(bottom, value(t, slot, k + 1));
      }
    }
  }
  const scale = Math.min(1.4, 0.9 / Math.max(0.05, bottom - top), (0.9 * ASPECT) / Math.max(0.05, right - left));
  const round = (n: number) => Math.round(n * 1e4) / 1e4;
  const hand = (t: number, slot: number): number[] | null => {
    if (!shown(t, slot)) return null;
    return Array.from({ length: HAND_SIZE }, (_, k) => {
      const near = [t - 1, t, t + 1].filter((each) => each >= 0 && each < path.frames && shown(each, slot));
      const smooth = near.reduce((sum, each) => sum + value(each, slot, k), 0) / near.length;
      if (k % 3 === 0) return round(0.5 + ((smooth - (left + right) / 2) * scale) / ASPECT);
      return round(k % 3 === 1 ? 0.5 + (smooth - (top + bottom) / 2) * scale : (smooth * scale) / ASPECT);
    });
  };
  return Array.from({ length: path.frames }, (_, t) => [hand(t, 0), hand(t, 1)]);
}
