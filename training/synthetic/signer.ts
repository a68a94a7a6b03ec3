/** People who sign made-up words: what stays theirs over all takes, what differs from take to take, and what a detector makes of it. */
import { HAND_SIZE, LANDMARK_COUNT, LEFT, RIGHT } from '../../models/landmarks.ts';
import { toClip, trimmed, type Clip } from '../../models/clip.ts';
import { FRAME_RATE } from '../../models/resampling.ts';
import type { SlotFrame } from '../../models/tracking.ts';
import type { Random } from '../random.ts';
import { blend, bones, FINGERS, mapJoints, RELAXED, type Finger, type Shape } from './hand.ts';
import type { HandPart, MadeUpSign, Motion } from './signs.ts';
import { about, after, between, facing, sum, turned, type Turn, type Vector } from './turns.ts';

export const ASPECT = 4 / 3;
/** Half of a camera's vertical field of view: tan 25°. */
const HALF_VIEW = 0.466;

export interface SignerStyle {
  /** Hand size against 19 cm from wrist to middle fingertip. */
  size: number;
  tempo: number;
  reach: number;
  place: Vector;
  view: Turn;
  /** From the camera to the body, metres; how far above the middle of the chest the camera looks, metres. */
  distance: number;
  height: number;
  joints: Map<Finger, readonly number[]>;
  /** Lengths of the bones against the usual ones, by landmark. */
  bones: readonly number[];
  /** Repetitions more or fewer than usual. */
  repeats: number;
  /** Probability that raising and lowering the hands is in the take. */
  approach: number;
  /** Probability that the resting hand of a one-handed sign is in the picture. */
  idle: number;
  /** Depths as the detector sees them, against the true ones. */
  depth: number;
}

export function madeUpSigner(random: Random): SignerStyle {
  const bell = (reach: number) => ((random.next() + random.next() + random.next() - 1.5) / 1.5) * reach;
  return {
    size: 1 + bell(0.12),
    tempo: Math.exp(bell(0.4)),
    reach: Math.exp(bell(0.35)),
    place: [bell(0.06), bell(0.06), bell(0.06)],
    view: tilted(bell(15), bell(25), bell(8)),
    distance: 0.8 * Math.exp(random.next()),
    height: 0.02 + 0.16 * random.next(),
    joints: errors(bell, 14),
    bones: Array.from({ length: LANDMARK_COUNT }, () => 1 + bell(0.08)),
    repeats: random.chance(0.3) ? (random.chance(0.5) ? 1 : -1) : 0,
    approach: random.chance(0.3) ? 0.1 : 0.8,
    idle: random.chance(0.3) ? 0.5 : 0,
    depth: 0.6 + 0.7 * random.next(),
  };
}

const tilted = (pitch: number, yaw: number, roll: number): Turn =>
  after(about([0, 0, 1], roll), after(about([0, 1, 0], yaw), about([1, 0, 0], pitch)));

const errors = (bell: (reach: number) => number, reach: number): Map<Finger, readonly number[]> =>
  new Map(FINGERS.map((finger) => [finger, [1, 1, 0.7, 0.4].map((share) => bell(share * reach))]));

/** Where a hand rests: beside the lap, fingers down. */
const REST: Vector = [0.2, -0.42, 0.1];
const RESTING: Turn = facing([-0.3, -1, 0.3], [0, 0, -1]);

/** One take of a sign, as the live path would see it. Null where the camera sees no hand. */
export function performed(sign: MadeUpSign, style: SignerStyle, random: Random): Clip | null {
  const bell = (reach: number) => ((random.next() + random.next() + random.next() - 1.5) / 1.5) * reach;
  const stroke = sign.seconds / (style.tempo * Math.exp(bell(0.3)));
  const rise = random.chance(style.approach) ? 0.15 + 0.3 * random.next() : 0;
  const fall = random.chance(style.approach) ? 0.15 + 0.3 * random.next() : 0;
  const hold = 0.2 * random.next();
  const frames = Math.max(8, Math.min(110, Math.round((rise + stroke + hold + fall) * FRAME_RATE)));
  const reach = style.reach * Math.exp(bell(0.2));
  const origin = sum(style.place, [bell(0.05), bell(0.05), bell(0.04)]);
  const view = after(tilted(bell(10), bell(14), bell(8)), style.view);
  const lean = tilted(bell(15), bell(15), bell(15));
  const size = style.size * (1 + bell(0.05));
  const lag = bell(0.1);
  const parts: [number, HandPart | null][] = [
    [RIGHT, sign.right],
    [LEFT, sign.left],
  ];
  const hands = parts.map(([side, part]) => {
    const idle = part === null && random.chance(style.idle);
    if (!part && !idle) return null;
    const joints = errors(bell, 8);
    const wander = { x: random.next() * 6, y: random.next() * 6 };
    const repeats = style.repeats;
    return (seconds: number): Float32Array | null => {
      const u = Math.max(0, Math.min(1, (seconds - rise) / stroke));
      const warped = u + lag * Math.sin(Math.PI * u);
      const down = idle
        ? 1
        : rise > 0 && seconds < rise
          ? 1 - ease(seconds / rise)
          : fall > 0
            ? ease((seconds - rise - stroke - hold) / fall)
            : 0;
      const state = part ? stateOf(part, warped, reach, repeats) : { shape: RELAXED, place: REST, turn: RESTING };
      const shape = mapJoints(
        blend(state.shape, RELAXED, down),
        (angle, finger, joint) => angle + (style.joints.get(finger)?.[joint] ?? 0) + (joints.get(finger)?.[joint] ?? 0),
      );
      const turn = after(lean, down > 0 ? between(state.turn, RESTING, down) : state.turn);
      const swayed = sum(state.place, [
        0.004 * Math.sin(7 * seconds + wander.x),
        0.004 * Math.sin(9 * seconds + wander.y),
        0,
      ]);
      const place = sum(sum(swayed, origin), sum(REST, sum(swayed, origin), -1), down);
      return picture(shape, turn, place, side, { style, view, size });
    };
  });
  const noise = detectorNoise(random);
  const gone = hands.map(() => absences(frames, random));
  const slots = Array.from({ length: frames }, (_, t): SlotFrame => {
    const seen = (side: number): Float32Array | null => {
      const at = parts.findIndex(([each]) => each === side);
      if (gone[at]?.[t]) return null;
      const hand = hands[at]?.(t / FRAME_RATE) ?? null;
      return hand && visible(hand) ? noise(hand, side) : null;
    };
    return { t: (1000 * t) / FRAME_RATE, aspect: ASPECT, slots: [seen(LEFT), seen(RIGHT)] };
  });
  const kept = trimmed(slots);
  return kept.length < 6 ? null : toClip(kept, false);
}

export function ease(share: number): number {
  const x = Math.max(0, Math.min(1, share));
  return x * x * (3 - 2 * x);
}

function stateOf(part: HandPart, u: number, reach: number, repeats: number) {
  let place = part.place;
  let turn = part.turn;
  for (const motion of part.motions) {
    const share = reach * shareOf(motion, u, repeats);
    place = sum(place, motion.by, share);
    if (motion.degrees) turn = after(about(motion.axis, share * motion.degrees), turn);
  }
  const at = Math.min(1, Math.max(0, u)) * (part.shapes.length - 1);
  const from = part.shapes[Math.floor(at)] ?? RELAXED;
  const to = part.shapes[Math.min(part.shapes.length - 1, Math.floor(at) + 1)] ?? from;
  return { shape: blend(from, to, ease(2 * (at - Math.floor(at)) - 0.5)), place, turn };
}

function shareOf({ wave, times, phase }: Motion, u: number, repeats: number): number {
  if (wave === 'slide') return ease(u);
  const angle = 2 * Math.PI * (Math.max(1, times + (times > 1 ? repeats : 0)) * u + phase);
  if (wave === 'sway') return Math.sin(angle);
  return wave === 'swing' ? Math.cos(angle) : 0.5 - 0.5 * Math.cos(angle);
}

/** [21][x, y, z] in the units of `DetectedHand`. */
export function picture(
  shape: Shape,
  turn: Turn,
  place: Vector,
  side: number,
  { style, view, size }: { style: SignerStyle; view: Turn; size: number },
): Float32Array {
  const out = new Float32Array(HAND_SIZE);
  const local = bones(shape);
  // In the body's axes the right hand's thumb is on the inner side; the left hand is its mirror image.
  const world = local.map(([x, y, z], k): Vector => {
    const long = size * (style.bones[k] ?? 1);
    const [a, b, c] = sum(turned(turn, [-x * long, y * long, z * long]), place);
    return turned(view, [side === RIGHT ? -a : a, b, c]);
  });
  const wrist = world[0] ?? [0, 0, 0];
  world.forEach(([x, y, z], k) => {
    const scale = 1 / (2 * HALF_VIEW * Math.max(0.25, style.distance - z));
    out[k * 3] = 0.5 + (x * scale) / ASPECT;
    out[k * 3 + 1] = 0.5 - (y - style.height) * scale;
    out[k * 3 + 2] =
      (-(z - wrist[2]) * style.depth) / (2 * HALF_VIEW * Math.max(0.25, style.distance - wrist[2]) * ASPECT);
  });
  return out;
}

/** A detector finds a hand whose wrist, or most of it, is in the picture. */
export function visible(hand: Float32Array): boolean {
  let inside = 0;
  for (let k = 0; k < HAND_SIZE; k += 3) {
    const [x = 0, y = 0] = [hand[k], hand[k + 1]];
    if (x > 0 && x < 1 && y > 0 && y < 1) inside++;
  }
  return inside > 10;
}

/** Unrest that lasts some frames, in units of the hand's own size, more of it in depth. */
export function detectorNoise(
  random: Random,
  width = 0.01 + 0.03 * random.next(),
): (hand: Float32Array, side: number) => Float32Array {
  const state = [new Float64Array(HAND_SIZE), new Float64Array(HAND_SIZE)];
  const draw = new Float64Array(HAND_SIZE);
  return (hand, side) => {
    const palm = Math.hypot(((hand[27] ?? 0) - (hand[0] ?? 0)) * ASPECT, (hand[28] ?? 0) - (hand[1] ?? 0)) + 0.01;
    random.bells(width, draw);
    const unrest = state[side];
    return hand.map((value, k) => {
      if (!unrest) return value;
      unrest[k] = 0.7 * (unrest[k] ?? 0) + 0.7 * (draw[k] ?? 0);
      if (k < 3) return value + (k < 2 ? 0.5 * palm * (unrest[k] ?? 0) : 0);
      return value + palm * (unrest[k] ?? 0) * (k % 3 === 2 ? 2 : 1);
    });
  };
}

/** Frames in which the hand is missed: none in most takes, some stretches in others. */
function absences(frames: number, random: Random): Uint8Array {
  const out = new Uint8Array(frames);
  if (random.chance(0.6)) return out;
  for (let stretch = 1 + random.below(3); stretch > 0; stretch--) {
    const from = random.below(frames);
    out.fill(1, from, from + 1 + random.below(6));
  }
  return out;
}
