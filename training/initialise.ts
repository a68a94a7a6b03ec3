/** First weights of a network: from a seed, or from a network that has learnt other words. */
import { parameterSpecs, sizeOf, type NetworkDefinition, type Weights } from '../models/network.ts';
import { Random } from './random.ts';

/**
 * @param body a trained network's weights: each tensor that has its name and shape here replaces the random one, except
 * the head's, which stands for other words. All families share the stem; recurrent layers fit where cell and size agree.
 */
export function initialWeights(network: NetworkDefinition, seed: number, body: Weights | null = null): Weights {
  const random = new Random(seed ^ 0x5157);
  return new Map(
    parameterSpecs(network).map(({ name, shape, init, blocks }) => {
      const values = new Float32Array(sizeOf(shape));
      const [rows = 1, columns = 1] = shape;
      if (init === 'ones') values.fill(1);
      // An open forget gate lets early gradients through (Jozefowicz et al. 2015); gates: input, output, forget, cell.
      if (init === 'lstm-bias') values.fill(1, 2 * network.hidden, 3 * network.hidden);
      if (init === 'glorot') {
        const limit = Math.sqrt(6 / (rows + columns / blocks));
        for (let k = 0; k < values.length; k++) values[k] = random.spread(limit);
      }
      if (init === 'orthogonal') {
        for (let gate = 0; gate < blocks; gate++) orthogonal(values, rows, columns, gate * rows, random);
      }
      const learnt = name.startsWith('head.') ? undefined : body?.get(name);
      return [name, learnt?.length === values.length ? Float32Array.from(learnt) : values];
    }),
  );
}

/** Fills a square block of a row-major matrix with an orthonormal basis (Gram & Schmidt of normal rows). */
function orthogonal(values: Float32Array, size: number, stride: number, column: number, random: Random): void {
  const rows: Float64Array[] = [];
  for (let r = 0; r < size; r++) {
    const row = Float64Array.from({ length: size }, () => random.normal());
    for (const other of rows) {
      let dot = 0;
      for (let k = 0; k < size; k++) dot += (row[k] ?? 0) * (other[k] ?? 0);
      for (let k = 0; k < size; k++) row[k] = (row[k] ?? 0) - dot * (other[k] ?? 0);
    }
    const norm = Math.hypot(...row);
    for (let k = 0; k < size; k++) row[k] = (row[k] ?? 0) / norm;
    rows.push(row);
    for (let k = 0; k < size; k++) values[r * stride + column + k] = row[k] ?? 0;
  }
}
