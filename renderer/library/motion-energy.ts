/** How much each hand moves, frame by frame: what the timeline of a take draws, so that a sign's ends can be seen. */
import { LANDMARK, LEFT, palmSize, RIGHT, SLOT_COUNT, type LandmarkFrame } from '../../models/landmarks.ts';
import { HandTracker } from '../../models/tracking.ts';
import { handAt, type Motion } from '../takes/motion.ts';

/** [frames] each: palm lengths a second; NaN where the hand is absent. */
export interface Energy {
  left: Float32Array;
  right: Float32Array;
}

const TIPS = [LANDMARK['thumb-tip'], LANDMARK['index-tip'], LANDMARK['middle-tip'], LANDMARK['pinky-tip']];
/** A wrist that was seen longer ago tells no speed, ms. */
const LONGEST_GAP = 200;
/** Frames over which the middle value is taken: one badly seen frame is no movement. */
const SMOOTHED = 3;

export function energyOf(motion: Motion): Energy {
  const tracker = new HandTracker();
  const raw = [new Float32Array(motion.times.length).fill(NaN), new Float32Array(motion.times.length).fill(NaN)];
  const last: ({ hand: Float32Array; t: number } | null)[] = [null, null];
  for (let index = 0; index < motion.times.length; index++) {
    const frame = frameOf(motion, index);
    const { slots } = tracker.assign(frame);
    for (let slot = 0; slot < SLOT_COUNT; slot++) {
      const hand = slots[slot];
      const values = raw[slot];
      if (!hand || !values) continue;
      const before = last[slot];
      const elapsed = before ? frame.t - before.t : Infinity;
      values[index] =
        before && elapsed <= LONGEST_GAP ? (1000 * travel(hand, before.hand, motion.aspect)) / elapsed : 0;
      last[slot] = { hand, t: frame.t };
    }
  }
  return { left: smoothed(raw[LEFT]), right: smoothed(raw[RIGHT]) };
}

function frameOf(motion: Motion, index: number): LandmarkFrame {
  const hands: LandmarkFrame['hands'] = [];
  for (let slot = 0; slot < SLOT_COUNT; slot++) {
    const landmarks = handAt(motion, index, slot);
    if (landmarks) hands.push({ landmarks, rightProbability: motion.handedness[index * SLOT_COUNT + slot] ?? NaN });
  }
  return { t: motion.times[index] ?? 0, aspect: motion.aspect, hands };
}

/** How far the wrist went, and the fingertips beside it, palm lengths. */
function travel(hand: Float32Array, before: Float32Array, aspect: number): number {
  const step = (landmark: number, k: 0 | 1) => (hand[3 * landmark + k] ?? 0) - (before[3 * landmark + k] ?? 0);
  const wristX = step(LANDMARK.wrist, 0);
  const wristY = step(LANDMARK.wrist, 1);
  let fingers = 0;
  for (const tip of TIPS) fingers += Math.hypot((step(tip, 0) - wristX) * aspect, step(tip, 1) - wristY) / TIPS.length;
  return (Math.hypot(wristX * aspect, wristY) + fingers) / palmSize(hand, 0, aspect);
}

function smoothed(values: Float32Array | undefined): Float32Array {
  if (!values) return new Float32Array();
  const reach = SMOOTHED >> 1;
  return values.map((value, index) => {
    if (Number.isNaN(value)) return NaN;
    const near = values.slice(Math.max(0, index - reach), index + reach + 1).filter((other) => !Number.isNaN(other));
    return near.sort()[near.length >> 1] ?? value;
  });
}
