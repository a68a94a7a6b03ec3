/** What cameras, detectors and other people do to the frames of a stream; each on purpose, and the same for the same seed. */
import { LANDMARK_COUNT, palmSize, type DetectedHand, type LandmarkFrame } from '../../models/landmarks.ts';
import { FollowedPerson, type Following } from '../../models/followed_person.ts';
import { Random } from '../../training/random.ts';
import type { Stream } from '../../training/streams/stitch.ts';

type Frames = readonly LandmarkFrame[];

/** All labels of a share of the pictures say the other hand. */
export function swappedLabels(frames: Frames, share: number, seed: number): LandmarkFrame[] {
  const random = new Random(seed);
  return frames.map((frame) =>
    random.chance(share)
      ? { ...frame, hands: frame.hands.map((hand) => ({ ...hand, rightProbability: 1 - hand.rightProbability })) }
      : frame,
  );
}

/** In the middle of each sign the hand that moves most is not seen for so long, ms. */
export function missingHand({ frames, signs }: Stream, lasts: number): LandmarkFrame[] {
  const gaps = signs.map(({ start, end }) => ({ from: (start + end - lasts) / 2, to: (start + end + lasts) / 2 }));
  const leading = signs.map(({ start, end }) => leadingLabel(frames.filter(({ t }) => t >= start && t <= end)));
  return frames.map((frame) => {
    const gap = gaps.findIndex(({ from, to }) => frame.t >= from && frame.t < to);
    if (gap < 0) return frame;
    const lost = (hand: DetectedHand) => hand.rightProbability > 0.5 === leading[gap];
    return { ...frame, hands: frame.hands.filter((hand) => !lost(hand)) };
  });
}

/** Whether the right hand goes further than the left. */
function leadingLabel(frames: Frames): boolean {
  const went = [0, 0];
  const last: (Float32Array | undefined)[] = [];
  for (const { hands, aspect } of frames) {
    for (const { landmarks, rightProbability } of hands) {
      const side = rightProbability > 0.5 ? 1 : 0;
      const before = last[side];
      if (before) went[side] = (went[side] ?? 0) + apart(before, landmarks, aspect);
      last[side] = landmarks;
    }
  }
  return (went[1] ?? 0) >= (went[0] ?? 0);
}

const apart = (a: Float32Array, b: Float32Array, aspect: number): number =>
  Math.hypot(((a[0] ?? 0) - (b[0] ?? 0)) * aspect, (a[1] ?? 0) - (b[1] ?? 0));

export function dropped(frames: Frames, share: number, seed: number): LandmarkFrame[] {
  const random = new Random(seed);
  return frames.filter(() => !random.chance(share));
}

/** Every picture after another while, ms. The stream must have more pictures than that. */
export function irregular(frames: Frames, shortest: number, longest: number, seed: number): LandmarkFrame[] {
  const random = new Random(seed);
  let next = -Infinity;
  return frames.filter(({ t }) => {
    if (t < next) return false;
    next = t + shortest + (longest - shortest) * random.next();
    return true;
  });
}

/** The same scene in a picture of another shape: as broad as before, so that an upright one shows more above and below. */
export const inPictureOf = (frames: Frames, aspect: number): LandmarkFrame[] =>
  frames.map((frame) => ({
    ...frame,
    aspect,
    hands: frame.hands.map(({ landmarks, rightProbability }) => ({
      rightProbability,
      landmarks: landmarks.map((value, k) => (k % 3 === 1 ? 0.5 + ((value - 0.5) * aspect) / frame.aspect : value)),
    })),
  }));

/** Median palm, picture heights. */
function palmOf(frames: Frames): number {
  const sizes = frames.flatMap(({ hands, aspect }) => hands.map(({ landmarks }) => palmSize(landmarks, 0, aspect)));
  return sizes.sort((a, b) => a - b)[sizes.length >> 1] ?? 0.1;
}

export interface Place {
  /** Where their middle is, 0..1 of the picture. */
  x: number;
  /** Their palms against the signer's. */
  palms: number;
}

/** The same signer, further away and to a side; `palms` against what they were. */
export const at = (frames: Frames, { x, palms }: Place): LandmarkFrame[] =>
  frames.map((frame) => ({
    ...frame,
    hands: frame.hands.map(({ landmarks, rightProbability }) => ({
      rightProbability,
      landmarks: landmarks.map((value, k) =>
        k % 3 === 2 ? value * palms : (k % 3 === 0 ? x : 0.5) + (value - 0.5) * palms,
      ),
    })),
  }));

/** Somebody else in the picture, who signs something else. */
export function withOther(frames: Frames, other: Frames, { x, palms }: Place): LandmarkFrame[] {
  const size = (palms * palmOf(frames)) / palmOf(other);
  const length = other.at(-1)?.t ?? 0;
  let at = 0;
  return frames.map((frame) => {
    const t = frame.t % length;
    if ((other[at]?.t ?? 0) > t) at = 0;
    while (at < other.length - 1 && (other[at]?.t ?? 0) < t) at++;
    const theirs = (other[at]?.hands ?? []).map(({ landmarks, rightProbability }) => ({
      rightProbability,
      landmarks: landmarks.map((value, k) => {
        if (k % 3 === 2) return value * size;
        return k % 3 === 0 ? x + (value - 0.5) * size : 0.5 + (value - 0.5) * size;
      }),
    }));
    return { ...frame, hands: [...frame.hands, ...theirs.filter(inView)] };
  });
}

/** The detector finds a hand of which about this much is in the picture. */
function inView({ landmarks }: DetectedHand): boolean {
  let inside = 0;
  for (let k = 0; k < landmarks.length; k += 3) {
    const [x, y] = [landmarks[k] ?? 0, landmarks[k + 1] ?? 0];
    if (x >= 0 && x <= 1 && y >= 0 && y <= 1) inside++;
  }
  return inside >= 0.6 * LANDMARK_COUNT;
}

/**
 * A detector that looks for so many hands: those that it followed it follows on, and free places go to the largest palms,
 * or to any. It looks for further hands only while it has places free.
 */
export function detectedBy(frames: Frames, most: number, seed: number): LandmarkFrame[] {
  const random = new Random(seed);
  let followed: Float32Array[] = [];
  return frames.map((frame) => {
    const near = (hand: DetectedHand) =>
      followed.some((before) => apart(before, hand.landmarks, frame.aspect) < 1.5 * palmSize(before, 0, frame.aspect));
    const kept = frame.hands.filter(near).slice(0, most);
    const fresh = frame.hands.filter((hand) => !kept.includes(hand));
    random.shuffle(fresh);
    const hands = [...kept, ...fresh.slice(0, most - kept.length)];
    followed = hands.map(({ landmarks }) => landmarks);
    return { ...frame, hands };
  });
}

/** As the app does before frames go to the network. */
export function followed(frames: Frames, following: Following): LandmarkFrame[] {
  const person = new FollowedPerson();
  person.following = following;
  return frames.map((frame) => person.keep(frame));
}
