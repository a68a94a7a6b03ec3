/**
 * The network, defined once: which parameters a family has, in one layout that training and every engine share.
 *
 * standardise → linear → layer norm → SiLU → recurrent layers → what the family makes of their states → linear → logits.
 * Mean and maximum over time instead of the last state cost a causal net almost nothing against a bidirectional one
 * (1.0 to 1.5 points, against 10.6: RESEARCH), and both pools stream: a running sum and a running maximum.
 */

/**
 * Families in the order in which they are listed. `rnn`, `lstm` and `gru` read forward and pool mean and maximum.
 * `bidirectional` reads both ways, then pools alike; `attention` weighs the same states by learnt attention;
 * `encoder-decoder` writes words one after another, attending to the states for each.
 */
export const FAMILIES = ['rnn', 'lstm', 'gru', 'bidirectional', 'encoder-decoder', 'attention'] as const;
export type Family = (typeof FAMILIES)[number];

/** What a recurrent layer computes at each step. */
export type Cell = 'rnn' | 'lstm' | 'gru';

/** Blocks of columns in a recurrent kernel. LSTM: input, output, forget, cell (ONNX's order). GRU: update, reset, new. */
export const GATES: Record<Cell, number> = { rnn: 1, lstm: 4, gru: 3 };

export function cellOf(family: Family): Cell {
  return family === 'rnn' || family === 'lstm' ? family : 'gru';
}

/** Causal networks stream, one step a frame; the others need the whole segment for every answer. */
export function isCausal(family: Family): boolean {
  return family === 'rnn' || family === 'lstm' || family === 'gru';
}

/** Attention distributions of the family `attention`. */
export const ATTENTION_HEADS = 2;
/** No segment holds more words than this. */
export const LONGEST_SENTENCE = 8;

export interface NetworkDefinition {
  family: Family;
  /** Features a frame. */
  features: number;
  /** Units of the layer before the recurrent ones. */
  stem: number;
  /** Units of a recurrent layer, in each direction. */
  hidden: number;
  layers: number;
  /** Words, `none` included. */
  classes: number;
}

export interface ParameterSpec {
  name: string;
  shape: readonly number[];
  init: 'glorot' | 'orthogonal' | 'zeros' | 'ones' | 'lstm-bias';
  /** Matrices that lie side by side in it, each initialised by itself. */
  blocks: number;
  /** Fixed values (the standardisation) are measured, not learnt. */
  trained: boolean;
}

/** Values of one frame after the recurrent layers: both directions side by side, forward first. */
export function stateUnits({ family, hidden }: NetworkDefinition): number {
  return isCausal(family) ? hidden : 2 * hidden;
}

/** What the last layer reads: mean and maximum, a sum for each attention head, or the decoder's state and its context. */
export function pooledUnits(network: NetworkDefinition): number {
  const states = stateUnits(network);
  if (network.family === 'encoder-decoder') return network.hidden + states;
  return (network.family === 'attention' ? ATTENTION_HEADS : 2) * states;
}

/** Units in which attention compares; also the width of a word's embedding. */
export const attentionUnits = ({ hidden }: NetworkDefinition): number => Math.ceil(hidden / 2);

/** Outputs of the last layer. The encoder-decoder has one more, the last: "no further word". */
export function outputUnits({ family, classes }: NetworkDefinition): number {
  return family === 'encoder-decoder' ? classes + 1 : classes;
}

/** All parameters in the order in which they are stored. Kernels are [inputs, outputs], gates side by side. */
export function parameterSpecs(network: NetworkDefinition): ParameterSpec[] {
  const { family, features, stem, hidden, layers } = network;
  const states = stateUnits(network);
  const recurrent = Array.from({ length: layers }, (_, layer) => {
    const inputs = layer ? states : stem;
    const forward = recurrentSpecs(`recurrent.${layer}`, cellOf(family), inputs, hidden);
    return isCausal(family)
      ? forward
      : [...forward, ...recurrentSpecs(`recurrent.${layer}.backward`, cellOf(family), inputs, hidden)];
  }).flat();
  return [
    fixed('standardise.mean', features, 'zeros'),
    fixed('standardise.scale', features, 'ones'),
    ...linearSpecs('stem', features, stem),
    learnt('stem.norm.scale', [stem], 'ones'),
    learnt('stem.norm.bias', [stem], 'zeros'),
    ...recurrent,
    ...(family === 'attention' ? attentionSpecs(network, ATTENTION_HEADS) : []),
    ...(family === 'encoder-decoder' ? [...attentionSpecs(network, 1), ...decoderSpecs(network)] : []),
    ...linearSpecs('head', pooledUnits(network), outputUnits(network)),
  ];
}

/** tanh(state · kernel + bias) · score: how much a frame matters. */
function attentionSpecs(network: NetworkDefinition, scores: number): ParameterSpec[] {
  const units = attentionUnits(network);
  return [
    ...linearSpecs('attention', stateUnits(network), units),
    learnt('attention.score', [units, scores], 'glorot'),
  ];
}

/** A GRU over words. Embedding: a row for each word, the last one for "no word yet". */
function decoderSpecs(network: NetworkDefinition): ParameterSpec[] {
  const units = attentionUnits(network);
  return [
    ...linearSpecs('decoder.start', stateUnits(network), network.hidden),
    learnt('decoder.embedding', [outputUnits(network), units], 'glorot'),
    ...recurrentSpecs('decoder', 'gru', units, network.hidden),
    learnt('decoder.query', [network.hidden, units], 'glorot'),
  ];
}

function recurrentSpecs(name: string, cell: Cell, inputs: number, hidden: number): ParameterSpec[] {
  const gates = GATES[cell];
  return [
    learnt(`${name}.kernel`, [inputs, gates * hidden], 'glorot', gates),
    learnt(`${name}.recurrent`, [hidden, gates * hidden], 'orthogonal', gates),
    learnt(`${name}.bias`, [gates * hidden], cell === 'lstm' ? 'lstm-bias' : 'zeros', gates),
  ];
}

function linearSpecs(name: string, inputs: number, outputs: number): ParameterSpec[] {
  return [learnt(`${name}.kernel`, [inputs, outputs], 'glorot'), learnt(`${name}.bias`, [outputs], 'zeros')];
}

function learnt(name: string, shape: readonly number[], init: ParameterSpec['init'], blocks = 1): ParameterSpec {
  return { name, shape, init, blocks, trained: true };
}

function fixed(name: string, size: number, init: ParameterSpec['init']): ParameterSpec {
  return { name, shape: [size], init, blocks: 1, trained: false };
}

export const LAYER_NORM_EPSILON = 1e-5;

/** Named tensors of one network. */
export type Weights = Map<string, Float32Array>;

export const sizeOf = (shape: readonly number[]): number => shape.reduce((a, b) => a * b, 1);

export function parameterCount(network: NetworkDefinition): number {
  return parameterSpecs(network).reduce((sum, { shape }) => sum + sizeOf(shape), 0);
}

/** Standardised features beyond this are detector failures, not signs. */
export const FEATURE_LIMIT = 6;

/** @throws {RangeError} where a tensor is missing, has another size or holds a value that is not finite */
export function checkWeights(network: NetworkDefinition, weights: Weights): void {
  for (const { name, shape } of parameterSpecs(network)) {
    const tensor = weights.get(name);
    if (!tensor) throw new RangeError(`The tensor ${name} is missing.`);
    if (tensor.length !== sizeOf(shape)) {
      throw new RangeError(`The tensor ${name} has ${tensor.length} values instead of [${shape.join(', ')}].`);
    }
    if (!tensor.every(Number.isFinite)) throw new RangeError(`The tensor ${name} holds a value that is no number.`);
  }
}

/** The weights of a name that `checkWeights` has seen. */
export function tensor(weights: Weights, name: string): Float32Array {
  const values = weights.get(name);
  if (!values) throw new RangeError(`The tensor ${name} is missing.`);
  return values;
}

/** Tensors end to end. */
export function joined(parts: readonly Float32Array[]): Float32Array {
  const out = new Float32Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    out.set(part, at);
    at += part.length;
  }
  return out;
}
