/**
 * A small recurrent network that says of each frame of a stream whether a sign begins, goes on, or none is made: whatever
 * the sign is. It knows no words, so one network serves all vocabularies; one that has gone on learning from the words of a
 * model serves that one better (training/streams/tuned_boundary.ts). At 13,000 multiplications a frame plain code takes
 * less time than a call of an engine.
 */
import { BOUNDARY_FEATURES } from './boundary_features.ts';
import { LAYER_NORM_EPSILON } from './network.ts';

/** What a frame can be, in the order of the network's answers. */
export const OUTSIDE = 0;
export const BEGIN = 1;
export const INSIDE = 2;
export const STATES = 3;
/** The network hears so many frames of 30 Hz more before it judges one. */
export const LOOK_AHEAD = 4;

export interface BoundarySize {
  stem: number;
  hidden: number;
}

export interface BoundaryParameter {
  name: string;
  shape: readonly number[];
  at: number;
  size: number;
}

/** Learnt parameters, in the order in which a flat vector holds them. Gates: update, reset, new. */
export function boundaryParameters({ stem, hidden }: BoundarySize): BoundaryParameter[] {
  const shapes: [string, number[]][] = [
    ['stem.kernel', [BOUNDARY_FEATURES, stem]],
    ['stem.bias', [stem]],
    ['norm.scale', [stem]],
    ['norm.bias', [stem]],
    ['gru.kernel', [stem, 3 * hidden]],
    ['gru.recurrent', [hidden, 3 * hidden]],
    ['gru.bias', [3 * hidden]],
    ['head.kernel', [hidden, STATES]],
    ['head.bias', [STATES]],
  ];
  let at = 0;
  return shapes.map(([name, shape]) => {
    const size = shape.reduce((a, b) => a * b, 1);
    at += size;
    return { name, shape, at: at - size, size };
  });
}

/** Of one network or of several, one after another. */
export interface BoundaryWeights extends BoundarySize {
  /** [networks][BOUNDARY_FEATURES] */
  mean: Float32Array;
  /** [networks][BOUNDARY_FEATURES] 1 / standard deviation */
  scale: Float32Array;
  /** [networks], each as `boundaryParameters` has them. */
  learnt: Float32Array;
}

/** @throws {RangeError} where there are none, or where they differ in size */
export function together(networks: readonly BoundaryWeights[]): BoundaryWeights {
  const [first] = networks;
  if (!first || networks.some(({ stem, hidden }) => stem !== first.stem || hidden !== first.hidden))
    throw new RangeError('Boundary networks that answer together are of one size.');
  const joined = (of: 'mean' | 'scale' | 'learnt') => Float32Array.from(networks.flatMap((each) => [...each[of]]));
  return { ...first, mean: joined('mean'), scale: joined('scale'), learnt: joined('learnt') };
}

/** Each of the networks that answer together, on the same memory. */
export function apart(weights: BoundaryWeights): BoundaryWeights[] {
  const { mean, scale, learnt } = weights;
  const count = mean.length / BOUNDARY_FEATURES;
  const part = (values: Float32Array, k: number) => {
    const length = Math.ceil(values.length / count);
    return values.subarray(k * length, (k + 1) * length);
  };
  return Array.from({ length: Math.max(1, Math.ceil(count)) }, (_, k) => ({
    ...weights,
    mean: part(mean, k),
    scale: part(scale, k),
    learnt: part(learnt, k),
  }));
}

export class BoundaryNetwork {
  readonly #networks: One[];

  /** @throws {RangeError} where the weights have another size */
  constructor(weights: BoundaryWeights) {
    this.#networks = apart(weights).map((each) => new One(each));
  }

  reset(): void {
    for (const network of this.#networks) network.reset();
  }

  /**
   * @param features [BOUNDARY_FEATURES] of the next frame
   * @returns probabilities of OUTSIDE, BEGIN and INSIDE, LOOK_AHEAD frames ago
   */
  step(features: Float32Array): Float32Array {
    const mean = new Float32Array(STATES);
    for (const network of this.#networks)
      network.step(features).forEach((p, k) => (mean[k] = (mean[k] ?? 0) + p / this.#networks.length));
    return mean;
  }
}

class One {
  readonly #weights: BoundaryWeights;
  readonly #part: (name: string) => Float32Array;
  #state: Float32Array;

  /** @throws {RangeError} where the weights have another size */
  constructor(weights: BoundaryWeights) {
    const parts = new Map(
      boundaryParameters(weights).map(({ name, at, size }) => [name, weights.learnt.subarray(at, at + size)]),
    );
    const count = [...parts.values()].reduce((sum, part) => sum + part.length, 0);
    if (
      weights.learnt.length !== count ||
      weights.mean.length !== BOUNDARY_FEATURES ||
      weights.scale.length !== BOUNDARY_FEATURES
    )
      throw new RangeError('The boundary network’s weights do not have its size.');
    this.#weights = weights;
    this.#part = (name) => parts.get(name) ?? new Float32Array(0);
    this.#state = new Float32Array(weights.hidden);
  }

  reset(): void {
    this.#state.fill(0);
  }

  step(features: Float32Array): Float32Array {
    const { mean, scale, hidden } = this.#weights;
    const x = features.map((value, k) => (value - (mean[k] ?? 0)) * (scale[k] ?? 1));
    const stem = this.#normed(linear(x, this.#part('stem.kernel'), this.#part('stem.bias')));
    const projected = linear(stem, this.#part('gru.kernel'), this.#part('gru.bias'));
    const recalled = linear(this.#state, this.#part('gru.recurrent'), new Float32Array(3 * hidden));
    const state = new Float32Array(hidden);
    for (let k = 0; k < hidden; k++) {
      const gate = (at: number) => sigmoid((projected[at] ?? 0) + (recalled[at] ?? 0));
      const [z, r] = [gate(k), gate(hidden + k)];
      const fresh = Math.tanh((projected[2 * hidden + k] ?? 0) + r * (recalled[2 * hidden + k] ?? 0));
      state[k] = fresh + z * ((this.#state[k] ?? 0) - fresh);
    }
    this.#state = state;
    const logits = linear(state, this.#part('head.kernel'), this.#part('head.bias'));
    const most = Math.max(...logits);
    const odds = logits.map((logit) => Math.exp(logit - most));
    const sum = odds.reduce((a, b) => a + b, 0);
    return odds.map((value) => value / sum);
  }

  /** Layer norm and SiLU. */
  #normed(values: Float32Array): Float32Array {
    const mean = values.reduce((a, b) => a + b, 0) / values.length;
    const variance = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length;
    const inverse = 1 / Math.sqrt(variance + LAYER_NORM_EPSILON);
    const [scale, bias] = [this.#part('norm.scale'), this.#part('norm.bias')];
    return values.map((value, k) => {
      const normal = (value - mean) * inverse * (scale[k] ?? 1) + (bias[k] ?? 0);
      return normal * sigmoid(normal);
    });
  }
}

const sigmoid = (x: number): number => 1 / (1 + Math.exp(-x));

/** x [n] · kernel [n, m] + bias [m] */
function linear(x: Float32Array, kernel: Float32Array, bias: Float32Array): Float32Array {
  const out = Float32Array.from(bias);
  const width = out.length;
  for (let i = 0; i < x.length; i++) {
    const value = x[i] ?? 0;
    if (value === 0) continue;
    const row = i * width;
    for (let k = 0; k < width; k++) out[k] = (out[k] ?? 0) + value * (kernel[row + k] ?? 0);
  }
  return out;
}
