/** From stored takes to what the network learns from: the live path's own steps, applied to a whole take. */
import { toClip, trimmed, type Clip } from '../models/clip.ts';
import { resample } from '../models/resampling.ts';
import { HandTracker, settleUnlabelled } from '../models/tracking.ts';
import { framesOf, type Take } from './takes.ts';

export interface Example {
  word: string;
  signer: string;
  split: string | null;
  /** Null where no hand is ever in view: live, no segment would open and no network be asked. */
  clip: Clip | null;
}

export function toExample(take: Take): Example {
  const tracker = new HandTracker();
  const unlabelled = take.handedness.every(Number.isNaN);
  const tracked = framesOf(take).map((frame) => tracker.assign(frame));
  const frames = trimmed(resample(unlabelled ? settleUnlabelled(tracked) : tracked));
  return { word: take.word, signer: take.signer, split: take.split, clip: frames.length ? toClip(frames) : null };
}
