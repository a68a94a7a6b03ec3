/**
 * When the page got how far on its way to a live caption, at the start and after the detector was lost: marks on its own
 * clock, for whoever measures that (test/bench/packaged.ts).
 */

export type Milestone =
  /** The interface stands. */
  | 'window'
  /** The camera has given its first picture. */
  | 'picture'
  /** Hands can be looked for. */
  | 'hands'
  /** Words can be recognised. */
  | 'network'
  /** Hands were looked for in a picture while words could be recognised. */
  | 'live'
  /** A guess or a word is on the screen. */
  | 'word';

const reached = new Set<Milestone>();

/** Only the first time counts, and the first time after a loss. */
export function reach(milestone: Milestone): void {
  if (reached.has(milestone)) return;
  reached.add(milestone);
  performance.mark(`signwright ${milestone}`);
}

/** The detector is gone: hands have to be found anew. */
export function loseHands(): void {
  performance.mark('signwright lost');
  reached.delete('hands');
  reached.delete('live');
}
