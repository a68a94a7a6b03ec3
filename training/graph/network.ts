/** The network as a gradient and as a batched forward pass. */
import { outputUnits, type NetworkDefinition } from '../../models/network.ts';
import { Forward } from './forward.ts';
import { learntCount, learntParameters } from './learnt.ts';
import type { Value } from './tape.ts';

/** Batched inference with the weights as an input: → logits [B, classes]. Of a sentence, those of the first word. */
export function forwardGraph(network: NetworkDefinition): Uint8Array {
  const pass = new Forward(network, false);
  const g = pass.tape.graph;
  const logits = network.family === 'encoder-decoder' ? firstWord(pass, network) : pass.word();
  g.output(logits, 'logits', ['B', network.classes]);
  return g.model();
}

function firstWord(pass: Forward, network: NetworkDefinition): Value {
  const { tape } = pass;
  const g = tape.graph;
  const { classes } = network;
  // "No word yet" is the last row.
  const start = g.floats([...Array<number>(classes).fill(0), 1], [1, 1, classes + 1]);
  const batch = g.node('Shape', ['zero'], { start: 0, end: 1 });
  const shape = g.node('Concat', [g.ints([1]), batch, g.ints([classes + 1])], { axis: 0 });
  const logits = pass.sentence(tape.op('Expand', start, shape));
  return tape.op('Slice', logits, g.ints([0]), g.ints([classes]), g.ints([1]));
}

/**
 * Loss and gradient of one shard of a batch. Further inputs: y [B, classes] soft targets, for sentences y and previous
 * [n, B, classes + 1]; inverse = 1 / sequences of the whole batch. Outputs: loss, probabilities, gradient [learnt].
 */
export function gradientGraph(network: NetworkDefinition): Uint8Array {
  const pass = new Forward(network, true);
  const { tape, parameters } = pass;
  const g = tape.graph;
  const { logits, y } = answers(pass, network);
  const { loss, probabilities } = tape.crossEntropy(logits, y, g.input('inverse', []));
  tape.track(loss);
  tape.accumulate(loss, g.scalar(1));
  tape.backward();

  const gradients = learntParameters(network).map(({ name, size }) => {
    const gradient = tape.gradient(parameters.get(name) ?? '');
    if (!gradient) throw new Error(`No gradient reaches ${name}.`);
    return tape.op('Reshape', gradient, g.ints([size]));
  });
  g.output(loss, 'loss', []);
  g.output(probabilities, 'probabilities', ['rows', outputUnits(network)]);
  g.node('Concat', gradients, { axis: 0 }, 'gradient');
  g.declare('gradient', [learntCount(network)]);
  return g.model();
}

/** Logits and soft targets, row by row. */
function answers(pass: Forward, network: NetworkDefinition): { logits: Value; y: Value } {
  const { tape } = pass;
  const g = tape.graph;
  if (network.family !== 'encoder-decoder') return { logits: pass.word(), y: g.input('y', ['B', network.classes]) };
  const units = outputUnits(network);
  const logits = pass.sentence(g.input('previous', ['N', 'B', units]));
  return { logits, y: tape.op('Reshape', g.input('y', ['N', 'B', units]), g.ints([-1, units])) };
}
