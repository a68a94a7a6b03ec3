/** What is wrong with a take, in words, the moment that it is made: the person still knows what happened and can repeat it. */
import type { LandmarkFrame } from './landmarks.ts';

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

/** In the order of QUALITY_CODES; at most one note a code. Empty: nothing is wrong. */
export function inspect({ frames }: InspectedTake): QualityNote[] {
  if (!frames.some(({ hands }) => hands.length > 0))
    return [{ code: 'no-hands', message: 'No hand was seen: keep your hands in the picture and repeat the take.' }];
  return [];
}
