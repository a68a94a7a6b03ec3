/** Follows each hand from picture to picture by where its wrist is, whosever it is and however many there are. */
import { palmSize, SLOT_COUNT, type DetectedHand, type LandmarkFrame } from './landmarks.ts';
import { isGhost } from './tracking.ts';

/** A hand that was seen longer ago is not known again by its place, ms. */
const MEMORY = 600;
/** A wrist goes no further between two pictures, palms: 25 palms a second at 10 pictures a second. */
const REACH = 2.5;
/** Share of the newest picture in what is known of a hand. */
export const SMOOTHING = 0.1;

export interface HandTrack<Owner> {
  /** All places and sizes in picture heights. */
  x: number;
  y: number;
  /** Of the palm, and how likely it is a right one; smoothed. */
  size: number;
  right: number;
  t: number;
  /** Pictures that it was seen in. */
  count: number;
  hand: DetectedHand;
  owner: Owner | null;
}

export class HandTracks<Owner> {
  #tracks: HandTrack<Owner>[] = [];

  reset(): void {
    this.#tracks = [];
  }

  /** The frame's hands, with what is known of them from earlier frames. */
  see({ hands, t, aspect }: LandmarkFrame): HandTrack<Owner>[] {
    const distinct = hands.length > SLOT_COUNT ? withoutGhosts(hands, aspect) : hands;
    const fresh = distinct.map((hand): HandTrack<Owner> => {
      const [x, y] = [(hand.landmarks[0] ?? 0) * aspect, hand.landmarks[1] ?? 0];
      const right = Number.isNaN(hand.rightProbability) ? 0.5 : hand.rightProbability;
      return { x, y, size: palmSize(hand.landmarks, 0, aspect), right, t, count: 1, hand, owner: null };
    });
    const known = this.#tracks.filter((track) => t - track.t <= MEMORY);
    const pairs = fresh
      .flatMap((now) => known.map((before) => ({ now, before, apart: distance(now, before) })))
      .filter(({ before, apart }) => apart <= REACH * before.size)
      .sort((a, b) => a.apart - b.apart);
    const taken = new Set<HandTrack<Owner>>();
    for (const { now, before } of pairs) {
      if (taken.has(now) || taken.has(before)) continue;
      taken.add(now).add(before);
      now.owner = before.owner;
      now.count = before.count + 1;
      const share = Math.max(SMOOTHING, 1 / now.count);
      now.size = before.size + share * (now.size - before.size);
      now.right = before.right + share * (now.right - before.right);
    }
    this.#tracks = [...known.filter((track) => !taken.has(track)), ...fresh];
    return fresh;
  }
}

/** Of the wrists, picture heights. */
export const distance = (a: Pick<HandTrack<unknown>, 'x' | 'y'>, b: Pick<HandTrack<unknown>, 'x' | 'y'>): number =>
  Math.hypot(a.x - b.x, a.y - b.y);

/** Each hand once: of two detections of one hand the first, which is the one that was followed. */
function withoutGhosts(hands: readonly DetectedHand[], aspect: number): DetectedHand[] {
  return hands.filter(
    (hand, index) => !hands.slice(0, index).some((before) => isGhost(before.landmarks, hand.landmarks, aspect)),
  );
}
