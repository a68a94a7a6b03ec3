/** Where a person's hands lie when they sign nothing: what the stream has shown of it so far. */
import { HAND_SIZE, palmSize } from './landmarks.ts';
import { travel } from './segmenter.ts';
import type { SlotFrame } from './tracking.ts';

/** Places that are remembered: two hands, on the desk and in the lap, and one more each. */
const MOST = 6;
/** Two places of a hand nearer to each other are one, palms; and so much higher a hand is still as low as the lowest. */
const SAME = 0.8;
const LOW = 0.7;
/** A resting hand wanders, and its place follows by this share a frame of 30 Hz: most of the way in half a second. */
const FOLLOWING = 0.08;
/** Share of the newest hand in the measure of the palm: it settles within two seconds. */
const PALM_SHARE = 1 / 60;
/** Until a hand is seen, picture heights. */
const USUAL_PALM = 0.1;

interface Place {
  hand: Float32Array;
  slot: number;
}

export class RestPlaces {
  #places: Place[] = [];
  #palm = 0;

  reset(): void {
    this.#places = [];
    this.#palm = 0;
  }

  /** Mean palm of the hands so far, picture heights: a steadier yardstick than any one hand's. */
  get palm(): number {
    return this.#palm || USUAL_PALM;
  }

  /** Whether any place is known. */
  get known(): boolean {
    return this.#places.length > 0;
  }

  /** Takes the measure of the hands in view. */
  measure({ slots, aspect }: SlotFrame): void {
    for (const hand of slots) {
      if (!hand) continue;
      this.#palm += (this.#palm ? PALM_SHARE : 1) * (palmSize(hand, 0, aspect) - this.#palm);
    }
  }

  /** How far a hand is from where it rests, palms; Infinity where that is not known. */
  distance(hand: Float32Array, slot: number, aspect: number): number {
    return this.#nearest(hand, slot, aspect).distance;
  }

  /** Whether a hand lies as low as resting hands do; where none is known any does. */
  isLow(hand: Float32Array): boolean {
    const lowest = Math.max(...this.#places.map((place) => place.hand[1] ?? 0));
    return !this.known || (hand[1] ?? 0) > lowest - LOW * this.palm;
  }

  /** This hand rests. */
  learn(hand: Float32Array, slot: number, aspect: number): void {
    const { place, distance } = this.#nearest(hand, slot, aspect);
    const others = place && distance < SAME ? this.#places.filter((each) => each !== place) : this.#places;
    this.#places = [...others, { hand: hand.slice(), slot }].slice(-MOST);
  }

  /** These hands did not rest after all. */
  forget({ slots, aspect }: SlotFrame): void {
    this.#places = this.#places.filter((place) => {
      const hand = slots[place.slot];
      return !hand || travel(hand, place.hand, aspect) > SAME * this.palm;
    });
  }

  /** Moves the places of these hands, which rest, after them. */
  follow({ slots, aspect }: SlotFrame): void {
    slots.forEach((hand, slot) => {
      if (!hand) return;
      const { place, distance } = this.#nearest(hand, slot, aspect);
      if (!place || distance > SAME) return;
      for (let k = 0; k < HAND_SIZE; k++)
        place.hand[k] = (place.hand[k] ?? 0) * (1 - FOLLOWING) + (hand[k] ?? 0) * FOLLOWING;
    });
  }

  #nearest(hand: Float32Array, slot: number, aspect: number): { place: Place | null; distance: number } {
    let best: { place: Place | null; distance: number } = { place: null, distance: Infinity };
    for (const place of this.#places) {
      if (place.slot !== slot) continue;
      const distance = travel(hand, place.hand, aspect) / this.palm;
      if (distance < best.distance) best = { place, distance };
    }
    return best;
  }
}
