/** Where a sign begins and ends in its take: trim marks move from frame to frame and never pass each other. */
import type { Trim } from '../../electron/ipc.ts';

export type Edge = 'start' | 'end';

/** @param times [frames] ms from the take's start, ascending. @returns the frame that is nearest to `ms` */
export function nearestFrame(times: ArrayLike<number>, ms: number): number {
  let nearest = 0;
  for (let frame = 1; frame < times.length; frame++) {
    if (Math.abs((times[frame] ?? 0) - ms) <= Math.abs((times[nearest] ?? 0) - ms)) nearest = frame;
  }
  return nearest;
}

/** The trim with one of its marks as near to `ms` as it may come: on a frame, and at least one frame from the other. */
export function moved(trim: Trim, edge: Edge, ms: number, times: ArrayLike<number>): Trim {
  const last = times.length - 1;
  if (last < 1) return trim;
  const start = nearestFrame(times, trim.start);
  const end = nearestFrame(times, trim.end);
  const frame = nearestFrame(times, ms);
  const at = edge === 'start' ? Math.min(frame, Math.max(0, end - 1)) : Math.max(frame, Math.min(last, start + 1));
  return { ...trim, [edge]: times[at] ?? 0 };
}

/** @param frames how many frames further; negative: back */
export function stepped(trim: Trim, edge: Edge, frames: number, times: ArrayLike<number>): Trim {
  const frame = nearestFrame(times, trim[edge]) + frames;
  return moved(trim, edge, times[Math.min(times.length - 1, Math.max(0, frame))] ?? 0, times);
}

/** Frames that are learnt: those from mark to mark. */
export function framesIn({ start, end }: Trim, times: ArrayLike<number>): number {
  return Math.max(0, nearestFrame(times, end) - nearestFrame(times, start) + 1);
}
