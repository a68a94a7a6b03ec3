/**
 * Whose hands are read where several people are in view: the nearest one's, as the largest palms tell, or the one's on the
 * left or the right, or of somebody who was chosen; and that person's for as long as they are there, so that somebody who
 * walks by does not take the word. Nothing is left out while nothing says that there is more than one person.
 */
import { distance, HandTracks, SMOOTHING, type HandTrack } from './hand_tracks.ts';
import { SLOT_COUNT, type DetectedHand, type LandmarkFrame } from './landmarks.ts';

/** Left and right as in the picture that the hands were found in. */
export const FOLLOWING = ['nearest', 'left', 'right'] as const;
export type Following = (typeof FOLLOWING)[number];

/** Where somebody is, seen against the others. */
export type Standing = 'left' | 'right' | 'front' | 'back';

/** Seen so often, a hand is known well enough to say that it is not the person's, and so is a person. */
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
/** A hand is somebody else's that is so much nearer to them, in the same parts. */
const NEARER_TO_OTHER = 0.1;
/** Two who are no less alike, in the same parts, are one: somebody whose hands did not go together for a moment. */
const SAME = 0.9;
/** Somebody is nearer whose palms are this much larger, and further to a side by so much, palms, */
const NEARER = 1.35;
const BESIDE = 3;
/** after so long, ms: soon while nobody has been followed for `SETTLED`, or that person's hands are down. */
const RIVAL_SOON = 200;
const RIVAL_LATE = 1000;
const SETTLED = 2000;
const DOWN = 500;
/** After so long without the person's hands, hands of about their size are read; after `GONE`, anybody's, ms. */
const MOVED = 2000;
const GONE = 10_000;
const ABOUT = 0.75;
/** Whoever was chosen, themselves or by their side, may listen for so long with their hands down, ms. */
const CHOSEN_GONE = 30_000;

interface Person {
  /** Of the palms, picture heights. */
  size: number;
  /** Between the hands, picture heights. */
  x: number;
  since: number;
  /** When a hand was last seen, and in how many pictures. */
  seen: number;
  count: number;
  /** In how many with both hands. */
  pairs: number;
}
type Track = HandTrack<Person>;

export class FollowedPerson {
  readonly #tracks = new HandTracks<Person>();
  #following: Following = 'nearest';
  #person: Person | null = null;
  /** Everybody whose hands were seen of late; the one who is followed among them. */
  #people: Person[] = [];
  #held = false;
  #seen: readonly Track[] = [];
  #others: readonly DetectedHand[] = [];
  #aspect = 1;
  #rival: number | null = null;
  #crowded = -Infinity;
  #now = -Infinity;

  /** Forgets everybody, but not who is to be followed of those to come. */
  reset(): void {
    this.#tracks.reset();
    this.#person = this.#rival = null;
    this.#people = [];
    this.#held = false;
    this.#seen = this.#others = [];
    this.#crowded = this.#now = -Infinity;
  }

  /** Somebody else has been in view lately: it is worth looking for more than two hands. */
  get crowded(): boolean {
    return this.#now - this.#crowded < CROWDED;
  }
  /** The last frame's hands that are not the followed person's. */
  get others(): readonly DetectedHand[] {
    return this.#others;
  }
  /** There is somebody else who could be followed. */
  get hasOther(): boolean {
    return this.crowded && this.#known().some((person) => person !== this.#person);
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
    const known = this.#known();
    const [first] = known;
    if (first) this.#turnTo(known.reduce((best, person) => (before(person, best) ? person : best), first));
  }

  /**
   * Where the followed person is; null where there is nobody to tell them from.
   * Sides count before depth: that is how people speak of a picture.
   */
  get standing(): Standing | null {
    const person = this.#person;
    const others = this.#known().filter((other) => other !== person);
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
    const known = this.#known().sort((a, b) => a.x - b.x);
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
    const [hand] = this.#seen
      .map((track) => ({
        owner: track.owner,
        palms: distance(track, place) / track.size,
      }))
      .filter(({ palms }) => palms < 2)
      .sort((a, b) => a.palms - b.palms);
    const [nearest] = this.#known().sort((a, b) => Math.abs(a.x - place.x) - Math.abs(b.x - place.x));
    return this.#choose(hand?.owner ?? nearest);
  }

  /**
   * The frame with one person's hands alone, two at most.
   * @param frame of any number of hands; one that is not later than the last begins anew
   */
  keep(frame: LandmarkFrame): LandmarkFrame {
    const { t } = frame;
    if (t <= this.#now) this.reset();
    this.#now = t;
    this.#aspect = frame.aspect;
    const seen = this.#tracks.see(frame);
    this.#seen = seen;
    if (seen.length > SLOT_COUNT || this.#isStrange(seen)) this.#crowded = t;
    this.#people = this.#people.filter((person) => person === this.#person || t - person.seen < GONE);
    if (this.crowded) {
      this.#share(seen);
      this.#follow(seen);
    } else {
      this.#unite(seen);
    }
    const mine = this.crowded ? seen.filter(({ owner }) => owner === this.#person) : seen;
    if (seen.some(({ owner }) => owner !== this.#person && (owner?.pairs ?? 0) >= KNOWN)) this.#crowded = t;
    this.#others = seen.filter((track) => !mine.includes(track)).map(({ hand }) => hand);
    if (mine.length === frame.hands.length) return frame;
    return { ...frame, hands: mine.map(({ hand }) => hand) };
  }

  /** The followed person, and everybody else who was seen well. */
  #known(): Person[] {
    const followed = this.#person;
    return this.#people.filter(
      (person) => person === followed || (person.count >= KNOWN && (!followed || misfit(person, followed) > SAME)),
    );
  }

  #choose(person: Person | undefined): boolean {
    if (!person) return false;
    this.#turnTo(person);
    this.#held = true;
    return true;
  }

  #turnTo(person: Person): void {
    this.#person = person;
    person.since = this.#now;
    this.#rival = null;
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

  /** All hands are the one person's. */
  #unite(seen: readonly Track[]): void {
    const t = this.#now;
    const [largest] = seen.toSorted((a, b) => b.size - a.size);
    if (!largest) return;
    if (this.#person && t - this.#person.seen >= GONE) this.#held = false;
    this.#person ??= personWith(largest, t);
    this.#people = [this.#person];
    for (const track of seen) track.owner = this.#person;
    // Those of somebody who comes in are not known as theirs yet, and must not draw the person there.
    const near = seen.filter((track) => this.#person && costOf(track, this.#person) < 1);
    this.#remember(this.#person, near.length > 0 ? near : seen);
  }

  /** Gives each hand to the one whose it is: first the followed person's, then the others'; who is left over is new. */
  #share(seen: readonly Track[]): void {
    const left = new Set(seen);
    const take = (person: Person) => {
      const hands = this.#handsOf(person, [...left]);
      for (const track of hands) left.delete(track);
      return { person, hands };
    };
    const people = [...(this.#person ? [this.#person] : []), ...this.#people.filter((other) => other !== this.#person)];
    const shared = people.map(take);
    for (const track of seen.toSorted((a, b) => b.size - a.size)) {
      if (!left.has(track)) continue;
      const person = personWith(track, this.#now);
      this.#people.push(person);
      shared.push(take(person));
    }
    for (const { person, hands } of shared) {
      for (const track of hands) track.owner = person;
      this.#remember(person, hands);
    }
  }

  #handsOf(person: Person, tracks: readonly Track[]): Track[] {
    const costs = new Map(tracks.map((track) => [track, costOf(track, person)]));
    const cost = (track: Track) => costs.get(track) ?? Infinity;
    const [first, ...rest] = tracks
      .filter((track) => cost(track) < 1 && !this.#isNearerToOther(track, person))
      .sort((a, b) => cost(a) - cost(b));
    if (!first) return [];
    const second = rest.find((track) => {
      const alike = Math.min(track.right, first.right) > 0.5 || Math.max(track.right, first.right) < 0.5;
      return !alike && distance(track, first) <= SPAN * Math.max(track.size, first.size);
    });
    return second ? [first, second] : [first];
  }

  #isNearerToOther(track: Track, person: Person): boolean {
    const own = misfit(track, person) - NEARER_TO_OTHER - (track.owner === person ? HABIT : 0);
    return this.#known().some(
      (other) => other.pairs >= KNOWN && misfit(other, person) > SAME && misfit(track, other) < own,
    );
  }

  /** Decides who is followed from here on. */
  #follow(seen: readonly Track[]): void {
    const t = this.#now;
    const { rival, size } = this.#rivalAmong(seen);
    if (!rival) return;
    const person = this.#person;
    if (!person) return this.#turnTo(rival);
    const away = t - person.seen;
    if (this.#held && away < CHOSEN_GONE) return;
    this.#held = false;
    const byDepth = this.#following === 'nearest';
    const before = byDepth ? size > NEARER * person.size : this.#sideways(rival, person) > BESIDE;
    this.#rival = rival !== person && before ? (this.#rival ?? t) : null;
    const isSettled = t - person.since > SETTLED && away < DOWN;
    const isBefore = this.#rival !== null && t - this.#rival >= (isSettled ? RIVAL_LATE : RIVAL_SOON);
    const isAbout = byDepth ? size > ABOUT * person.size : this.#sideways(rival, person) > -BESIDE;
    const isGone = away >= (byDepth ? GONE : CHOSEN_GONE) || (away > MOVED && isAbout);
    if (rival !== person && (isBefore || isGone)) this.#turnTo(rival);
  }

  /** Who would be followed by the hands that are seen now, and how large the palms are that say so. */
  #rivalAmong(seen: readonly Track[]): { rival: Person | null; size: number } {
    const [largest] = seen.toSorted((a, b) => b.size - a.size);
    if (this.#following === 'nearest' || !largest) return { rival: largest?.owner ?? null, size: largest?.size ?? 0 };
    const people = seen.flatMap(({ owner }) => owner ?? []);
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

  #remember(person: Person, hands: readonly Track[]): void {
    if (hands.length === 0) return;
    const mean = (of: 'x' | 'size') => hands.reduce((sum, track) => sum + track[of], 0) / hands.length;
    person.count++;
    person.seen = this.#now;
    if (hands.length === SLOT_COUNT) person.pairs++;
    // Somebody else is who they were: a hand of the followed person that is taken for theirs must not make them alike.
    else if (person !== this.#person && person.pairs >= KNOWN) return;
    // A lone hand says little about where the middle is.
    const share = Math.max(hands.length === SLOT_COUNT ? SMOOTHING : SMOOTHING / 10, 1 / person.count);
    person.x += share * (mean('x') - person.x);
    person.size += (SMOOTHING / 2) * (mean('size') - person.size);
  }
}

const personWith = ({ x, size }: Track, t: number): Person => ({
  x,
  size,
  since: t,
  seen: t,
  count: 0,
  pairs: 0,
});

/** How unlike the person's a hand is in its size and its place, from left to right; or somebody else. */
const misfit = ({ x, size }: Pick<Person, 'x' | 'size'>, person: Person): number =>
  Math.abs(Math.log(size / person.size)) / OTHER_SIZE + Math.abs(x - person.x) / person.size / OTHER_PLACE;

function costOf(track: Track, person: Person): number {
  const size = Math.abs(Math.log(track.size / person.size)) / OTHER_SIZE;
  const place = Math.max(0, Math.abs(track.x - person.x) / person.size - NEAR) / OTHER_PLACE;
  return size + place + (track.owner === person ? -HABIT : track.owner ? HABIT : 0);
}
