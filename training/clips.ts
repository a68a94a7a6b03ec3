/** From stored takes to what the network learns from: the live path's own steps, applied to a whole take. */
import { toClip, trimmed, type Clip } from '../models/clip.ts';
import { resample } from '../models/resampling.ts';
import { HandTracker, settleUnlabelled, type SlotFrame } from '../models/tracking.ts';
import { framesOf, type Take } from './takes.ts';

export interface Example {
  word: string;
  signer: string;
  split: string | null;
  /** Null where no hand is ever in view: live, no segment would open and no network be asked. */
  clip: Clip | null;
}

export function toExample(take: Take): Example {
  const frames = trimmed(resample(tracked(take)));
  return { word: take.word, signer: take.signer, split: take.split, clip: frames.length ? toClip(frames) : null };
}

/** The take's own pictures, none added or left out between them as resampling does. Null where no hand is ever in view. */
export function asTaken(take: Take): Clip | null {
  const frames = trimmed(tracked(take));
  return frames.length ? toClip(frames) : null;
}

/** The take's pictures with the hands in their slots: [left, right]. */
export function tracked(take: Take): SlotFrame[] {
  const tracker = new HandTracker();
  const frames = framesOf(take).map((frame) => tracker.assign(frame));
  return take.handedness.every(Number.isNaN) ? settleUnlabelled(frames) : frames;
}
