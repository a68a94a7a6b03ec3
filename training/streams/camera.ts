/** What camera and detector make of hands: pictures at a rate that wavers, noise, misses, wrong labels. */
import { RIGHT, type DetectedHand, type LandmarkFrame } from '../../models/landmarks.ts';
import type { Random } from '../random.ts';
import { isVisible, within, type Range } from './hands.ts';
import type { Hands } from './signs.ts';

/** Pictures a second, where no rate is asked for. */
const RATE: Range = [10, 30];

export interface Filming {
  /** ms */
  length: number;
  aspect: number;
  /** Picture heights. */
  palm: number;
  /** Pictures a second; drawn from 10 to 30 where absent. */
  rate?: number;
  /** Share of the pictures that are lost. */
  dropped?: number;
  /** Noise of each landmark, palms (0.01). */
  noise?: number;
  /** Whether hands are there only where a detector would find them; otherwise it has been asked. */
  detected?: boolean;
}

/**
 * Each picture comes up to a fifth of an interval early or late; every half minute the camera stalls for 150 to 400 ms.
 * One picture in seventy begins a run of misses of a hand, 1 to 5 pictures and 300 ms at most; of lone hands one in fifty
 * has the wrong label; hands come in any order. Hands of which less than 60 % is within the picture are not seen.
 */
export function filmed(
  handsAt: (t: number) => Hands,
  { length, aspect, palm, rate, dropped = 0, noise = 0.01, detected = false }: Filming,
  random: Random,
): LandmarkFrame[] {
  const interval = 1000 / (rate ?? within(RATE, random));
  const longest = Math.max(1, Math.min(5, Math.floor(300 / interval)));
  const frames: LandmarkFrame[] = [];
  const missed = [0, 0];
  for (let due = interval; due < length; due += interval) {
    if (random.chance(interval / 30_000)) due += within([150, 400], random);
    const t = due + random.spread(0.2 * interval);
    const hands: DetectedHand[] = [];
    handsAt(t).forEach((hand, slot) => {
      if (random.chance(1 / 70)) missed[slot] = 1 + random.below(longest);
      const isMissed = (missed[slot] ?? 0) > 0;
      missed[slot] = Math.max(0, (missed[slot] ?? 0) - 1);
      if (!hand || isMissed || !(detected || isVisible(hand))) return;
      const landmarks = hand.map((value, k) => value + (noise * palm * random.normal()) / (k % 3 === 1 ? 1 : aspect));
      hands.push({ landmarks, rightProbability: slot === RIGHT ? 0.97 : 0.03 });
    });
    const [first] = hands;
    if (first && hands.length === 1 && random.chance(0.02)) first.rightProbability = 1 - first.rightProbability;
    if (random.chance(0.5)) hands.reverse();
    if (dropped === 0 || !random.chance(dropped)) frames.push({ t, aspect, hands });
  }
  return frames;
}
