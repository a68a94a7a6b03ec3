/**
 * The 21 hand landmarks, by name, and the frame type that the whole program passes around.
 * Source of the numbering: MediaPipe Hands (Zhang et al. 2020, "MediaPipe Hands: On-device Real-time Hand Tracking").
 */

export const LANDMARKS = [
  'wrist',
  'thumb-cmc',
  'thumb-mcp',
  'thumb-ip',
  'thumb-tip',
  'index-mcp',
  'index-pip',
  'index-dip',
  'index-tip',
  'middle-mcp',
  'middle-pip',
  'middle-dip',
  'middle-tip',
  'ring-mcp',
  'ring-pip',
  'ring-dip',
  'ring-tip',
  'pinky-mcp',
  'pinky-pip',
  'pinky-dip',
  'pinky-tip',
] as const;

export type Landmark = (typeof LANDMARKS)[number];

/** Index of each landmark in a hand's 21. */
export const LANDMARK = Object.fromEntries(LANDMARKS.map((name, index) => [name, index])) as Record<Landmark, number>;

/** Landmarks of a hand. */
export const LANDMARK_COUNT = 21;
/** Values of one hand: [21][x, y, z], row-major. */
export const HAND_SIZE = LANDMARK_COUNT * 3;
/** Slots of a frame. Slot 0 is the signer's left hand, slot 1 the right, once identity has been settled. */
export const SLOT_COUNT = 2;
export const LEFT = 0;
export const RIGHT = 1;

/** A palm is at least this long: a smaller one is a failure of the detector, picture heights. */
const SMALLEST_PALM = 0.02;
const KNUCKLES = [LANDMARK['index-mcp'], LANDMARK['middle-mcp'], LANDMARK['pinky-mcp']];

/**
 * The longest of three palm bones, 3D: foreshortening shrinks one, seldom all. Picture heights.
 * @param hands values of hands; `at`: offset of this hand's first
 * @param aspect picture width / height; 1 where x and z are in picture heights already
 */
export function palmSize(hands: Float32Array, at = 0, aspect = 1): number {
  let longest = SMALLEST_PALM;
  for (const knuckle of KNUCKLES) {
    const k = at + knuckle * 3;
    const x = ((hands[k] ?? 0) - (hands[at] ?? 0)) * aspect;
    const y = (hands[k + 1] ?? 0) - (hands[at + 1] ?? 0);
    const z = ((hands[k + 2] ?? 0) - (hands[at + 2] ?? 0)) * aspect;
    longest = Math.max(longest, Math.sqrt(x * x + y * y + z * z));
  }
  return longest;
}

/** Bones for drawing a hand: pairs of landmark indices. */
export const BONES: readonly (readonly [number, number])[] = [
  [0, 1],
  [1, 2],
  [2, 3],
  [3, 4],
  [0, 5],
  [5, 6],
  [6, 7],
  [7, 8],
  [5, 9],
  [9, 10],
  [10, 11],
  [11, 12],
  [9, 13],
  [13, 14],
  [14, 15],
  [15, 16],
  [13, 17],
  [17, 18],
  [18, 19],
  [19, 20],
  [0, 17],
];

/** One detected hand, in no particular order: identity over time is the tracker's work (models/tracking.ts). */
export interface DetectedHand {
  /** [21][x, y, z]: x and y in 0..1 of the unmirrored picture (y down), z relative to the wrist in units of picture width. */
  landmarks: Float32Array;
  /** Probability 0..1 that this is the signer's right hand; NaN where unknown. */
  rightProbability: number;
}

/** What the camera side sends for each processed picture; of several people it is one's (followed_person.ts). */
export interface LandmarkFrame {
  /** Capture time, ms, strictly increasing within a session; the origin is the sender's. */
  t: number;
  /** Picture width / height. */
  aspect: number;
  /** 0..2 hands. */
  hands: DetectedHand[];
}

/** The frame as it would be had the picture been its mirror image: places turned about, and with them which hand is which. */
export function mirrorOf(frame: LandmarkFrame): LandmarkFrame {
  const hands = frame.hands.map(({ landmarks, rightProbability }) => ({
    landmarks: landmarks.map((value, k) => (k % 3 === 0 ? 1 - value : value)),
    rightProbability: 1 - rightProbability,
  }));
  return { ...frame, hands };
}
