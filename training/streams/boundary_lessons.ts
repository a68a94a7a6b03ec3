/** What the boundary network learns from: streams frame by frame, and of each frame whether a sign begins, goes on or is not. */
import { BEGIN, INSIDE, LOOK_AHEAD, OUTSIDE, STATES } from '../../models/boundary.ts';
import { BOUNDARY_FEATURES, BoundaryFeatures, mirroredFrame } from '../../models/boundary_features.ts';
import type { SlotFrame } from '../../models/tracking.ts';
import type { Random } from '../random.ts';
import { gridOf } from './cuts.ts';
import type { Camera, Stream, StreamSign } from './stitch.ts';

export interface Lesson {
  frames: number;
  /** [frames][BOUNDARY_FEATURES] */
  features: Float32Array;
  /** [frames][STATES] weights: the answer to each frame, which concerns the one LOOK_AHEAD frames ago */
  targets: Float32Array;
}

/** Signs of a stream; somebody idles, and a sign is held, for so long, ms; share of the streams in which hands come and go unseen. */
export const STREAM = { signs: 20, idle: 40_000, hold: 4000, abrupt: 0.3 };
/** Cameras that the network should be ready for, pictures a second; one in four loses a fifth of them. */
const RATES = [30, 24, 30, 15, 30, 60, 20, 10] as const;
const LOSING = 0.25;
const LOST = 0.2;
/** Where the hands do the same throughout. */
export const PLAIN_CAMERA: Camera = { rate: 30, dropped: 0 };

/** What the `k`-th stream of somebody is filmed with. */
export function cameraOf(k: number, random: Random): Camera {
  return { rate: RATES[k % RATES.length] ?? PLAIN_CAMERA.rate, dropped: random.chance(LOSING) ? LOST : 0 };
}

/** So long after its start a sign begins, ms. */
const BEGINNING = 133;
/** Nearer than this to a change of state a frame counts for less: where exactly a sign begins nobody knows. ms */
const DOUBTFUL = 34;
const LESS = 0.3;
/** Beginnings are few. */
const BEGIN_WEIGHT = 2;

export function lessonOf(stream: Stream, random: Random): Lesson {
  const seen = gridOf(stream);
  return lessonFrom(random.chance(0.5) ? seen.map(mirroredFrame) : seen, stream.signs);
}

/** @param signs none where hands only idle */
export function lessonFrom(grid: readonly SlotFrame[], signs: readonly StreamSign[]): Lesson {
  const extractor = new BoundaryFeatures();
  const features = new Float32Array(grid.length * BOUNDARY_FEATURES);
  const targets = new Float32Array(grid.length * STATES);
  grid.forEach((frame, k) => {
    features.set(extractor.next(frame), k * BOUNDARY_FEATURES);
    const judged = grid[k - LOOK_AHEAD];
    if (!judged) return;
    const { state, weight } = stateAt(judged.t, signs);
    targets[k * STATES + state] = weight;
  });
  return { frames: grid.length, features, targets };
}

function stateAt(t: number, signs: readonly StreamSign[]): { state: number; weight: number } {
  const sign = signs.find(({ start, end }) => t >= start - DOUBTFUL && t < end + DOUBTFUL);
  if (!sign) return { state: OUTSIDE, weight: 1 };
  const inside = t >= sign.start && t < sign.end;
  const state = !inside ? OUTSIDE : t < sign.start + BEGINNING ? BEGIN : INSIDE;
  const doubtful = Math.min(Math.abs(t - sign.start), Math.abs(t - sign.end)) < DOUBTFUL;
  return { state, weight: (doubtful ? LESS : 1) * (state === BEGIN ? BEGIN_WEIGHT : 1) };
}
