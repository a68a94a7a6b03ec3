/** The network of models/network.ts as a training step and as a batched forward pass, weights in one flat vector. */
import {
  LAYER_NORM_EPSILON,
  parameterSpecs,
  sizeOf,
  type NetworkDefinition,
  type ParameterSpec,
} from '../../models/network.ts';
import { recurrentLayer } from './recurrent.ts';
import { Tape, type Value } from './tape.ts';

/** Adam's decay rates and stabiliser (Kingma & Ba 2015). */
export const BETA1 = 0.9;
export const BETA2 = 0.999;
const EPSILON = 1e-8;

/** Learnt parameters, in the order in which the flat weight vector holds them. */
export function learntParameters(network: NetworkDefinition): (ParameterSpec & { at: number; size: number })[] {
  let at = 0;
  return parameterSpecs(network)
    .filter((spec) => spec.trained)
    .map((spec) => {
      const size = sizeOf(spec.shape);
      at += size;
      return { ...spec, at: at - size, size };
    });
}

export function learntCount(network: NetworkDefinition): number {
  return learntParameters(network).reduce((sum, { size }) => sum + size, 0);
}

interface Forward {
  tape: Tape;
  logits: Value;
  /** Parameter values by name, in learnt order. */
  parameters: Map<string, Value>;
}

/**
 * Inputs: x [T, B, features] standardised; share, shut [T, B, 1] (see Tape); zero [B, hidden];
 * weights [learnt]. With dropout: dropStem [1, B, stem], dropPool [B, 2 · hidden], masks already divided by their rate.
 */
function forward(network: NetworkDefinition, dropout: boolean): Forward {
  const { features, stem, hidden, layers } = network;
  const tape = new Tape();
  const g = tape.graph;
  const x = g.input('x', ['T', 'B', features]);
  const share = g.input('share', ['T', 'B', 1]);
  const shut = g.input('shut', ['T', 'B', 1]);
  const zero = g.input('zero', ['B', hidden]);
  const learnt = learntParameters(network);
  const flat = g.input('weights', [learntCount(network)]);
  const slices = g.nodes('Split', [flat, g.ints(learnt.map(({ size }) => size))], learnt.length, { axis: 0 });
  const parameters = new Map(
    learnt.map(({ name, shape }, k) => [name, tape.track(tape.op('Reshape', slices[k] ?? flat, g.ints(shape)))]),
  );
  const parameter = (name: string): Value => {
    const value = parameters.get(name);
    if (!value) throw new Error(`The network has no parameter ${name}.`);
    return value;
  };

  let h = tape.op('Reshape', x, g.ints([-1, features]));
  h = tape.linear(h, parameter('stem.kernel'), parameter('stem.bias'));
  h = tape.silu(tape.layerNorm(h, parameter('stem.norm.scale'), parameter('stem.norm.bias'), LAYER_NORM_EPSILON));
  if (dropout) h = dropSteps(tape, h, zero, stem, g.input('dropStem', [1, 'B', stem]));
  let states = h;
  for (let layer = 0; layer < layers; layer++) {
    const inputs = layer ? hidden : stem;
    states = recurrentLayer(tape, network.family, layer ? tape.reshape(states, g.ints([-1, hidden])) : h, zero, {
      kernel: parameter(`recurrent.${layer}.kernel`),
      recurrent: parameter(`recurrent.${layer}.recurrent`),
      bias: parameter(`recurrent.${layer}.bias`),
      inputs,
      hidden,
    });
  }
  let pooled = tape.concat([tape.meanOverTime(states, share), tape.maxOverTime(states, shut)], 1, [hidden, hidden]);
  if (dropout) pooled = tape.scaled(pooled, g.input('dropPool', ['B', 2 * hidden]));
  const logits = tape.linear(pooled, parameter('head.kernel'), parameter('head.bias'));
  return { tape, logits, parameters };
}

/** One mask a sequence, the same at every step (Gal & Ghahramani 2016): h [T·B, units], mask [1, B, units]. */
function dropSteps(tape: Tape, h: Value, zero: Value, units: number, mask: Value): Value {
  const steps = tape.reshape(h, tape.stepShape(zero, units));
  return tape.reshape(tape.scaled(steps, mask), tape.graph.ints([-1, units]));
}

/** Batched inference with the weights as an input: → logits [B, classes]. */
export function forwardGraph(network: NetworkDefinition): Uint8Array {
  const { tape, logits } = forward(network, false);
  tape.graph.output(logits, 'logits', ['B', network.classes]);
  return tape.graph.model();
}

export interface TrainingGraphOptions {
  /** Largest norm of the gradient over all parameters; larger ones are scaled down (Pascanu et al. 2013). */
  clipNorm: number;
}

/**
 * One optimiser step: AdamW (Loshchilov & Hutter 2019), no decay on biases and norms.
 * Further inputs: y [B, classes] soft targets; inverse = 1 / B; rate (learning rate with Adam's bias correction);
 * decay (learning rate · weight decay); m, v [learnt]. Outputs: loss, probabilities, gradientNorm, weights', m', v'
 * as `weights_`, `m_`, `v_`, and `gradient` [learnt] before clipping.
 */
export function trainingGraph(network: NetworkDefinition, { clipNorm }: TrainingGraphOptions): Uint8Array {
  const { tape, logits, parameters } = forward(network, true);
  const g = tape.graph;
  const learnt = learntParameters(network);
  const count = learntCount(network);
  const y = g.input('y', ['B', network.classes]);
  const inverse = g.input('inverse', []);
  const rate = g.input('rate', []);
  const decay = g.input('decay', []);
  const m = g.input('m', [count]);
  const v = g.input('v', [count]);
  const { loss, probabilities } = tape.crossEntropy(logits, y, inverse);
  tape.track(loss);
  tape.accumulate(loss, g.scalar(1));
  tape.backward();

  const gradients = learnt.map(({ name, size }) => {
    const gradient = tape.gradient(parameters.get(name) ?? '');
    if (!gradient) throw new Error(`No gradient reaches ${name}.`);
    return tape.op('Reshape', gradient, g.ints([size]));
  });
  const gradient = g.node('Concat', gradients, { axis: 0 });
  const norm = tape.op('Sqrt', g.node('ReduceSumSquare', [gradient], { axes: [0], keepdims: 0 }));
  const shrink = tape.op('Min', g.scalar(1), tape.op('Div', g.scalar(clipNorm), tape.op('Add', norm, g.scalar(1e-6))));
  const clipped = tape.op('Mul', gradient, shrink);
  const blend = (old: Value, fresh: Value, beta: number) =>
    tape.op('Add', tape.op('Mul', old, g.scalar(beta)), tape.op('Mul', fresh, g.scalar(1 - beta)));
  const m2 = blend(m, clipped, BETA1);
  const v2 = blend(v, tape.op('Mul', clipped, clipped), BETA2);
  const step = tape.op('Div', m2, tape.op('Add', tape.op('Sqrt', v2), g.scalar(EPSILON)));
  const decays = g.floats(
    learnt.flatMap(({ shape, size }) => Array<number>(size).fill(shape.length > 1 ? 1 : 0)),
    [count],
  );
  const pull = tape.op('Mul', tape.op('Mul', 'weights', decays), decay);
  const weights = tape.op('Sub', tape.op('Sub', 'weights', tape.op('Mul', rate, step)), pull);

  g.output(loss, 'loss', []);
  g.output(probabilities, 'probabilities', ['B', network.classes]);
  g.output(norm, 'gradientNorm', []);
  g.output(gradient, 'gradient', [count]);
  g.output(weights, 'weights_', [count]);
  g.output(m2, 'm_', [count]);
  g.output(v2, 'v_', [count]);
  return g.model();
}
