/** Back-propagation against finite differences: each parameter of each family, on random data and lengths. */
import * as ort from 'onnxruntime-node';
import { describe, expect, it } from 'vitest';
import { FAMILIES, outputUnits, pooledUnits, type NetworkDefinition } from '../../../models/network.ts';
import { learntCount, learntParameters } from '../../../training/graph/learnt.ts';
import { gradientGraph } from '../../../training/graph/network.ts';
import { initialWeights } from '../../../training/initialise.ts';
import { Random } from '../../../training/random.ts';

const T = 5;
const B = 3;
/** Words of a sentence, the end included, in the encoder-decoder's targets. */
const N = 3;

const f = (data: Float32Array, dims: number[]) => new ort.Tensor('float32', data, dims);

/** Soft targets; for the encoder-decoder sentences of one and of two words, the rows beyond their end all zero. */
function targets(network: NetworkDefinition, random: Random): Record<string, ort.Tensor> {
  const units = outputUnits(network);
  const soft = (rows: readonly (number | null)[]) =>
    Float32Array.from(
      rows.flatMap((row) =>
        Array.from({ length: units }, (_, k) => (row === null ? 0 : k === row ? 0.8 : 0.2 / (units - 1))),
      ),
    );
  if (network.family !== 'encoder-decoder') return { y: f(soft([0, 1, 2]), [B, units]) };
  const end = network.classes;
  const previous = new Float32Array(N * B * units);
  for (let row = 0; row < N * B; row++) previous[row * units + (row < B ? end : random.below(network.classes))] = 1;
  return {
    y: f(soft([0, 1, 2, end, 2, end, null, end, null]), [N, B, units]),
    previous: f(previous, [N, B, units]),
  };
}

async function check(network: NetworkDefinition, seed: number) {
  const random = new Random(seed);
  const session = await ort.InferenceSession.create(gradientGraph(network), { logSeverityLevel: 3 });
  const count = learntCount(network);
  const start = initialWeights(network, seed);
  const weights = new Float32Array(count);
  for (const { name, at, shape } of learntParameters(network)) {
    const values = start.get(name) ?? new Float32Array();
    // Biases and norms start at 0 and 1, where a wrong gradient could hide: move them.
    weights.set(
      values.map((value) => value + (shape.length === 1 ? random.spread(0.3) : 0)),
      at,
    );
  }
  const fill = (size: number, width: number) => Float32Array.from({ length: size }, () => random.spread(width));
  const lengths = [5, 3, 4];
  const share = new Float32Array(T * B);
  const shut = new Float32Array(T * B);
  for (let t = 0; t < T; t++) {
    lengths.forEach((length, b) => {
      share[t * B + b] = t < length ? 1 / length : 0;
      shut[t * B + b] = t < length ? 0 : -1e4;
    });
  }
  const scalar = (value: number) => f(new Float32Array([value]), []);
  const feeds = {
    x: f(fill(T * B * network.features, 1), [T, B, network.features]),
    share: f(share, [T, B, 1]),
    shut: f(shut, [T, B, 1]),
    zero: f(new Float32Array(B * network.hidden), [B, network.hidden]),
    ...targets(network, random),
    dropStem: f(
      fill(B * network.stem, 1).map((v) => (v > -0.5 ? 1.3 : 0)),
      [1, B, network.stem],
    ),
    dropPool: f(
      fill(B * pooledUnits(network), 1).map((v) => (v > -0.5 ? 1.3 : 0)),
      [B, pooledUnits(network)],
    ),
    inverse: scalar(1 / B),
  };
  const run = () => session.run({ ...feeds, weights: f(weights, [count]) });
  const loss = async () => Number((await run()).loss?.data[0]);
  const gradient = (await run()).gradient?.data as Float32Array;
  let worst = { error: 0, name: '' };
  for (const { name, at, size } of learntParameters(network)) {
    for (let k = at; k < at + size; k++) {
      const here = weights[k] ?? 0;
      const step = 1e-2;
      weights[k] = here + step;
      const above = await loss();
      weights[k] = here - step;
      const below = await loss();
      weights[k] = here;
      const numeric = (above - below) / (2 * step);
      const analytic = gradient[k] ?? NaN;
      const error = Math.abs(numeric - analytic) / (Math.abs(numeric) + Math.abs(analytic) + 1e-2);
      if (!(error <= worst.error)) worst = { error, name };
    }
  }
  expect(gradient.some((value) => value !== 0)).toBe(true);
  return worst;
}

describe.each(FAMILIES)('gradient of %s', (family) => {
  it.each([1, 2])('equals finite differences with %i layer(s)', async (layers) => {
    const worst = await check({ family, features: 6, stem: 4, hidden: 4, layers, classes: 3 }, 11 + layers);
    expect(worst.error, `worst at ${worst.name}`).toBeLessThan(2e-2);
  });
});
