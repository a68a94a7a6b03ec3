/** What a network says of a segment that grows: causal ones step with each frame, the others read it anew. */
import { FEATURE_COUNT } from './features.ts';

/** The part of an engine that this needs; models/ outside of engine/ may not import engines. */
export interface SegmentEngine<State = unknown> {
  start(): State;
  step(state: State, features: Float32Array): Promise<{ logits: Float32Array; state: State }>;
  score(features: Float32Array, frames: number): Promise<Float32Array>;
}

export interface SegmentLogits {
  /** The segment begins, or its past has changed: its frames will come anew. */
  restart(): void;
  /**
   * One more frame. @param features [FEATURE_COUNT], not to be changed afterwards
   * @param past whether later frames follow at once, so that nobody waits for this one's logits
   * @returns logits of the segment so far, or the last ones that were worked out; null before the first
   */
  push(features: Float32Array, past: boolean): Promise<Float32Array | null>;
  /** Logits of the segment's first `length` frames; null where it has none. */
  upTo(length: number): Promise<Float32Array | null>;
}

/** Of a causal network: state carried from frame to frame. */
export class SteppedLogits<State> implements SegmentLogits {
  readonly #engine: SegmentEngine<State>;
  readonly #logits: Float32Array[] = [];
  #state: State;

  constructor(engine: SegmentEngine<State>) {
    this.#engine = engine;
    this.#state = engine.start();
  }

  restart(): void {
    this.#state = this.#engine.start();
    this.#logits.length = 0;
  }

  async push(features: Float32Array): Promise<Float32Array> {
    const out = await this.#engine.step(this.#state, features);
    this.#state = out.state;
    const logits = Float32Array.from(out.logits);
    this.#logits.push(logits);
    return logits;
  }

  upTo(length: number): Promise<Float32Array | null> {
    return Promise.resolve(this.#logits[length - 1] ?? null);
  }
}

/** Frames between two readings of an open segment, 133 ms: a guess is shown after 10 frames and must lead for 4. */
const EVERY = 4;

/** Of a network that needs whole segments: it reads the open one every few frames, and at last what belongs to the sign. */
export class ReadLogits implements SegmentLogits {
  readonly #engine: Pick<SegmentEngine, 'score'>;
  /** [frames][FEATURE_COUNT], with room to grow. */
  #features = new Float32Array(64 * FEATURE_COUNT);
  #frames = 0;
  #last: Float32Array | null = null;

  constructor(engine: Pick<SegmentEngine, 'score'>) {
    this.#engine = engine;
  }

  restart(): void {
    this.#frames = 0;
  }

  async push(features: Float32Array, past: boolean): Promise<Float32Array | null> {
    const at = this.#frames * FEATURE_COUNT;
    if (at === this.#features.length) {
      const grown = new Float32Array(2 * at);
      grown.set(this.#features);
      this.#features = grown;
    }
    this.#features.set(features, at);
    this.#frames++;
    if (!past && this.#frames % EVERY === 1) this.#last = await this.#read(this.#frames);
    return this.#last;
  }

  async upTo(length: number): Promise<Float32Array | null> {
    return length > 0 && length <= this.#frames ? this.#read(length) : null;
  }

  async #read(frames: number): Promise<Float32Array> {
    return Float32Array.from(await this.#engine.score(this.#features.slice(0, frames * FEATURE_COUNT), frames));
  }
}
