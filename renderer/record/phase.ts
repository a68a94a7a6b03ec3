/** What a recording is in the middle of, as the person sees it. */

export type Phase =
  | { kind: 'set-up' }
  /** Seconds that are left for stepping back. */
  | { kind: 'countdown'; left: number }
  | { kind: 'recording' }
  | { kind: 'paused' }
  /** The connection was lost in the middle: what was signed is safe, the rest can be made up for. */
  | { kind: 'interrupted' }
  | { kind: 'done' };
