/** What recognition says about a stream: the words on their way to the caption. */

export interface Guess {
  word: string;
  /** Calibrated probability, 0..1. */
  confidence: number;
}

export type Recognition =
  /** A sign is under way and this is the best guess so far; it may still change or vanish. */
  | { kind: 'provisional'; word: string; confidence: number; t: number }
  /** The sign ended without a word: nothing known was signed. */
  | { kind: 'withdrawn'; t: number }
  /**
   * A finished word. `start` and `end` bound the segment, `t` is the capture time of the frame that settled it; all ms
   * on the sender's clock. `alternatives`: up to three runners-up. `sign`: the number by which the main side still finds its
   * frames for a while; the recognizer leaves it out.
   */
  | {
      kind: 'committed';
      word: string;
      confidence: number;
      alternatives: Guess[];
      start: number;
      end: number;
      t: number;
      sign?: number;
    }
  /** The sign ended, and it is likely one of the model's words, but not likely enough to be written: ask. Fields as above. */
  | {
      kind: 'unsure';
      word: string;
      confidence: number;
      alternatives: Guess[];
      start: number;
      end: number;
      t: number;
      sign?: number;
    };

/** A word as the app can show it: one barycentre of many takes, never a copied one. */
export interface Prototype {
  word: string;
  /** Frames a second. */
  fps: number;
  /** Frame by frame: [left, right]; a hand is [21][x, y, z] as 63 numbers (x, y in 0..1 of a 4:3 picture), null = absent. */
  frames: [number[] | null, number[] | null][];
}
