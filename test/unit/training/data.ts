/** A small data set of movements that differ in path and tempo, by several people with their own habits. */
import { HAND_SIZE, SLOT_COUNT } from '../../../models/landmarks.ts';
import { Random } from '../../../training/random.ts';
import type { Take } from '../../../training/takes.ts';
import { mirrored, rightHand } from '../models/hands.ts';

const PATHS: Record<string, (u: number) => [number, number]> = {
  circle: (u) => [0.12 * Math.cos(2 * Math.PI * u), 0.12 * Math.sin(2 * Math.PI * u)],
  line: (u) => [0.3 * u - 0.15, 0],
  drop: (u) => [0, 0.3 * u - 0.15],
  wave: (u) => [0.1 * Math.sin(6 * Math.PI * u), -0.05],
};
export const WORDS = Object.keys(PATHS);

export function makeTakes({
  signers = 3,
  each = 6,
  seed = 1,
  words = WORDS,
}: { signers?: number; each?: number; seed?: number; words?: string[] } = {}): Take[] {
  const random = new Random(seed);
  const takes: Take[] = [];
  for (let s = 0; s < signers; s++) {
    const size = 0.8 + 0.4 * random.next();
    const place = [0.4 + random.spread(0.1), 0.55 + random.spread(0.05)] as const;
    for (const word of words) {
      for (let k = 0; k < each; k++) {
        const frames = 20 + random.below(10);
        const phase = random.spread(0.05);
        const take: Take = {
          word,
          signer: `s${s}`,
          session: `s${s}-1`,
          split: null,
          source: 'made',
          aspect: Math.fround(4 / 3),
          times: Float32Array.from({ length: frames }, (_, t) => t * 50),
          hands: new Float32Array(frames * SLOT_COUNT * HAND_SIZE).fill(NaN),
          handedness: new Float32Array(frames * SLOT_COUNT).fill(NaN),
        };
        for (let t = 0; t < frames; t++) {
          const [x, y] = PATHS[word]?.(t / frames + phase) ?? [0, 0];
          const hand = rightHand(place[0] + x * size, place[1] + y * size, size).map(
            (value) => value + random.spread(0.003),
          );
          // The last signer is left-handed.
          const left = s === signers - 1;
          take.hands.set(left ? mirrored(hand) : hand, (t * SLOT_COUNT + (left ? 0 : 1)) * HAND_SIZE);
          take.handedness[t * SLOT_COUNT + (left ? 0 : 1)] = left ? 0 : 1;
        }
        takes.push(take);
      }
    }
  }
  return takes;
}
