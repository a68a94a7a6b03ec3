/** What every executor of the network offers. One network definition and one weight layout serve them all. */

/** A causal network between two frames: opaque to everyone but the engine that made it. */
export interface StreamState {
  readonly frames: number;
}

export interface Engine {
  readonly name: 'onnx' | 'tensorflow';
  /** What it runs on, for people: "CPU". */
  readonly device: string;
  /** State before a segment's first frame. */
  start(): StreamState;
  /**
   * One frame of a causal network.
   * @param features [featureCount], standardised by the network itself
   * @returns logits [classes] of the segment so far, and the state to carry on with; the old state stays usable.
   */
  step(state: StreamState, features: Float32Array): Promise<{ logits: Float32Array; state: StreamState }>;
  /**
   * A whole segment at once.
   * @param features [frames, featureCount], row-major
   * @returns logits [classes]
   */
  score(features: Float32Array, frames: number): Promise<Float32Array>;
  /** Frees native memory; the engine is unusable afterwards. */
  release(): Promise<void>;
}
