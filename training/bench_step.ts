/** One optimiser step on made-up sequences, to be timed: the graph and the optimiser of training on one whole batch, without the data. */
import * as ort from 'onnxruntime-node';
import { pooledUnits, type NetworkDefinition } from '../models/network.ts';
import { learntCount, learntParameters } from './graph/learnt.ts';
import { gradientGraph } from './graph/network.ts';
import { initialWeights } from './initialise.ts';
import { Optimiser } from './optimiser.ts';
import { Random } from './random.ts';
import { targetTensors } from './targets.ts';
import { RECIPE } from './recipe.ts';

export interface StepSize {
  batch: number;
  frames: number;
  threads: number;
}

/** @returns a function that takes one step from where the last one ended */
export async function trainingStep(
  network: NetworkDefinition,
  { batch, frames, threads }: StepSize,
): Promise<() => Promise<void>> {
  const session = await ort.InferenceSession.create(gradientGraph(network), {
    intraOpNumThreads: threads,
    interOpNumThreads: 1,
    logSeverityLevel: 3,
  });
  const count = learntCount(network);
  const weights = initialWeights(network, 1);
  const flat = new Float32Array(count);
  for (const { name, at } of learntParameters(network)) flat.set(weights.get(name) ?? [], at);
  const gradient = new Float32Array(count);
  const optimiser = new Optimiser(learntParameters(network), flat, RECIPE);
  const random = new Random(2);
  const f32 = (data: Float32Array, dims: readonly number[]) => new ort.Tensor('float32', data, dims);
  const filled = (dims: readonly number[], value: number) =>
    f32(new Float32Array(dims.reduce((a, b) => a * b, 1)).fill(value), dims);
  const x = Float32Array.from({ length: frames * batch * network.features }, () => random.spread(1));
  const nothing = { frames: 0, hands: new Float32Array(), presence: new Uint8Array() };
  const said = Array.from({ length: batch }, (_, b) => ({ clip: nothing, labels: [b % network.classes] }));
  const constant = {
    x: f32(x, [frames, batch, network.features]),
    share: filled([frames, batch, 1], 1 / frames),
    shut: filled([frames, batch, 1], 0),
    zero: filled([batch, network.hidden], 0),
    ...targetTensors(said, network, RECIPE.labelSmoothing),
    dropStem: filled([1, batch, network.stem], 1),
    dropPool: filled([batch, pooledUnits(network)], 1),
    inverse: filled([], 1 / batch),
    weights: f32(flat, [count]),
  };
  const wanted = { gradient: f32(gradient, [count]), loss: null };
  return async () => {
    await session.run(constant, wanted);
    optimiser.step([gradient], 1e-3);
  };
}
