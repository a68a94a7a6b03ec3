/** A network with new words beside its own: to the live path it is an engine with a longer vocabulary. */
import type { FewShotWords } from './few_shot.ts';
import { logitsOf, softmax, type Model } from './model.ts';
import { inOrder, withFrame, type SegmentFrames } from './segment_frames.ts';
import type { SegmentEngine } from './segment_logits.ts';
import { pointOf, type SignSpace } from './sign_space.ts';

interface TaughtState<State> {
  /** The network's own. */
  inner: State;
  frames: SegmentFrames;
}

export class TaughtEngine<State = unknown> implements SegmentEngine<TaughtState<State>> {
  /** Of the words that this answers with: those of the model, then the new ones as they are now. */
  readonly vocabulary: readonly string[];
  readonly #engine: SegmentEngine<State>;
  readonly #temperature: number;
  readonly #words: FewShotWords;
  readonly #space: SignSpace;

  /**
   * Make another one when words come or go.
   * @param model logits come at its temperature
   * @throws {RangeError} where a new word is one of the network's already
   */
  constructor(
    engine: SegmentEngine<State>,
    model: Pick<Model, 'vocabulary' | 'temperature'>,
    words: FewShotWords,
    space: SignSpace,
  ) {
    const twice = words.words.find((word) => model.vocabulary.includes(word));
    if (twice !== undefined) throw new RangeError(`“${twice}” is a word of the model already.`);
    this.vocabulary = [...model.vocabulary, ...words.words];
    this.#engine = engine;
    this.#temperature = model.temperature;
    this.#words = words;
    this.#space = space;
  }

  start(): TaughtState<State> {
    return { inner: this.#engine.start(), frames: null };
  }

  async step(
    state: TaughtState<State>,
    features: Float32Array,
  ): Promise<{ logits: Float32Array; state: TaughtState<State> }> {
    const { logits, state: inner } = await this.#engine.step(state.inner, features);
    const frames = withFrame(state.frames, features);
    return { logits: this.#beside(logits, inOrder(frames), frames.count), state: { inner, frames } };
  }

  async score(features: Float32Array, frames: number): Promise<Float32Array> {
    return this.#beside(await this.#engine.score(features, frames), features, frames);
  }

  #beside(logits: Float32Array, features: Float32Array, frames: number): Float32Array {
    const probabilities = softmax(logits, this.#temperature);
    const out = this.#words.beside(probabilities, pointOf(features, frames, this.#space));
    return logitsOf(out, this.#temperature);
  }
}
