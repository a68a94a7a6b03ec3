/**
 * The embedded engine: onnxruntime-node on the CPU. One thread, as the network is too small to share out. Its execution
 * providers for graphics cards run the same graphs; they are opened in processes of their own (remote_engine.ts).
 */
import * as ort from 'onnxruntime-node';
import { softmax } from '../model.ts';
import { isCausal, LONGEST_SENTENCE, type NetworkDefinition, type Weights } from '../network.ts';
import type { DecodedWord, Engine, StreamState } from './engine.ts';
import { carried, decoderGraph, segmentGraph, stepGraph } from './inference_graph.ts';

export type OnnxProvider = 'cpu' | 'webgpu' | 'dml' | 'coreml' | 'cuda';

const DEVICES: Record<OnnxProvider, string> = {
  cpu: 'CPU',
  webgpu: 'GPU (WebGPU)',
  dml: 'GPU (DirectML)',
  coreml: 'GPU (CoreML)',
  cuda: 'GPU (CUDA)',
};

const SESSION: ort.InferenceSession.SessionOptions = {
  intraOpNumThreads: 1,
  interOpNumThreads: 1,
  executionMode: 'sequential',
  graphOptimizationLevel: 'all',
  logSeverityLevel: 3,
};

/** Plain numbers: it can go from one process to another. */
interface OnnxState extends StreamState {
  readonly values: Record<string, Float32Array>;
}

interface Sessions {
  segment: ort.InferenceSession;
  /** Of causal networks. */
  step: ort.InferenceSession | null;
  /** Of encoder-decoders. */
  decoder: ort.InferenceSession | null;
}

export class OnnxEngine implements Engine {
  readonly name = 'onnx';
  readonly device: string;
  readonly decode?: (features: Float32Array, frames: number) => Promise<DecodedWord[]>;
  readonly #network: NetworkDefinition;
  readonly #sessions: Sessions;
  readonly #start: OnnxState;

  private constructor(network: NetworkDefinition, sessions: Sessions, device: string) {
    this.device = device;
    this.#network = network;
    this.#sessions = sessions;
    const { decoder } = sessions;
    if (decoder) this.decode = (features, frames) => this.#decode(decoder, features, frames);
    const zero = ({ name, width }: { name: string; width: number }) => {
      return [name, new Float32Array(width).fill(name === 'max' ? -Infinity : 0)] as const;
    };
    this.#start = { frames: 0, values: Object.fromEntries(carried(network).map(zero)) };
  }

  /** @throws where the provider cannot run all of the network: nothing falls back to the CPU in silence */
  static async create(
    network: NetworkDefinition,
    weights: Weights,
    provider: OnnxProvider = 'cpu',
  ): Promise<OnnxEngine> {
    const open = (graph: Uint8Array) => ort.InferenceSession.create(graph, sessionOn(provider));
    const [segment, step, decoder] = await Promise.all([
      open(segmentGraph(network, weights)),
      isCausal(network.family) ? open(stepGraph(network, weights)) : null,
      network.family === 'encoder-decoder' ? open(decoderGraph(network, weights)) : null,
    ]);
    const engine = new OnnxEngine(network, { segment, step, decoder }, DEVICES[provider]);
    // The first runs allocate and take some 100 ms: not when the first sign is under way.
    const still = new Float32Array(network.features);
    if (step) await engine.step(engine.start(), still);
    await engine.score(still, 1);
    return engine;
  }

  start(): StreamState {
    this.#stepper();
    return this.#start;
  }

  async step(state: StreamState, features: Float32Array): Promise<{ logits: Float32Array; state: StreamState }> {
    if (features.length !== this.#network.features)
      throw new RangeError(`A frame has ${this.#network.features} features.`);
    const { values } = state as OnnxState;
    const feeds: Record<string, ort.Tensor> = { x: row(features) };
    for (const name in values) feeds[name] = row(values[name] ?? new Float32Array());
    const out = await this.#stepper().run(feeds);
    const next: Record<string, Float32Array> = {};
    for (const name in values) next[name] = output(out, `${name}_`).data as Float32Array;
    return {
      logits: output(out, 'logits').data as Float32Array,
      state: { frames: state.frames + 1, values: next } as OnnxState,
    };
  }

  async score(features: Float32Array, frames: number): Promise<Float32Array> {
    const out = await this.#sessions.segment.run(this.#segment(features, frames), ['logits']);
    return output(out, 'logits').data as Float32Array;
  }

  async embed(features: Float32Array, frames: number): Promise<Float32Array> {
    const out = await this.#sessions.segment.run(this.#segment(features, frames), ['pooled']);
    return output(out, 'pooled').data as Float32Array;
  }

  async release(): Promise<void> {
    await Promise.all(Object.values(this.#sessions).map((session: ort.InferenceSession | null) => session?.release()));
  }

  async #decode(decoder: ort.InferenceSession, features: Float32Array, frames: number): Promise<DecodedWord[]> {
    const end = this.#network.classes;
    const wanted = ['memory', 'keys', 'state', 'logits'];
    const first = await this.#sessions.segment.run(this.#segment(features, frames), wanted);
    const memory = output(first, 'memory');
    const keys = output(first, 'keys');
    let state = output(first, 'state');
    let probabilities = softmax(output(first, 'logits').data as Float32Array);
    const words: DecodedWord[] = [];
    for (;;) {
      const probability = Math.max(...probabilities);
      const word = probabilities.indexOf(probability);
      if (word === end) return words;
      words.push({ word, probability });
      if (words.length === LONGEST_SENTENCE) return words;
      const previous = new Float32Array(end + 1);
      previous[word] = 1;
      const feeds = { memory, keys, state, previous: new ort.Tensor('float32', previous, [1, end + 1]) };
      const next = await decoder.run(feeds);
      state = output(next, 'state_');
      probabilities = softmax(output(next, 'logits').data as Float32Array);
    }
  }

  #stepper(): ort.InferenceSession {
    const { step } = this.#sessions;
    if (!step) throw new RangeError(`The family ${this.#network.family} reads whole segments only.`);
    return step;
  }

  #segment(features: Float32Array, frames: number): { x: ort.Tensor } {
    const expected = frames * this.#network.features;
    if (frames < 1 || features.length !== expected)
      throw new RangeError(`A segment of ${frames} frames needs ${expected} features.`);
    return { x: new ort.Tensor('float32', features, [frames, this.#network.features]) };
  }
}

function sessionOn(provider: OnnxProvider): ort.InferenceSession.SessionOptions {
  const options = { ...SESSION, executionProviders: [provider] };
  if (provider === 'cpu') return options;
  // DirectML does not work with memory patterns.
  return { ...options, enableMemPattern: provider !== 'dml', extra: { session: { disable_cpu_ep_fallback: '1' } } };
}

/** [1, values] */
const row = (values: Float32Array): ort.Tensor => new ort.Tensor('float32', values, [1, values.length]);

function output(outputs: ort.InferenceSession.ReturnType, name: string): ort.Tensor {
  const value = outputs[name];
  if (!value) throw new Error(`onnxruntime gave no ${name}.`);
  return value as ort.Tensor;
}
