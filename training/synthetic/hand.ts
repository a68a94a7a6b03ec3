/** A hand as 21 joints by geometry alone: shapes as joint angles, and the bones that they bend. */
import { LANDMARK, LANDMARK_COUNT } from '../../models/landmarks.ts';
import type { Random } from '../random.ts';
import { radians, type Vector } from './turns.ts';

export const FINGERS = ['thumb', 'index', 'middle', 'ring', 'pinky'] as const;
export type Finger = (typeof FINGERS)[number];

/**
 * Degrees, flexion positive towards the palm. Thumb: [cmc flexion, cmc abduction, mcp, ip]; others: [mcp, pip, dip,
 * spread towards the thumb].
 */
export type Joints = readonly [number, number, number, number];
export type Shape = Readonly<Record<Finger, Joints>>;

const LONG = ['index', 'middle', 'ring', 'pinky'] as const;

/** What a finger may do in a made-up shape. */
const STATES = {
  straight: [-2, 2, 0],
  curled: [78, 95, 60],
  hooked: [8, 80, 50],
  bent: [70, 12, 6],
  half: [35, 45, 25],
} as const;
type State = keyof typeof STATES;
/** How far each finger stands off when they are spread, degrees. */
const SPREAD = [8, 1, -6, -12] as const;
const THUMBS: readonly Joints[] = [
  [0, 10, 0, 0],
  [-10, 10, -5, -5],
  [10, -12, 5, 5],
  [25, -20, 30, 45],
  [15, 0, 15, 25],
  [30, -5, 20, 10],
];

export const RELAXED: Shape = {
  thumb: [8, 0, 8, 10],
  index: [16, 24, 12, 2],
  middle: [20, 28, 14, 0],
  ring: [24, 32, 16, -2],
  pinky: [28, 34, 18, -4],
};

/** A shape that nobody need have seen: often all fingers alike, often some straight and the others curled. */
export function madeUpShape(random: Random): Shape {
  const states = (['straight', 'curled', 'hooked', 'bent', 'half'] as const).slice();
  const draw = (): State => {
    const at = random.next();
    return at < 0.4 ? 'straight' : at < 0.7 ? 'curled' : (states[2 + random.below(3)] ?? 'half');
  };
  const all = random.chance(0.4) ? draw() : null;
  const pair = random.chance(0.6) ? ([draw(), random.chance(0.7) ? 'curled' : 'straight'] as const) : null;
  const wide = random.chance(0.5) ? random.next() * 1.5 : -0.3;
  const finger = (k: number): Joints => {
    const [mcp, pip, dip] = STATES[all ?? (pair ? pair[random.below(2)] : null) ?? draw()];
    return [mcp, pip, dip, (SPREAD[k] ?? 0) * wide];
  };
  const [index, middle, ring, pinky] = [finger(0), finger(1), finger(2), finger(3)];
  return { thumb: THUMBS[random.below(THUMBS.length)] ?? RELAXED.thumb, index, middle, ring, pinky };
}

/** Changes every joint angle, with its finger and its place 0..3 in the finger's list. */
export function mapJoints(shape: Shape, change: (angle: number, finger: Finger, joint: number) => number): Shape {
  const joints = (name: Finger): Joints => {
    const [a, b, c, d] = shape[name];
    return [change(a, name, 0), change(b, name, 1), change(c, name, 2), change(d, name, 3)];
  };
  return {
    thumb: joints('thumb'),
    index: joints('index'),
    middle: joints('middle'),
    ring: joints('ring'),
    pinky: joints('pinky'),
  };
}

/** @param share 0 = all `from`, 1 = all `to` */
export function blend(from: Shape, to: Shape, share: number): Shape {
  if (share <= 0 || from === to) return from;
  return mapJoints(from, (angle, name, joint) => angle + ((to[name][joint] ?? angle) - angle) * share);
}

/** The right hand with its fingers up and its palm to the camera: [x to the thumb's side, y up], metres from the wrist. */
const KNUCKLES = {
  index: [0.025, 0.095],
  middle: [0.003, 0.098],
  ring: [-0.018, 0.09],
  pinky: [-0.037, 0.08],
} as const;
/** Lengths of the phalanges from the knuckle to the tip, metres. */
const PHALANGES = {
  index: [0.043, 0.026, 0.021],
  middle: [0.048, 0.029, 0.022],
  ring: [0.044, 0.027, 0.022],
  pinky: [0.034, 0.02, 0.02],
} as const;
const THUMB_BASE: Vector = [0.022, 0.025, 0.01];
const THUMB = [0.045, 0.034, 0.028] as const;

/** The 21 joints of a right hand, metres from the wrist; z towards the palm's side. */
export function bones(shape: Shape): Vector[] {
  const points = Array.from({ length: LANDMARK_COUNT }, (): Vector => [0, 0, 0]);
  for (const finger of LONG) {
    const [x, y] = KNUCKLES[finger];
    chain(points, LANDMARK[`${finger}-mcp`], [x, y, 0], PHALANGES[finger], directions(shape[finger]));
  }
  chain(points, LANDMARK['thumb-cmc'], THUMB_BASE, THUMB, thumbDirections(shape.thumb));
  return points;
}

function chain(into: Vector[], at: number, base: Vector, lengths: readonly number[], along: Vector[]): void {
  into[at] = base;
  lengths.forEach((length, k) => {
    const [x, y, z] = into[at + k] ?? base;
    const [dx, dy, dz] = along[k] ?? [0, 1, 0];
    into[at + k + 1] = [x + length * dx, y + length * dy, z + length * dz];
  });
}

function directions([first, second, third, spread]: Joints): Vector[] {
  return [first, first + second, first + second + third].map((flexion): Vector => {
    const [bend, aside] = [radians(flexion), radians(spread)];
    return [Math.sin(aside) * Math.cos(bend), Math.cos(aside) * Math.cos(bend), Math.sin(bend)];
  });
}

/** The thumb stands off by 50° and folds across the palm. */
function thumbDirections([flexion, abduction, mcp, ip]: Joints): Vector[] {
  return [flexion, flexion + mcp, flexion + mcp + ip].map((bend): Vector => {
    const aside = radians(50 + abduction - 0.8 * bend);
    const inwards = radians(0.5 * bend);
    return [Math.sin(aside) * Math.cos(inwards), Math.cos(aside) * Math.cos(inwards), Math.sin(inwards)];
  });
}
