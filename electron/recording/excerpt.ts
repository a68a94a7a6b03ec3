/** Cuts a take out of a stream of frames: what is kept, and where in it the sign lies. */
import type { LandmarkFrame } from '../../models/landmarks.ts';
import { takeOf, type Take } from '../../training/takes.ts';
import type { Trim } from '../ipc.ts';

export interface Excerpt extends Pick<Take, 'aspect' | 'times' | 'hands' | 'handedness'> {
  /** ms from the first frame, on frames. */
  trim: Trim;
  /** The sign's own frames: one at least. */
  sign: LandmarkFrame[];
}

/**
 * @param frames one at least, in order of time. `span`: where the sign lies, on their clock, ms; it begins and ends on the
 * nearest frames, or comprises all where that is one and the same
 */
export function excerptOf(frames: readonly LandmarkFrame[], span: Trim): Excerpt {
  const nearest = (t: number) =>
    frames.reduce((best, frame, at) => (Math.abs(frame.t - t) < Math.abs((frames[best]?.t ?? NaN) - t) ? at : best), 0);
  let start = nearest(span.start);
  let end = nearest(span.end);
  // A camera too slow to show the movement: what surrounds it shows more than a single picture.
  if (end <= start) [start, end] = [0, frames.length - 1];
  const { aspect, times, hands, handedness } = takeOf(frames, NAMELESS);
  return {
    aspect,
    times,
    hands,
    handedness,
    trim: { start: times[start] ?? 0, end: times[end] ?? 0 },
    sign: frames.slice(start, end + 1),
  };
}

/** The library knows them by number. */
const NAMELESS = { word: 'word', signer: 'signer', session: '', split: null, source: '' };
