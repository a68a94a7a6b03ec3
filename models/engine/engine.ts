/** What every executor of the network offers. One network definition and one weight layout serve them all. */

/** A causal network between two frames: opaque to everyone but the engine that made it. */
export interface StreamState {
  readonly frames: number;
}

/** A word of a sentence: its index in the vocabulary, and how sure the network is of it at this place, 0..1. */
export interface DecodedWord {
  word: number;
  probability: number;
}

export interface Engine {
  readonly name: 'onnx' | 'tensorflow';
  /** What it runs on, for people: "CPU". */
  readonly device: string;
  /**
   * State before a segment's first frame.
   * @throws {RangeError} for a network that is not causal (models/network.ts: isCausal)
   */
  start(): StreamState;
  /**
   * One frame of a causal network.
   * @param features [featureCount], standardised by the network itself
   * @returns logits [classes] of the segment so far, and the state to carry on with; the old state stays usable.
   */
  step(state: StreamState, features: Float32Array): Promise<{ logits: Float32Array; state: StreamState }>;
  /**
   * A whole segment at once, by a network of any family.
   * @param features [frames, featureCount], row-major
   * @returns logits [classes]; of an encoder-decoder those of the first word
   */
  score(features: Float32Array, frames: number): Promise<Float32Array>;
  /**
   * What the network makes of a whole segment before its head names it: signs that are alike lie close together, words
   * that it never learnt among them. The head, a linear layer, applied to it gives what `score` gives.
   * @param features [frames, featureCount], row-major
   * @returns [pooledUnits] (models/network.ts): mean and maximum of the states over time; of the family attention its
   *   weighted sums; of an encoder-decoder the decoder's state at the first word and its context
   */
  embed(features: Float32Array, frames: number): Promise<Float32Array>;
  /**
   * All words of a segment in their order, one at least and at most LONGEST_SENTENCE, the likeliest at each place (greedy).
   * Encoder-decoder networks only; the method is absent where the engine runs another family.
   * @param features [frames, featureCount], row-major
   */
  decode?(features: Float32Array, frames: number): Promise<DecodedWord[]>;
  /** Frees native memory; the engine is unusable afterwards. */
  release(): Promise<void>;
}
