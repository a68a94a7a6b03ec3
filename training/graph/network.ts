/** The network as a training step and as a batched forward pass. */
import { outputUnits, type NetworkDefinition } from '../../models/network.ts';
import { Forward } from './forward.ts';
import { learntCount, learntParameters } from './learnt.ts';
import type { Value } from './tape.ts';

/** Adam's decay rates and stabiliser (Kingma & Ba 2015). */
export const BETA1 = 0.9;
export const BETA2 = 0.999;
const EPSILON = 1e-8;

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

export interface TrainingGraphOptions {
  /** Largest norm of the gradient over all parameters; larger ones are scaled down (Pascanu et al. 2013). */
  clipNorm: number;
}

/**
 * One optimiser step: AdamW (Loshchilov & Hutter 2019), no decay on biases and norms.
 * Further inputs: y [B, classes] soft targets, for sentences y and previous [n, B, classes + 1]; inverse = 1 / B; rate
 * (learning rate with Adam's bias correction); decay (learning rate · weight decay); m, v [learnt]. Outputs: loss,
 * probabilities, gradientNorm, weights', m', v' as `weights_`, `m_`, `v_`, and `gradient` [learnt] before clipping.
 */
export function trainingGraph(network: NetworkDefinition, { clipNorm }: TrainingGraphOptions): Uint8Array {
  const pass = new Forward(network, true);
  const { tape, parameters } = pass;
  const g = tape.graph;
  const { logits, y } = answers(pass, network);
  const learnt = learntParameters(network);
  const count = learntCount(network);
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
  g.output(probabilities, 'probabilities', ['rows', outputUnits(network)]);
  g.output(norm, 'gradientNorm', []);
  g.output(gradient, 'gradient', [count]);
  g.output(weights, 'weights_', [count]);
  g.output(m2, 'm_', [count]);
  g.output(v2, 'v_', [count]);
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
