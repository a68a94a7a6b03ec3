/** What a batch should be answered with: one word a sequence, or for the encoder-decoder a sentence. */
import * as ort from 'onnxruntime-node';
import { outputUnits, type NetworkDefinition } from '../models/network.ts';
import type { Sentence } from './concatenation.ts';

/** The inputs `y`, and for sentences `previous`, of the training graph. */
export function targetTensors(
  said: readonly Sentence[],
  network: NetworkDefinition,
  smoothing: number,
): Record<string, ort.Tensor> {
  const { classes } = network;
  const f32 = (data: Float32Array, dims: readonly number[]) => new ort.Tensor('float32', data, dims);
  const sentences = said.map(({ labels }) => labels);
  if (network.family !== 'encoder-decoder')
    return { y: f32(wordTargets(sentences.flat(), classes, smoothing), [said.length, classes]) };
  const { positions, y, previous } = sentenceTargets(sentences, classes, smoothing);
  const shape = [positions, said.length, outputUnits(network)];
  return { y: f32(y, shape), previous: f32(previous, shape) };
}

/** Soft targets with label smoothing (Szegedy et al. 2016): [B, classes]. */
export function wordTargets(labels: readonly number[], classes: number, smoothing: number): Float32Array {
  const y = new Float32Array(labels.length * classes);
  labels.forEach((label, b) => mark(y, b * classes, label, classes, smoothing));
  return y;
}

export interface SentenceTargets {
  /** Words of the longest sentence, and the end. */
  positions: number;
  /** [positions, B, classes + 1] soft targets: each word, then the end (the last class), then rows of zeros. */
  y: Float32Array;
  /** [positions, B, classes + 1] one-hot: the word before each. Before the first, "no word yet" is the last class too. */
  previous: Float32Array;
}

/** Teacher forcing (Williams & Zipser 1989): each word is learnt given the true one before it. */
export function sentenceTargets(
  sentences: readonly (readonly number[])[],
  classes: number,
  smoothing: number,
): SentenceTargets {
  const size = sentences.length;
  const units = classes + 1;
  const positions = 1 + Math.max(...sentences.map(({ length }) => length));
  const y = new Float32Array(positions * size * units);
  const previous = new Float32Array(positions * size * units);
  sentences.forEach((sentence, b) => {
    for (let n = 0; n < positions; n++) {
      const row = (n * size + b) * units;
      previous[row + (sentence[n - 1] ?? classes)] = 1;
      if (n <= sentence.length) mark(y, row, sentence[n] ?? classes, units, smoothing);
    }
  });
  return { positions, y, previous };
}

function mark(y: Float32Array, row: number, label: number, units: number, smoothing: number): void {
  y.fill(smoothing / units, row, row + units);
  y[row + label] = (y[row + label] ?? 0) + 1 - smoothing;
}
