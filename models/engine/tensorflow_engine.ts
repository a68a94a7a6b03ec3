/**
 * The network on TensorFlow.js: natively on a CUDA GPU where there is one, on WebAssembly in tests.
 *
 * What one frame hands to the next stays on the JavaScript side, some hundred numbers: a state then needs no release and
 * stays usable, and a step is one upload, its ops, and one download.
 */
import type { Tensor } from '@tensorflow/tfjs';
import { softmax } from '../model.ts';
import { FEATURE_LIMIT, isCausal, LONGEST_SENTENCE, tensor, type NetworkDefinition, type Weights } from '../network.ts';
import type { DecodedWord, Engine, StreamState } from './engine.ts';
import { carried } from './inference_graph.ts';
import type { TensorFlow, TensorFlowBinding } from './tensorflow_binding.ts';
import { TensorFlowLayers, type Carry } from './tensorflow_layers.ts';

interface TensorFlowState extends StreamState {
  /** Everything that is `carried` but the count of frames, end to end. */
  readonly values: Float32Array;
}

/** What the decoder needs of a segment: memory [1, T, state units], keys [1, T, attention units]. */
interface Segment {
  memory: Tensor;
  keys: Tensor;
}

export class TensorFlowEngine implements Engine {
  readonly name = 'tensorflow';
  readonly device: string;
  readonly decode?: (features: Float32Array, frames: number) => Promise<DecodedWord[]>;
  readonly #tf: TensorFlow;
  readonly #network: NetworkDefinition;
  readonly #layers: TensorFlowLayers;
  readonly #mean: Float32Array;
  readonly #scale: Float32Array;
  readonly #carried: { name: string; width: number }[];

  private constructor(
    { tf, device }: Pick<TensorFlowBinding, 'tf' | 'device'>,
    network: NetworkDefinition,
    weights: Weights,
  ) {
    this.#tf = tf;
    this.device = device;
    this.#network = network;
    this.#layers = new TensorFlowLayers(tf, network, weights);
    this.#mean = tensor(weights, 'standardise.mean').slice();
    this.#scale = tensor(weights, 'standardise.scale').slice();
    this.#carried = carried(network).filter(({ name }) => name !== 'count');
    if (network.family === 'encoder-decoder') this.decode = async (features, frames) => this.#decode(features, frames);
  }

  /**
   * @param binding TensorFlow.js with the backend that is to compute already chosen: `loadTensorFlow` gives the native one
   * @param weights as `checkWeights` has seen them
   */
  static async create(
    binding: Pick<TensorFlowBinding, 'tf' | 'device'>,
    network: NetworkDefinition,
    weights: Weights,
  ): Promise<TensorFlowEngine> {
    const engine = new TensorFlowEngine(binding, network, weights);
    // The first runs load kernels and upload the weights: not when the first sign is under way.
    const still = new Float32Array(2 * network.features);
    if (isCausal(network.family)) await engine.step(engine.start(), still.subarray(network.features));
    await engine.score(still, 2);
    return engine;
  }

  start(): StreamState {
    this.#checkCausal();
    const values = this.#carried.flatMap(({ name, width }) =>
      Array<number>(width).fill(name === 'max' ? -Infinity : 0),
    );
    return { frames: 0, values: Float32Array.from(values) } as TensorFlowState;
  }

  async step(state: StreamState, features: Float32Array): Promise<{ logits: Float32Array; state: StreamState }> {
    this.#checkCausal();
    const { features: width, classes } = this.#network;
    if (features.length !== width) throw new RangeError(`A frame has ${width} features.`);
    const { values } = state as TensorFlowState;
    const frames = state.frames + 1;
    const input = new Float32Array(width + values.length);
    this.#standardise(features, input);
    input.set(values, width);
    const out = this.#tf.tidy(() => this.#next(input, frames).dataSync() as Float32Array);
    return {
      logits: out.slice(0, classes),
      state: { frames, values: out.slice(classes) } as TensorFlowState,
    };
  }

  async score(features: Float32Array, frames: number): Promise<Float32Array> {
    const x = this.#checked(features, frames);
    const logits = this.#tf.tidy(
      () => this.#layers.linear(this.#pooled(this.#states(x, frames)), 'head').dataSync() as Float32Array,
    );
    // An encoder-decoder has one logit more, for the end: a segment holds at least one word, if only `none`.
    return logits.slice(0, this.#network.classes);
  }

  async embed(features: Float32Array, frames: number): Promise<Float32Array> {
    const x = this.#checked(features, frames);
    return this.#tf.tidy(() => this.#pooled(this.#states(x, frames)).dataSync() as Float32Array).slice();
  }

  async release(): Promise<void> {
    this.#layers.dispose();
  }

  /** Standardised features and all that is carried, end to end → logits and all that is carried, end to end */
  #next(input: Float32Array, frames: number): Tensor {
    const tf = this.#tf;
    const widths = [this.#network.features, ...this.#carried.map(({ width }) => width)];
    const [x, ...parts] = tf.split(tf.tensor3d(input, [1, 1, input.length]), widths, 2);
    const carry: Carry = new Map(this.#carried.map(({ name }, k) => [name, parts[k] as Tensor]));
    const of = (name: string) => carry.get(name) as Tensor;
    const h = this.#layers.states(x as Tensor, carry);
    carry.set('sum', tf.add(of('sum'), h));
    carry.set('max', tf.maximum(of('max'), h));
    const logits = this.#layers.linear(tf.concat([tf.div(of('sum'), frames), of('max')], 2), 'head');
    return tf.concat([logits, ...this.#carried.map(({ name }) => of(name))], 2);
  }

  /** states [1, T, units] → what the head reads, [1, 1, pooled units] */
  #pooled(states: Tensor): Tensor {
    switch (this.#network.family) {
      case 'encoder-decoder':
        return this.#firstWord(states).pooled;
      case 'attention':
        return this.#attended(states);
      default:
        return this.#extremes(states);
    }
  }

  /** x standardised [frames, features] → [1, frames, state units] */
  #states(x: Float32Array, frames: number): Tensor {
    return this.#layers.states(this.#tf.tensor3d(x, [1, frames, this.#network.features]));
  }

  /** states [1, T, units] → [1, 1, 2 · units] */
  #extremes(states: Tensor): Tensor {
    return this.#tf.concat([this.#tf.mean(states, 1, true), this.#tf.max(states, 1, true)], 2);
  }

  /** states [1, T, units] → [1, 1, heads · units] */
  #attended(states: Tensor): Tensor {
    const found = this.#tf.tanh(this.#layers.linear(states, 'attention'));
    return this.#tf.reshape(this.#weighted(found, states), [1, 1, -1]);
  }

  /** found [1, T, attention units], states [1, T, units] → [1, heads, units] */
  #weighted(found: Tensor, states: Tensor): Tensor {
    const scores = this.#tf.matMul(found, this.#layers.parameter('attention.score'));
    // Transposed by itself: transposing within matMul is slow on WebAssembly.
    return this.#tf.matMul(this.#tf.softmax(this.#tf.transpose(scores, [0, 2, 1])), states);
  }

  #firstWord(memory: Tensor) {
    const keys = this.#layers.linear(memory, 'attention');
    const state = this.#tf.tanh(this.#layers.linear(this.#tf.mean(memory, 1, true), 'decoder.start'));
    // "No word yet" is the embedding's last row.
    return { keys, ...this.#word({ memory, keys }, state, this.#network.classes) };
  }

  /** state [1, 1, hidden], index of the word before → what the head reads [1, 1, pooled units], state [1, 1, hidden] */
  #word({ memory, keys }: Segment, state: Tensor, previous: number): { pooled: Tensor; state: Tensor } {
    const tf = this.#tf;
    const embedded = tf.slice(this.#layers.parameter('decoder.embedding'), [0, previous, 0], [1, 1, -1]);
    const next = this.#layers.decoderState(embedded, state);
    const query = tf.matMul(next, this.#layers.parameter('decoder.query'));
    const context = this.#weighted(tf.tanh(tf.add(keys, query)), memory);
    return { pooled: tf.concat([next, context], 2), state: next };
  }

  #decode(features: Float32Array, frames: number): DecodedWord[] {
    const x = this.#checked(features, frames);
    const end = this.#network.classes;
    const words: DecodedWord[] = [];
    this.#tf.tidy(() => {
      const memory = this.#states(x, frames);
      const { keys, ...first } = this.#firstWord(memory);
      let { state, pooled } = first;
      for (;;) {
        const all = this.#layers.linear(pooled, 'head').dataSync() as Float32Array;
        const probabilities = softmax(words.length === 0 ? all.subarray(0, end) : all);
        const probability = Math.max(...probabilities);
        const word = probabilities.indexOf(probability);
        if (word === end) return;
        words.push({ word, probability });
        if (words.length === LONGEST_SENTENCE) return;
        ({ state, pooled } = this.#word({ memory, keys }, state, word));
      }
    });
    return words;
  }

  #checkCausal(): void {
    if (!isCausal(this.#network.family))
      throw new RangeError(`The family ${this.#network.family} reads whole segments only.`);
  }

  /** Features [frames, features], standardised. */
  #checked(features: Float32Array, frames: number): Float32Array {
    const expected = frames * this.#network.features;
    if (frames < 1 || features.length !== expected)
      throw new RangeError(`A segment of ${frames} frames needs ${expected} features.`);
    return this.#standardise(features, new Float32Array(expected));
  }

  /** Three ops saved: the copy is made anyway. */
  #standardise(features: Float32Array, into: Float32Array): Float32Array {
    const { features: width } = this.#network;
    for (let k = 0; k < features.length; k++) {
      const column = k % width;
      const value = ((features[k] ?? 0) - (this.#mean[column] ?? 0)) * (this.#scale[column] ?? 0);
      into[k] = Math.min(FEATURE_LIMIT, Math.max(-FEATURE_LIMIT, value));
    }
    return into;
  }
}
