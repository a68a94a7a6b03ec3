/**
 * Labels of hands that can be believed: a detector calls a hand the other one now and then for a picture, which a hand that
 * moves fast would not survive in its slot; and some sources call all hands the other ones, all the time.
 */
import { likelyRight } from './chirality.ts';
import type { DetectedHand, LandmarkFrame } from './landmarks.ts';

/**
 * A hand is known again by its place: seen not longer ago than this, ms, not further away, and any other hand
 * further by so much, picture heights.
 */
const MEMORY = 300;
const REACH = 0.3;
const CLEARLY = 0.1;
/** Share of the newest label where a hand has been seen before: two wrong ones running do not turn it round. */
const SHARE = 0.3;
/** Shapes that are surer than this say whether labels are the right way round. */
const SURE = 0.8;
/** So many hands are asked, ten seconds of one; labels that contradict so many of them are the wrong way round. */
const ASKED = 300;
/** Right labels agree with 88 to 99 % of one person's hands, and never with less than 52 % of 300 running (four data sets). */
const CONTRADICTED = 0.25;

interface Seen {
  x: number;
  y: number;
  t: number;
  right: number;
}

export class HandLabels {
  #seen: Seen[] = [];
  #asked = 0;
  #agreement = 1;

  reset(): void {
    this.#seen = [];
    this.#asked = 0;
    this.#agreement = 1;
  }

  /** The frame with settled labels; hands without a label stay without. Frames must come in order of time. */
  settle(frame: LandmarkFrame): LandmarkFrame {
    const known = this.#seen.filter(({ t }) => frame.t - t <= MEMORY);
    const now = frame.hands.map((hand): Seen => {
      const [x, y] = [(hand.landmarks[0] ?? 0) * frame.aspect, hand.landmarks[1] ?? 0];
      return { x, y, t: frame.t, right: this.#turned(hand, frame.aspect) };
    });
    const again = now.map((hand) => onlyNear(known, now, hand));
    now.forEach((hand, k) => {
      const before = again[k];
      if (before && !Number.isNaN(before.right)) hand.right = before.right + SHARE * (hand.right - before.right);
    });
    this.#seen = [...known.filter((each) => !again.includes(each)), ...now];
    return { ...frame, hands: frame.hands.map((hand, k) => ({ ...hand, rightProbability: now[k]?.right ?? NaN })) };
  }

  /** The label, turned round where labels have been the wrong way round. */
  #turned({ landmarks, rightProbability: label }: DetectedHand, aspect: number): number {
    const shape = likelyRight(landmarks, aspect);
    if (!Number.isNaN(label) && Math.max(shape, 1 - shape) > SURE) {
      this.#asked++;
      this.#agreement += (Number(shape > 0.5 === label > 0.5) - this.#agreement) / Math.min(this.#asked, ASKED);
    }
    return this.#asked >= ASKED && this.#agreement < CONTRADICTED ? 1 - label : label;
  }
}

/** The hand that was there before, where it can be no other one: where hands meet, labels tell them apart. */
function onlyNear(known: readonly Seen[], now: readonly Seen[], hand: Seen): Seen | undefined {
  const nearest = (to: Seen, among: readonly Seen[]): Seen | undefined => {
    const apart = (each: Seen) => Math.hypot(each.x - to.x, each.y - to.y);
    const [first, second] = among.toSorted((a, b) => apart(a) - apart(b));
    if (!first || apart(first) > REACH) return undefined;
    return second && apart(second) - apart(first) < CLEARLY ? undefined : first;
  };
  const before = nearest(hand, known);
  return before && nearest(before, now) === hand ? before : undefined;
}
