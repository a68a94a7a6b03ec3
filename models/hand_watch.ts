/** Which hands are there, for how long each has kept still, and how far it is from where it came into view. */
import { SLOT_COUNT } from './landmarks.ts';
import { travel } from './segmenter.ts';
import type { SlotFrame } from './tracking.ts';

/** Within this radius a hand keeps still, palms: tremor and the detector's noise move it less, the slowest signs more. */
const STILL = 0.35;
/** A hand that was seen so recently is still there, ms: five pictures that miss it at 15 a second. */
const MISSED = 350;

interface Watched {
  hand: Float32Array;
  /** When it was last seen. */
  seen: number;
  /** Where it came into view. */
  came: Float32Array;
  /** Where it has kept still, and since when. */
  stay: Float32Array;
  since: number;
}

export class HandWatch {
  #hands: (Watched | null)[] = [null, null];
  /** When the last hand was seen that is not there any more. */
  #left = -Infinity;

  reset(): void {
    this.#hands = [null, null];
    this.#left = -Infinity;
  }

  /** @param palm picture heights */
  push({ t, slots, aspect }: SlotFrame, palm: number): void {
    for (let slot = 0; slot < SLOT_COUNT; slot++) {
      const hand = slots[slot];
      const watched = this.#hands[slot];
      if (!hand) {
        if (!watched || t - watched.seen <= MISSED) continue;
        this.#left = watched.seen;
        this.#hands[slot] = null;
        continue;
      }
      if (!watched) {
        this.#hands[slot] = { hand, seen: t, came: hand, stay: hand, since: t };
        continue;
      }
      watched.hand = hand;
      watched.seen = t;
      if (travel(watched.stay, hand, aspect) <= STILL * palm) continue;
      watched.stay = hand;
      watched.since = t;
    }
  }

  /** The hands that are there, [left, right], missed for a moment or not. */
  get hands(): readonly (Float32Array | null)[] {
    return this.#hands.map((watched) => watched?.hand ?? null);
  }

  /** For how long this hand has kept still, ms; 0 where there is none. */
  still(slot: number, t: number): number {
    const watched = this.#hands[slot];
    return watched ? t - watched.since : 0;
  }

  /**
   * For how long all hands have kept still and none has gone, ms; 0 where there is none, and while one is missed that is
   * not at rest: it may be anywhere.
   */
  allStill({ t, slots }: SlotFrame, isHome: (hand: Float32Array, slot: number) => boolean): number {
    let least = this.#hands.some((watched) => watched !== null) ? t - this.#left : 0;
    this.#hands.forEach((watched, slot) => {
      if (watched) least = Math.min(least, slots[slot] || isHome(watched.hand, slot) ? t - watched.since : 0);
    });
    return least;
  }

  /** How far this hand is from where it came into view, picture heights. */
  fromComing(slot: number, aspect: number): number {
    const watched = this.#hands[slot];
    return watched ? travel(watched.came, watched.hand, aspect) : 0;
  }

  /** From now on they have come to where they are. */
  settle(): void {
    for (const watched of this.#hands) if (watched) watched.came = watched.hand;
  }
}
