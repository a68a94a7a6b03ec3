/** Whether hands that keep still in the middle of a movement rest, or hold a sign: by where they are and how they came there. */
import type { RestPlaces } from './rest_places.ts';
import type { SlotFrame } from './tracking.ts';

/** Hands rest when they have kept still so long, ms: at home; much nearer to it than they were; low; anywhere. */
export const STILL_AT_HOME = 300;
const STILL_NEAR = 380;
const STILL_LOW = 600;
const STILL_ANYWHERE = 900;
/** Where other rests are known, or right after the hands came up, stillness is a hold for so long, ms. */
export const HOLD = 2000;
/** Nearer to rest than this, palms, and than this share of the movement's furthest point, hands are back. */
const NEAR = 2;
const BACK = 0.3;
/** So many palms below the middle height of the movement hands are low. */
export const LOW = 0.7;
/** Hands that have moved for less than this have only come up, ms. */
const RAISING = 650;
/** Around the beginning of a movement, ms. */
const AROUND = 180;
/** So near to its rest, palms, a hand lies there. */
const SAME_PLACE = 0.8;

/** One picture of the 30 Hz grid. */
export interface Moment {
  frame: SlotFrame;
  /** How far the hand furthest from its rest is from it, palms: 0 without hands, Infinity where no rest is known. */
  away: number;
  seen: boolean;
}

/** A movement that may be a sign. */
export interface Movement {
  /** Its own, and some before. */
  moments: readonly Moment[];
  /** Since when a hand is away from rest, ms. */
  begun: number;
  /** Whether the hands came from outside of the picture. */
  fromOutside: boolean;
  /** Palms from a known rest within which hands are home. */
  home: number;
}

/** How long the hands must keep still where they are to be at rest, ms. @param since when they came there */
export function stillnessOfRest({ frame, away }: Moment, since: number, movement: Movement, rest: RestPlaces): number {
  const { moments, begun, home } = movement;
  if (away < home) return STILL_AT_HOME;
  if (since - begun < RAISING) return wentDown(frame, movement, rest) ? STILL_LOW : HOLD;
  const before = moments.filter((each) => each.frame.t >= begun && each.frame.t < since);
  const furthest = Math.max(0, ...before.map((each) => each.away).filter(Number.isFinite));
  if (away < NEAR && away < BACK * furthest) return STILL_NEAR;
  if (isLow(frame, before, rest)) return STILL_LOW;
  return away === Infinity ? STILL_ANYWHERE : HOLD;
}

/** Whether the hands are lower than where the movement began. */
export function wentDown(frame: SlotFrame, { moments, begun, fromOutside }: Movement, rest: RestPlaces): boolean {
  const first = moments.find((each) => each.seen && each.frame.t >= begun - AROUND);
  return !fromOutside && !!first && height(frame) - height(first.frame) > LOW * rest.palm;
}

/** Below most of the movement before, or each hand at rest or as low as that. */
function isLow(frame: SlotFrame, before: readonly Moment[], rest: RestPlaces): boolean {
  const heights = before.filter(({ seen }) => seen).map((each) => height(each.frame));
  const middle = heights.sort((a, b) => a - b)[heights.length >> 1];
  if (middle !== undefined && height(frame) - middle > LOW * rest.palm) return true;
  const isAtRest = (hand: Float32Array, slot: number) =>
    rest.distance(hand, slot, frame.aspect) < SAME_PLACE || (rest.known && rest.isLow(hand));
  return frame.slots.every((hand, slot) => !hand || isAtRest(hand, slot));
}

/** Of the upper hand's wrist, from the picture's top. */
export function height({ slots }: SlotFrame): number {
  return Math.min(...slots.map((hand) => hand?.[1] ?? Infinity));
}
