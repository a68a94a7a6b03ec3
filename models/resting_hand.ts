/**
 * A hand that lies in view while the other signs takes no part in the sign: takes of one-handed signs mostly do not show
 * it, and beside it a left hand would not be known to lead (clip.ts). Live it is left out until it moves.
 */
import { HandWatch } from './hand_watch.ts';
import { palmSize, SLOT_COUNT } from './landmarks.ts';
import { travel } from './segmenter.ts';
import type { SlotFrame } from './tracking.ts';

/**
 * When a sign begins, or so shortly after that was noticed, a hand lies there if it has for so long, ms; so far below the
 * other and away from it, palms.
 */
const NOTICED = 200;
const LYING = 230;
const BELOW = 0.8;
const AWAY = 1.8;
/** Nearer to the other than this, palms, or so shortly after it moved, ms, it takes part. */
const NEAR = 1.4;
const MOVED = 150;
/** Share of the newest hand in the measure of the palm: two seconds. */
const PALM_SHARE = 1 / 60;

export class RestingHand {
  readonly #watch = new HandWatch();
  #palm = 0;
  /** The slot that is left out; −1: none. */
  #out = -1;
  /** Until then a hand may turn out to lie there since the sign's beginning, ms. */
  #undecided = -Infinity;

  reset(): void {
    this.#watch.reset();
    this.#palm = 0;
    this.#out = -1;
    this.#undecided = -Infinity;
  }

  /** Every frame of the stream, in order. @returns whether the sign's earlier frames are to be seen without a hand, too */
  push(frame: SlotFrame): boolean {
    for (const hand of frame.slots)
      if (hand) this.#palm += (this.#palm ? PALM_SHARE : 1) * (palmSize(hand, 0, frame.aspect) - this.#palm);
    this.#watch.push(frame, this.#palm);
    if (this.#out < 0) return frame.t <= this.#undecided && this.#leaveOut(frame);
    const [hand, other] = [frame.slots[this.#out], frame.slots[1 - this.#out]];
    const near = !!hand && !!other && travel(hand, other, frame.aspect) < NEAR * this.#palm;
    if (near || this.#watch.still(this.#out, frame.t) < MOVED) this.#out = -1;
    return false;
  }

  /** A sign begins; its first frames may be some of those that were pushed last. @param frame the newest */
  begin(frame: SlotFrame): void {
    this.#out = -1;
    this.#undecided = this.#leaveOut(frame) ? -Infinity : frame.t + NOTICED;
  }

  /** @returns whether a hand lies there */
  #leaveOut({ t, aspect }: SlotFrame): boolean {
    for (let slot = 0; slot < SLOT_COUNT; slot++) {
      const [hand, other] = [this.#watch.hands[slot], this.#watch.hands[1 - slot]];
      if (!hand || !other || this.#watch.still(slot, t) < LYING) continue;
      const below = (hand[1] ?? 0) - (other[1] ?? 0) > BELOW * this.#palm;
      if (below && travel(hand, other, aspect) > AWAY * this.#palm) this.#out = slot;
    }
    return this.#out >= 0;
  }

  /** The frame as the sign's reader should see it. */
  without(frame: SlotFrame): SlotFrame {
    const out = this.#out;
    if (out < 0 || !frame.slots[out] || !frame.slots[1 - out]) return frame;
    const [left, right] = frame.slots;
    return { ...frame, slots: out === 0 ? [null, right] : [left, null] };
  }
}
