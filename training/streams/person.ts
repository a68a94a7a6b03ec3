/** One person's hands when they sign nothing: where they lie, how they tremble, and what else idle hands do. */
import { LEFT, palmSize, RIGHT } from '../../models/landmarks.ts';
import type { Random } from '../random.ts';
import { madeUpShape, mapJoints, RELAXED, type Shape } from '../synthetic/hand.ts';
import { blended, jerk, median, moved, posed, shifted, within, type Range } from './hands.ts';
import { pair, type Hands, type Sign } from './signs.ts';

/** The wrist of a resting hand, picture heights from the top; and at least so many palms below the middle of the signs. */
const LOW: Range = [0.84, 0.94];
const BELOW = 1.2;
/** A rest lies so far beside the one before, picture heights. */
const BESIDE = 0.03;
/** How far a resting hand trembles, palms. */
const TREMOR = 0.05;

/** Until `at`, ms, the hand goes where `hand` is; there it shakes by `by` palms, `hertz` times a second. */
interface Stop {
  at: number;
  hand: Float32Array;
  by: number;
  hertz: number;
}

export class Person {
  readonly palm: number;
  /** Middle height of the wrists in the signs, picture heights from the top. */
  readonly height: number;
  readonly #aspect: number;
  readonly #random: Random;
  readonly #places: Hands;
  readonly #tremor: { rate: number; phase: number }[];

  constructor(signs: readonly Sign[], aspect: number, random: Random) {
    this.#aspect = aspect;
    this.#random = random;
    const hands = signs.flatMap(({ at, duration }) => at(duration / 2).filter((hand) => hand !== null));
    this.palm = median(
      hands.map((hand) => palmSize(hand, 0, aspect)),
      0.12,
    );
    this.height = median(
      hands.map((hand) => hand[1] ?? 0),
      0.6,
    );
    const y = Math.max(within(LOW, random), Math.min(1.05, this.height + BELOW * this.palm));
    this.#places = pair((slot) => {
      const turn = (slot === LEFT ? 1 : -1) * (20 + 50 * random.next());
      const hand = posed(loose(random, 8), [-35, 0, turn], slot, this.palm, aspect);
      return moved(hand, (slot === LEFT ? 0.66 : 0.34) + random.spread(0.08), y);
    });
    this.#tremor = [0, 1, 2, 3].map(() => ({ rate: 1 + 3 * random.next(), phase: 2 * Math.PI * random.next() }));
  }

  /** Both hands at rest, at any time of the stream; a little elsewhere than at the rest before. */
  rest(): (t: number) => [Float32Array, Float32Array] {
    const hands = pair((slot) => this.#lying(slot));
    return (t) => pair((slot) => this.trembling(hands[slot], slot, t));
  }

  /** A hand that is held where it is. */
  trembling(hand: Float32Array, slot: number, t: number): Float32Array {
    const wobble = (k: number) => {
      const { rate = 1, phase = 0 } = this.#tremor[2 * slot + k] ?? {};
      return TREMOR * this.palm * Math.sin((2 * Math.PI * rate * t) / 1000 + phase);
    };
    return shifted(hand, wobble(0) / this.#aspect, wobble(1));
  }

  /**
   * Idle hands in view from `from` for about `lasts` ms: they lie, scratch, shift, gesture, rub, drink.
   * @param acts how many of the kinds they do, in the order of ACTS
   * @returns where they are, and when they are still again
   */
  idle(
    from: number,
    lasts: number,
    acts = ACTS.length,
  ): { to: number; at: (t: number) => [Float32Array, Float32Array] } {
    const random = this.#random;
    const stops = pair((slot): Stop[] => [{ at: from, hand: this.#lying(slot), by: 0, hertz: 0 }]);
    let now = from;
    while (now < from + lasts) {
      now += within([200, 1500], random);
      this.#until(stops, now);
      const one = random.chance(0.7) ? RIGHT : LEFT;
      const act = ACTS[random.below(acts)];
      now = act ? act(this.#actor(stops, now), one, random) : now;
      this.#until(stops, now);
    }
    return { to: now, at: (t) => pair((slot) => this.trembling(handAt(stops[slot], t, this.palm), slot, t)) };
  }

  #until(stops: [Stop[], Stop[]], now: number): void {
    for (const plan of stops) {
      const last = plan.at(-1);
      if (last && last.at < now) plan.push({ ...last, at: now });
    }
  }

  #actor(stops: [Stop[], Stop[]], from: number): Actor {
    const [random, palm] = [this.#random, this.palm];
    const ends = [from, from];
    return {
      go: (slot, x, y, shape, { by = 0, hertz = 0, stay = 0 } = {}) => {
        const turn = (slot === LEFT ? 1 : -1) * random.spread(50);
        const made = posed(shape, [random.spread(40), random.spread(50), turn], slot, palm, this.#aspect);
        const side = slot === LEFT ? 1 : -1;
        const hand = moved(made, 0.5 + (side * x * palm) / this.#aspect, y);
        const at = (ends[slot] ?? from) + within([250, 600], random);
        stops[slot]?.push({ at, hand, by, hertz }, { at: at + stay, hand, by, hertz });
        ends[slot] = at + stay;
      },
      rest: (slot) => {
        ends[slot] = (ends[slot] ?? from) + within([250, 600], random);
        stops[slot]?.push({ at: ends[slot], hand: this.#lying(slot), by: 0, hertz: 0 });
      },
      end: () => Math.max(...ends),
      up: (palms) => this.height - palms * palm,
      low: () => this.#places[LEFT]?.[1] ?? 0.9,
    };
  }

  #lying(slot: 0 | 1): Float32Array {
    const random = this.#random;
    const hand = this.#places[slot] ?? new Float32Array(63);
    return shifted(hand, random.spread(BESIDE) / this.#aspect, random.spread(BESIDE));
  }
}

interface Actor {
  /** Goes to a place `x` palms outwards of the middle, `y` picture heights from the top, and stays for `stay` ms. */
  go(slot: number, x: number, y: number, shape: Shape, how?: { by?: number; hertz?: number; stay?: number }): void;
  rest(slot: 0 | 1): void;
  end(): number;
  /** So many palms above the middle height of the signs, as picture heights from the top. */
  up(palms: number): number;
  low(): number;
}

const loose = (random: Random, by: number): Shape => mapJoints(RELAXED, (angle) => angle + random.spread(by));
const FIST = (random: Random): Shape =>
  mapJoints(RELAXED, (angle, _, joint) => angle + (joint < 3 ? 25 : 0) + random.spread(10));

/** What idle hands do, in the order in which they may be left out; each gives when it is over. */
const ACTS: ((actor: Actor, one: 0 | 1, random: Random) => number)[] = [
  // Lies elsewhere for a while.
  (actor, one, random) => {
    for (const slot of random.chance(0.5) ? [one] : ([LEFT, RIGHT] as const))
      actor.go(slot, 1 + random.spread(1.2), actor.low() + random.spread(0.06), loose(random, 15), {
        stay: within([600, 3000], random),
      });
    return actor.end();
  },
  // Talks with the hands.
  (actor, one, random) => {
    const both = random.chance(0.5);
    const beats = 2 + random.below(4);
    for (const slot of both ? ([LEFT, RIGHT] as const) : [one]) {
      for (let beat = 0; beat < beats; beat++)
        actor.go(slot, 1 + random.spread(1), actor.up(random.spread(1)), loose(random, 25), {
          stay: within([50, 350], random),
        });
      actor.rest(slot);
    }
    return actor.end();
  },
  // Rubs them.
  (actor, _one, random) => {
    const stay = within([600, 2500], random);
    const hertz = 1 + 1.5 * random.next();
    for (const slot of [LEFT, RIGHT] as const) {
      actor.go(slot, 0.4, actor.low() - 0.05, loose(random, 25), { by: 0.25, hertz, stay });
      actor.rest(slot);
    }
    return actor.end();
  },
  // Scratches the head, the chin, the other arm.
  (actor, one, random) => {
    const shape = random.chance(0.5) ? loose(random, 25) : madeUpShape(random);
    const stay = within([300, 1500], random);
    actor.go(one, random.spread(1), actor.up(0.5 + 2 * random.next()), shape, {
      by: 0.12,
      hertz: 3 + 3 * random.next(),
      stay,
    });
    actor.rest(one);
    return actor.end();
  },
  // Drinks.
  (actor, one, random) => {
    const shape = FIST(random);
    actor.go(one, 2, actor.low(), shape, { stay: within([100, 300], random) });
    actor.go(one, 0.2, actor.up(1 + random.next()), shape, { stay: within([500, 1800], random) });
    actor.go(one, 2, actor.low(), shape, { stay: 150 });
    actor.rest(one);
    return actor.end();
  },
];

function handAt(stops: readonly Stop[], t: number, palm: number): Float32Array {
  const next = stops.findIndex((stop) => stop.at > t);
  const to = stops[next < 0 ? stops.length - 1 : next];
  const from = stops[next < 0 ? stops.length - 1 : Math.max(0, next - 1)];
  if (!to || !from) throw new RangeError('A hand that was never anywhere has no place.');
  const share = to.at > from.at ? jerk((t - from.at) / (to.at - from.at)) : 1;
  const hand = from.hand === to.hand ? to.hand : blended(from.hand, to.hand, share);
  if (to.by === 0) return hand;
  const wave = to.by * palm * share * Math.sin((2 * Math.PI * to.hertz * t) / 1000);
  return shifted(hand, wave / 2, wave);
}
