/**
 * Chooses who says where signs begin and end by how many pictures a second come: the boundary network was
 * measured from six on (docs/recognition.md); of fewer it hears little but pauses, and presence and motion decide.
 */
import { FRAME_RATE } from './resampling.ts';
import type { SegmentEvent, StreamSegmenter } from './segmenter.ts';
import type { SlotFrame } from './tracking.ts';

/** Pictures a second below which motion takes over, and from which on the network does again. */
const SLOW = 5;
const QUICK = 6;
/** Share of the newest picture in the mean distance between two. */
const SMOOTHING = 0.1;

/** A segmenter that is always fed, and knows whether it is in the middle of a segment. */
class Fed {
  readonly #segmenter: StreamSegmenter;
  open = false;

  constructor(segmenter: StreamSegmenter) {
    this.#segmenter = segmenter;
  }

  push(frame: SlotFrame, fresh: boolean): SegmentEvent[] {
    const events = this.#segmenter.push(frame, fresh);
    const last = events.at(-1);
    if (last) this.open = last.kind !== 'end';
    return events;
  }

  reset(): void {
    this.#segmenter.reset();
    this.open = false;
  }
}

export class PacedSegmenter implements StreamSegmenter {
  readonly #quick: Fed;
  readonly #slow: Fed;
  #isSlow = false;
  /** Mean distance between two pictures, frames of the grid; and frames since the last one. */
  #distance = 1;
  #since = 0;

  /** @param quick for many pictures a second. @param slow for few */
  constructor(quick: StreamSegmenter, slow: StreamSegmenter) {
    this.#quick = new Fed(quick);
    this.#slow = new Fed(slow);
  }

  reset(): void {
    this.#quick.reset();
    this.#slow.reset();
  }

  push(frame: SlotFrame, fresh = true): SegmentEvent[] {
    this.#pace(fresh);
    const [quick, slow] = [this.#quick.push(frame, fresh), this.#slow.push(frame, fresh)];
    const events = this.#isSlow ? slow : quick;
    // Between two segments of both, so that none is cut and none is found twice.
    const rate = FRAME_RATE / this.#distance;
    if (!this.#quick.open && !this.#slow.open && rate < SLOW) this.#isSlow = true;
    else if (!this.#quick.open && !this.#slow.open && rate > QUICK) this.#isSlow = false;
    return events;
  }

  #pace(fresh: boolean): void {
    this.#since++;
    if (!fresh) return;
    this.#distance += SMOOTHING * (this.#since - this.#distance);
    this.#since = 0;
  }
}
