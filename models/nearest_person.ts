/**
 * Whose hands are read where several people are in view: the nearest one's, as the largest palms tell, and that person's for
 * as long as they are there, so that somebody who walks by does not take the word. Nothing is left out while nothing says
 * that there is more than one person.
 */
import { palmSize, SLOT_COUNT, type DetectedHand, type LandmarkFrame } from './landmarks.ts';
import { isGhost } from './tracking.ts';

/** A hand that was seen longer ago is not known again by its place, ms. */
const MEMORY = 600;
/** A wrist goes no further between two pictures, palms: 25 palms a second at 10 pictures a second. */
const REACH = 2.5;
/** Share of the newest picture in what is known of a hand, and of the person. */
const SMOOTHING = 0.1;
/** Seen so often, a hand is known well enough to say that it is not the person's. */
const KNOWN = 6;
/**
 * One person's wrists lie no further apart, palms of the larger hand (8.7 to 9.4 in all but one of a thousand pictures of
 * four data sets), and no hand is so much smaller than the other (smoothed: 0.45 to 0.69 in all but one of a thousand).
 */
const SPAN = 10;
const SMALLER = 0.55;
/** A hand is surely a right or a left one from here on, and two of a kind are two people's. */
const SURE = 0.85;
/** After the last sign of a second person they may still be there, ms. */
const CROWDED = 10_000;
/** What speaks against a hand, in parts that add up to 1 where it is somebody else's: its size, and its place, palms. */
const OTHER_SIZE = Math.log(1.6);
const NEAR = 3;
const OTHER_PLACE = 5;
/** Hands that were the person's stay so rather than not, and the others' too. */
const HABIT = 0.4;
/** Somebody is nearer whose palms are this much larger, */
const NEARER = 1.35;
/** after so long, ms: soon while nobody has been followed for `SETTLED`, or that person's hands are down. */
const RIVAL_SOON = 200;
const RIVAL_LATE = 1000;
const SETTLED = 2000;
const DOWN = 500;
/** After so long without the person's hands, hands of about their size are read; after `GONE`, anybody's, ms. */
const MOVED = 2000;
const GONE = 10_000;
const ABOUT = 0.75;

interface Track {
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
  whose: 'mine' | 'other' | null;
}

interface Person {
  size: number;
  /** Between the hands. */
  x: number;
  since: number;
  /** When a hand was last seen. */
  seen: number;
}

export class NearestPerson {
  #tracks: Track[] = [];
  #person: Person | null = null;
  #rival: number | null = null;
  #crowded = -Infinity;
  #now = -Infinity;

  reset(): void {
    this.#tracks = [];
    this.#person = this.#rival = null;
    this.#crowded = this.#now = -Infinity;
  }

  /** Somebody else has been in view lately: it is worth looking for more than two hands. */
  get crowded(): boolean {
    return this.#now - this.#crowded < CROWDED;
  }

  /**
   * The frame with one person's hands alone, two at most.
   * @param frame of any number of hands; one that is not later than the last begins anew
   */
  keep(frame: LandmarkFrame): LandmarkFrame {
    const { t } = frame;
    if (t <= this.#now) this.reset();
    this.#now = t;
    const seen = this.#known(frame);
    if (seen.length > SLOT_COUNT || this.#isStrange(seen)) this.#crowded = t;
    this.#follow(seen, t);
    const mine = this.crowded ? this.#mine(seen) : seen;
    for (const track of seen) track.whose = mine.includes(track) ? 'mine' : 'other';
    this.#remember(mine, t);
    if (mine.length === frame.hands.length) return frame;
    return { ...frame, hands: mine.map(({ hand }) => hand) };
  }

  /** The frame's hands as tracks, with what is known of them from earlier frames. */
  #known({ hands, t, aspect }: LandmarkFrame): Track[] {
    const distinct = hands.length > SLOT_COUNT ? withoutGhosts(hands, aspect) : hands;
    const fresh = distinct.map((hand): Track => {
      const [x, y] = [(hand.landmarks[0] ?? 0) * aspect, hand.landmarks[1] ?? 0];
      const right = Number.isNaN(hand.rightProbability) ? 0.5 : hand.rightProbability;
      return { x, y, size: palmSize(hand.landmarks, 0, aspect), right, t, count: 1, hand, whose: null };
    });
    const known = this.#tracks.filter((track) => t - track.t <= MEMORY);
    const pairs = fresh
      .flatMap((now) => known.map((before) => ({ now, before, apart: distance(now, before) })))
      .filter(({ before, apart }) => apart <= REACH * before.size)
      .sort((a, b) => a.apart - b.apart);
    const taken = new Set<Track>();
    for (const { now, before } of pairs) {
      if (taken.has(now) || taken.has(before)) continue;
      taken.add(now).add(before);
      now.whose = before.whose;
      now.count = before.count + 1;
      const share = Math.max(SMOOTHING, 1 / now.count);
      now.size = before.size + share * (now.size - before.size);
      now.right = before.right + share * (now.right - before.right);
    }
    this.#tracks = [...known.filter((track) => !taken.has(track)), ...fresh];
    return fresh;
  }

  /** Whether no one person can have these hands. */
  #isStrange(seen: readonly Track[]): boolean {
    const known = seen.filter(({ count }) => count >= KNOWN);
    const { size = 0 } = this.#person ?? {};
    if (known.some((track) => track.size < SMALLER * size)) return true;
    const [a, b] = known;
    if (!a || !b) return false;
    const larger = Math.max(a.size, b.size);
    const alike = Math.min(a.right, b.right) > SURE || Math.max(a.right, b.right) < 1 - SURE;
    return alike || distance(a, b) > SPAN * larger || Math.min(a.size, b.size) < SMALLER * larger;
  }

  /** Decides who is followed from here on. */
  #follow(seen: readonly Track[], t: number): void {
    const [largest] = seen.toSorted((a, b) => b.size - a.size);
    const person = this.#person;
    if (!largest) return;
    const away = person ? t - person.seen : Infinity;
    const isRival = !!person && largest.whose !== 'mine' && largest.size > NEARER * person.size;
    this.#rival = isRival ? (this.#rival ?? t) : null;
    const isSettled = !!person && t - person.since > SETTLED && away < DOWN;
    const nearer = this.#rival !== null && t - this.#rival >= (isSettled ? RIVAL_LATE : RIVAL_SOON);
    if (person && !nearer && away < GONE && !(away > MOVED && largest.size > ABOUT * person.size)) return;
    for (const track of this.#tracks) track.whose = track === largest ? 'mine' : null;
    this.#person = { size: largest.size, x: largest.x, since: t, seen: t };
    this.#rival = null;
  }

  #mine(seen: readonly Track[]): Track[] {
    const person = this.#person;
    if (!person) return [];
    const costs = new Map(seen.map((track) => [track, costOf(track, person)]));
    const cost = (track: Track) => costs.get(track) ?? Infinity;
    const [first, ...rest] = seen.filter((track) => cost(track) < 1).sort((a, b) => cost(a) - cost(b));
    if (!first) return [];
    const second = rest.find((track) => {
      const alike = Math.min(track.right, first.right) > 0.5 || Math.max(track.right, first.right) < 0.5;
      return !alike && distance(track, first) <= SPAN * Math.max(track.size, first.size);
    });
    return second ? [first, second] : [first];
  }

  #remember(mine: readonly Track[], t: number): void {
    const person = this.#person;
    if (!person || mine.length === 0) return;
    const mean = (of: 'x' | 'size') => mine.reduce((sum, track) => sum + track[of], 0) / mine.length;
    // A lone hand says little about where the middle is.
    person.x += (mine.length === SLOT_COUNT ? SMOOTHING : SMOOTHING / 10) * (mean('x') - person.x);
    person.size += (SMOOTHING / 2) * (mean('size') - person.size);
    person.seen = t;
  }
}

function costOf(track: Track, person: Person): number {
  const size = Math.abs(Math.log(track.size / person.size)) / OTHER_SIZE;
  const place = Math.max(0, Math.abs(track.x - person.x) / person.size - NEAR) / OTHER_PLACE;
  return size + place + (track.whose === 'mine' ? -HABIT : track.whose === 'other' ? HABIT : 0);
}

const distance = (a: Track, b: Track): number => Math.hypot(a.x - b.x, a.y - b.y);

/** Each hand once: of two detections of one hand the first, which is the one that was followed. */
function withoutGhosts(hands: readonly DetectedHand[], aspect: number): DetectedHand[] {
  return hands.filter(
    (hand, index) => !hands.slice(0, index).some((before) => isGhost(before.landmarks, hand.landmarks, aspect)),
  );
}
