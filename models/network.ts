/**
 * The network, defined once: which parameters a family has, in one layout that training and every engine share.
 *
 * standardise → linear → layer norm → SiLU → recurrent layers → mean and maximum over time → linear → logits.
 * Pooling over time instead of reading the last state costs a causal net almost nothing against a bidirectional one
 * (1.0 to 1.5 points, against 10.6: RESEARCH), and both pools stream: a running sum and a running maximum.
 */

/** Families in the order in which they are listed. */
export const FAMILIES = ['lstm', 'gru'] as const;
export type Family = (typeof FAMILIES)[number];

/** Rows of gates in a recurrent kernel. LSTM: input, output, forget, cell (ONNX's order). GRU: update, reset, new. */
export const GATES: Record<Family, number> = { lstm: 4, gru: 3 };

export interface NetworkDefinition {
  family: Family;
  /** Features a frame. */
  features: number;
  /** Units of the layer before the recurrent ones. */
  stem: number;
  /** Units of a recurrent layer. */
  hidden: number;
  layers: number;
  /** Words, `none` included. */
  classes: number;
}

export interface ParameterSpec {
  name: string;
  shape: readonly number[];
  init: 'glorot' | 'orthogonal' | 'zeros' | 'ones' | 'lstm-bias';
  /** Fixed values (the standardisation) are measured, not learnt. */
  trained: boolean;
}

/** All parameters in the order in which they are stored. Kernels are [inputs, gates · hidden], gates side by side. */
export function parameterSpecs(network: NetworkDefinition): ParameterSpec[] {
  const { family, features, stem, hidden, layers, classes } = network;
  const gates = GATES[family] * hidden;
  const recurrent = Array.from({ length: layers }, (_, layer): ParameterSpec[] => [
    { name: `recurrent.${layer}.kernel`, shape: [layer ? hidden : stem, gates], init: 'glorot', trained: true },
    { name: `recurrent.${layer}.recurrent`, shape: [hidden, gates], init: 'orthogonal', trained: true },
    { name: `recurrent.${layer}.bias`, shape: [gates], init: family === 'lstm' ? 'lstm-bias' : 'zeros', trained: true },
  ]).flat();
  return [
    { name: 'standardise.mean', shape: [features], init: 'zeros', trained: false },
    { name: 'standardise.scale', shape: [features], init: 'ones', trained: false },
    { name: 'stem.kernel', shape: [features, stem], init: 'glorot', trained: true },
    { name: 'stem.bias', shape: [stem], init: 'zeros', trained: true },
    { name: 'stem.norm.scale', shape: [stem], init: 'ones', trained: true },
    { name: 'stem.norm.bias', shape: [stem], init: 'zeros', trained: true },
    ...recurrent,
    { name: 'head.kernel', shape: [2 * hidden, classes], init: 'glorot', trained: true },
    { name: 'head.bias', shape: [classes], init: 'zeros', trained: true },
  ];
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
