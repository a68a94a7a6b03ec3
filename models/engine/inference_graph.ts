/** The network as two ONNX graphs with the weights inside: one for a whole segment, one for a single frame. */
import { GraphWriter } from '../onnx.ts';
import { FEATURE_LIMIT, GATES, LAYER_NORM_EPSILON, tensor, type NetworkDefinition, type Weights } from '../network.ts';

/** Input x [T, features] → logits [1, classes]. */
export function segmentGraph(network: NetworkDefinition, weights: Weights): Uint8Array {
  const g = new GraphWriter();
  let h = stem(g, network, weights, g.input('x', ['T', network.features]));
  h = g.node('Unsqueeze', [h, g.ints([1])]);
  for (let layer = 0; layer < network.layers; layer++) h = recurrent(g, network, weights, layer, h).states;
  const mean = g.node('ReduceMean', [h], { axes: [0], keepdims: 0 });
  const max = g.node('ReduceMax', [h], { axes: [0], keepdims: 0 });
  g.output(head(g, weights, network, mean, max), 'logits', [1, network.classes]);
  return g.model();
}

/** Names of what one frame hands to the next, with the width of each. All [1, width]. */
export function carried(network: NetworkDefinition): { name: string; width: number }[] {
  const { family, hidden, layers } = network;
  const states = Array.from({ length: layers }, (_, layer) => [
    { name: `state${layer}`, width: hidden },
    ...(family === 'lstm' ? [{ name: `cell${layer}`, width: hidden }] : []),
  ]).flat();
  return [...states, { name: 'sum', width: hidden }, { name: 'max', width: hidden }, { name: 'count', width: 1 }];
}

/** Inputs x [1, features] and everything `carried`; outputs logits [1, classes] and the same names with an underscore. */
export function stepGraph(network: NetworkDefinition, weights: Weights): Uint8Array {
  const g = new GraphWriter();
  const x = g.input('x', [1, network.features]);
  for (const { name, width } of carried(network)) g.input(name, [1, width]);
  const pass = (name: string, value: string, width: number) => g.output(value, `${name}_`, [1, width]);
  let h = g.node('Unsqueeze', [stem(g, network, weights, x), g.ints([1])]);
  for (let layer = 0; layer < network.layers; layer++) {
    const out = recurrent(g, network, weights, layer, h, true);
    h = out.states;
    pass(`state${layer}`, g.node('Squeeze', [out.last, g.ints([0])]), network.hidden);
    if (out.cell) pass(`cell${layer}`, g.node('Squeeze', [out.cell, g.ints([0])]), network.hidden);
  }
  const state = g.node('Squeeze', [h, g.ints([0])]);
  const sum = g.node('Add', ['sum', state]);
  const max = g.node('Max', ['max', state]);
  const count = g.node('Add', ['count', g.scalar(1)]);
  pass('sum', sum, network.hidden);
  pass('max', max, network.hidden);
  pass('count', count, 1);
  g.output(head(g, weights, network, g.node('Div', [sum, count]), max), 'logits', [1, network.classes]);
  return g.model();
}

function constant(g: GraphWriter, weights: Weights, name: string, shape: number[]): string {
  return g.floats(tensor(weights, name), shape);
}

function stem(g: GraphWriter, { features, stem: units }: NetworkDefinition, weights: Weights, x: string): string {
  const centred = g.node('Sub', [x, constant(g, weights, 'standardise.mean', [features])]);
  const scaled = g.node('Mul', [centred, constant(g, weights, 'standardise.scale', [features])]);
  const limited = g.node('Clip', [scaled, g.scalar(-FEATURE_LIMIT), g.scalar(FEATURE_LIMIT)]);
  const kernel = constant(g, weights, 'stem.kernel', [features, units]);
  const linear = g.node('Gemm', [limited, kernel, constant(g, weights, 'stem.bias', [units])]);
  const scale = constant(g, weights, 'stem.norm.scale', [units]);
  const norm = g.node('LayerNormalization', [linear, scale, constant(g, weights, 'stem.norm.bias', [units])], {
    axis: -1,
    epsilon: { float: LAYER_NORM_EPSILON },
  });
  return g.node('Mul', [norm, g.node('Sigmoid', [norm])]);
}

/** h [T, 1, inputs] → states [T, 1, hidden]; with `carry`, starts from state{layer} (and cell{layer}). */
function recurrent(
  g: GraphWriter,
  network: NetworkDefinition,
  weights: Weights,
  layer: number,
  h: string,
  carry = false,
) {
  const { family, hidden } = network;
  const gates = GATES[family] * hidden;
  const inputs = layer ? hidden : network.stem;
  const matrix = (name: string, rows: number) =>
    g.floats(transpose(tensor(weights, `recurrent.${layer}.${name}`), rows, gates), [1, gates, rows]);
  const kernel = matrix('kernel', inputs);
  const own = matrix('recurrent', hidden);
  // ONNX adds a second bias, for the recurrent product; ours has one.
  const bias = new Float32Array(2 * gates);
  bias.set(tensor(weights, `recurrent.${layer}.bias`));
  const args = [h, kernel, own, g.floats(bias, [1, 2 * gates])];
  if (carry) {
    args.push('', g.node('Unsqueeze', [`state${layer}`, g.ints([0])]));
    if (family === 'lstm') args.push(g.node('Unsqueeze', [`cell${layer}`, g.ints([0])]));
  }
  const [all = '', last = '', cell] =
    family === 'lstm'
      ? g.nodes('LSTM', args, 3, { hidden_size: hidden })
      : g.nodes('GRU', args, 2, { hidden_size: hidden, linear_before_reset: 1 });
  return { states: g.node('Squeeze', [all, g.ints([1])]), last, cell };
}

function head(
  g: GraphWriter,
  weights: Weights,
  { hidden, classes }: NetworkDefinition,
  mean: string,
  max: string,
): string {
  const kernel = constant(g, weights, 'head.kernel', [2 * hidden, classes]);
  const pooled = g.node('Concat', [mean, max], { axis: 1 });
  return g.node('Gemm', [pooled, kernel, constant(g, weights, 'head.bias', [classes])]);
}

/** [rows, columns] → [columns, rows] */
function transpose(values: Float32Array, rows: number, columns: number): Float32Array {
  const out = new Float32Array(values.length);
  for (let r = 0; r < rows; r++) {
    for (let c = 0; c < columns; c++) out[c * rows + r] = values[r * columns + c] ?? 0;
  }
  return out;
}
