/**
 * Where a sign begins and ends in a stream: hands that appear or start to move open a segment; hands that leave or come
 * to rest close it. By presence and motion alone; boundary_segmenter.ts has learnt it.
 */
import { LANDMARK, SLOT_COUNT } from './landmarks.ts';
import type { SlotFrame } from './tracking.ts';

/** Frames of 30 Hz without hands, or at rest, after which a segment may be over. */
const GONE = 8;
const STILL = 12;
/**
 * However long they lasted, a slow detector’s single miss is no absence, and two pictures that happen to catch a beating
 * hand at the same place are no rest: so many pictures must agree.
 */
const GONE_PICTURES = 3;
const STILL_PICTURES = 5;
/** Of a rest, so many frames still belong to the sign: a held end is part of it. */
const HELD = 4;
/** Longest segment, and what it takes along from before it opened; frames of 30 Hz. */
const LONGEST = 120;
const PRE_ROLL = 3;
/** A hand that travels this far a frame, in palm lengths, is moving; below the second figure it rests. */
const MOVING = 0.09;
const RESTING = 0.045;
/** Share of the newest frame in the smoothed motion. */
const SMOOTHING = 0.4;

export type SegmentEvent =
  /** A segment is open; `frame` is its next frame. */
  | { kind: 'frame'; frame: SlotFrame; first: false }
  /** Its first one; `silence`: how surely no sign was made since the segment before, 0..1; without it, surely. */
  | { kind: 'frame'; frame: SlotFrame; first: true; silence?: number }
  /** The open segment may be over, after its first `length` frames: a word that is certain by now need not wait. */
  | { kind: 'fading'; length: number; sureness?: number }
  /**
   * The open segment is over; it consists of its first `length` frames. `sureness`: how surely a sign was heard in them, 0..1,
   * on average; `silence`: in each of them, how surely none was. Absent where nothing hears signs.
   */
  | { kind: 'end'; length: number; sureness?: number; silence?: readonly number[] };

/** Cuts a stream at 30 Hz into segments that may be signs. */
export interface StreamSegmenter {
  /** @param frame the next one of the grid; `fresh`: the first since a new picture of the camera */
  push(frame: SlotFrame, fresh?: boolean): SegmentEvent[];
  reset(): void;
}

const TIPS = [LANDMARK['thumb-tip'], LANDMARK['index-tip'], LANDMARK['middle-tip'], LANDMARK['pinky-tip']];

export class Segmenter implements StreamSegmenter {
  #open = false;
  #length = 0;
  #lastSeen = 0;
  #picturesWithout = 0;
  #picturesStill = 0;
  #still = 0;
  #moved = false;
  #motion = 0;
  #unseen = GONE;
  #before: SlotFrame | null = null;
  #preRoll: SlotFrame[] = [];

  reset(): void {
    this.#open = false;
    this.#motion = 0;
    this.#unseen = GONE;
    this.#before = null;
    this.#preRoll = [];
  }

  /** @param frame the next one of the 30 Hz grid; `fresh`: the first since a new picture of the camera */
  push(frame: SlotFrame, fresh = true): SegmentEvent[] {
    const seen = frame.slots.some((hand) => hand !== null);
    const travel = this.#before ? motion(this.#before, frame) : 0;
    this.#motion += SMOOTHING * (travel - this.#motion);
    this.#before = frame;
    const appeared = seen && this.#unseen >= GONE;
    this.#unseen = seen ? 0 : this.#unseen + 1;
    this.#picturesWithout = seen ? 0 : this.#picturesWithout + (fresh ? 1 : 0);
    this.#picturesStill = seen && this.#motion < RESTING ? this.#picturesStill + (fresh ? 1 : 0) : 0;
    return this.#open ? this.#continue(frame, seen) : this.#wait(frame, seen, appeared);
  }

  #wait(frame: SlotFrame, seen: boolean, appeared: boolean): SegmentEvent[] {
    this.#preRoll = seen ? [...this.#preRoll, frame].slice(-PRE_ROLL) : [];
    if (!seen || (!appeared && this.#motion < MOVING)) return [];
    this.#open = true;
    this.#length = 0;
    this.#still = 0;
    this.#moved = false;
    const frames = this.#preRoll;
    this.#preRoll = [];
    return frames.flatMap((each, index) => this.#continue(each, true, index === 0));
  }

  #continue(frame: SlotFrame, seen: boolean, first = false): SegmentEvent[] {
    this.#length++;
    if (seen) this.#lastSeen = this.#length;
    if (this.#motion > MOVING) this.#moved = true;
    this.#still = seen && this.#motion < RESTING ? this.#still + 1 : 0;
    const out: SegmentEvent[] = [{ kind: 'frame', frame, first }];
    const gone = this.#length - this.#lastSeen >= GONE && this.#picturesWithout >= GONE_PICTURES;
    const resting = this.#still >= STILL && this.#picturesStill >= STILL_PICTURES;
    if (gone || resting || this.#length >= LONGEST) {
      this.#open = false;
      out.push({ kind: 'end', length: resting && this.#moved ? this.#lastSeen - this.#still + HELD : this.#lastSeen });
    }
    return out;
  }
}

/** How far the most restless hand went, in palm lengths. */
export function motion(before: SlotFrame, now: SlotFrame): number {
  let most = 0;
  for (let slot = 0; slot < SLOT_COUNT; slot++) {
    const a = before.slots[slot];
    const b = now.slots[slot];
    if (!a || !b) continue;
    const palm = Math.max(
      0.02,
      distance(b, LANDMARK.wrist, b, LANDMARK['middle-mcp'], now.aspect),
      distance(b, LANDMARK.wrist, b, LANDMARK['pinky-mcp'], now.aspect),
    );
    most = Math.max(most, travel(a, b, now.aspect) / palm);
  }
  return most;
}

/** How far a hand is from another posture of it: its wrist or, on average, its fingertips; picture heights. */
export function travel(a: Float32Array, b: Float32Array, aspect: number): number {
  const tips = TIPS.reduce((sum, tip) => sum + distance(a, tip, b, tip, aspect), 0) / TIPS.length;
  return Math.max(tips, distance(a, LANDMARK.wrist, b, LANDMARK.wrist, aspect));
}

function distance(p: Float32Array, i: number, q: Float32Array, j: number, aspect: number): number {
  return Math.hypot(((p[i * 3] ?? 0) - (q[j * 3] ?? 0)) * aspect, (p[i * 3 + 1] ?? 0) - (q[j * 3 + 1] ?? 0));
}
