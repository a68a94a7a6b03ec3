/**
 * Where signs begin and end by the boundary network: hands may rest in view, or go straight on to the next sign. It hears
 * LOOK_AHEAD frames more before it judges one; what lies between is read meanwhile, and left out again where the sign was over.
 */
import { BEGIN, INSIDE, LOOK_AHEAD, type BoundaryNetwork } from './boundary.ts';
import { BoundaryFeatures } from './boundary_features.ts';
import type { SegmentEvent, StreamSegmenter } from './segmenter.ts';
import type { SlotFrame } from './tracking.ts';

/** Probabilities, and frames of 30 Hz. */
export interface BoundaryTuning {
  /** A sign opens when it is likelier than this for so many frames, and closes when less likely for so many. */
  open: number;
  openFor: number;
  close: number;
  closeFor: number;
  /** Straight on: another one begins, this likely, in a sign of so many frames that was as surely going on in between. */
  anew: number;
  anewAfter: number;
  goingOn: number;
}

const TUNING: BoundaryTuning = {
  open: 0.6,
  openFor: 2,
  close: 0.4,
  closeFor: 2,
  anew: 0.5,
  anewAfter: 10,
  goingOn: 0.7,
};
/** What a segment takes along from before its beginning; and its longest, frames. */
const PRE_ROLL = 1;
const LONGEST = 120;

export class BoundarySegmenter implements StreamSegmenter {
  readonly #features = new BoundaryFeatures();
  readonly #tuning: BoundaryTuning;
  readonly #network: Pick<BoundaryNetwork, 'step' | 'reset'>;
  /** The newest frames, as many as may still be taken along. */
  #recent: SlotFrame[] = [];
  #open = false;
  /** Frames of the open segment, read and judged or only read. */
  #length = 0;
  /** Judged frames in a row that are likely, while closed, or unlikely, while open. */
  #run = 0;
  #wentOn = false;

  /** @param network of this stream alone: it carries a state */
  constructor(network: Pick<BoundaryNetwork, 'step' | 'reset'>, tuning: Partial<BoundaryTuning> = {}) {
    this.#network = network;
    this.#tuning = { ...TUNING, ...tuning };
  }

  reset(): void {
    this.#features.reset();
    this.#network.reset();
    this.#recent = [];
    this.#open = false;
    this.#run = 0;
  }

  push(frame: SlotFrame): SegmentEvent[] {
    this.#recent = [...this.#recent, frame].slice(-(LOOK_AHEAD + this.#tuning.openFor + PRE_ROLL));
    const judged = this.#network.step(this.#features.next(frame));
    const begins = judged[BEGIN] ?? 0;
    const signs = begins + (judged[INSIDE] ?? 0);
    return this.#open ? this.#continue(frame, signs, begins) : this.#wait(signs);
  }

  #wait(signs: number): SegmentEvent[] {
    this.#run = signs > this.#tuning.open ? this.#run + 1 : 0;
    return this.#run >= this.#tuning.openFor ? this.#begin() : [];
  }

  #begin(): SegmentEvent[] {
    const frames = this.#recent;
    this.#open = true;
    this.#wentOn = false;
    this.#run = 0;
    this.#length = frames.length;
    return frames.map((frame, index) => ({ kind: 'frame', frame, first: index === 0 }));
  }

  #continue(frame: SlotFrame, signs: number, begins: number): SegmentEvent[] {
    this.#length++;
    const out: SegmentEvent[] = [{ kind: 'frame', frame, first: false }];
    const judged = this.#length - LOOK_AHEAD;
    if (judged > this.#tuning.anewAfter / 2 && signs - begins > this.#tuning.goingOn) this.#wentOn = true;
    this.#run = signs < this.#tuning.close ? this.#run + 1 : 0;
    const anew = this.#wentOn && judged > this.#tuning.anewAfter && begins > this.#tuning.anew;
    if (this.#run < this.#tuning.closeFor && !anew && this.#length < LONGEST) return out;
    this.#open = false;
    out.push({ kind: 'end', length: Math.max(0, judged - (anew ? 1 : this.#run)) });
    this.#run = 0;
    // What follows has been heard already.
    if (anew) {
      this.#recent = this.#recent.slice(-(LOOK_AHEAD + 1));
      out.push(...this.#begin());
    }
    return out;
  }
}
