/** Cuts a live stream into takes without anybody's pressing a key: the hands rest, sign, and rest again. */
import type { LandmarkFrame } from './landmarks.ts';

export type CutEvent =
  /** A movement has begun; whether it is a sign turns out later. */
  | { kind: 'begun'; t: number }
  /** One sign, on the frames' clock, ms. */
  | { kind: 'cut'; start: number; end: number }
  /** What had begun was no sign: a twitch, a hand that was never there. */
  | { kind: 'discarded'; reason: 'short' };

export class TakeCutter {
  /** @param frame frames must come in order of time */
  push(frame: LandmarkFrame): CutEvent[] {
    void frame;
    return [];
  }

  /** The stream is over: cuts what is open. */
  finish(): CutEvent[] {
    return [];
  }

  reset(): void {}
}

/** Where in frames that were recorded by key press the sign is, on their clock, ms. Null: no hand moves. */
export function trimOf(frames: readonly LandmarkFrame[]): { start: number; end: number } | null {
  void frames;
  return null;
}
