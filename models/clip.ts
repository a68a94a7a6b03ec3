/**
 * A segment in the form that recognition sees: isotropic coordinates, the dominant hand on the right, short gaps closed.
 * Training takes and live segments pass through this one place.
 */
import { HAND_SIZE, LANDMARK, LEFT, RIGHT, SLOT_COUNT } from './landmarks.ts';
import type { SlotFrame } from './tracking.ts';

/** Values of one frame: [2][21][x, y, z]. */
export const FRAME_SIZE = SLOT_COUNT * HAND_SIZE;

/** Hands at 30 Hz. Units: picture heights, origin at the picture's centre, y down, z relative to the wrist. */
export interface Clip {
  frames: number;
  /** [frames][2][21][x, y, z]; a hand that was not seen keeps its last place (0 before it first appears). */
  hands: Float32Array;
  /** [frames][2]: 1 where the hand was seen or its gap was closed by interpolation. */
  presence: Uint8Array;
}

/** A hand that vanishes for no longer than this is taken to have moved in a straight line, frames. */
const LONGEST_GAP = 15;
/** The left hand leads only where it moves this many times as much (mirroring at 1.3 cost 2.6 points: RESEARCH). */
const DOMINANCE = 5;

/** Which hand leads a segment, from how much each has moved so far. Left-handers' segments are mirrored. */
export class Dominance {
  #energy = [0, 0];
  #last: SlotFrame['slots'] = [null, null];

  push(frame: SlotFrame): void {
    for (let slot = 0; slot < SLOT_COUNT; slot++) {
      const hand = frame.slots[slot] ?? null;
      const before = this.#last[slot] ?? null;
      if (!hand) continue;
      const palm = Math.max(distance(hand, hand, LANDMARK.wrist, LANDMARK['middle-mcp'], frame.aspect), 0.02);
      const travel = before ? distance(hand, before, LANDMARK.wrist, LANDMARK.wrist, frame.aspect) : 0;
      const fingers = before ? fingerTravel(hand, before, frame.aspect) : 0;
      this.#energy[slot] = (this.#energy[slot] ?? 0) + (0.5 * travel + 0.25 * fingers) / palm + 0.05;
      this.#last[slot] = hand;
    }
  }

  get leftLeads(): boolean {
    const [left = 0, right = 0] = this.#energy;
    return left > DOMINANCE * right;
  }
}

/** Frames from first to last in which any hand is seen. */
export function trimmed(frames: readonly SlotFrame[]): SlotFrame[] {
  const seen = (frame: SlotFrame) => frame.slots[LEFT] !== null || frame.slots[RIGHT] !== null;
  const first = frames.findIndex(seen);
  return first < 0 ? [] : frames.slice(first, frames.findLastIndex(seen) + 1);
}

/** @param frames a segment at 30 Hz, in order. `mirrored`: exchange the hands and turn x about. */
export function toClip(frames: readonly SlotFrame[], mirrored = leftLeads(frames)): Clip {
  const clip = {
    frames: frames.length,
    hands: new Float32Array(frames.length * FRAME_SIZE),
    presence: new Uint8Array(frames.length * SLOT_COUNT),
  };
  frames.forEach((frame, index) => writeFrame(clip, index, frame, mirrored));
  return clip;
}

/**
 * Puts one frame into a clip that holds all earlier ones; a hand that is not seen keeps its last place. Where a hand
 * comes back after a short gap, the gap's frames are rewritten as a straight line.
 * @returns the first frame that changed: `index`, or the start of a closed gap
 */
export function writeFrame(clip: Clip, index: number, frame: SlotFrame, mirrored: boolean): number {
  const { hands, presence } = clip;
  let changed = index;
  for (let slot = 0; slot < SLOT_COUNT; slot++) {
    const hand = frame.slots[mirrored ? 1 - slot : slot];
    const at = index * FRAME_SIZE + slot * HAND_SIZE;
    if (!hand) {
      presence[index * SLOT_COUNT + slot] = 0;
      if (index > 0) hands.copyWithin(at, at - FRAME_SIZE, at - FRAME_SIZE + HAND_SIZE);
      continue;
    }
    presence[index * SLOT_COUNT + slot] = 1;
    for (let k = 0; k < HAND_SIZE; k += 3) {
      const x = ((hand[k] ?? 0) - 0.5) * frame.aspect;
      hands[at + k] = mirrored ? -x : x;
      hands[at + k + 1] = (hand[k + 1] ?? 0) - 0.5;
      hands[at + k + 2] = (hand[k + 2] ?? 0) * frame.aspect;
    }
    let last = index - 1;
    while (last >= 0 && index - last <= LONGEST_GAP + 1 && !presence[last * SLOT_COUNT + slot]) last--;
    if (last >= 0 && last < index - 1 && index - last <= LONGEST_GAP + 1) {
      interpolate(hands, presence, slot, last, index);
      changed = Math.min(changed, last + 1);
    }
  }
  return changed;
}

function leftLeads(frames: readonly SlotFrame[]): boolean {
  const dominance = new Dominance();
  for (const frame of frames) dominance.push(frame);
  return dominance.leftLeads;
}

function interpolate(hands: Float32Array, presence: Uint8Array, slot: number, from: number, to: number): void {
  const a = from * FRAME_SIZE + slot * HAND_SIZE;
  const b = to * FRAME_SIZE + slot * HAND_SIZE;
  for (let t = from + 1; t < to; t++) {
    const weight = (t - from) / (to - from);
    const at = t * FRAME_SIZE + slot * HAND_SIZE;
    for (let k = 0; k < HAND_SIZE; k++)
      hands[at + k] = (hands[a + k] ?? 0) * (1 - weight) + (hands[b + k] ?? 0) * weight;
    presence[t * SLOT_COUNT + slot] = 1;
  }
}

function distance(a: Float32Array, b: Float32Array, landmarkA: number, landmarkB: number, aspect: number): number {
  const x = ((a[landmarkA * 3] ?? 0) - (b[landmarkB * 3] ?? 0)) * aspect;
  const y = (a[landmarkA * 3 + 1] ?? 0) - (b[landmarkB * 3 + 1] ?? 0);
  return Math.hypot(x, y);
}

/** How far the index fingertip went relative to the wrist, picture heights. */
function fingerTravel(now: Float32Array, before: Float32Array, aspect: number): number {
  const tip = LANDMARK['index-tip'] * 3;
  const relative = (hand: Float32Array, k: number) => (hand[tip + k] ?? 0) - (hand[k] ?? 0);
  const x = (relative(now, 0) - relative(before, 0)) * aspect;
  const y = relative(now, 1) - relative(before, 1);
  return Math.hypot(x, y);
}
