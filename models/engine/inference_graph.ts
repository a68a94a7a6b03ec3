/** The network as ONNX graphs with the weights inside: for a whole segment, for a single frame, for one more word. */
import {
  attentionUnits,
  isCausal,
  outputUnits,
  pooledUnits,
  stateUnits,
  type NetworkDefinition,
  type Weights,
} from '../network.ts';
import { LayerWriter } from './layer_writer.ts';

/**
 * Input x [T, features] → logits [1, classes] and pooled [1, pooled units], which is what the head makes them of. For the
 * encoder-decoder these are the first word's, and there are further outputs to go on from: memory, keys and state as
 * `decoderGraph` takes them. Ask for the outputs that you need: what others cost is then left out.
 */
export function segmentGraph(network: NetworkDefinition, weights: Weights): Uint8Array {
  const w = new LayerWriter(network, weights);
  const g = w.graph;
  const states = w.states(g.input('x', ['T', network.features]));
  const { pooled, logits } =
    network.family === 'encoder-decoder'
      ? firstWord(w, network, states)
      : headed(w, network.family === 'attention' ? attended(w, network, states) : extremes(w, states));
  g.output(logits, 'logits', [1, network.classes]);
  g.output(pooled, 'pooled', [1, pooledUnits(network)]);
  return g.model();
}

/** pooled [1, pooled units] → logits [1, outputs] */
function headed(w: LayerWriter, pooled: string): { pooled: string; logits: string } {
  return { pooled, logits: w.linear(pooled, 'head') };
}

/** states [T, units] → [1, 2 · units] */
function extremes({ graph: g }: LayerWriter, states: string): string {
  const mean = g.node('ReduceMean', [states], { axes: [0], keepdims: 1 });
  const max = g.node('ReduceMax', [states], { axes: [0], keepdims: 1 });
  return g.node('Concat', [mean, max], { axis: 1 });
}

/** states [T, units] → [1, heads · units] */
function attended(w: LayerWriter, network: NetworkDefinition, states: string): string {
  const g = w.graph;
  const found = g.node('Tanh', [w.linear(states, 'attention')]);
  const scores = g.node('MatMul', [found, w.parameter('attention.score')]);
  return g.node('Reshape', [weighted(w, scores, states), g.ints([1, pooledUnits(network)])]);
}

/** scores [T, n], states [T, units] → [n, units] */
function weighted({ graph: g }: LayerWriter, scores: string, states: string): string {
  const weights = g.node('Softmax', [g.node('Transpose', [scores], { perm: [1, 0] })], { axis: -1 });
  return g.node('MatMul', [weights, states]);
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

/**
 * Inputs x [1, features] and everything `carried`; outputs logits [1, classes] and the same names with an underscore.
 * @throws {RangeError} for a network that is not causal
 */
export function stepGraph(network: NetworkDefinition, weights: Weights): Uint8Array {
  if (!isCausal(network.family)) throw new RangeError(`The family ${network.family} reads whole segments only.`);
  const w = new LayerWriter(network, weights);
  const g = w.graph;
  const x = g.input('x', [1, network.features]);
  for (const { name, width } of carried(network)) g.input(name, [1, width]);
  const pass = (name: string, value: string, width: number) => g.output(value, `${name}_`, [1, width]);
  let h = w.stem(x);
  for (let layer = 0; layer < network.layers; layer++) {
    const out = w.causal(h, layer, true);
    h = out.states;
    pass(`state${layer}`, g.node('Squeeze', [out.last, g.ints([0])]), network.hidden);
    if (out.cell) pass(`cell${layer}`, g.node('Squeeze', [out.cell, g.ints([0])]), network.hidden);
  }
  const sum = g.node('Add', ['sum', h]);
  const max = g.node('Max', ['max', h]);
  const count = g.node('Add', ['count', g.scalar(1)]);
  pass('sum', sum, network.hidden);
  pass('max', max, network.hidden);
  pass('count', count, 1);
  const pooled = g.node('Concat', [g.node('Div', [sum, count]), max], { axis: 1 });
  g.output(w.linear(pooled, 'head'), 'logits', [1, network.classes]);
  return g.model();
}

/** What the decoder needs of a segment, and carries from word to word. */
interface Decoding {
  /** [T, state units] */
  memory: string;
  /** [T, attention units] */
  keys: string;
  /** [1, hidden] */
  state: string;
}

/**
 * One more word: inputs memory [T, state units], keys [T, attention units], state [1, hidden], previous [1, classes + 1]
 * (one-hot); outputs logits [1, classes + 1] and state_ [1, hidden].
 */
export function decoderGraph(network: NetworkDefinition, weights: Weights): Uint8Array {
  const w = new LayerWriter(network, weights);
  const g = w.graph;
  const memory = g.input('memory', ['T', stateUnits(network)]);
  const keys = g.input('keys', ['T', attentionUnits(network)]);
  const state = g.input('state', [1, network.hidden]);
  const out = word(w, { memory, keys, state }, g.input('previous', [1, outputUnits(network)]));
  g.output(out.logits, 'logits', [1, outputUnits(network)]);
  g.output(out.state, 'state_', [1, network.hidden]);
  return g.model();
}

function firstWord(w: LayerWriter, network: NetworkDefinition, memory: string): { pooled: string; logits: string } {
  const g = w.graph;
  const { classes, hidden } = network;
  const mean = g.node('ReduceMean', [memory], { axes: [0], keepdims: 1 });
  const keys = w.linear(memory, 'attention');
  const state = g.node('Tanh', [w.linear(mean, 'decoder.start')]);
  // "No word yet" is the embedding's last row.
  const none = g.floats([...Array<number>(classes).fill(0), 1], [1, classes + 1]);
  const out = word(w, { memory, keys, state }, none);
  g.output(memory, 'memory', ['T', stateUnits(network)]);
  g.output(keys, 'keys', ['T', attentionUnits(network)]);
  g.output(out.state, 'state', [1, hidden]);
  // A segment holds at least one word, if only `none`.
  const logits = g.node('Slice', [out.logits, g.ints([0]), g.ints([classes]), g.ints([1])]);
  return { pooled: out.pooled, logits };
}

function word(w: LayerWriter, { memory, keys, state }: Decoding, previous: string) {
  const g = w.graph;
  const next = w.decoderState(g.node('MatMul', [previous, w.parameter('decoder.embedding')]), state);
  const query = g.node('MatMul', [next, w.parameter('decoder.query')]);
  const match = g.node('Tanh', [g.node('Add', [keys, query])]);
  const context = weighted(w, g.node('MatMul', [match, w.parameter('attention.score')]), memory);
  return { ...headed(w, g.node('Concat', [next, context], { axis: 1 })), state: next };
}
