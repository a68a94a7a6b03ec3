/** Takes out of what MediaPipe Holistic saw: a left hand and a right hand, each there or not. */
import { HAND_SIZE, LEFT, RIGHT, SLOT_COUNT } from '../../models/landmarks.ts';
import { FRAME_VALUES, FURTHEST, InputError, LONGEST, type Take } from '../takes.ts';

export interface Seen {
  word: string;
  signer: string;
  session: string;
  source: string;
  language: string | null;
  aspect: number;
  /** [frames] ms; any origin. */
  times: ArrayLike<number>;
  /** [frames][left, right][21][x, y, z] in MediaPipe's coordinates; a hand with NaN in it is absent. Kept and changed. */
  hands: Float32Array;
}

/** @throws {InputError} with a part of a sentence where no camera could have seen this */
export function holisticTake({ times, hands, language, ...about }: Seen): Take {
  const frames = times.length;
  if (frames === 0) throw new InputError('it holds no frames');
  if (frames > LONGEST) throw new InputError(`it has ${frames} frames; a take has ${LONGEST} at most`);
  const t = Float32Array.from(times, (value) => value - (times[0] ?? 0));
  for (let k = 0; k < frames; k++)
    if (!Number.isFinite(t[k]) || (k > 0 && !((t[k] ?? 0) > (t[k - 1] ?? 0))))
      throw new InputError('its times do not go forward');
  const handedness = new Float32Array(frames * SLOT_COUNT).fill(NaN);
  for (let at = 0; at < frames * FRAME_VALUES; at += HAND_SIZE) {
    const hand = hands.subarray(at, at + HAND_SIZE);
    if (hand.some(Number.isNaN)) {
      hand.fill(NaN);
      continue;
    }
    if (hand.some((value) => Math.abs(value) > FURTHEST))
      throw new InputError('a landmark lies far outside of the picture');
    const slot = at / HAND_SIZE;
    handedness[slot] = slot % SLOT_COUNT === RIGHT ? 1 : LEFT;
  }
  return { ...about, split: null, times: t, hands, handedness, ...(language === null ? {} : { language }) };
}
