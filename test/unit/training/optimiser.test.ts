/** AdamW against PyTorch's (1.13, torch.optim.AdamW and clip_grad_norm_): three steps with a matrix and a bias. */
import { expect, it } from 'vitest';
import { Optimiser } from '../../../training/optimiser.ts';

const parameter = (name: string, shape: number[], at: number, size: number) => ({
  name,
  shape,
  at,
  size,
  init: 'zeros' as const,
  blocks: 1,
  trained: true,
});
const parameters = [parameter('kernel', [2, 2], 0, 4), parameter('bias', [2], 4, 2)];
const GRADIENTS = [
  [0.3, -0.4, 0, 1.2, 0.5, -0.1],
  [2, -1, 0.5, 0.25, -0.5, 0.3],
  [-0.01, 0.02, 0.03, -0.04, 0, 0.05],
];
const NORMS = [1.396424, 2.3774987, 0.074162];
const WEIGHTS = [
  [0.48975, -0.239875, 0.9995, -2.009, 0.09, -0.29],
  [0.4806377, -0.2298331, 0.9915588, -2.0155509, 0.0879932, -0.2931666],
  [0.4736169, -0.2223055, 0.984466, -2.0200818, 0.0864419, -0.2975632],
];

it('takes the steps that PyTorch takes, without decay on biases', () => {
  const weights = new Float32Array([0.5, -0.25, 1, -2, 0.1, -0.3]);
  const optimiser = new Optimiser(parameters, weights, { weightDecay: 0.05, clipNorm: 1, averaging: 0.99 });
  GRADIENTS.forEach((gradient, step) => {
    // In two parts, as two shards leave it.
    const parts = [gradient.map((value) => value / 4), gradient.map((value) => (3 * value) / 4)];
    const norm = optimiser.step(
      parts.map((part) => Float32Array.from(part)),
      0.01,
    );
    expect(norm).toBeCloseTo(NORMS[step] ?? NaN, 5);
    weights.forEach((weight, k) => expect(weight).toBeCloseTo(WEIGHTS[step]?.[k] ?? NaN, 5));
  });
});

it('averages the weights, the first ones quickly forgotten', () => {
  const weights = new Float32Array([1, 1, 1, 1, 1, 1]);
  const optimiser = new Optimiser(parameters, weights, { weightDecay: 0, clipNorm: 1, averaging: 0.99 });
  const gradient = new Float32Array(6).fill(0.1);
  optimiser.step([gradient], 0.5);
  const [moved = NaN] = weights;
  expect(moved).toBeCloseTo(0.5, 3);
  expect(optimiser.average[0]).toBeCloseTo((2 / 11) * 1 + (9 / 11) * moved, 5);
});
