/**
 * Made-up signs: any number of words that nobody signs, as hand shapes, places, turns and movements drawn by chance. A
 * network that tells a thousand of them apart has to look at what tells new words apart too.
 */
import type { Random } from '../random.ts';
import { madeUpShape, type Shape } from './hand.ts';
import { facing, unit, type Turn, type Vector } from './turns.ts';

/** Share of a motion's `by` and `turn` that is applied, over the stroke's time 0..1. */
export interface Motion {
  /** slide: 0 → 1; beat: 0 → 1 → 0; sway: sine ± 1; swing: cosine ± 1 */
  wave: 'slide' | 'beat' | 'sway' | 'swing';
  times: number;
  /** Where in a repetition it starts, 0..1. */
  phase: number;
  /** Metres, in the body's axes. */
  by: Vector;
  /** Axis of length 1, and degrees. */
  axis: Vector;
  degrees: number;
}

/** What one hand does; as the right hand would, with x outwards from the body's middle, y up, z forwards. */
export interface HandPart {
  /** In order, evenly spread over the stroke. */
  shapes: readonly Shape[];
  place: Vector;
  turn: Turn;
  motions: readonly Motion[];
}

export interface MadeUpSign {
  right: HandPart;
  left: HandPart | null;
  /** Usual length of the stroke, seconds. */
  seconds: number;
}

const CAMERA: Vector = [0, 0, 1];
/** Where a palm may face, and fingers may point. x is outwards, so −x is across the body. */
const DIRECTIONS: readonly Vector[] = [CAMERA, [0, 0, -1], [0, -1, 0], [0, 1, 0], [-1, 0, 0], [1, 0, 0]];

export function madeUpSign(random: Random): MadeUpSign {
  const right = handPart(random);
  const kind = random.next();
  return { right, left: kind < 0.5 ? null : otherHand(random, right, kind), seconds: 0.4 + 0.7 * random.next() };
}

function otherHand(random: Random, right: HandPart, kind: number): HandPart {
  if (kind < 0.72) return right;
  // Half a repetition behind: the hands take turns.
  if (kind < 0.8)
    return { ...right, motions: right.motions.map((motion) => ({ ...motion, phase: motion.phase + 0.5 })) };
  const base = handPart(random);
  // A hand that the other one works upon: still, low, near the middle.
  return { ...base, place: [0.03 + 0.1 * random.next(), -0.12 + 0.15 * random.next(), base.place[2]], motions: [] };
}

function handPart(random: Random): HandPart {
  const first = madeUpShape(random);
  const changes = random.next();
  const second = madeUpShape(random);
  const shapes = changes < 0.6 ? [first] : changes < 0.85 ? [first, second] : [first, second, first, second];
  return { shapes, place: madeUpPlace(random), turn: madeUpTurn(random), motions: madeUpMotions(random) };
}

/** Before the chest most often, else about the head. Metres from the middle of the chest. */
function madeUpPlace(random: Random): Vector {
  const forwards = 0.12 + 0.25 * random.next();
  return random.chance(0.65)
    ? [0.02 + 0.24 * random.next(), -0.15 + 0.28 * random.next(), forwards]
    : [-0.05 + 0.22 * random.next(), 0.14 + 0.3 * random.next(), forwards - 0.05];
}

function madeUpTurn(random: Random): Turn {
  const palm = DIRECTIONS[random.below(DIRECTIONS.length)] ?? CAMERA;
  const across = DIRECTIONS.filter((each) => Math.abs(each[0]) + Math.abs(palm[0]) < 2)
    .filter((each) => Math.abs(each[1]) + Math.abs(palm[1]) < 2)
    .filter((each) => Math.abs(each[2]) + Math.abs(palm[2]) < 2);
  // Fingers up is by far the commonest.
  const fingers: Vector =
    palm[1] === 0 && random.chance(0.5) ? [0, 1, 0] : (across[random.below(across.length)] ?? [0, 1, 0]);
  const off = (value: number) => value + 0.35 * random.normal();
  return facing([off(fingers[0]), off(fingers[1]), off(fingers[2])], [off(palm[0]), off(palm[1]), off(palm[2])]);
}

function madeUpMotions(random: Random): Motion[] {
  const kind = random.next();
  const times = 1 + random.below(3);
  const still = { by: [0, 0, 0] as Vector, axis: CAMERA, degrees: 0, phase: 0, times };
  const way = (least: number, most: number) => aside(random, least + (most - least) * random.next());
  const twist = { axis: direction(random), degrees: random.chance(0.4) ? 25 + 70 * random.next() : 0 };
  if (kind < 0.1) return [];
  if (kind < 0.38) return [{ ...still, ...twist, wave: 'slide', times: 1, by: way(0.06, 0.28) }];
  if (kind < 0.62) return [{ ...still, ...twist, wave: 'beat', times: 1 + times / 2, by: way(0.03, 0.12) }];
  if (kind < 0.76) {
    const radius = 0.03 + 0.07 * random.next();
    const one = aside(random, radius);
    const two = aside(random, radius);
    return [
      { ...still, wave: 'sway', times: Math.min(2, times), by: one },
      { ...still, ...twist, wave: 'swing', times: Math.min(2, times), by: two },
    ];
  }
  if (kind < 0.86)
    return [
      { ...still, ...twist, wave: 'slide', times: 1, by: way(0.1, 0.28) },
      { ...still, wave: 'beat', times, by: way(0.03, 0.1) },
    ];
  return [
    {
      ...still,
      wave: random.chance(0.4) ? 'slide' : 'sway',
      axis: direction(random),
      degrees: 25 + 60 * random.next(),
      by: way(0, 0.04),
    },
  ];
}

const direction = (random: Random): Vector => unit([random.normal(), random.normal(), random.normal()]);

/** Mostly in the picture's plane: that is what a camera sees. */
function aside(random: Random, length: number): Vector {
  const [x, y, z] = unit([random.normal(), random.normal(), 0.6 * random.normal()]);
  return [length * x, length * y, length * z];
}
