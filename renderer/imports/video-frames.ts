/**
 * Every picture of a video file, in order and with its own time: not as it plays, which would lose pictures on a slow
 * machine, but step by step, so that the same file gives the same pictures everywhere.
 */
import { messages } from './messages.ts';

/** As many pictures a second as the network sees; others in between are passed over. */
const STEP = 1 / 30;
/** One sign does not last longer, s. */
export const LONGEST = 60;
/** Loading, or coming to a picture, takes longer than this only where the file is damaged, ms. */
const PATIENCE = 15_000;
/** A seek is over before the new picture is there, now and then; for so long it is waited for, ms. */
const SETTLE = 60;
/** Far beyond every video's end, s. */
const BEYOND = 1e7;

/** What stepping needs of a video element; its events tell when a step is done. */
export interface Steppable extends EventTarget {
  currentTime: number;
  readonly duration: number;
}

/** The file cannot be used; `message` says why, and what to do. */
export class VideoError extends Error {}

/**
 * Goes to every picture in turn and calls `onpicture` while it stands.
 * @param video with its first picture loaded
 * @param timeOf the time of the picture that stands, s from the video's start
 * @param onpicture t: that time, ms; strictly increasing
 * @throws {VideoError} where it is too long, or no picture comes for a while; what the signal was aborted with
 */
export async function eachPicture<V extends Steppable>(
  video: V,
  timeOf: (video: V) => number,
  onpicture: (t: number) => Promise<void>,
  signal: AbortSignal,
): Promise<void> {
  const duration = await durationOf(video, signal);
  if (duration > LONGEST) {
    throw new VideoError(messages().fault.tooLong(Math.round(duration), LONGEST));
  }
  let last = -Infinity;
  // Half a step into each picture of a 30 Hz video: there rounding cannot show the one before.
  for (let target = STEP / 2; target < duration || last === -Infinity; target += STEP) {
    await seek(video, Math.min(target, duration), signal);
    let t = timeOf(video);
    if (t <= last) {
      await pause(SETTLE);
      t = timeOf(video);
    }
    signal.throwIfAborted();
    // A video of fewer pictures a second shows this one still.
    if (t <= last) {
      if (target >= duration) return;
      continue;
    }
    last = t;
    await onpicture(1000 * t);
    // The times of a file decide, not ours: a picture that is shown for long is passed in one leap.
    if (target < t) target = t;
  }
}

/** Recorders that write as they go leave the length open: it is known once one has looked for the end. */
async function durationOf(video: Steppable, signal: AbortSignal): Promise<number> {
  if (!Number.isFinite(video.duration)) await seek(video, BEYOND, signal);
  const duration = Number.isFinite(video.duration) ? video.duration : video.currentTime;
  if (!(duration >= 0 && duration < BEYOND)) throw new VideoError(messages().fault.noLength);
  return duration;
}

async function seek(video: Steppable, seconds: number, signal: AbortSignal): Promise<void> {
  const done = once(video, 'seeked', signal);
  video.currentTime = seconds;
  await done;
}

/** @throws {VideoError} when the video breaks, or nothing happens for a while; what the signal was aborted with */
export function once(video: EventTarget, name: string, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => end(new VideoError(messages().fault.stalled)), PATIENCE);
    const end = (error?: unknown) => {
      clearTimeout(timer);
      video.removeEventListener(name, onend);
      video.removeEventListener('error', onerror);
      signal.removeEventListener('abort', onabort);
      if (error === undefined) resolve();
      else reject(error);
    };
    const onend = () => end();
    const onerror = () => end(new VideoError(messages().fault.unplayable));
    const onabort = () => end(signal.reason);
    video.addEventListener(name, onend);
    video.addEventListener('error', onerror);
    signal.addEventListener('abort', onabort);
    if (signal.aborted) onabort();
  });
}

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));
