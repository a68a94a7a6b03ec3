/** Opens a model folder for use: reads, checks, and starts the engine that runs it. */
import type { Model } from '../model.ts';
import type { Prototype } from '../recognition.ts';
import type { Engine } from './engine.ts';
import { readModelFolder, type HeldOut } from './folder.ts';
import { OnnxEngine } from './onnx_engine.ts';

export interface OpenModel {
  model: Model;
  engine: Engine;
  /** Markdown. */
  card: string;
  prototypes: Map<string, Prototype>;
  heldOut: HeldOut | null;
  release(): Promise<void>;
}

/** @throws {import('../model.ts').ModelError} */
export async function openModel(folder: string): Promise<OpenModel> {
  const { model, weights, metrics, card, prototypes } = await readModelFolder(folder);
  const engine = await OnnxEngine.create(model.definition, weights);
  return {
    model,
    engine,
    card,
    prototypes: new Map(prototypes.map((prototype) => [prototype.word, prototype])),
    heldOut: metrics.heldOut,
    release: () => engine.release(),
  };
}
