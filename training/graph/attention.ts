/** Attention over the frames of a sequence, with hand-derived gradients. Padding gets a weight of exactly zero. */
import type { Tape, Value } from './tape.ts';

/**
 * Weighted sums of frames. scores [T, B, n] become n weightings by softmax over time; memory [T, B, units];
 * shut [T, B, 1] as in `Tape.maxOverTime`. → [B, n, units]
 */
export function attend(tape: Tape, scores: Value, memory: Value, shut: Value): Value {
  const g = tape.graph;
  const transpose = (value: Value, perm: number[]) => g.node('Transpose', [value], { perm });
  const weights = g.node('Softmax', [transpose(tape.op('Add', scores, shut), [1, 2, 0])], { axis: -1 });
  const frames = transpose(memory, [1, 0, 2]);
  const out = tape.op('MatMul', weights, frames);
  tape.record([scores, memory], [out], ([d]) => {
    if (!d) return;
    const toFrames = tape.op('MatMul', transpose(weights, [0, 2, 1]), d);
    tape.accumulate(memory, transpose(toFrames, [1, 0, 2]));
    const toWeights = tape.op('MatMul', d, transpose(frames, [0, 2, 1]));
    const mean = tape.sum(tape.op('Mul', weights, toWeights), [2], true);
    const toScores = tape.op('Mul', weights, tape.op('Sub', toWeights, mean));
    tape.accumulate(scores, transpose(toScores, [2, 0, 1]));
  });
  return out;
}

/**
 * How well frames answer queries: tanh(key + query) · vector (Bahdanau, Cho & Bengio 2015).
 * keys [T, B, units], queries [n, B, units], vector [units, 1] → [T, B, n]
 */
export function additiveScores(tape: Tape, keys: Value, queries: Value, vector: Value, units: number): Value {
  const g = tape.graph;
  const swap = (value: Value) => g.node('Transpose', [value], { perm: [1, 0, 2] });
  const spread = tape.op('Unsqueeze', keys, g.ints([2]));
  const asked = tape.op('Unsqueeze', swap(queries), g.ints([0]));
  const match = tape.op('Tanh', tape.op('Add', spread, asked));
  const out = tape.op('Squeeze', tape.op('MatMul', match, vector), g.ints([3]));
  tape.record([keys, queries, vector], [out], ([d]) => {
    if (!d) return;
    const flat = (value: Value, size: number) => tape.op('Reshape', value, g.ints([-1, size]));
    tape.accumulate(vector, g.node('Gemm', [flat(match, units), flat(d, 1)], { transA: 1 }));
    const row = tape.op('Reshape', vector, g.ints([units]));
    const steep = tape.op('Sub', g.scalar(1), tape.op('Mul', match, match));
    const toMatch = tape.op('Mul', tape.op('Mul', tape.op('Unsqueeze', d, g.ints([3])), row), steep);
    tape.accumulate(keys, tape.sum(toMatch, [2]));
    tape.accumulate(queries, swap(tape.sum(toMatch, [0])));
  });
  return out;
}
