/** The embedded engine: onnxruntime-node on the CPU. One thread, as the network is too small to share out. */
import * as ort from 'onnxruntime-node';
import type { NetworkDefinition, Weights } from '../network.ts';
import type { Engine, StreamState } from './engine.ts';
import { carried, segmentGraph, stepGraph } from './inference_graph.ts';

const SESSION: ort.InferenceSession.SessionOptions = {
  executionProviders: ['cpu'],
  intraOpNumThreads: 1,
  interOpNumThreads: 1,
  executionMode: 'sequential',
  graphOptimizationLevel: 'all',
  logSeverityLevel: 3,
};

interface OnnxState extends StreamState {
  readonly tensors: Record<string, ort.Tensor>;
}

export class OnnxEngine implements Engine {
  readonly name = 'onnx';
  readonly device = 'CPU';
  readonly #network: NetworkDefinition;
  readonly #segment: ort.InferenceSession;
  readonly #step: ort.InferenceSession;
  readonly #start: OnnxState;

  private constructor(network: NetworkDefinition, segment: ort.InferenceSession, step: ort.InferenceSession) {
    this.#network = network;
    this.#segment = segment;
    this.#step = step;
    const zero = ({ name, width }: { name: string; width: number }) => {
      const values = new Float32Array(width).fill(name === 'max' ? -Infinity : 0);
      return [name, new ort.Tensor('float32', values, [1, width])] as const;
    };
    this.#start = { frames: 0, tensors: Object.fromEntries(carried(network).map(zero)) };
  }

  static async create(network: NetworkDefinition, weights: Weights): Promise<OnnxEngine> {
    const [segment, step] = await Promise.all([
      ort.InferenceSession.create(segmentGraph(network, weights), SESSION),
      ort.InferenceSession.create(stepGraph(network, weights), SESSION),
    ]);
    const engine = new OnnxEngine(network, segment, step);
    // The first runs allocate and take some 100 ms: not when the first sign is under way.
    await engine.step(engine.start(), new Float32Array(network.features));
    await engine.score(new Float32Array(network.features), 1);
    return engine;
  }

  start(): StreamState {
    return this.#start;
  }

  async step(state: StreamState, features: Float32Array): Promise<{ logits: Float32Array; state: StreamState }> {
    if (features.length !== this.#network.features)
      throw new RangeError(`A frame has ${this.#network.features} features.`);
    const { tensors } = state as OnnxState;
    const x = new ort.Tensor('float32', features, [1, features.length]);
    const out = await this.#step.run({ ...tensors, x });
    const next: Record<string, ort.Tensor> = {};
    for (const name in tensors) next[name] = output(out, `${name}_`);
    return {
      logits: output(out, 'logits').data as Float32Array,
      state: { frames: state.frames + 1, tensors: next } as OnnxState,
    };
  }

  async score(features: Float32Array, frames: number): Promise<Float32Array> {
    if (frames < 1 || features.length !== frames * this.#network.features) {
      throw new RangeError(`A segment of ${frames} frames needs ${frames * this.#network.features} features.`);
    }
    const out = await this.#segment.run({ x: new ort.Tensor('float32', features, [frames, this.#network.features]) });
    return output(out, 'logits').data as Float32Array;
  }

  async release(): Promise<void> {
    await Promise.all([this.#segment.release(), this.#step.release()]);
  }
}

function output(outputs: ort.InferenceSession.ReturnType, name: string): ort.Tensor {
  const value = outputs[name];
  if (!value) throw new Error(`onnxruntime gave no ${name}.`);
  return value as ort.Tensor;
}
