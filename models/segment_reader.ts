/** Reads one open segment into the network frame by frame, and again from its start where hindsight changes the past. */
import { Dominance, FRAME_SIZE, writeFrame, type Clip } from './clip.ts';
import { FEATURE_COUNT, FeatureExtractor } from './features.ts';
import { SLOT_COUNT } from './landmarks.ts';
import { ReadLogits, SteppedLogits, type SegmentEngine, type SegmentLogits } from './segment_logits.ts';
import type { SlotFrame } from './tracking.ts';

export class SegmentReader {
  readonly #frames: SlotFrame[] = [];
  readonly #dominance = new Dominance();
  readonly #extractor = new FeatureExtractor();
  readonly #logits: SegmentLogits;
  #clip: Clip = { frames: 0, hands: new Float32Array(64 * FRAME_SIZE), presence: new Uint8Array(64 * SLOT_COUNT) };
  /** Of each frame read so far, as they are now. */
  readonly #features: Float32Array[] = [];
  #mirrored = false;

  /** @param causal whether the engine's network is; the others read the segment every few frames and at its end */
  constructor(engine: SegmentEngine, causal: boolean) {
    this.#logits = causal ? new SteppedLogits(engine) : new ReadLogits(engine);
  }

  /** The frames read so far. */
  get frames(): readonly SlotFrame[] {
    return this.#frames;
  }

  /** Logits of the segment's first `length` frames, or null before the first. */
  logits(length = this.#frames.length): Promise<Float32Array | null> {
    return this.#logits.upTo(length);
  }

  /** Features of the segment's first `length` frames: [length, FEATURE_COUNT]. */
  features(length = this.#frames.length): Float32Array {
    const out = new Float32Array(length * FEATURE_COUNT);
    this.#features.slice(0, length).forEach((features, t) => out.set(features, t * FEATURE_COUNT));
    return out;
  }

  /**
   * A closed gap or another leading hand rewrites earlier frames: then the whole segment is read anew (some ms).
   * @returns logits of the segment so far; of a network that is not causal they may be some frames old
   */
  async push(frame: SlotFrame): Promise<Float32Array | null> {
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
      this.#logits.restart();
      this.#extractor.reset();
    }
    let logits: Float32Array | null = null;
    for (let t = from; t <= index; t++) {
      const features = new Float32Array(FEATURE_COUNT);
      this.#extractor.next(this.#clip.hands, t * FRAME_SIZE, this.#clip.presence, t * SLOT_COUNT, features, 0);
      this.#features[t] = features;
      logits = await this.#logits.push(features, t < index);
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
