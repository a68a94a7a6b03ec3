/** What a trained model is: everything of a model folder but the native engine. */
import * as v from 'valibot';
import { FEATURE_VERSION, FEATURE_COUNT } from './features.ts';
import { FAMILIES, parameterCount, type NetworkDefinition } from './network.ts';

/** The word for "no sign": idle hands, transitions, anything that the model should keep silent about. */
export const NONE = 'none';

/** A model folder that cannot be used. `message` is one sentence for people. */
export class ModelError extends Error {
  readonly code = 'model';
  constructor(message: string) {
    super(message);
    this.name = 'ModelError';
  }
}

const count = (most: number) => v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(most));
const rate = v.pipe(v.number(), v.minValue(0), v.maxValue(1));

/** How sure a word must be, and what that is worth (open_set.ts); models without it go by temperature and threshold alone. */
const openSet = v.object({
  /**
   * Logarithm of the odds that the best word is right: intercept + margin · lead in logits + nearness · cosine to its place
   * + sureness · how surely a sign was heard (absent in fits of earlier versions, which are left aside).
   */
  odds: v.object({
    intercept: v.number(),
    margin: v.number(),
    nearness: v.number(),
    sureness: v.optional(v.number()),
  }),
  /** Words that must be surer than the others, so that none is written too often where nobody signs it. */
  thresholds: v.record(v.string(), rate),
  /** What each position between careful and eager costs, evenly spaced, careful first. */
  tradeOff: v.array(
    v.object({ threshold: rate, missed: rate, falsePerMinute: v.pipe(v.number(), v.minValue(0)), foreign: rate }),
  ),
});

/** `model.json`, format 1. The limits keep a stranger's folder from asking for the whole memory. */
const schema = v.object({
  format: v.literal(1),
  name: v.pipe(v.string(), v.minLength(1), v.maxLength(100)),
  family: v.picklist(FAMILIES),
  features: v.object({ version: v.number(), count: v.number() }),
  network: v.object({ stem: count(4096), hidden: count(4096), layers: count(8) }),
  vocabulary: v.pipe(
    v.array(v.pipe(v.string(), v.minLength(1), v.maxLength(200))),
    v.minLength(2),
    v.maxLength(20_000),
  ),
  /** How many hands each word takes, from its takes. */
  hands: v.record(v.string(), v.picklist([1, 2])),
  /** Softmax temperature (Guo et al. 2017), found on held-out signers where there were any. */
  temperature: v.pipe(v.number(), v.minValue(0.05), v.maxValue(20)),
  /** A word less certain than this is not written. */
  threshold: rate,
  openSet: v.optional(openSet),
  dataset: v.object({ version: v.string(), takes: v.number(), signers: v.number() }),
  seed: v.number(),
  /** Versions that trained it; informative. */
  engines: v.record(v.string(), v.string()),
  weights: v.object({
    file: v.literal('weights.safetensors'),
    sha256: v.pipe(v.string(), v.hexadecimal(), v.length(64)),
  }),
});

export type ModelFile = v.InferOutput<typeof schema>;

export interface Model extends ModelFile {
  definition: NetworkDefinition;
  /** Values of the network, fixed ones included. */
  parameters: number;
}

/** @throws {ModelError} where the description is not one that this version can run */
export function parseModel(json: unknown): Model {
  const parsed = v.safeParse(schema, json);
  if (!parsed.success) {
    const issue = parsed.issues[0];
    throw new ModelError(`model.json is damaged: ${v.getDotPath(issue) ?? 'its content'}: ${issue.message}`);
  }
  const { openSet: fit, ...file } = parsed.output;
  if (new Set(file.vocabulary).size !== file.vocabulary.length) {
    throw new ModelError('model.json is damaged: the vocabulary names a word twice.');
  }
  if (file.features.version !== FEATURE_VERSION || file.features.count !== FEATURE_COUNT) {
    throw new ModelError(
      `The model was trained on features version ${file.features.version}, this program uses version ${FEATURE_VERSION}: train it again.`,
    );
  }
  // Fits of before were made on whole takes: of signs in a stream they missed a third (docs/recognition.md).
  return describeModel(fit?.odds.sureness === undefined ? file : { ...file, openSet: fit });
}

export function describeModel(file: ModelFile): Model {
  const definition: NetworkDefinition = {
    family: file.family,
    features: file.features.count,
    ...file.network,
    classes: file.vocabulary.length,
  };
  return { ...file, definition, parameters: parameterCount(definition) };
}

/** Probabilities from logits at a temperature. */
export function softmax(logits: ArrayLike<number>, temperature = 1): Float32Array {
  let top = -Infinity;
  for (let k = 0; k < logits.length; k++) top = Math.max(top, logits[k] ?? 0);
  const out = new Float32Array(logits.length);
  let sum = 0;
  for (let k = 0; k < logits.length; k++) sum += out[k] = Math.exp(((logits[k] ?? 0) - top) / temperature);
  for (let k = 0; k < out.length; k++) out[k] = (out[k] ?? 0) / sum;
  return out;
}

/** Below this a probability's logarithm says nothing more. */
const SMALLEST = 1e-9;

/** Logits that have these probabilities at a temperature. */
export function logitsOf(probabilities: Float32Array, temperature: number): Float32Array {
  return probabilities.map((p) => temperature * Math.log(Math.max(SMALLEST, p)));
}
