/** One learning run: some signers teach, the others judge. Shared by `train`, `crossval` and the fold processes. */
import { NONE, softmax } from '../models/model.ts';
import { isCausal, type Family, type NetworkDefinition, type Weights } from '../models/network.ts';
import type { Example } from './clips.ts';
import { fitTemperature, silence, type Judged } from './evaluation.ts';
import { OnnxEngine } from '../models/engine/onnx_engine.ts';
import { extractFeatures, FEATURE_COUNT } from '../models/features.ts';
import type { Sign } from './concatenation.ts';
import type { Recipe } from './recipe.ts';
import { train, type Checkpoints, type Progress, type Trained } from './trainer.ts';
import { cutsOf } from './streams/cuts.ts';
import { InputError, type Take } from './takes.ts';

/** Below this a word is a guess: measured words lie at about 0.9 (label smoothing keeps them from 1). */
export const THRESHOLD = 0.5;

export interface LearnOptions {
  family: Family;
  vocabulary: readonly string[];
  teach: readonly Example[];
  /** The takes of `teach` that streams may be stitched of, whose signs teach, too, as the recipe's `cuts` says (none). */
  inStreams?: readonly Take[];
  /** Signers that the weights are chosen on (early stop); empty = the last averaged weights. */
  choose?: readonly Example[];
  /** Examples that nothing is chosen by, read at the ends of some ten epochs (trainer.ts). */
  watch?: { examples: readonly Example[]; onRead: (point: { epoch: number; top1: number }) => void } | null;
  recipe: Recipe;
  /** Other sizes than the family's own. */
  sizes?: Partial<NetworkSizes>;
  /** A trained network's weights to start from (initialise.ts). */
  body?: Weights | null;
  /** How many threads may share the work (1); the weights do not depend on it. */
  threads?: number;
  /** Where an interrupted training goes on from (trainer.ts). */
  checkpoint?: Checkpoints | null;
  onProgress?: (progress: Progress) => void;
  onNote?: (sentence: string) => void;
}

/** What may be chosen about a network; the rest follows from the features and the words. */
export type NetworkSizes = Pick<NetworkDefinition, 'stem' | 'hidden' | 'layers'>;

/**
 * Units that did best on signer-disjoint folds for their cost: 256 states for each family, which are two times 128 where
 * a network reads both ways (docs/recognition.md).
 */
export function networkFor(family: Family, classes: number, sizes: Partial<NetworkSizes> = {}): NetworkDefinition {
  const hidden = isCausal(family) ? 256 : 128;
  return { family, features: FEATURE_COUNT, stem: 128, hidden, layers: 1, ...sizes, classes };
}

export async function learn({
  family,
  vocabulary,
  teach,
  inStreams = [],
  choose = [],
  watch = null,
  recipe,
  sizes = {},
  body = null,
  threads,
  checkpoint = null,
  onProgress,
  onNote,
}: LearnOptions): Promise<{
  network: NetworkDefinition;
  trained: Trained;
}> {
  if (vocabulary.length < 2)
    throw new InputError('A model needs at least two words; record another one, or some takes of `none`.');
  const network = networkFor(family, vocabulary.length, sizes);
  const signs = labelled(teach, vocabulary);
  if (signs.length === 0) throw new InputError('No take of the signers to learn from shows a hand.');
  const trained = await train({
    network,
    train: [...signs, ...labelled(cutsOf(inStreams, recipe.cuts, recipe.seed), vocabulary)],
    epochSize: signs.length,
    heldOut: labelled(choose, vocabulary),
    watch: watch && { ...watch, signs: labelled(watch.examples, vocabulary) },
    recipe,
    body,
    threads: threads ?? 1,
    checkpoint,
    ...(onProgress ? { onProgress } : {}),
    ...(onNote ? { onNote } : {}),
  });
  return { network, trained };
}

/** Examples with a hand in view and a word of the vocabulary. */
export function labelled(examples: readonly Example[], vocabulary: readonly string[]): Sign[] {
  return examples.flatMap(({ clip, word, signer }) => {
    const label = vocabulary.indexOf(word);
    return clip && label >= 0 ? [{ clip, label, party: word === NONE ? null : signer }] : [];
  });
}

/** Judges each example with the engine that the app runs; logits are null where the answer is silence. */
export async function judge(
  network: NetworkDefinition,
  weights: Trained['weights'],
  examples: readonly Example[],
  vocabulary: readonly string[],
  temperature = 1,
): Promise<(Judged & { logits: Float32Array | null })[]> {
  const engine = await OnnxEngine.create(network, weights);
  const out: (Judged & { logits: Float32Array | null })[] = [];
  for (const { word, signer, clip } of examples) {
    const logits = clip ? Float32Array.from(await engine.score(extractFeatures(clip), clip.frames)) : null;
    out.push({ word, signer, logits, probabilities: logits ? softmax(logits, temperature) : silence(vocabulary) });
  }
  await engine.release();
  return out;
}

/** The temperature that held-out judgements ask for; 1 without any. */
export function temperatureOf(
  judged: readonly { word: string; logits: Float32Array | null }[],
  vocabulary: readonly string[],
): number {
  const usable = judged.flatMap(({ word, logits }) =>
    logits && vocabulary.includes(word) ? [{ logits, label: vocabulary.indexOf(word) }] : [],
  );
  return fitTemperature(
    usable.map(({ logits }) => logits),
    usable.map(({ label }) => label),
  );
}
