/** Layers of the network as ONNX nodes for one sequence, with the weights inside: onnxruntime's own recurrent kernels. */
import { GraphWriter } from '../onnx.ts';
import {
  attentionUnits,
  cellOf,
  FEATURE_LIMIT,
  GATES,
  isCausal,
  joined,
  LAYER_NORM_EPSILON,
  parameterSpecs,
  stateUnits,
  tensor,
  type Cell,
  type NetworkDefinition,
  type Weights,
} from '../network.ts';

interface RecurrentOptions {
  cell: Cell;
  /** Name of the parameters of each direction, forward first. */
  names: readonly string[];
  inputs: number;
  /** [1, 1, hidden] instead of zero before the first step; `cell` for an LSTM. */
  from?: { state: string; cell?: string };
}

export class LayerWriter {
  readonly graph = new GraphWriter();
  readonly #network: NetworkDefinition;
  readonly #weights: Weights;
  readonly #shapes: Map<string, readonly number[]>;

  constructor(network: NetworkDefinition, weights: Weights) {
    this.#network = network;
    this.#weights = weights;
    this.#shapes = new Map(parameterSpecs(network).map(({ name, shape }) => [name, shape]));
  }

  parameter(name: string): string {
    return this.graph.floats(tensor(this.#weights, name), this.#shapes.get(name) ?? []);
  }

  /** x [n, inputs] → [n, outputs] */
  linear(x: string, name: string): string {
    return this.graph.node('Gemm', [x, this.parameter(`${name}.kernel`), this.parameter(`${name}.bias`)]);
  }

  /** x [T, features] → [T, stem] */
  stem(x: string): string {
    const g = this.graph;
    const centred = g.node('Sub', [x, this.parameter('standardise.mean')]);
    const scaled = g.node('Mul', [centred, this.parameter('standardise.scale')]);
    const limited = g.node('Clip', [scaled, g.scalar(-FEATURE_LIMIT), g.scalar(FEATURE_LIMIT)]);
    const scale = this.parameter('stem.norm.scale');
    const norm = g.node('LayerNormalization', [this.linear(limited, 'stem'), scale, this.parameter('stem.norm.bias')], {
      axis: -1,
      epsilon: { float: LAYER_NORM_EPSILON },
    });
    return g.node('Mul', [norm, g.node('Sigmoid', [norm])]);
  }

  /** Stem and all recurrent layers: x [T, features] → [T, state units] */
  states(x: string): string {
    let h = this.stem(x);
    for (let layer = 0; layer < this.#network.layers; layer++) {
      h = isCausal(this.#network.family) ? this.causal(h, layer).states : this.#bothWays(h, layer);
    }
    return h;
  }

  /** h [T, inputs] → states [T, hidden]; with `carry`, starts from the inputs state{layer} (and cell{layer}). */
  causal(h: string, layer: number, carry = false): { states: string; last: string; cell: string | undefined } {
    const g = this.graph;
    const cell = cellOf(this.#network.family);
    const start = (name: string) => g.node('Unsqueeze', [`${name}${layer}`, g.ints([0])]);
    return this.#recurrent(h, {
      cell,
      names: [`recurrent.${layer}`],
      inputs: this.#inputs(layer),
      ...(carry ? { from: { state: start('state'), ...(cell === 'lstm' ? { cell: start('cell') } : {}) } } : {}),
    });
  }

  #bothWays(h: string, layer: number): string {
    const names = [`recurrent.${layer}`, `recurrent.${layer}.backward`];
    return this.#recurrent(h, { cell: 'gru', names, inputs: this.#inputs(layer) }).states;
  }

  /** One step of the decoder: embedded word [1, attention units], state [1, hidden] → state [1, hidden] */
  decoderState(embedded: string, state: string): string {
    const from = { state: this.graph.node('Unsqueeze', [state, this.graph.ints([0])]) };
    const inputs = attentionUnits(this.#network);
    return this.#recurrent(embedded, { cell: 'gru', names: ['decoder'], inputs, from }).states;
  }

  #inputs(layer: number): number {
    return layer ? stateUnits(this.#network) : this.#network.stem;
  }

  #recurrent(h: string, { cell, names, inputs, from }: RecurrentOptions) {
    const g = this.graph;
    const { hidden } = this.#network;
    const gates = GATES[cell] * hidden;
    const matrix = (part: string, rows: number) => {
      const blocks = names.map((name) => transpose(tensor(this.#weights, `${name}.${part}`), rows, gates));
      return g.floats(joined(blocks), [names.length, gates, rows]);
    };
    // ONNX adds a second bias, for the recurrent product; ours has one.
    const biases = names.flatMap((name) => [tensor(this.#weights, `${name}.bias`), new Float32Array(gates)]);
    const bias = g.floats(joined(biases), [names.length, 2 * gates]);
    const sequence = g.node('Unsqueeze', [h, g.ints([1])]);
    const args = [sequence, matrix('kernel', inputs), matrix('recurrent', hidden), bias];
    if (from) args.push('', from.state, ...(from.cell ? [from.cell] : []));
    const [all = '', last = '', cells] = g.nodes(cell.toUpperCase(), args, cell === 'lstm' ? 3 : 2, {
      hidden_size: hidden,
      direction: names.length === 2 ? 'bidirectional' : 'forward',
      ...(cell === 'gru' ? { linear_before_reset: 1 } : {}),
    });
    // [T, directions, 1, hidden]
    const states = g.node('Reshape', [all, g.ints([-1, names.length * hidden])]);
    return { states, last, cell: cells };
  }
}

/** [rows, columns] → [columns, rows] */
function transpose(values: Float32Array, rows: number, columns: number): Float32Array {
  const out = new Float32Array(values.length);
  for (let r = 0; r < rows; r++) {
    for (let c = 0; c < columns; c++) out[c * rows + r] = values[r * columns + c] ?? 0;
  }
  return out;
}
