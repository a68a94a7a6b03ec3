/**
 * Tells several people in the picture apart by their hands, as nothing else of them is looked at: by the size of the palms
 * and by where they are. Until something says that there is more than one person, all hands are one's.
 */
import { distance, HandTracks, SMOOTHING, type HandTrack } from './hand_tracks.ts';
import { SLOT_COUNT, type LandmarkFrame } from './landmarks.ts';

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
/** Whose hands were not seen for so long is not there any more, ms. */
export const GONE = 10_000;
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

export interface Person {
  /** Of the palms, picture heights. */
  size: number;
  /** Between the hands, picture heights. */
  x: number;
  /** When a hand was last seen, ms; and in how many pictures, in how many of them both hands. */
  seen: number;
  count: number;
  pairs: number;
}
export type PersonsHand = HandTrack<Person>;

export class PeopleInView {
  readonly #tracks = new HandTracks<Person>();
  #people: Person[] = [];
  #hands: readonly PersonsHand[] = [];
  #crowded = -Infinity;
  #now = -Infinity;

  reset(): void {
    this.#tracks.reset();
    this.#people = [];
    this.#hands = [];
    this.#crowded = this.#now = -Infinity;
  }

  /** Time of the last frame, ms. */
  get now(): number {
    return this.#now;
  }
  /** Somebody else has been in view lately. */
  get crowded(): boolean {
    return this.#now - this.#crowded < CROWDED;
  }
  /** The last frame's, each with its owner. */
  get hands(): readonly PersonsHand[] {
    return this.#hands;
  }

  /** Everybody who was seen well, and is not the same as this person; who is among them. */
  known(person: Person | null): Person[] {
    return this.#people.filter(
      (other) => other === person || (other.count >= KNOWN && (!person || misfit(other, person) > SAME)),
    );
  }

  /**
   * Finds out whose the frame's hands are.
   * @param first whose claim to a hand comes before all others'
   */
  see(frame: LandmarkFrame, first: Person | null): void {
    const t = frame.t;
    this.#now = t;
    const seen = this.#tracks.see(frame);
    this.#hands = seen;
    if (seen.length > SLOT_COUNT || isStrange(seen, first)) this.#crowded = t;
    this.#people = this.#people.filter((person) => person === first || t - person.seen < GONE);
    if (this.crowded) this.#share(seen, first);
    else this.#unite(seen, first);
  }

  /** All hands are the one person's. */
  #unite(seen: readonly PersonsHand[], first: Person | null): void {
    const [largest] = seen.toSorted((a, b) => b.size - a.size);
    if (!largest) return;
    const person = first ?? personWith(largest, this.#now);
    this.#people = [person];
    for (const hand of seen) hand.owner = person;
    // Those of somebody who comes in are not known as theirs yet, and must not draw the person there.
    const near = seen.filter((hand) => costOf(hand, person) < 1);
    this.#remember(person, near.length > 0 ? near : seen, true);
  }

  /** Gives each hand to the one whose it is; who is left over is new. */
  #share(seen: readonly PersonsHand[], first: Person | null): void {
    const left = new Set(seen);
    const take = (person: Person) => {
      const hands = this.#handsOf(person, [...left]);
      for (const hand of hands) left.delete(hand);
      return { person, hands };
    };
    const people = [...(first ? [first] : []), ...this.#people.filter((person) => person !== first)];
    const shared = people.map(take);
    for (const hand of seen.toSorted((a, b) => b.size - a.size)) {
      if (!left.has(hand)) continue;
      const person = personWith(hand, this.#now);
      this.#people.push(person);
      shared.push(take(person));
    }
    for (const { person, hands } of shared) {
      for (const hand of hands) hand.owner = person;
      this.#remember(person, hands, person === first);
      if (person !== first && person.pairs >= KNOWN && hands.length > 0) this.#crowded = this.#now;
    }
  }

  #handsOf(person: Person, hands: readonly PersonsHand[]): PersonsHand[] {
    const costs = new Map(hands.map((hand) => [hand, costOf(hand, person)]));
    const cost = (hand: PersonsHand) => costs.get(hand) ?? Infinity;
    const [first, ...rest] = hands
      .filter((hand) => cost(hand) < 1 && !this.#isNearerToOther(hand, person))
      .sort((a, b) => cost(a) - cost(b));
    if (!first) return [];
    const second = rest.find((hand) => {
      const alike = Math.min(hand.right, first.right) > 0.5 || Math.max(hand.right, first.right) < 0.5;
      return !alike && distance(hand, first) <= SPAN * Math.max(hand.size, first.size);
    });
    return second ? [first, second] : [first];
  }

  #isNearerToOther(hand: PersonsHand, person: Person): boolean {
    const own = misfit(hand, person) - NEARER_TO_OTHER - (hand.owner === person ? HABIT : 0);
    return this.known(person).some((other) => other !== person && other.pairs >= KNOWN && misfit(hand, other) < own);
  }

  #remember(person: Person, hands: readonly PersonsHand[], isFirst: boolean): void {
    if (hands.length === 0) return;
    const isPair = hands.length === SLOT_COUNT;
    person.seen = this.#now;
    person.count++;
    if (isPair) person.pairs++;
    // Else a hand of the first person that was once taken for theirs would make the two alike.
    else if (!isFirst && person.pairs >= KNOWN) return;
    const mean = (of: 'x' | 'size') => hands.reduce((sum, hand) => sum + hand[of], 0) / hands.length;
    // A lone hand says little about where the middle is.
    const share = Math.max(isPair ? SMOOTHING : SMOOTHING / 10, 1 / person.count);
    person.x += share * (mean('x') - person.x);
    person.size += (SMOOTHING / 2) * (mean('size') - person.size);
  }
}

const personWith = ({ x, size }: PersonsHand, t: number): Person => ({ x, size, seen: t, count: 0, pairs: 0 });

/** Whether no one person can have these hands, or this person not. */
function isStrange(seen: readonly PersonsHand[], person: Person | null): boolean {
  const known = seen.filter(({ count }) => count >= KNOWN);
  if (person && known.some(({ size }) => size < SMALLER * person.size)) return true;
  const [a, b] = known;
  if (!a || !b) return false;
  const larger = Math.max(a.size, b.size);
  const alike = Math.min(a.right, b.right) > SURE || Math.max(a.right, b.right) < 1 - SURE;
  return alike || distance(a, b) > SPAN * larger || Math.min(a.size, b.size) < SMALLER * larger;
}

/** How unlike the person's a hand is in its size and its place, from left to right; or somebody else. */
const misfit = ({ x, size }: Pick<Person, 'x' | 'size'>, person: Person): number =>
  Math.abs(Math.log(size / person.size)) / OTHER_SIZE + Math.abs(x - person.x) / person.size / OTHER_PLACE;

/** The same, where no place within reach of the hands is any better than another, and with what it was before. */
function costOf(hand: PersonsHand, person: Person): number {
  const size = Math.abs(Math.log(hand.size / person.size)) / OTHER_SIZE;
  const place = Math.max(0, Math.abs(hand.x - person.x) / person.size - NEAR) / OTHER_PLACE;
  return size + place + (hand.owner === person ? -HABIT : hand.owner ? HABIT : 0);
}
