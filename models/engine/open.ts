/** Opens a model folder for use: reads, checks, and starts the engine that runs it. */
import type { BoundaryWeights } from '../boundary.ts';
import type { Model } from '../model.ts';
import type { NetworkDefinition, Weights } from '../network.ts';
import type { Prototype } from '../recognition.ts';
import type { Engine } from './engine.ts';
import { FailoverEngine } from './failover_engine.ts';
import { fasterOf } from './fastest.ts';
import { readModelFolder, type HeldOut, type ModelFolder } from './folder.ts';
import { OnnxEngine } from './onnx_engine.ts';
import { loadTensorFlow, mayHaveCuda, type TensorFlowBinding } from './tensorflow_binding.ts';
import { TensorFlowEngine } from './tensorflow_engine.ts';

/** `auto` is `onnx`, unless TensorFlow really computes on a CUDA GPU and is faster there on the very model. */
export const ENGINE_CHOICES = ['auto', 'onnx', 'tensorflow'] as const;
export type EngineChoice = (typeof ENGINE_CHOICES)[number];

export interface OpenModel {
  model: Model;
  engine: Engine;
  /** Markdown. */
  card: string;
  prototypes: Map<string, Prototype>;
  heldOut: HeldOut | null;
  /** Null: the boundary network that ships finds the signs. */
  boundary: BoundaryWeights | null;
  release(): Promise<void>;
}

/**
 * @throws {import('../model.ts').ModelError} where the folder cannot be used, or the chosen engine cannot be loaded
 */
export async function openModel(
  folder: string,
  { engine: choice = 'auto' }: { engine?: EngineChoice } = {},
): Promise<OpenModel> {
  const read = await readModelFolder(folder);
  return opened(read, await startEngine(choice, read.model.definition, read.weights));
}

/** A model whose engine can be exchanged while it is used. */
export interface SteadyModel extends OpenModel {
  engine: FailoverEngine;
  /** What another engine is opened with. */
  weights: Weights;
}

/**
 * On the processor, which is there at once and stays the last resort of every other engine.
 * @throws {import('../model.ts').ModelError} where the folder cannot be used
 */
export async function openSteadyModel(folder: string): Promise<SteadyModel> {
  const read = await readModelFolder(folder);
  const { weights } = read;
  const open = () => OnnxEngine.create(read.model.definition, weights);
  const engine = new FailoverEngine(await open(), open);
  return { ...opened(read, engine), engine, weights };
}

function opened({ model, metrics, card, prototypes, boundary }: ModelFolder, engine: Engine): OpenModel {
  return {
    model,
    engine,
    card,
    prototypes: new Map(prototypes.map((prototype) => [prototype.word, prototype])),
    heldOut: metrics.heldOut,
    boundary,
    release: () => engine.release(),
  };
}

async function startEngine(choice: EngineChoice, network: NetworkDefinition, weights: Weights): Promise<Engine> {
  if (choice === 'tensorflow') return TensorFlowEngine.create(loadTensorFlow(), network, weights);
  const onnx = await OnnxEngine.create(network, weights);
  const binding = choice === 'auto' ? tensorFlowOnGpu() : null;
  if (!binding) return onnx;
  const tensorflow = await TensorFlowEngine.create(binding, network, weights);
  const faster = await fasterOf(network, [onnx, tensorflow]);
  await (faster === onnx ? tensorflow : onnx).release();
  return faster;
}

function tensorFlowOnGpu(): TensorFlowBinding | null {
  if (!mayHaveCuda()) return null;
  try {
    const binding = loadTensorFlow();
    return binding.usesGpu ? binding : null;
  } catch {
    // It is optional: who wants it by all means chooses it, and is told why it cannot be had.
    return null;
  }
}
