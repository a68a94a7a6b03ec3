/**
 * Frames at a fixed 30 Hz, whatever the camera's rate was: webcams disagree about fps, and a recurrent net's sense of
 * speed is frames. The same code resamples a stored take and a live stream.
 */
import { HAND_SIZE, SLOT_COUNT } from './landmarks.ts';
import type { SlotFrame } from './tracking.ts';

export const FRAME_RATE = 30;
export const FRAME_INTERVAL = 1000 / FRAME_RATE;
/** A longer silence of the camera is a cut, not a movement to fill in, ms. */
const LONGEST_SILENCE = 500;

export class Resampler {
  #last: SlotFrame | null = null;
  /** Time of the next grid point, ms. */
  #next = 0;

  reset(): void {
    this.#last = null;
  }

  /**
   * The grid frames that this frame completes: linear between the two frames around each grid point, the nearer one
   * where a hand is seen in only one of them. After a silence of more than 500 ms the grid starts anew.
   * @throws {RangeError} when time does not go forward
   */
  push(frame: SlotFrame): SlotFrame[] {
    const last = this.#last;
    if (last && frame.t <= last.t) throw new RangeError('Frames must be pushed in order of time.');
    this.#last = frame;
    if (!last || frame.t - last.t > LONGEST_SILENCE) {
      this.#next = frame.t + FRAME_INTERVAL;
      return [frame];
    }
    const out: SlotFrame[] = [];
    // The tolerance keeps a 30 Hz source, whose times are rounded, one to one.
    for (; this.#next <= frame.t + 1e-3; this.#next += FRAME_INTERVAL) {
      const t = Math.min(this.#next, frame.t);
      out.push(between(last, frame, (t - last.t) / (frame.t - last.t), t));
    }
    return out;
  }
}

function between(a: SlotFrame, b: SlotFrame, weight: number, t: number): SlotFrame {
  const slots: SlotFrame['slots'] = [null, null];
  for (let slot = 0; slot < SLOT_COUNT; slot++) {
    const from = a.slots[slot];
    const to = b.slots[slot];
    if (from && to) {
      const hand = new Float32Array(HAND_SIZE);
      for (let k = 0; k < HAND_SIZE; k++) hand[k] = (from[k] ?? 0) * (1 - weight) + (to[k] ?? 0) * weight;
      slots[slot] = hand;
    } else {
      slots[slot] = (weight < 0.5 ? from : to) ?? null;
    }
  }
  return { t, aspect: b.aspect, slots };
}

/** A whole take at 30 Hz. */
export function resample(frames: readonly SlotFrame[]): SlotFrame[] {
  const resampler = new Resampler();
  return frames.flatMap((frame) => resampler.push(frame));
}
