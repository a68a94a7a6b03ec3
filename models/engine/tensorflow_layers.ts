/**
 * Layers of the network as TensorFlow.js ops for one sequence, fused by hand.
 *
 * Every op that the native binding runs costs 7 to 20 µs, however small: so a recurrent layer projects all frames in one
 * product, then runs one product a step, and both directions of a layer go through the same ops.
 * All values are [directions or 1, frames, units]. Whoever calls is within `tf.tidy`.
 */
import type { Tensor } from '@tensorflow/tfjs';
import {
  cellOf,
  GATES,
  isCausal,
  joined,
  LAYER_NORM_EPSILON,
  parameterSpecs,
  tensor,
  type Cell,
  type NetworkDefinition,
  type Weights,
} from '../network.ts';
import type { TensorFlow } from './tensorflow_binding.ts';

/** States between two frames by name, [1, 1, width] each, as `carried` (inference_graph.ts) lists them. */
export type Carry = Map<string, Tensor>;

export class TensorFlowLayers {
  readonly #tf: TensorFlow;
  readonly #network: NetworkDefinition;
  readonly #parameters = new Map<string, Tensor>();

  constructor(tf: TensorFlow, network: NetworkDefinition, weights: Weights) {
    this.#tf = tf;
    this.#network = network;
    // A copy of the weights in any case: the binding works on the very memory that it is given.
    const upload = (name: string, names: readonly string[], shape: readonly number[]) =>
      this.#parameters.set(
        name,
        tf.tensor(joined(names.map((each) => tensor(weights, each))), [
          names.length,
          ...(shape.length > 1 ? shape : [1, ...shape]),
        ]),
      );
    const both = isCausal(network.family) ? null : /^(recurrent\.\d+)\.(kernel|recurrent|bias)$/;
    for (const { name, shape } of parameterSpecs(network)) {
      if (both?.test(name)) upload(name, [name, name.replace(both, '$1.backward.$2')], shape);
      else if (!both || !name.includes('.backward.')) upload(name, [name], shape);
    }
  }

  dispose(): void {
    for (const parameter of this.#parameters.values()) parameter.dispose();
    this.#parameters.clear();
  }

  /** [1 or directions, rows, columns]; a vector is one row. */
  parameter(name: string): Tensor {
    const parameter = this.#parameters.get(name);
    if (!parameter) throw new RangeError(`The tensor ${name} is missing.`);
    return parameter;
  }

  /** x [d, n, inputs] → [d, n, outputs] */
  linear(x: Tensor, name: string): Tensor {
    return this.#tf.add(this.#tf.matMul(x, this.parameter(`${name}.kernel`)), this.parameter(`${name}.bias`));
  }

  /** x [1, n, units], each frame by itself */
  layerNorm(x: Tensor, name: string): Tensor {
    const tf = this.#tf;
    const centred = tf.sub(x, tf.mean(x, 2, true));
    const variance = tf.mean(tf.square(centred), 2, true);
    const normed = tf.mul(centred, tf.rsqrt(tf.add(variance, LAYER_NORM_EPSILON)));
    return tf.add(tf.mul(normed, this.parameter(`${name}.scale`)), this.parameter(`${name}.bias`));
  }

  /** x · sigmoid(x) */
  silu(x: Tensor): Tensor {
    return this.#tf.mul(x, this.#tf.sigmoid(x));
  }

  /** Standardised x [1, T, features] → [1, T, stem] */
  stem(x: Tensor): Tensor {
    return this.silu(this.layerNorm(this.linear(x, 'stem'), 'stem.norm'));
  }

  /**
   * Stem and all recurrent layers: standardised x [1, T, features] → [1, T, state units].
   * @param carry of causal networks: where the layers start from, then where they ended; without it from zero
   */
  states(x: Tensor, carry?: Carry): Tensor {
    let h = this.stem(x);
    for (let layer = 0; layer < this.#network.layers; layer++) {
      h = isCausal(this.#network.family) ? this.#causal(h, layer, carry) : this.#bothWays(h, layer);
    }
    return h;
  }

  /** One step of the decoder: embedded word [1, 1, attention units], state [1, 1, hidden] → state [1, 1, hidden] */
  decoderState(embedded: Tensor, state: Tensor): Tensor {
    return this.#recurrent(embedded, 'gru', 'decoder', { h: state }).states;
  }

  #causal(h: Tensor, layer: number, carry?: Carry): Tensor {
    const cell = cellOf(this.#network.family);
    const [state, memory] = [carry?.get(`state${layer}`), carry?.get(`cell${layer}`)];
    const from = state && { h: state, ...(memory && { c: memory }) };
    const { states, end } = this.#recurrent(h, cell, `recurrent.${layer}`, from);
    carry?.set(`state${layer}`, end.h);
    if (end.c) carry?.set(`cell${layer}`, end.c);
    return states;
  }

  /** h [1, T, inputs] → [1, T, 2 · hidden], forward first. The backward layer reads the sequence turned round. */
  #bothWays(h: Tensor, layer: number): Tensor {
    const tf = this.#tf;
    const turned = tf.concat([h, tf.reverse(h, 1)], 0);
    const { states } = this.#recurrent(turned, cellOf(this.#network.family), `recurrent.${layer}`);
    const [forward, backward] = tf.split(states, 2, 0) as [Tensor, Tensor];
    return tf.concat([forward, tf.reverse(backward, 1)], 2);
  }

  /** x [d, T, inputs] → states [d, T, hidden], and the state after the last step */
  #recurrent(x: Tensor, cell: Cell, name: string, from?: CellState): { states: Tensor; end: CellState } {
    const tf = this.#tf;
    const { hidden } = this.#network;
    const [directions = 1, frames = 1] = x.shape;
    const kernel = this.parameter(`${name}.recurrent`);
    const steps = stepInputs(tf, cell, this.linear(x, name), frames);
    const zeros = () => tf.zeros([directions, 1, hidden]);
    let state = from ?? { h: zeros(), ...(cell === 'lstm' && { c: zeros() }) };
    const states: Tensor[] = [];
    for (const input of steps) {
      state = CELLS[cell](tf, input, tf.matMul(state.h, kernel), state);
      states.push(state.h);
    }
    return { states: states.length > 1 ? tf.concat(states, 1) : state.h, end: state };
  }
}

/** [d, 1, hidden] each; `c` is an LSTM's memory. */
interface CellState {
  h: Tensor;
  c?: Tensor;
}

/**
 * One step. `input` is what the frame contributes to the gates, [d, 1, gates · hidden], of a GRU in two parts: update and
 * reset, then new. `product` is what the state before contributes, undivided.
 */
type CellStep = (tf: TensorFlow, input: Tensor[], product: Tensor, from: CellState) => CellState;

const CELLS: Record<Cell, CellStep> = {
  rnn: (tf, [x], product) => ({ h: tf.tanh(tf.add(x as Tensor, product)) }),

  /** Gates: input, output, forget; then the memory's new content. */
  lstm: (tf, [x], product, { c }) => {
    const gates = tf.split(tf.add(x as Tensor, product), GATES.lstm, 2);
    const [input, output, forget, content] = gates as [Tensor, Tensor, Tensor, Tensor];
    const memory = tf.add(tf.mul(tf.sigmoid(forget), c as Tensor), tf.mul(tf.sigmoid(input), tf.tanh(content)));
    return { h: tf.mul(tf.sigmoid(output), tf.tanh(memory)), c: memory };
  },

  /** The reset gate acts on the product, not on the state (ONNX: linear_before_reset). */
  gru: (tf, [xGates, xNew], product, { h }) => {
    const hidden = last(product.shape) / GATES.gru;
    const [hGates, hNew] = tf.split(product, [2 * hidden, hidden], 2) as [Tensor, Tensor];
    const [update, reset] = tf.split(tf.sigmoid(tf.add(xGates as Tensor, hGates)), 2, 2) as [Tensor, Tensor];
    const fresh = tf.tanh(tf.add(xNew as Tensor, tf.mul(reset, hNew)));
    return { h: tf.add(fresh, tf.mul(update, tf.sub(h, fresh))) };
  },
};

/** Projected frames [d, T, gates · hidden] → T lists of [d, 1, ·], as the cell's step takes them */
function stepInputs(tf: TensorFlow, cell: Cell, projected: Tensor, frames: number): Tensor[][] {
  const hidden = last(projected.shape) / GATES[cell];
  const parts = cell === 'gru' ? tf.split(projected, [2 * hidden, hidden], 2) : [projected];
  if (frames === 1) return [parts];
  const split = parts.map((part) => tf.split(part, frames, 1));
  return Array.from({ length: frames }, (_, t) => split.map((each) => each[t] as Tensor));
}

const last = (shape: readonly number[]): number => shape[shape.length - 1] ?? 1;
