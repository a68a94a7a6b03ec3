/** The boundary network (models/boundary.ts) as one graph: loss and gradient of a batch of stretches. */
import { BOUNDARY_FEATURES } from '../../models/boundary_features.ts';
import { boundaryParameters, STATES, type BoundarySize } from '../../models/boundary.ts';
import { LAYER_NORM_EPSILON } from '../../models/network.ts';
import { gruLayer } from './gru.ts';
import { Tape } from './tape.ts';

/**
 * Inputs: x [T, B, features] standardised, y [T · B, states] targets by weight, zero [B, hidden], inverse (1 / sum of the
 * weights), drop [1, B, stem], weights [learnt]. Outputs: loss, probabilities [T · B, states], gradient [learnt].
 */
export function boundaryGraph(size: BoundarySize): Uint8Array {
  const tape = new Tape();
  const g = tape.graph;
  const { stem, hidden } = size;
  const specs = boundaryParameters(size);
  const count = specs.reduce((sum, spec) => sum + spec.size, 0);
  g.input('x', ['T', 'B', BOUNDARY_FEATURES]);
  const zero = g.input('zero', ['B', hidden]);
  const flat = g.input('weights', [count]);
  const slices = g.nodes('Split', [flat, g.ints(specs.map((spec) => spec.size))], specs.length, { axis: 0 });
  const parts = new Map(
    specs.map(({ name, shape }, k) => [name, tape.track(tape.op('Reshape', slices[k] ?? flat, g.ints(shape)))]),
  );
  const part = (name: string) => parts.get(name) ?? flat;
  let h = tape.linear(tape.op('Reshape', 'x', g.ints([-1, BOUNDARY_FEATURES])), part('stem.kernel'), part('stem.bias'));
  h = tape.silu(tape.layerNorm(h, part('norm.scale'), part('norm.bias'), LAYER_NORM_EPSILON));
  const steps = tape.scaled(tape.reshape(h, tape.stepShape(zero, stem)), g.input('drop', [1, 'B', stem]));
  const layer = {
    kernel: part('gru.kernel'),
    recurrent: part('gru.recurrent'),
    bias: part('gru.bias'),
    inputs: stem,
    hidden,
  };
  const states = gruLayer(tape, tape.reshape(steps, g.ints([-1, stem])), zero, layer);
  const logits = tape.linear(tape.reshape(states, g.ints([-1, hidden])), part('head.kernel'), part('head.bias'));
  const { loss, probabilities } = tape.crossEntropy(logits, g.input('y', ['rows', STATES]), g.input('inverse', []));
  tape.track(loss);
  tape.accumulate(loss, g.scalar(1));
  tape.backward();
  const gradients = specs.map(({ name, size: values }) => {
    const gradient = tape.gradient(part(name));
    if (!gradient) throw new Error(`No gradient reaches ${name}.`);
    return tape.op('Reshape', gradient, g.ints([values]));
  });
  g.output(loss, 'loss', []);
  g.output(probabilities, 'probabilities', ['rows', STATES]);
  g.node('Concat', gradients, { axis: 0 }, 'gradient');
  g.declare('gradient', [count]);
  return g.model();
}
