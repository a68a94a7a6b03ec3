/**
 * People who sit before the camera and do not sign, their hands in view: they rest, scratch, drink, talk with their
 * hands, straighten something. Made up, as no data set shows any; each person keeps habits of their own.
 */
import { LEFT, RIGHT, SLOT_COUNT } from '../../models/landmarks.ts';
import { FRAME_RATE } from '../../models/resampling.ts';
import type { SlotFrame } from '../../models/tracking.ts';
import type { Random } from '../random.ts';
import { blend, madeUpShape, mapJoints, RELAXED, type Shape } from './hand.ts';
import { ASPECT, detectorNoise, ease, picture, visible, type SignerStyle } from './signer.ts';
import { about, after, between, facing, sum, unit, type Turn, type Vector } from './turns.ts';

export const ACTIVITIES = ['rest', 'scratch', 'drink', 'talk', 'handle', 'point'] as const;
export type Activity = (typeof ACTIVITIES)[number];

/** A hand that is somewhere, in the body's axes of signs.ts: x outwards, y up, z forwards, metres. */
interface Pose {
  shape: Shape;
  place: Vector;
  turn: Turn;
}

/** Until `at` (seconds) the hand goes to `pose`; there it trembles by `by`, `hertz` times a second. */
interface Stretch {
  at: number;
  pose: Pose;
  by: Vector;
  hertz: number;
  degrees: number;
}

/** What a person does with idle hands, again and again alike. */
export interface IdleHabits {
  /** Where the hands rest, [right, left]. */
  rest: readonly [Pose, Pose];
  /** How gladly each activity is done. */
  liking: Record<Activity, number>;
  /** The hand that scratches, drinks and points: 0 right, 1 left. */
  hand: 0 | 1;
  /** Where it itches: places about the head and on the other arm. */
  itches: readonly Pose[];
  cup: Shape;
  mouth: Vector;
  /** How talking hands stand, how far they go (metres) and how often (1/s). */
  talking: Pose;
  width: number;
  hertz: number;
  /** 1 = usual. */
  tempo: number;
}

const loose = (random: Random, by: number): Shape =>
  mapJoints(RELAXED, (angle) => angle + random.spread(by) + (random.chance(0.3) ? random.next() * by : 0));
const near = (random: Random, [x, y, z]: Vector, by: number): Vector => [
  x + random.spread(by),
  y + random.spread(by),
  z + random.spread(by),
];
const towards = (random: Random, fingers: Vector, palm: Vector): Turn =>
  facing(near(random, fingers, 0.4), near(random, palm, 0.4));

/** Where hands lie that are in view: on a table, folded before the belly, at the chin. */
const RESTS: readonly [Vector, Vector, Vector][] = [
  [
    [0.14, -0.2, 0.3],
    [-0.4, 0.3, 1],
    [0, -1, 0.2],
  ],
  [
    [0.03, -0.16, 0.22],
    [-1, 0.2, 0.1],
    [0, 0, -1],
  ],
  [
    [0.07, 0.16, 0.14],
    [-0.3, 1, -0.1],
    [-0.6, 0, -0.8],
  ],
];
const FACE: readonly Vector[] = [
  [0.06, 0.3, 0.12],
  [0.02, 0.22, 0.14],
  [0.09, 0.2, 0.1],
  [0.1, 0.36, 0.08],
  [-0.12, -0.02, 0.18],
];

export function madeUpIdler(random: Random): IdleHabits {
  const [place, fingers, palm] = RESTS[random.next() < 0.55 ? 0 : 1 + random.below(2)] ?? RESTS[0] ?? [];
  const lying = (): Pose => ({
    shape: loose(random, 18),
    place: near(random, place ?? [0, 0, 0], 0.03),
    turn: towards(random, fingers ?? [0, 1, 0], palm ?? [0, 0, 1]),
  });
  const liking = Object.fromEntries(ACTIVITIES.map((name) => [name, 0.3 + random.next()]));
  return {
    rest: [lying(), lying()],
    liking: liking as Record<Activity, number>,
    hand: random.chance(0.75) ? 0 : 1,
    itches: Array.from({ length: 2 }, () => ({
      shape: random.chance(0.5) ? loose(random, 25) : madeUpShape(random),
      place: near(random, FACE[random.below(FACE.length)] ?? [0, 0, 0], 0.03),
      turn: towards(random, [-0.5, 1, -0.3], [-0.3, 0, -1]),
    })),
    cup: mapJoints(RELAXED, (angle, finger, joint) =>
      finger === 'thumb' ? 12 : joint === 3 ? angle : 35 + random.spread(10),
    ),
    mouth: near(random, [0.05, 0.17, 0.2], 0.03),
    talking: {
      shape: loose(random, 20),
      place: near(random, [0.13, -0.06, 0.27], 0.06),
      turn: random.chance(0.6)
        ? towards(random, [-0.3, 0.6, 0.7], [-0.7, 0.5, 0.3])
        : towards(random, [0, 1, 0.2], [0, 0, 1]),
    },
    width: 0.03 + 0.09 * random.next(),
    hertz: 0.8 + 1.4 * random.next(),
    tempo: Math.exp(random.spread(0.35)),
  };
}

/**
 * A stretch of idle time as the camera sees it, 30 frames a second from `t = 0`.
 * @param style of the same person (signer.ts)
 */
export function idled(habits: IdleHabits, style: SignerStyle, seconds: number, random: Random): SlotFrame[] {
  const plans = planned(habits, seconds, random);
  // A hand that rests is seen more steadily than one that signs.
  const noise = detectorNoise(random, 0.003 + 0.01 * random.next());
  const sway = [random.next() * 6, random.next() * 6];
  const missed = [0, 0];
  return Array.from({ length: Math.round(seconds * FRAME_RATE) }, (_, k) => {
    const at = k / FRAME_RATE;
    const slots: SlotFrame['slots'] = [null, null];
    for (let hand = 0; hand < SLOT_COUNT; hand++) {
      const side = hand === 0 ? RIGHT : LEFT;
      // Some frames of a hand are lost, several in a row.
      missed[hand] = (missed[hand] ?? 0) > 0 ? (missed[hand] ?? 0) - 1 : random.chance(0.004) ? random.below(8) : 0;
      const pose = poseAt(plans[hand] ?? [], at);
      const lean: Vector = [
        0.008 * Math.sin(0.7 * at + (sway[0] ?? 0)),
        0.006 * Math.sin(0.9 * at + (sway[1] ?? 0)),
        0,
      ];
      const placed = sum(sum(pose.place, style.place), lean);
      const seen = picture(pose.shape, pose.turn, placed, side, { style, view: style.view, size: style.size });
      slots[side] = missed[hand] === 0 && visible(seen) ? noise(seen, side) : null;
    }
    return { t: (1000 * k) / FRAME_RATE, aspect: ASPECT, slots };
  });
}

/** One activity after another until the time is over: for each hand, what it does until when. */
function planned(habits: IdleHabits, seconds: number, random: Random): [Stretch[], Stretch[]] {
  const plans: [Stretch[], Stretch[]] = [[still(0, habits.rest[0])], [still(0, habits.rest[1])]];
  const drawn = ACTIVITIES.flatMap((name) => Array.from({ length: Math.round(10 * habits.liking[name]) }, () => name));
  for (let at = 0; at < seconds;) {
    const activity = drawn[random.below(drawn.length)] ?? 'rest';
    const [first, second] = [plans[habits.hand], plans[1 - habits.hand]];
    if (first && second) at = act(activity, at, habits, first, second, random);
  }
  return plans;
}

const still = (at: number, pose: Pose): Stretch => ({ at, pose, by: [0, 0, 0], hertz: 0, degrees: 0 });

/** Adds an activity that begins at `at`, seconds. @returns when it is over */
function act(
  activity: Activity,
  at: number,
  habits: IdleHabits,
  first: Stretch[],
  second: Stretch[],
  random: Random,
): number {
  const rest = habits.rest[habits.hand];
  const way = () => ((0.35 + 0.35 * random.next()) / habits.tempo) * 1;
  const vary = (pose: Pose, by = 0.02): Pose => ({
    shape: mapJoints(pose.shape, (angle) => angle + random.spread(6)),
    place: near(random, pose.place, by),
    turn: after(about(unit([random.normal(), random.normal(), random.normal()]), random.spread(10)), pose.turn),
  });
  const go = (plan: Stretch[], pose: Pose, by: Vector = [0, 0, 0], hertz = 0, degrees = 0): void => {
    at += way();
    plan.push({ at, pose, by, hertz, degrees });
  };
  const stay = (plan: Stretch[], least: number, most: number): void => {
    const last = plan.at(-1);
    at += least + (most - least) * random.next();
    if (last) plan.push({ ...last, at });
  };
  // Until here the hands stayed as they were.
  for (const plan of [first, second]) {
    const last = plan.at(-1);
    if (last && last.at < at) plan.push({ ...last, at });
  }
  if (activity === 'rest') {
    stay(first, 0.8, 3.5);
  } else if (activity === 'scratch') {
    const itch = habits.itches[random.below(habits.itches.length)] ?? rest;
    go(first, vary(itch), [0.012, 0.012, 0], 3 + 2 * random.next(), 6);
    stay(first, 0.4, 1.6);
    go(first, vary(rest, 0.01));
  } else if (activity === 'drink') {
    const grasp: Pose = {
      shape: habits.cup,
      place: [0.2, -0.22, 0.32],
      turn: facing([-0.6, 0.3, 0.8], [-0.9, 0, 0.1]),
    };
    go(first, vary(grasp));
    stay(first, 0.1, 0.3);
    go(first, vary({ ...grasp, place: habits.mouth, turn: facing([-0.8, 0.5, 0.2], [-0.4, 0, -1]) }, 0.01));
    stay(first, 0.6, 1.8);
    go(first, vary(grasp));
    stay(first, 0.1, 0.2);
    go(first, vary(rest, 0.01));
  } else if (activity === 'talk') {
    const both = random.chance(0.6);
    const from = at;
    const beats = 2 + random.below(5);
    for (let beat = 0; beat < beats; beat++) {
      const wide: Vector = [random.spread(habits.width), random.spread(habits.width), random.spread(habits.width)];
      const pose = vary(habits.talking, 0.03);
      go(first, { ...pose, place: sum(pose.place, wide) }, [0, habits.width / 3, 0], habits.hertz, 8);
      stay(first, 0.1, 0.5);
    }
    go(first, vary(rest, 0.01));
    if (both) second.push(...first.filter((stretch) => stretch.at > from).map((stretch) => ({ ...stretch })));
  } else if (activity === 'handle') {
    // Something before the chest that both hands straighten, or fold.
    const pose: Pose = { ...habits.talking, place: near(random, [0.05, -0.08, 0.24], 0.03), shape: habits.cup };
    const from = at;
    go(first, vary(pose), [0.015, 0.01, 0.01], 1 + random.next(), 12);
    stay(first, 0.8, 2.5);
    go(first, vary(rest, 0.01));
    second.push(
      ...first.filter((stretch) => stretch.at > from).map((stretch) => ({ ...stretch, hertz: stretch.hertz * 1.3 })),
    );
  } else {
    // At the screen, at the window; then a moment's stay, and back.
    const shape = mapJoints(RELAXED, (angle, finger, joint) =>
      finger === 'index' ? (joint === 3 ? angle : 3) : finger === 'thumb' ? angle + 10 : joint === 3 ? angle : 65,
    );
    const turn = towards(random, [random.spread(0.6), 0.5, 1], [0, -1, 0.3]);
    go(first, { shape, place: near(random, [0.16, 0.06, 0.34], 0.08), turn }, [0.01, 0.01, 0], 1.5, 4);
    stay(first, 0.3, 1);
    go(first, vary(rest, 0.01));
  }
  return at;
}

function poseAt(plan: readonly Stretch[], at: number): Pose {
  const next = plan.findIndex((stretch) => stretch.at > at);
  const to = plan[next < 0 ? plan.length - 1 : next];
  const from = plan[next < 0 ? plan.length - 1 : Math.max(0, next - 1)];
  if (!to || !from) throw new RangeError('A hand without a plan has no pose.');
  const share = to.at > from.at ? ease((at - from.at) / (to.at - from.at)) : 1;
  const wave = Math.sin(2 * Math.PI * to.hertz * at) * share;
  const turn = from.pose.turn === to.pose.turn ? to.pose.turn : between(from.pose.turn, to.pose.turn, share);
  return {
    shape: blend(from.pose.shape, to.pose.shape, share),
    place: sum(sum(from.pose.place, sum(to.pose.place, from.pose.place, -1), share), to.by, wave),
    turn: to.degrees ? after(about([0, 0, 1], to.degrees * wave), turn) : turn,
  };
}
