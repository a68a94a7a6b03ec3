/** A trained model as an ONNX file for other programs, and what they must know to use it. */
import { rename, rm, stat, writeFile } from 'node:fs/promises';
import { basename, dirname } from 'node:path';
import { readModelFolder } from '../../models/engine/folder.ts';
import { segmentGraph } from '../../models/engine/inference_graph.ts';
import { FRAME_INTERVAL } from '../../models/resampling.ts';
import { InputError } from '../takes.ts';

export interface OnnxExport {
  file: string;
  /** Name of the JSON beside it. */
  about: string;
  bytes: number;
  words: number;
}

/**
 * Writes `out` and `out`.json: words in the order of the logits, and which features go in.
 * @throws {ModelError} where the model cannot be read
 * @throws {InputError} where there is no folder to write into
 */
export async function exportOnnx(folder: string, out: string): Promise<OnnxExport> {
  const { model, weights } = await readModelFolder(folder);
  const info = await stat(dirname(out)).catch(() => null);
  if (!info?.isDirectory()) throw new InputError(`There is no folder to write ${basename(out)} into.`);
  const graph = segmentGraph(model.definition, weights);
  const about = {
    format: 1,
    name: model.name,
    family: model.family,
    vocabulary: model.vocabulary,
    input: { name: 'x', shape: ['T', model.features.count], type: 'float32' },
    output: { name: 'logits', shape: [1, model.vocabulary.length], type: 'float32' },
    /** How x is made of landmarks: Signwright's models/features.ts of this version, at this frame rate. */
    features: { ...model.features, fps: Math.round(1000 / FRAME_INTERVAL) },
    /** Probabilities are softmax(logits / temperature); below the threshold Signwright stays silent. */
    temperature: model.temperature,
    threshold: model.threshold,
    dataset: model.dataset,
    weights: { sha256: model.weights.sha256 },
  };
  await replace(`${out}.json`, `${JSON.stringify(about, null, 2)}\n`);
  await replace(out, graph);
  return { file: basename(out), about: `${basename(out)}.json`, bytes: graph.length, words: model.vocabulary.length };
}

async function replace(path: string, content: string | Uint8Array): Promise<void> {
  const beside = `${path}.${process.pid}.new`;
  try {
    await writeFile(beside, content);
    await rename(beside, path);
  } finally {
    await rm(beside, { force: true });
  }
}
