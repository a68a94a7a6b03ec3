/**
 * Where signs begin and end by the boundary network: hands may rest in view, or go straight on to the next sign. It hears
 * LOOK_AHEAD frames more before it judges one; what lies between is read meanwhile, and left out again where the sign was over.
 */
import { BEGIN, INSIDE, LOOK_AHEAD, OUTSIDE, type BoundaryNetwork } from './boundary.ts';
import { BoundaryFeatures } from './boundary_features.ts';
import { motion, type SegmentEvent, type StreamSegmenter } from './segmenter.ts';
import type { SlotFrame } from './tracking.ts';

/** Probabilities, and frames of 30 Hz. */
export interface BoundaryTuning {
  /** A sign opens when it is likelier than this for so many frames. */
  open: number;
  openFor: number;
  /**
   * It closes when it has been less likely than this, each frame counting by how much less (1: not likely at all), until
   * they sum up to `doubts`: one frame of silence, or several of doubt.
   */
  close: number;
  doubts: number;
  /** A sign that is less likely than this may be over. */
  fading: number;
  /** Straight on: another one begins, this likely, in a sign of so many frames that was as surely going on in between. */
  anew: number;
  anewAfter: number;
  goingOn: number;
}

const TUNING: BoundaryTuning = {
  open: 0.5,
  openFor: 2,
  close: 0.4,
  doubts: 1,
  fading: 0.8,
  anew: 0.2,
  anewAfter: 10,
  goingOn: 0.7,
};
/** A hand that goes faster than this moves, palms a frame; one that was missed for less than so many frames has not come into view. */
const MOVING = 0.06;
const GONE = 8;
/** Held for so many frames, a sign is over, and none begins: nobody holds one for longer. So many of them belong to it. */
const STILL = 45;
const HELD = 4;
/** Shorter than this is no sign, frames. */
const SHORTEST = 8;
/** Frames at the end of a segment that tell, too, how silent it is until the next. */
const LAST = 2;
/**
 * Hands that come into view, move and are gone within so many frames have signed, even where the network heard nothing:
 * it has not seen all cameras, nor all hands.
 */
const LONGEST_VISIT = 90;
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
  /** What counts against the open segment, as `BoundaryTuning.close` says. */
  #doubts = 0;
  /** Of the judged frames of the open segment, how likely each is none of a sign's. */
  #outside: number[] = [];
  /** How surely no sign was made since the last segment, at its surest; from its end on. */
  #silence = 1;
  /** Frames since a hand last moved or came into view. */
  #stillFor = 0;
  #before: SlotFrame | null = null;
  #unseen = [GONE, GONE];
  /** Since hands came into the empty picture: all frames, and how many until a hand was seen last. Null: nobody came, or a sign was found. */
  #visit: { frames: SlotFrame[]; seen: number; moved: boolean } | null = null;

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
    this.#outside = [];
    this.#silence = 1;
    this.#stillFor = 0;
    this.#before = null;
    this.#unseen = [GONE, GONE];
    this.#visit = null;
  }

  push(frame: SlotFrame): SegmentEvent[] {
    const empty = this.#unseen.every((frames) => frames >= GONE);
    this.#stillFor = this.#moves(frame) ? 0 : this.#stillFor + 1;
    this.#attend(frame, empty);
    this.#before = frame;
    this.#recent = [...this.#recent, frame].slice(-(LOOK_AHEAD + this.#tuning.openFor + PRE_ROLL));
    const judged = this.#network.step(this.#features.next(frame));
    const begins = judged[BEGIN] ?? 0;
    const signs = begins + (judged[INSIDE] ?? 0);
    const outside = judged[OUTSIDE] ?? 0;
    if (this.#open) {
      this.#outside.push(outside);
      return this.#continue(frame, signs, begins);
    }
    this.#silence = Math.max(this.#silence, outside);
    return [...this.#wait(signs), ...this.#leave()];
  }

  /** Keeps the frames of hands that have come and may go again. */
  #attend(frame: SlotFrame, empty: boolean): void {
    const seen = frame.slots.some((hand) => hand !== null);
    if (empty && seen) this.#visit = { frames: [], seen: 0, moved: false };
    if (!this.#visit) return;
    this.#visit.frames.push(frame);
    if (seen) this.#visit.seen = this.#visit.frames.length;
    if (this.#before && motion(this.#before, frame) > MOVING) this.#visit.moved = true;
    if (this.#visit.frames.length > LONGEST_VISIT + GONE) this.#visit = null;
  }

  /** Hands that came are gone, and nothing was heard of a sign. */
  #leave(): SegmentEvent[] {
    const visit = this.#visit;
    if (this.#open || !visit || visit.frames.length - visit.seen < GONE) return [];
    this.#visit = null;
    if (!visit.moved || visit.seen < SHORTEST || visit.seen > LONGEST_VISIT) return [];
    const frames = visit.frames.map((frame, index): SegmentEvent => ({ kind: 'frame', frame, first: index === 0 }));
    this.#silence = 1;
    return [...frames, { kind: 'end', length: visit.seen }];
  }

  #wait(signs: number): SegmentEvent[] {
    this.#run = signs > this.#tuning.open && this.#stillFor < STILL ? this.#run + 1 : 0;
    return this.#run >= this.#tuning.openFor ? this.#begin() : [];
  }

  #moves(frame: SlotFrame): boolean {
    const before = this.#before;
    const came = frame.slots.some((hand, slot) => hand !== null && (this.#unseen[slot] ?? 0) >= GONE);
    this.#unseen = frame.slots.map((hand, slot) => (hand ? 0 : (this.#unseen[slot] ?? 0) + 1));
    return came || (before !== null && motion(before, frame) > MOVING);
  }

  #begin(): SegmentEvent[] {
    const frames = this.#recent;
    this.#open = true;
    this.#wentOn = false;
    this.#run = 0;
    this.#doubts = 0;
    this.#length = frames.length;
    this.#outside = [];
    const silence = this.#silence;
    return frames.map((frame, index) => ({
      kind: 'frame',
      frame,
      ...(index === 0 ? { first: true, silence } : { first: false }),
    }));
  }

  /** As `#outside`, but for the last so many frames that were judged. */
  #silences(after: number): number[] {
    return this.#outside.slice(0, Math.max(1, this.#outside.length - after));
  }

  /** How surely these frames are of a sign, on average. */
  #sureness(after: number): number {
    const silences = this.#silences(after);
    return 1 - silences.reduce((sum, silence) => sum + silence, 0) / silences.length;
  }

  /** Where a sign ends after so many frames; those that were judged before it opened are a sign's. */
  #end(length: number, after: number): SegmentEvent {
    const silences = this.#silences(after);
    const before = Array.from({ length: length - silences.length }, () => 0);
    return { kind: 'end', length, sureness: this.#sureness(after), silence: [...before, ...silences] };
  }

  #continue(frame: SlotFrame, signs: number, begins: number): SegmentEvent[] {
    this.#length++;
    const out: SegmentEvent[] = [{ kind: 'frame', frame, first: false }];
    const judged = this.#length - LOOK_AHEAD;
    if (judged > this.#tuning.anewAfter / 2 && signs - begins > this.#tuning.goingOn) this.#wentOn = true;
    const { close } = this.#tuning;
    this.#run = signs < close ? this.#run + 1 : 0;
    this.#doubts = signs < close ? this.#doubts + 1 - signs / close : 0;
    const over = this.#doubts >= this.#tuning.doubts;
    const anew = this.#wentOn && judged > this.#tuning.anewAfter && begins > this.#tuning.anew;
    const held = this.#stillFor >= STILL;
    if (!over && !anew && !held && this.#length < LONGEST) {
      // Of hands that are held by now only so much may belong to the sign.
      const sofar = Math.min(judged - this.#run, this.#length - this.#stillFor + HELD);
      if (signs < this.#tuning.fading && sofar >= SHORTEST)
        out.push({ kind: 'fading', length: sofar, sureness: this.#sureness(judged - sofar) });
      return out;
    }
    this.#open = false;
    const end = judged - (anew ? 1 : this.#run);
    const length = held ? Math.min(end, this.#length - STILL + HELD) : end;
    const counts = length >= SHORTEST;
    if (counts) this.#visit = null;
    out.push(counts ? this.#end(length, judged - length) : { kind: 'end', length: 0 });
    const since = counts ? this.#outside.slice(length - judged - LAST) : [this.#silence, ...this.#outside];
    this.#silence = Math.max(...since);
    this.#run = 0;
    // What follows has been heard already.
    if (anew) {
      this.#recent = this.#recent.slice(-(LOOK_AHEAD + 1));
      out.push(...this.#begin());
    }
    return out;
  }
}
