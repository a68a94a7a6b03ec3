/** Reads one open segment into the network frame by frame, and again from its start where hindsight changes the past. */
import { Dominance, FRAME_SIZE, writeFrame, type Clip } from './clip.ts';
import { FEATURE_COUNT, FeatureExtractor } from './features.ts';
import { SLOT_COUNT } from './landmarks.ts';
import type { SlotFrame } from './tracking.ts';

/** The part of an engine that this needs; models/ outside of engine/ may not import engines. */
export interface Stepper<State> {
  start(): State;
  step(state: State, features: Float32Array): Promise<{ logits: Float32Array; state: State }>;
}

export class SegmentReader<State> {
  readonly #engine: Stepper<State>;
  readonly #frames: SlotFrame[] = [];
  readonly #dominance = new Dominance();
  readonly #logits: Float32Array[] = [];
  readonly #extractor = new FeatureExtractor();
  #clip: Clip = { frames: 0, hands: new Float32Array(64 * FRAME_SIZE), presence: new Uint8Array(64 * SLOT_COUNT) };
  #mirrored = false;
  #state: State;

  constructor(engine: Stepper<State>) {
    this.#engine = engine;
    this.#state = engine.start();
  }

  get length(): number {
    return this.#frames.length;
  }

  /** The frames read so far. */
  get frames(): readonly SlotFrame[] {
    return this.#frames;
  }

  /** Logits of the segment's first `length` frames, or null before the first. */
  logits(length = this.#logits.length): Float32Array | null {
    return this.#logits[length - 1] ?? null;
  }

  /** A closed gap or another leading hand rewrites earlier frames: then the whole segment is read anew (some ms). */
  async push(frame: SlotFrame): Promise<Float32Array> {
    this.#frames.push(frame);
    this.#dominance.push(frame);
    const index = this.#frames.length - 1;
    this.#reserve(index + 1);
    let from = index;
    if (this.#dominance.leftLeads !== this.#mirrored) {
      this.#mirrored = !this.#mirrored;
      this.#frames.forEach((each, k) => writeFrame(this.#clip, k, each, this.#mirrored));
      from = 0;
    } else if (writeFrame(this.#clip, index, frame, this.#mirrored) < index) {
      from = 0;
    }
    if (from === 0) {
      this.#state = this.#engine.start();
      this.#extractor.reset();
      this.#logits.length = 0;
    }
    let logits = new Float32Array();
    for (let t = from; t <= index; t++) {
      const features = new Float32Array(FEATURE_COUNT);
      this.#extractor.next(this.#clip.hands, t * FRAME_SIZE, this.#clip.presence, t * SLOT_COUNT, features, 0);
      const out = await this.#engine.step(this.#state, features);
      this.#state = out.state;
      logits = Float32Array.from(out.logits);
      this.#logits.push(logits);
    }
    return logits;
  }

  #reserve(frames: number): void {
    const { hands, presence } = this.#clip;
    this.#clip.frames = frames;
    if (hands.length >= frames * FRAME_SIZE) return;
    const grown = { frames, hands: new Float32Array(hands.length * 2), presence: new Uint8Array(presence.length * 2) };
    grown.hands.set(hands);
    grown.presence.set(presence);
    this.#clip = grown;
  }
}
