/** Model folders on disk: written so that a reader sees the old one or the new one, never half of either. */
import { createHash } from 'node:crypto';
import { mkdir, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import type { BoundaryWeights } from '../boundary.ts';
import { decodeBoundary } from '../boundary_weights.ts';
import { ModelError, parseModel, type Model, type ModelFile } from '../model.ts';
import { checkWeights, parameterSpecs, tensor, type Weights } from '../network.ts';
import type { Prototype } from '../recognition.ts';
import { readSafetensors, writeSafetensors } from './safetensors.ts';

/** Larger files than this are no model of ours, bytes. */
const MAX_FILE = 256 * 1024 * 1024;

/** Accuracy on signers that training never saw; rates 0..1. */
export interface HeldOut {
  top1: number;
  worstSigner: string;
  worstTop1: number;
}

export interface Metrics {
  heldOut: HeldOut | null;
  [name: string]: unknown;
}

export interface ModelFolder {
  model: Model;
  weights: Weights;
  metrics: Metrics;
  card: string;
  prototypes: Prototype[];
  /** Where signs begin and end, learnt from this model's words; null where it has none: then the one that ships serves. */
  boundary: BoundaryWeights | null;
}

/** The boundary network in a model's folder. */
export const BOUNDARY_FILE = 'boundary.json';

const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

/** @throws {ModelError} with one sentence that names what is wrong; nothing is changed */
export async function readModelFolder(folder: string): Promise<ModelFolder> {
  const name = basename(folder);
  const info = await stat(folder).catch(() => null);
  if (!info?.isDirectory()) throw new ModelError(`There is no model folder ${name}.`);
  const json = async (file: string): Promise<unknown> => {
    const text = new TextDecoder().decode(await readBounded(folder, file));
    try {
      return JSON.parse(text);
    } catch {
      throw new ModelError(`The model ${name} is damaged: ${file} is not JSON.`);
    }
  };
  const model = parseModel(await json('model.json'));
  const bytes = await readBounded(folder, model.weights.file);
  if (sha256(bytes) !== model.weights.sha256) {
    throw new ModelError(
      `The model ${name} is damaged: ${model.weights.file} does not have the SHA-256 that model.json names.`,
    );
  }
  const weights = readSafetensors(bytes);
  try {
    checkWeights(model.definition, weights);
  } catch (error) {
    throw new ModelError(`The model ${name} is damaged: ${(error as Error).message}`);
  }
  const optional = async <T>(file: string, missing: T): Promise<T> =>
    (await stat(join(folder, file)).catch(() => null)) ? ((await json(file)) as T) : missing;
  return {
    model,
    weights,
    metrics: await optional<Metrics>('metrics.json', { heldOut: null }),
    card: await readFile(join(folder, 'card.md'), 'utf8').catch(() => ''),
    prototypes: await optional<Prototype[]>('prototypes.json', []),
    boundary: usable(await optional<unknown>(BOUNDARY_FILE, null)),
  };
}

/** One that was made for other features is as good as none. */
function usable(file: unknown): BoundaryWeights | null {
  try {
    return file === null ? null : decodeBoundary(file);
  } catch {
    return null;
  }
}

async function readBounded(folder: string, file: string): Promise<Uint8Array> {
  const path = join(folder, file);
  const info = await stat(path).catch(() => null);
  if (!info?.isFile()) throw new ModelError(`The model ${basename(folder)} is incomplete: ${file} is missing.`);
  if (info.size > MAX_FILE) throw new ModelError(`The model ${basename(folder)} is damaged: ${file} is too large.`);
  return readFile(path);
}

export type NewModel = Omit<ModelFolder, 'model' | 'boundary'> & { model: Omit<ModelFile, 'weights'> };

/**
 * Writes beside the target and renames, so that a crash leaves no half a model; an older model of that name makes way
 * only once the new one is complete.
 * @throws {ModelError} where the target holds something that is no model folder
 */
export async function writeModelFolder(
  folder: string,
  { model, weights, metrics, card, prototypes }: NewModel,
): Promise<void> {
  await checkTarget(folder);
  const definition = {
    family: model.family,
    features: model.features.count,
    ...model.network,
    classes: model.vocabulary.length,
  };
  checkWeights(definition, weights);
  const tensors = parameterSpecs(definition).map(({ name, shape }) => ({ name, shape, values: tensor(weights, name) }));
  const bytes = writeSafetensors(tensors);
  const file: ModelFile = { ...model, weights: { file: 'weights.safetensors', sha256: sha256(bytes) } };
  const beside = `${folder}.${process.pid}.new`;
  const old = `${folder}.${process.pid}.old`;
  await mkdir(dirname(folder), { recursive: true });
  await rm(beside, { recursive: true, force: true });
  await mkdir(beside);
  await writeFile(join(beside, 'weights.safetensors'), bytes);
  await writeFile(join(beside, 'model.json'), JSON.stringify(file, null, 2) + '\n');
  await writeFile(join(beside, 'metrics.json'), JSON.stringify(metrics, null, 2) + '\n');
  await writeFile(join(beside, 'card.md'), card);
  if (prototypes.length) await writeFile(join(beside, 'prototypes.json'), JSON.stringify(prototypes) + '\n');
  const exists = (await stat(folder).catch(() => null)) !== null;
  if (exists) await rename(folder, old);
  await rename(beside, folder);
  await rm(old, { recursive: true, force: true });
}

/** What is found out about a model, or decided, after it was written; what is not named stays. */
export interface Revision {
  name?: string;
  temperature?: number;
  threshold?: number;
  openSet?: NonNullable<ModelFile['openSet']>;
  metrics?: Metrics;
  card?: string;
  /** Any further file of JSON, by its name. */
  beside?: Record<string, unknown>;
}

/**
 * Each file on its own is the old one or the new one at any time, and any mixture of them is a sound model.
 * @throws {ModelError} where the folder holds no sound model.json
 */
export async function reviseModelFolder(folder: string, revision: Revision): Promise<void> {
  const { name, temperature, threshold, openSet, metrics, card, beside = {} } = revision;
  const json = (value: unknown) => JSON.stringify(value, null, 2) + '\n';
  for (const [file, value] of Object.entries(beside))
    await replaceFile(join(folder, file), JSON.stringify(value) + '\n');
  if (metrics) await replaceFile(join(folder, 'metrics.json'), json(metrics));
  if (card !== undefined) await replaceFile(join(folder, 'card.md'), card);
  if ([name, temperature, threshold, openSet].every((each) => each === undefined)) return;
  const text = new TextDecoder().decode(await readBounded(folder, 'model.json'));
  const model = JSON.parse(text) as ModelFile;
  const revised = {
    ...model,
    name: name ?? model.name,
    temperature: temperature ?? model.temperature,
    threshold: threshold ?? model.threshold,
    ...(openSet ? { openSet } : {}),
  };
  parseModel(revised);
  await replaceFile(join(folder, 'model.json'), json(revised));
}

async function replaceFile(path: string, content: string): Promise<void> {
  const beside = `${path}.new`;
  try {
    await writeFile(beside, content, { flush: true });
    await rename(beside, path);
  } catch (error) {
    await rm(beside, { force: true });
    throw error;
  }
}

/** @throws {ModelError} where the folder holds something else than a model: that must not be overwritten */
export async function checkTarget(folder: string): Promise<void> {
  const info = await stat(folder).catch(() => null);
  if (!info) return;
  const isModel = await stat(join(folder, 'model.json')).catch(() => null);
  if (!info.isDirectory() || (!isModel && (await readdir(folder)).length > 0)) {
    throw new ModelError(`${basename(folder)} exists and is no model folder; choose another place for the model.`);
  }
}
