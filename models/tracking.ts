/**
 * Which hand is which: detections come in any order and their labels flip on some frames, so identity over time is
 * settled by where the wrists were a moment ago, with the label as weaker evidence.
 */
import { chirality, likelyRight } from './chirality.ts';
import { HandLabels } from './hand_labels.ts';
import { LEFT, palmSize, RIGHT, SLOT_COUNT, type DetectedHand, type LandmarkFrame } from './landmarks.ts';

/** A frame whose hands have found their slots: [left, right]; null = absent. Coordinates as in `LandmarkFrame`. */
export interface SlotFrame {
  t: number;
  aspect: number;
  slots: [Float32Array | null, Float32Array | null];
}

/** A wrist that was seen longer ago says nothing about where the hand is now, ms. */
const MEMORY = 600;
/** Distance, in picture heights, that a wrong label weighs: a wrist does not jump that far between two frames. */
const LABEL_WEIGHT = 0.25;
/** Cost of opening a slot that has no recent wrist, in picture heights: more than a wrong label weighs. */
const OPENING = 0.3;

interface Track {
  x: number;
  y: number;
  t: number;
}

export class HandTracker {
  readonly #labels = new HandLabels();
  #tracks: (Track | null)[] = [null, null];

  reset(): void {
    this.#labels.reset();
    this.#tracks = [null, null];
  }

  /** Frames must come in order of time. */
  assign(detected: LandmarkFrame): SlotFrame {
    const frame = this.#labels.settle(detected);
    const slots: SlotFrame['slots'] = [null, null];
    const [first, second] = this.#withoutGhost(frame);
    if (first && second) {
      const straight = this.#cost(LEFT, first, frame) + this.#cost(RIGHT, second, frame);
      const crossed = this.#cost(RIGHT, first, frame) + this.#cost(LEFT, second, frame);
      const even = Math.abs(straight - crossed) < 1e-9;
      // Facing a camera, the right hand is on the left of the unmirrored picture.
      const swap = even ? wristX(first) < wristX(second) : crossed < straight;
      slots[swap ? RIGHT : LEFT] = first.landmarks;
      slots[swap ? LEFT : RIGHT] = second.landmarks;
    } else if (first) {
      const left = this.#cost(LEFT, first, frame);
      const right = this.#cost(RIGHT, first, frame);
      const even = Math.abs(left - right) < 1e-9;
      slots[even ? (chirality(first.landmarks, frame.aspect) >= 0 ? RIGHT : LEFT) : left < right ? LEFT : RIGHT] =
        first.landmarks;
    }
    for (let slot = 0; slot < SLOT_COUNT; slot++) {
      const hand = slots[slot];
      if (hand) this.#tracks[slot] = { x: (hand[0] ?? 0) * frame.aspect, y: hand[1] ?? 0, t: frame.t };
    }
    return { t: frame.t, aspect: frame.aspect, slots };
  }

  /** Of a hand that was detected twice, the detection that looks like its label, or that lies nearer to the last. */
  #withoutGhost(frame: LandmarkFrame): readonly DetectedHand[] {
    const [first, second] = frame.hands;
    if (!first || !second || !isGhost(first.landmarks, second.landmarks, frame.aspect)) return frame.hands;
    const doubt = (hand: DetectedHand) => Math.min(this.#cost(LEFT, hand, frame), this.#cost(RIGHT, hand, frame));
    const misfit = (hand: DetectedHand) =>
      Number.isNaN(hand.rightProbability)
        ? 0
        : Math.abs(hand.rightProbability - likelyRight(hand.landmarks, frame.aspect));
    return misfit(first) + doubt(first) <= misfit(second) + doubt(second) ? [first] : [second];
  }

  #cost(slot: number, hand: DetectedHand, frame: LandmarkFrame): number {
    const track = this.#tracks[slot];
    const right = Number.isNaN(hand.rightProbability)
      ? likelyRight(hand.landmarks, frame.aspect)
      : hand.rightProbability;
    const label = LABEL_WEIGHT * (slot === RIGHT ? 1 - right : right);
    if (!track || frame.t - track.t > MEMORY) return OPENING + label;
    const x = (hand.landmarks[0] ?? 0) * frame.aspect - track.x;
    const y = (hand.landmarks[1] ?? 0) - track.y;
    return Math.hypot(x, y) + label;
  }
}

function wristX(hand: DetectedHand): number {
  return hand.landmarks[0] ?? 0;
}

/** Mean distance of their landmarks, in palms, below which two hands of one chirality are one; and any two hands. */
const SAME_HAND = 0.7;
const SAME_PLACE = 0.3;

/**
 * Whether two detections are one hand: MediaPipe often reports a fast hand twice, where it was and where it is. Two real
 * hands that touch are mirror images of each other and seldom lie so close, landmark upon landmark: in five data sets
 * pairs of one chirality have a clear gap at 0.7 palms.
 */
export function isGhost(a: Float32Array, b: Float32Array, aspect: number): boolean {
  let sum = 0;
  for (let k = 0; k < a.length; k += 3)
    sum += Math.hypot(((a[k] ?? 0) - (b[k] ?? 0)) * aspect, (a[k + 1] ?? 0) - (b[k + 1] ?? 0));
  const palms = sum / (a.length / 3) / (0.5 * (palmSize(a, 0, aspect) + palmSize(b, 0, aspect)));
  return palms < SAME_PLACE || (palms < SAME_HAND && chirality(a, aspect) >= 0 === chirality(b, aspect) >= 0);
}

/** A difference of place between the hands that weighs as much as all of the chirality, picture heights. */
const CROSSING = 0.2;

/**
 * Exchanges the slots of a whole take without labels where shape and place together say so: each slot's hand should look
 * like one of its side, and facing a camera the right hand is on the left of the unmirrored picture.
 */
export function settleUnlabelled(frames: SlotFrame[]): SlotFrame[] {
  let shape = 0;
  let hands = 0;
  let place = 0;
  for (const { slots, aspect } of frames) {
    const [left, right] = slots;
    if (left) shape += 1 - 2 * likelyRight(left, aspect);
    if (right) shape += 2 * likelyRight(right, aspect) - 1;
    hands += (left ? 1 : 0) + (right ? 1 : 0);
    if (left && right) place += ((left[0] ?? 0) - (right[0] ?? 0)) * aspect;
  }
  if (hands === 0) return frames;
  const score = shape / hands + place / frames.length / CROSSING;
  return score < 0 ? frames.map((f) => ({ ...f, slots: [f.slots[RIGHT], f.slots[LEFT]] })) : frames;
}
