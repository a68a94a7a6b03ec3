/**
 * How well the encoder-decoder reads segments of two or three signs by someone whom it never saw.
 * Run: node test/bench/sentences.ts FILE.parquet SIGNER [--epochs=N] [--json]
 *
 * The sentences are joined from single takes as in training: nobody signed them in one go.
 */
import { availableParallelism } from 'node:os';
import { parseArgs } from 'node:util';
import { OnnxEngine } from '../../models/engine/onnx_engine.ts';
import { extractFeatures } from '../../models/features.ts';
import { alone, Sentences, type Sentence } from '../../training/concatenation.ts';
import { loadDataset } from '../../training/dataset.ts';
import { labelled, networkFor } from '../../training/learn.ts';
import { Random } from '../../training/random.ts';
import { RECIPE } from '../../training/recipe.ts';
import { train } from '../../training/trainer.ts';

const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: { epochs: { type: 'string' }, json: { type: 'boolean' } },
});
const [file, signer] = positionals;
if (!file || !signer) throw new Error('Run: node test/bench/sentences.ts FILE.parquet SIGNER [--epochs=N] [--json]');

const { examples, vocabulary } = await loadDataset([file], []);
const teach = labelled(
  examples.filter((example) => example.signer !== signer),
  vocabulary,
);
const held = labelled(
  examples.filter((example) => example.signer === signer),
  vocabulary,
).filter(({ party }) => party !== null);
if (held.length === 0) throw new Error(`${signer} is none of ${[...new Set(examples.map((each) => each.signer))]}.`);
const network = networkFor('encoder-decoder', vocabulary.length);
const epochs = values.epochs ? Number(values.epochs) : null;
const { weights, steps, seconds } = await train({
  network,
  train: teach,
  recipe: { ...RECIPE, epochs },
  threads: availableParallelism(),
});

const engine = await OnnxEngine.create(network, weights);
const random = new Random(9);
const sentences = new Sentences(held);
const tally = new Map<number, { n: number; right: number; words: number; edits: number }>();
for (const sign of held) {
  for (const sentence of [alone(sign), sentences.around(sign, random)]) {
    const { length } = sentence.labels;
    const row = tally.get(length) ?? { n: 0, right: 0, words: 0, edits: 0 };
    const edits = distance(sentence.labels, await read(sentence));
    tally.set(length, {
      n: row.n + 1,
      right: row.right + (edits === 0 ? 1 : 0),
      words: row.words + length,
      edits: row.edits + edits,
    });
  }
}
await engine.release();

const rows = [...tally]
  .sort(([a], [b]) => a - b)
  .map(([words, { n, right, words: all, edits }]) => ({
    words,
    n,
    right: right / n,
    wordErrorRate: edits / all,
  }));
if (values.json) process.stdout.write(`${JSON.stringify({ signer, steps, seconds, rows })}\n`);
else {
  for (const { words, n, right, wordErrorRate } of rows) {
    process.stdout.write(
      `${words} words: ${(100 * right).toFixed(1)} % of ${n} right, word error rate ${(100 * wordErrorRate).toFixed(1)} %\n`,
    );
  }
}

async function read({ clip }: Sentence): Promise<number[]> {
  const words = (await engine.decode?.(extractFeatures(clip), clip.frames)) ?? [];
  return words.map(({ word }) => word);
}

/** Insertions, deletions and substitutions between two sentences (Levenshtein 1966). */
function distance(truth: readonly number[], said: readonly number[]): number {
  let row = [0, ...said.map((_, k) => k + 1)];
  truth.forEach((word, i) => {
    const next = [i + 1];
    said.forEach((other, j) =>
      next.push(Math.min((row[j + 1] ?? 0) + 1, (next[j] ?? 0) + 1, (row[j] ?? 0) + (word === other ? 0 : 1))),
    );
    row = next;
  });
  return row[said.length] ?? 0;
}
