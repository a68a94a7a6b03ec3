/** Trains the boundary network on stretches of streams; top to bottom, on one core. */
import * as ort from 'onnxruntime-node';
import { boundaryParameters, STATES, type BoundarySize, type BoundaryWeights } from '../../models/boundary.ts';
import { BOUNDARY_FEATURES } from '../../models/boundary_features.ts';
import { boundaryGraph } from '../graph/boundary.ts';
import { Optimiser } from '../optimiser.ts';
import { Random, seedFor } from '../random.ts';
import type { Lesson } from './boundary_lessons.ts';

export const BOUNDARY_RECIPE = {
  stem: 40,
  hidden: 64,
  steps: 1500,
  batch: 24,
  /** Frames of a stretch, and those at its beginning that do not count: the network comes into the middle of something. */
  stretch: 150,
  unsure: 20,
  learningRate: 5e-3,
  warmup: 0.05,
  weightDecay: 0.02,
  clipNorm: 1,
  averaging: 0.99,
  dropStem: 0.1,
  /** Share of the features that a stretch goes without, and noise on all, in units of their spread. */
  dropInput: 0.05,
  noise: 0.1,
  seed: 7,
};
export type BoundaryRecipe = typeof BOUNDARY_RECIPE;

/**
 * @param from a network that goes on learning, with the features' spread that it knows; it stays as it is
 * @throws {RangeError} where no lesson is as long as a stretch
 */
export async function learnBoundary(
  lessons: readonly Lesson[],
  recipe: BoundaryRecipe,
  onProgress?: (progress: { share: number; loss: number; right: number }) => void,
  from: BoundaryWeights | null = null,
): Promise<BoundaryWeights> {
  const { stem, hidden } = from ?? recipe;
  const size: BoundarySize = { stem, hidden };
  const specs = boundaryParameters(size);
  const count = specs.reduce((sum, spec) => sum + spec.size, 0);
  const usable = lessons.filter(({ frames }) => frames > recipe.stretch);
  if (usable.length === 0) throw new RangeError('No stream is long enough to learn from.');
  const { mean, scale } = from ?? spreadOf(usable);
  const learnt = from ? from.learnt.slice() : firstWeights(specs, count, recipe.seed);
  const optimiser = new Optimiser(
    specs.map((spec) => ({ ...spec, init: 'glorot' as const, blocks: 1, trained: true })),
    learnt,
    recipe,
  );
  const session = await ort.InferenceSession.create(boundaryGraph(size), {
    intraOpNumThreads: 1,
    interOpNumThreads: 1,
    executionMode: 'sequential',
    logSeverityLevel: 3,
  });
  const f32 = (data: Float32Array, dims: readonly number[]) => new ort.Tensor('float32', data, dims);
  const { batch, stretch, steps } = recipe;
  let [loss, right] = [0, 0];
  for (let step = 1; step <= steps; step++) {
    const random = new Random(seedFor(recipe.seed, step));
    const { x, y, weight } = drawn(usable, { mean, scale }, recipe, random);
    const keep = 1 / (1 - recipe.dropStem);
    const drop = Float32Array.from({ length: batch * size.stem }, () => (random.next() < recipe.dropStem ? 0 : keep));
    const out = await session.run({
      x: f32(x, [stretch, batch, BOUNDARY_FEATURES]),
      y: f32(y, [stretch * batch, STATES]),
      zero: f32(new Float32Array(batch * size.hidden), [batch, size.hidden]),
      inverse: f32(new Float32Array([1 / weight]), []),
      drop: f32(drop, [1, batch, size.stem]),
      weights: f32(learnt, [count]),
    });
    const warm = Math.min(1, step / (recipe.warmup * steps + 1));
    const rate = recipe.learningRate * warm * 0.5 * (1 + Math.cos((Math.PI * (step - 1)) / steps));
    optimiser.step([out.gradient?.data as Float32Array], rate);
    const share = step === 1 ? 1 : 0.05;
    loss += share * (Number(out.loss?.data[0]) - loss);
    right += share * (agreement(out.probabilities?.data as Float32Array, y) - right);
    onProgress?.({ share: step / steps, loss, right });
  }
  await session.release();
  return { ...size, mean, scale, learnt: optimiser.average };
}

function firstWeights(specs: ReturnType<typeof boundaryParameters>, count: number, seed: number): Float32Array {
  const random = new Random(seed ^ 0x5157);
  const out = new Float32Array(count);
  for (const { name, shape, at, size } of specs) {
    const [rows = 1, columns = 1] = shape;
    if (name === 'norm.scale') out.fill(1, at, at + size);
    if (shape.length < 2) continue;
    const limit = Math.sqrt(6 / (rows + (name.startsWith('gru.') ? columns / 3 : columns)));
    for (let k = at; k < at + size; k++) out[k] = random.spread(limit);
  }
  return out;
}

/** A batch of stretches, standardised: x [stretch, batch, features], y [stretch · batch, states], the sum of the weights. */
function drawn(
  lessons: readonly Lesson[],
  { mean, scale }: { mean: Float32Array; scale: Float32Array },
  { batch, stretch, unsure, dropInput, noise }: BoundaryRecipe,
  random: Random,
): { x: Float32Array; y: Float32Array; weight: number } {
  const x = new Float32Array(stretch * batch * BOUNDARY_FEATURES);
  const y = new Float32Array(stretch * batch * STATES);
  let weight = 0;
  for (let b = 0; b < batch; b++) {
    const { frames, features, targets } = lessons[random.below(lessons.length)] as Lesson;
    // One in eight begins where the stream does: there everything counts.
    const from = random.chance(0.125) ? 0 : random.below(frames - stretch);
    const kept = Float32Array.from({ length: BOUNDARY_FEATURES }, () => (random.next() < dropInput ? 0 : 1));
    for (let t = 0; t < stretch; t++) {
      const at = (from + t) * BOUNDARY_FEATURES;
      const to = (t * batch + b) * BOUNDARY_FEATURES;
      for (let k = 0; k < BOUNDARY_FEATURES; k++) {
        const jitter = noise * (random.next() + random.next() - 1);
        x[to + k] = (kept[k] ?? 1) * (((features[at + k] ?? 0) - (mean[k] ?? 0)) * (scale[k] ?? 1) + jitter);
      }
      if (from > 0 && t < unsure) continue;
      for (let k = 0; k < STATES; k++) {
        const value = targets[(from + t) * STATES + k] ?? 0;
        y[(t * batch + b) * STATES + k] = value;
        weight += value;
      }
    }
  }
  return { x, y, weight };
}

/** Mean and 1 / spread of each feature. */
function spreadOf(lessons: readonly Lesson[]): { mean: Float32Array; scale: Float32Array } {
  const sum = new Float64Array(BOUNDARY_FEATURES);
  const squares = new Float64Array(BOUNDARY_FEATURES);
  let n = 0;
  for (const { frames, features } of lessons) {
    n += frames;
    features.forEach((value, at) => {
      const k = at % BOUNDARY_FEATURES;
      sum[k] = (sum[k] ?? 0) + value;
      squares[k] = (squares[k] ?? 0) + value * value;
    });
  }
  const mean = Float32Array.from(sum, (value) => value / n);
  const scale = Float32Array.from(squares, (value, k) =>
    Math.min(10, 1 / Math.sqrt(Math.max(1e-6, value / n - (mean[k] ?? 0) ** 2))),
  );
  return { mean, scale };
}

/** Share of the weight on which the likeliest state is the true one. */
function agreement(probabilities: Float32Array, y: Float32Array): number {
  let [right, all] = [0, 0];
  for (let at = 0; at < y.length; at += STATES) {
    const row = probabilities.subarray(at, at + STATES);
    const best = row.indexOf(Math.max(...row));
    for (let k = 0; k < STATES; k++) {
      all += y[at + k] ?? 0;
      if (k === best) right += y[at + k] ?? 0;
    }
  }
  return right / Math.max(1, all);
}
