/**
 * What the boundary network is told about each frame of a stream: how the hands move and change, in palms, and how far they
 * are from where they were still. It never starts anew with a segment, as the word network's features do (features.ts).
 */
import { HAND_SIZE, LANDMARK, palmSize, SLOT_COUNT } from './landmarks.ts';
import { travel } from './segmenter.ts';
import type { SlotFrame } from './tracking.ts';

const TIPS = [
  LANDMARK['thumb-tip'],
  LANDMARK['index-tip'],
  LANDMARK['middle-tip'],
  LANDMARK['ring-tip'],
  LANDMARK['pinky-tip'],
];
/** Differences reach back so many frames of 30 Hz. */
const LAGS = [2, 5] as const;
const SHAPE_LAG = 3;
const HISTORY = 6;
/** Distances of the tips from the wrist, thumb to index, direction of the hand, breadth of the knuckles. */
const SHAPE = TIPS.length + 1 + 2 + 2;
const HAND = 2 + 2 + 2 * LAGS.length + 2 + LAGS.length + 2 * SHAPE + 3;
/** Raise it when the numbers mean something else. */
export const BOUNDARY_VERSION = 1;
export const BOUNDARY_FEATURES = SLOT_COUNT * HAND + 3;

/** Share of the newest hand in the measure of the palm, once it has settled; two seconds. */
const PALM_SHARE = 1 / 60;
/** Shares of the newest frame in the quick and the slow speed. */
const QUICK = 0.4;
const SLOW = 0.1;
/** A hand below this speed, palms a frame, is still; the place where it is still follows it by this share a frame. */
const STILL = 0.045;
const FOLLOWING = 0.04;
/** Nothing is told beyond this. */
const LIMIT = 5;

interface Track {
  /** The last hands, newest first; while it is not seen a hand stays where it was. */
  hands: Float32Array[];
  shapes: Float32Array[];
  unseen: number;
  quick: number;
  slow: number;
  still: [number, number] | null;
}

const newTrack = (): Track => ({ hands: [], shapes: [], unseen: 20, quick: 0, slow: 0, still: null });

export class BoundaryFeatures {
  #tracks: Track[] = [newTrack(), newTrack()];
  #palm = 0;

  reset(): void {
    this.#tracks = [newTrack(), newTrack()];
    this.#palm = 0;
  }

  /** @param frame the next one of the 30 Hz grid. @returns [BOUNDARY_FEATURES] */
  next(frame: SlotFrame): Float32Array {
    const out = new Float32Array(BOUNDARY_FEATURES);
    for (const hand of frame.slots)
      if (hand) this.#palm += (this.#palm ? PALM_SHARE : 1) * (palmSize(hand, 0, frame.aspect) - this.#palm);
    this.#tracks.forEach((track, slot) =>
      this.#describe(track, frame.slots[slot] ?? null, frame.aspect, out, slot * HAND),
    );
    const [left, right] = frame.slots;
    if (left && right) {
      const at = SLOT_COUNT * HAND;
      out[at] = 1;
      out[at + 1] = (((left[0] ?? 0) - (right[0] ?? 0)) * frame.aspect) / this.#palm / 3;
      out[at + 2] = ((left[1] ?? 0) - (right[1] ?? 0)) / this.#palm / 3;
    }
    return out.map((value) => Math.max(-LIMIT, Math.min(LIMIT, value)));
  }

  #describe(track: Track, seen: Float32Array | null, aspect: number, out: Float32Array, at: number): void {
    const palm = this.#palm || 1;
    const before = track.hands[0];
    const hand = seen ?? before;
    // A hand that has been away for long comes from elsewhere.
    if (seen && track.unseen > 8) track.hands = track.shapes = [];
    track.unseen = seen ? 0 : Math.min(20, track.unseen + 1);
    out[at] = seen ? 1 : 0;
    out[at + 1] = track.unseen / 10;
    if (!hand) return;
    const speed = track.hands[0] && seen ? travel(track.hands[0], seen, aspect) / palm : 0;
    track.hands = [hand, ...track.hands].slice(0, HISTORY);
    track.shapes = [shapeOf(hand, aspect, palm), ...track.shapes].slice(0, HISTORY);
    track.quick += QUICK * (speed - track.quick);
    track.slow += SLOW * (speed - track.slow);
    const [x, y] = [((hand[0] ?? 0) - 0.5) * aspect, (hand[1] ?? 0) - 0.5];
    let k = at + 2;
    out[k++] = 2 * x;
    out[k++] = 2 * y;
    for (const lag of LAGS) {
      const old = track.hands[Math.min(lag, track.hands.length - 1)] ?? hand;
      out[k++] = (5 / lag) * ((((hand[0] ?? 0) - (old[0] ?? 0)) * aspect) / palm);
      out[k++] = (5 / lag) * (((hand[1] ?? 0) - (old[1] ?? 0)) / palm);
    }
    out[k++] = 10 * track.quick;
    out[k++] = 10 * track.slow;
    for (const lag of LAGS) {
      const old = track.hands[Math.min(lag, track.hands.length - 1)] ?? hand;
      out[k++] = ((10 / lag) * fingersMoved(hand, old, aspect)) / palm;
    }
    const shape = track.shapes[0] ?? new Float32Array(SHAPE);
    const earlier = track.shapes[Math.min(SHAPE_LAG, track.shapes.length - 1)] ?? shape;
    for (let i = 0; i < SHAPE; i++) out[k++] = shape[i] ?? 0;
    for (let i = 0; i < SHAPE; i++) out[k++] = 3 * ((shape[i] ?? 0) - (earlier[i] ?? 0));
    track.still ??= [x, y];
    if (track.quick < STILL)
      track.still = [
        track.still[0] + FOLLOWING * (x - track.still[0]),
        track.still[1] + FOLLOWING * (y - track.still[1]),
      ];
    const [dx, dy] = [(x - track.still[0]) / palm, (y - track.still[1]) / palm];
    out[k++] = dx / 3;
    out[k++] = dy / 3;
    out[k] = Math.hypot(dx, dy) / 2;
  }
}

function shapeOf(hand: Float32Array, aspect: number, palm: number): Float32Array {
  const out = new Float32Array(SHAPE);
  TIPS.forEach((tip, k) => (out[k] = apart(hand, 0, tip, aspect) / palm));
  out[TIPS.length] = apart(hand, LANDMARK['thumb-tip'], LANDMARK['index-tip'], aspect) / palm;
  const along = (from: number, to: number, by: number, k: number) => {
    out[k] = (((hand[to * 3] ?? 0) - (hand[from * 3] ?? 0)) * aspect) / by;
    out[k + 1] = ((hand[to * 3 + 1] ?? 0) - (hand[from * 3 + 1] ?? 0)) / by;
  };
  along(LANDMARK.wrist, LANDMARK['middle-mcp'], palm, TIPS.length + 1);
  along(LANDMARK['index-mcp'], LANDMARK['pinky-mcp'], palm, TIPS.length + 3);
  return out;
}

function apart(hand: Float32Array, a: number, b: number, aspect: number): number {
  return Math.hypot(
    ((hand[a * 3] ?? 0) - (hand[b * 3] ?? 0)) * aspect,
    (hand[a * 3 + 1] ?? 0) - (hand[b * 3 + 1] ?? 0),
  );
}

/** How far the fingertips went relative to the wrist, on average; picture heights. */
function fingersMoved(now: Float32Array, before: Float32Array, aspect: number): number {
  let sum = 0;
  for (const tip of TIPS) {
    const of = (hand: Float32Array, k: number) => (hand[tip * 3 + k] ?? 0) - (hand[k] ?? 0);
    sum += Math.hypot((of(now, 0) - of(before, 0)) * aspect, of(now, 1) - of(before, 1));
  }
  return sum / TIPS.length;
}

/** The other hand's doing: x turned about, hands exchanged. @param frame in picture coordinates, left as it is */
export function mirroredFrame({ t, aspect, slots: [left, right] }: SlotFrame): SlotFrame {
  const turned = (hand: Float32Array | null) => {
    const out = hand?.slice() ?? null;
    for (let k = 0; out && k < HAND_SIZE; k += 3) out[k] = 1 - (out[k] ?? 0);
    return out;
  };
  return { t, aspect, slots: [turned(right), turned(left)] };
}
