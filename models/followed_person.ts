/**
 * Whose hands are read where several people are in view: the nearest one's, as the largest palms tell, or the one's on the
 * left or the right, or of somebody who was chosen; and that person's for as long as they are there, so that somebody who
 * walks by does not take the word. Nothing is left out while nothing says that there is more than one person.
 */
import { distance } from './hand_tracks.ts';
import type { DetectedHand, LandmarkFrame } from './landmarks.ts';
import { GONE, PeopleInView, type Person } from './people_in_view.ts';

/** Left and right as in the picture that the hands were found in. */
export const FOLLOWING = ['nearest', 'left', 'right'] as const;
export type Following = (typeof FOLLOWING)[number];

/** Where somebody is, seen against the others. */
export type Standing = 'left' | 'right' | 'front' | 'back';

/** Somebody is nearer whose palms are this much larger, and further to a side by so much, palms, */
const NEARER = 1.35;
const BESIDE = 3;
/** after so long, ms: soon while nobody has been followed for `SETTLED`, or that person's hands are down. */
const RIVAL_SOON = 200;
const RIVAL_LATE = 1000;
const SETTLED = 2000;
const DOWN = 500;
/** After so long without the person's hands, hands of about their size or place are read; later anybody's, ms. */
const MOVED = 2000;
const ABOUT = 0.75;
/** Whoever was chosen, themselves or by their side, may listen for so long with their hands down, ms. */
const CHOSEN_GONE = 30_000;
/** So near to a wrist, palms, it is the hand that is pointed at. */
const AT_HAND = 2;

export class FollowedPerson {
  readonly #view = new PeopleInView();
  #following: Following = 'nearest';
  #person: Person | null = null;
  /** Since when, ms. */
  #since = -Infinity;
  #held = false;
  #rival: number | null = null;
  #others: readonly DetectedHand[] = [];
  #aspect = 1;

  /** Forgets everybody, but not who is to be followed of those to come. */
  reset(): void {
    this.#view.reset();
    this.#person = this.#rival = null;
    this.#held = false;
    this.#others = [];
  }

  /** Somebody else has been in view lately: it is worth looking for more than two hands. */
  get crowded(): boolean {
    return this.#view.crowded;
  }
  /** The last frame's hands that are not the followed person's. */
  get others(): readonly DetectedHand[] {
    return this.#others;
  }
  /** There is somebody else who could be followed. */
  get hasOther(): boolean {
    return this.crowded && this.#view.known(this.#person).some((person) => person !== this.#person);
  }
  /** Somebody was chosen, and is followed whoever else is there. */
  get held(): boolean {
    return this.#held;
  }

  get following(): Following {
    return this.#following;
  }
  /** Turns at once to whom it means of those in view, and lets go of whoever was chosen. */
  set following(following: Following) {
    this.#following = following;
    this.#held = false;
    const before = (one: Person, than: Person) =>
      following === 'nearest' ? one.size > than.size : this.#sideways(one, than) > 0;
    const known = this.#view.known(this.#person);
    const [first] = known;
    if (first) this.#turnTo(known.reduce((best, person) => (before(person, best) ? person : best), first));
  }

  /**
   * Where the followed person is; null where there is nobody to tell them from.
   * Sides count before depth: that is how people speak of a picture.
   */
  get standing(): Standing | null {
    const person = this.#person;
    const others = this.#view.known(person).filter((other) => other !== person);
    if (!person || !this.crowded || others.length === 0) return null;
    const apart = others.map((other) => (person.x - other.x) / Math.max(person.size, other.size));
    if (apart.every((palms) => palms < -BESIDE)) return 'left';
    if (apart.every((palms) => palms > BESIDE)) return 'right';
    if (others.every(({ size }) => person.size > size)) return 'front';
    return others.every(({ size }) => person.size < size) ? 'back' : null;
  }

  /** Follows whoever is followed now, until they are gone. */
  hold(): void {
    this.#held = this.#person !== null;
  }

  /** Follows the next person from left to right, until they are gone. @returns whether there is one */
  next(): boolean {
    if (!this.hasOther) return false;
    const known = this.#view.known(this.#person).sort((a, b) => a.x - b.x);
    const at = known.findIndex((person) => person === this.#person);
    return this.#choose(known[(at + 1) % known.length]);
  }

  /**
   * Follows whoever has a hand at this place, or is nearest to it from left to right, until they are gone.
   * @param x,y in 0..1 of the picture that the hands were found in
   * @returns whether there is anybody to choose from
   */
  point(x: number, y: number): boolean {
    const place = { x: x * this.#aspect, y };
    if (!this.hasOther) return false;
    const [hand] = this.#view.hands
      .map((track) => ({ owner: track.owner, palms: distance(track, place) / track.size }))
      .filter(({ palms }) => palms < AT_HAND)
      .sort((a, b) => a.palms - b.palms);
    const [nearest] = this.#view.known(this.#person).sort((a, b) => Math.abs(a.x - place.x) - Math.abs(b.x - place.x));
    return this.#choose(hand?.owner ?? nearest);
  }

  /**
   * The frame with one person's hands alone, two at most.
   * @param frame of any number of hands; one that is not later than the last begins anew
   */
  keep(frame: LandmarkFrame): LandmarkFrame {
    if (frame.t <= this.#view.now) this.reset();
    this.#aspect = frame.aspect;
    const away = this.#person ? frame.t - this.#person.seen : 0;
    this.#view.see(frame, this.#person);
    const { hands } = this.#view;
    // All hands are one person's now: whoever it is, it is not the one who was chosen.
    if (!this.crowded && hands.length > 0 && away >= GONE) this.#held = false;
    this.#follow();
    const mine = this.crowded ? hands.filter(({ owner }) => owner === this.#person) : hands;
    this.#others = hands.filter((hand) => !mine.includes(hand)).map(({ hand }) => hand);
    if (mine.length === frame.hands.length) return frame;
    return { ...frame, hands: mine.map(({ hand }) => hand) };
  }

  #choose(person: Person | undefined): boolean {
    if (!person) return false;
    this.#turnTo(person);
    this.#held = true;
    return true;
  }

  #turnTo(person: Person): void {
    this.#person = person;
    this.#since = this.#view.now;
    this.#rival = null;
  }

  /** Decides who is followed from here on. */
  #follow(): void {
    const t = this.#view.now;
    const { rival, size } = this.#rivalInView();
    if (!rival) return;
    const person = this.#person;
    if (!person) return this.#turnTo(rival);
    const away = t - person.seen;
    if (this.#held && away < CHOSEN_GONE) return;
    this.#held = false;
    const byDepth = this.#following === 'nearest';
    const isFirst = byDepth ? size > NEARER * person.size : this.#sideways(rival, person) > BESIDE;
    this.#rival = rival !== person && isFirst ? (this.#rival ?? t) : null;
    const isSettled = t - this.#since > SETTLED && away < DOWN;
    const hasWaited = this.#rival !== null && t - this.#rival >= (isSettled ? RIVAL_LATE : RIVAL_SOON);
    const isAbout = byDepth ? size > ABOUT * person.size : this.#sideways(rival, person) > -BESIDE;
    const isGone = away >= (byDepth ? GONE : CHOSEN_GONE) || (away > MOVED && isAbout);
    if (rival !== person && (hasWaited || isGone)) this.#turnTo(rival);
  }

  /** Who would be followed by the hands that are seen now, and how large the palms are that say so. */
  #rivalInView(): { rival: Person | null; size: number } {
    const { hands } = this.#view;
    const [largest] = hands.toSorted((a, b) => b.size - a.size);
    if (this.#following === 'nearest' || !largest) return { rival: largest?.owner ?? null, size: largest?.size ?? 0 };
    const people = hands.flatMap(({ owner }) => owner ?? []);
    const rival = people.reduce<Person | null>(
      (furthest, person) => (furthest && this.#sideways(person, furthest) <= 0 ? furthest : person),
      null,
    );
    return { rival, size: rival?.size ?? 0 };
  }

  /** How much further one is to the side that is asked for, palms. */
  #sideways(one: Person, than: Person): number {
    return ((this.#following === 'left' ? -1 : 1) * (one.x - than.x)) / Math.max(one.size, than.size);
  }
}
