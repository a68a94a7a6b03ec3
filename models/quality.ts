/** What is wrong with a take, in words, the moment that it is made: the person still knows what happened and can repeat it. */
import { Dominance } from './clip.ts';
import { LEFT, palmSize, RIGHT, SLOT_COUNT, type LandmarkFrame } from './landmarks.ts';
import { resample } from './resampling.ts';
import { HandTracker, type SlotFrame } from './tracking.ts';

export const QUALITY_CODES = [
  'no-hands',
  'out-of-frame',
  'dark',
  'dropped-frames',
  'short',
  'long',
  'missing-hand',
  'wrong-hand',
  'duplicate',
  'outlier',
] as const;
export type QualityCode = (typeof QUALITY_CODES)[number];

export interface QualityNote {
  code: QualityCode;
  /** One short sentence for people, which says what to do. */
  message: string;
}

export interface InspectedTake {
  /** The sign, trimmed (take_cutter.ts: trimOf). */
  frames: readonly LandmarkFrame[];
  /** Whether it is a take of `none`, where anything may happen that is no sign. */
  idle: boolean;
  /** The hand that the signer leads with. */
  dominant: 'left' | 'right';
  /** Mean luminance of the picture, 0..1 (renderer/camera/light.ts); null: not measured. */
  light: number | null;
  /** Hands that the word's other takes show; null: there are none yet. */
  hands: 1 | 2 | null;
  /** What the network makes of it (Engine.embed); null: no model is loaded. */
  embedding: Float32Array | null;
  /** The same of the word's other takes. */
  others: readonly Float32Array[];
  /** The last take of this word; null: this is the first. */
  previous: readonly LandmarkFrame[] | null;
}

/** A hand is out of the picture where a landmark lies beyond its edge, or so near to it that it may have been pressed there. */
const EDGE = 0.005;
/** In so many of the frames with hands: a wrist or fingertip leaves the picture now and then in good takes, too. */
const OUTSIDE = 0.4;
/** As renderer/camera/light.ts has it, where it was chosen: hands are hard to make out below. */
const DARK = 0.14;
/** Longest time between two pictures, ms: within it a hand goes from rest to the face, and the movement is a guess. */
const GAP = 250;
/** Pictures a second: with fewer a quick movement shows in two or three. */
const FEWEST = 10;
/** The shortest sign of the data sets lasts 0.3 s, and the decoder keeps silent about less; ms. */
const SHORT = 300;
/** The live path ends a sign after 4 s (segmenter.ts): what comes later is never read; ms. */
const LONG = 4000;
/** A word's takes count as two-handed where both hands show for a third of the time (training/dataset.ts). */
const BOTH = 1 / 3;
/** A hand that is gone for longer than this comes back as another movement: clips close no longer gaps (clip.ts); ms. */
const VANISHED = 500;
/**
 * Mean distance of landmarks, picture by picture, below which two takes are one, palms. Takes that really follow each
 * other are 0.011 apart at the least, of still signs, and 0.18 to 0.49 in the median; a copy's distance is 0.
 */
const SAME = 0.005;
/** Pictures by which a copy may have been trimmed differently. */
const SHIFT = 6;
/** Fewer takes tell nothing about how far they spread. */
const FEWEST_OTHERS = 4;
/**
 * A take is an outlier beyond the others' median distance and so many median deviations, each of this at the least: takes
 * of one word and signer are often much alike. Honest takes noted, and takes of another word told, with the released
 * model: traduttore-10 0.5 and 97 %, signwish-11 0.6 and 100 %, ksl-13, whose words it never learnt, 2.7 and 89 %,
 * wlasl-100, where the others are other people's, 4.5 and 46 %; of all honest takes 2.5 % (node test/bench/quality.ts).
 * With 4 deviations it would be 4.5 %, with 8 a fifth of ksl-13's foreign takes would pass.
 */
const DEVIATIONS = 6;
const LEAST_DEVIATION = 0.03;

/** In the order of QUALITY_CODES; at most one note a code. Empty: nothing is wrong. */
export function inspect(take: InspectedTake): QualityNote[] {
  const seen = take.frames.filter(({ hands }) => hands.length > 0);
  const lasts = (take.frames.at(-1)?.t ?? 0) - (take.frames[0]?.t ?? 0);
  const tracker = new HandTracker();
  const pictures = take.frames.map((frame) => tracker.assign(frame));
  const slots = resample(pictures);
  const isSign = !take.idle && seen.length > 0;
  const found: Record<QualityCode, boolean> = {
    'no-hands': !take.idle && seen.length === 0,
    'out-of-frame': seen.length > 0 && seen.filter(isOutside).length > OUTSIDE * seen.length,
    dark: take.light !== null && take.light < DARK,
    'dropped-frames': dropsFrames(take.frames, lasts),
    short: isSign && lasts < SHORT,
    long: !take.idle && lasts > LONG,
    'missing-hand': isSign && lacksHand(slots, take.hands),
    'wrong-hand': isSign && take.hands !== 2 && isLedByTheOther(slots, take.dominant),
    duplicate: seen.length > 0 && take.previous !== null && isCopy(pictures, take.previous),
    outlier: !take.idle && take.embedding !== null && isOutlier(take.embedding, take.others),
  };
  return QUALITY_CODES.filter((code) => found[code]).map((code) => ({ code, message: messageFor(code, take) }));
}

function messageFor(code: QualityCode, { dominant, hands }: InspectedTake): string {
  switch (code) {
    case 'no-hands':
      return 'No hand was seen: keep your hands in the picture and sign again.';
    case 'out-of-frame':
      return 'A hand left the picture: sit further back or turn the camera, and sign again.';
    case 'dark':
      return 'It is too dark to see your hands well: put on a light in front of you.';
    case 'dropped-frames':
      return 'Pictures were lost: close other programs that use the camera or much power, and sign again.';
    case 'short':
      return 'That was very short: sign again, a little more slowly.';
    case 'long':
      return 'That was longer than 4 seconds: sign only this word, and let your hands rest after it.';
    case 'missing-hand':
      return hands === 2
        ? 'This word takes both hands, but one was not seen: keep both in the picture and sign again.'
        : 'A hand could not be seen for a while: keep it in the picture and sign again.';
    case 'wrong-hand':
      return dominant === 'right'
        ? 'You signed with the left hand: lead with the right one, or change your leading hand.'
        : 'You signed with the right hand: lead with the left one, or change your leading hand.';
    case 'duplicate':
      return 'This is the very same as the take before: check that the camera picture still moves, and sign again.';
    case 'outlier':
      return 'This does not look like your other takes of the word: watch it, and keep it only if it is right.';
  }
}

function isOutside({ hands }: LandmarkFrame): boolean {
  const beyond = (value: number, k: number) => k % 3 < 2 && (value < EDGE || value > 1 - EDGE);
  return hands.some(({ landmarks }) => landmarks.some(beyond));
}

function dropsFrames(frames: readonly LandmarkFrame[], lasts: number): boolean {
  if (lasts === 0) return false;
  const gaps = frames.slice(1).map(({ t }, k) => t - (frames[k]?.t ?? t));
  return Math.max(...gaps) > GAP || (1000 * gaps.length) / lasts < FEWEST;
}

/** Of a two-handed word the second is seen too rarely; or a hand is away for too long between two sights of it. */
function lacksHand(slots: readonly SlotFrame[], hands: 1 | 2 | null): boolean {
  const both = slots.filter((frame) => frame.slots[LEFT] && frame.slots[RIGHT]).length;
  if (hands === 2 && both < BOTH * slots.length) return true;
  let last = NaN;
  return slots.some((frame) => {
    if (!frame.slots.some((hand) => hand !== null)) return false;
    const gap = frame.t - last;
    last = frame.t;
    return gap > VANISHED;
  });
}

/** The hand that is not the leading one moves far more, as training judges it (clip.ts). */
export function isLedByTheOther(frames: readonly SlotFrame[], dominant: 'left' | 'right'): boolean {
  const dominance = new Dominance();
  for (const frame of frames)
    dominance.push(dominant === 'right' ? frame : { ...frame, slots: [frame.slots[RIGHT], frame.slots[LEFT]] });
  return dominance.leftLeads;
}

/** Whether two takes agree picture by picture: a file that was copied, a recording that is played, a frozen camera. */
function isCopy(pictures: readonly SlotFrame[], previous: readonly LandmarkFrame[]): boolean {
  const tracker = new HandTracker();
  const before = previous.map((frame) => tracker.assign(frame));
  for (let shift = -SHIFT; shift <= SHIFT; shift++) if (distance(pictures, before, shift) < SAME) return true;
  return false;
}

/** Mean distance of landmarks, palms, where `b` is taken `shift` pictures later; Infinity where they hardly overlap. */
function distance(a: readonly SlotFrame[], b: readonly SlotFrame[], shift: number): number {
  let sum = 0;
  let count = 0;
  let alone = 0;
  a.forEach((frame, k) => {
    const other = b[k + shift];
    for (let slot = 0; slot < SLOT_COUNT; slot++) {
      const [p, q] = [frame.slots[slot], other?.slots[slot]];
      if (p && q) {
        sum += apart(p, q, frame.aspect) / palmSize(p, 0, frame.aspect);
        count++;
      } else if (p || q) alone++;
    }
  });
  return count > 0 && alone <= 0.5 * count ? sum / count : Infinity;
}

/** Mean distance of two hands' landmarks, picture heights. */
function apart(p: Float32Array, q: Float32Array, aspect: number): number {
  let sum = 0;
  for (let k = 0; k < p.length; k += 3)
    sum += Math.hypot(((p[k] ?? 0) - (q[k] ?? 0)) * aspect, (p[k + 1] ?? 0) - (q[k + 1] ?? 0));
  return (3 * sum) / p.length;
}

function isOutlier(embedding: Float32Array, others: readonly Float32Array[]): boolean {
  if (others.length < FEWEST_OTHERS) return false;
  const { distance: far, median: usual, deviation } = spread(embedding, others);
  return far > usual + DEVIATIONS * Math.max(deviation, LEAST_DEVIATION);
}

/** How far a take is from the mean of the others (cosine distance), and how far each of them is from the mean of its own. */
export function spread(
  embedding: Float32Array,
  others: readonly Float32Array[],
): { distance: number; median: number; deviation: number } {
  const sum = new Float32Array(embedding.length);
  for (const other of others) for (let k = 0; k < sum.length; k++) sum[k] = (sum[k] ?? 0) + (other[k] ?? 0);
  const distances = others.map((other) =>
    cosineDistance(
      other,
      sum.map((value, k) => value - (other[k] ?? 0)),
    ),
  );
  const usual = median(distances);
  return {
    distance: cosineDistance(embedding, sum),
    median: usual,
    deviation: median(distances.map((each) => Math.abs(each - usual))),
  };
}

function cosineDistance(a: Float32Array, b: Float32Array): number {
  let [dot, lengthA, lengthB] = [0, 0, 0];
  for (let k = 0; k < a.length; k++) {
    const [x, y] = [a[k] ?? 0, b[k] ?? 0];
    dot += x * y;
    lengthA += x * x;
    lengthB += y * y;
  }
  return 1 - dot / Math.max(1e-12, Math.sqrt(lengthA * lengthB));
}

function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 ? (sorted[middle] ?? 0) : ((sorted[middle - 1] ?? 0) + (sorted[middle] ?? 0)) / 2;
}
