/** A network with new words beside its own: to the live path it is an engine with a longer vocabulary. */
import type { FewShotWords } from './few_shot.ts';
import { softmax, type Model } from './model.ts';
import type { SegmentEngine } from './segment_logits.ts';
import { pointOf, type SignSpace } from './sign_space.ts';

/** The network's own state, and the segment's frames so far, newest first. */
interface TaughtState<State> {
  inner: State;
  frames: number;
  newest: { features: Float32Array; before: TaughtState<State>['newest'] } | null;
}

/** Below this a probability's logarithm says nothing more. */
const SMALLEST = 1e-9;

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
    return { inner: this.#engine.start(), frames: 0, newest: null };
  }

  async step(
    state: TaughtState<State>,
    features: Float32Array,
  ): Promise<{ logits: Float32Array; state: TaughtState<State> }> {
    const { logits, state: inner } = await this.#engine.step(state.inner, features);
    const next = { inner, frames: state.frames + 1, newest: { features, before: state.newest } };
    return { logits: this.#beside(logits, segmentOf(next, features.length), next.frames), state: next };
  }

  async score(features: Float32Array, frames: number): Promise<Float32Array> {
    return this.#beside(await this.#engine.score(features, frames), features, frames);
  }

  #beside(logits: Float32Array, features: Float32Array, frames: number): Float32Array {
    const probabilities = softmax(logits, this.#temperature);
    const out = this.#words.beside(probabilities, pointOf(features, frames, this.#space));
    return out.map((p) => this.#temperature * Math.log(Math.max(SMALLEST, p)));
  }
}

/** [frames][size] in order of time. */
function segmentOf<State>({ frames, newest }: TaughtState<State>, size: number): Float32Array {
  const out = new Float32Array(frames * size);
  let at = frames;
  for (let each = newest; each; each = each.before) out.set(each.features, --at * size);
  return out;
}
