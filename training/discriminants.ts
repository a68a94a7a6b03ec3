/**
 * Linear discriminants of many classes (Fisher 1936, Rao 1948): the directions in which classes differ most, measured
 * by how much members of one class differ. In closed form, a minute for ten thousand points.
 */
import { Random } from './random.ts';

export interface LabelledPoints {
  /** [inputs] each */
  points: readonly Float32Array[];
  /** The class of each point. */
  classes: readonly string[];
  /** What these count for beside the other collections. Each is centred on its own mean. */
  weight: number;
}

/** Further directions that the iteration carries, and its rounds: enough for the last one kept to settle. */
const SPARE = 32;
const ROUNDS = 30;

/**
 * @param shrinkage share of the mean variance that is added within classes, so that no direction seems free of noise
 * @returns [inputs][size] row-major: cosines after it weigh every direction by how reliable it is
 * @throws {RangeError} where no class has two points
 */
export function discriminants(collections: readonly LabelledPoints[], size: number, shrinkage: number): Float32Array {
  const inputs = collections[0]?.points[0]?.length ?? 0;
  const within = new Float64Array(inputs * inputs);
  const across = new Float64Array(inputs * inputs);
  for (const collection of collections) addScatter(collection, inputs, within, across);
  let trace = 0;
  for (let k = 0; k < inputs; k++) trace += within[k * inputs + k] ?? 0;
  if (!(trace > 0)) throw new RangeError('Discriminants need classes with several points each.');
  for (let k = 0; k < inputs; k++)
    within[k * inputs + k] = (within[k * inputs + k] ?? 0) + (shrinkage * trace) / inputs;
  const lower = cholesky(within, inputs);
  // across in coordinates in which a class is a unit ball: L⁻¹ A L⁻ᵀ, a triangle's solution from either side.
  solveLower(lower, across, inputs, inputs);
  transposeSquare(across, inputs);
  solveLower(lower, across, inputs, inputs);
  const directions = leading(across, inputs, Math.min(size, inputs));
  solveUpper(lower, directions, inputs, Math.min(size, inputs));
  return Float32Array.from(directions);
}

/** Adds the mean scatter of points about their class, and of classes about the collection's mean. */
function addScatter(
  { points, classes, weight }: LabelledPoints,
  inputs: number,
  within: Float64Array,
  across: Float64Array,
): void {
  const sums = new Map<string, { sum: Float64Array; count: number }>();
  points.forEach((point, k) => {
    const name = classes[k] ?? '';
    const group = sums.get(name) ?? { sum: new Float64Array(inputs), count: 0 };
    sums.set(name, group);
    group.count++;
    for (let i = 0; i < inputs; i++) group.sum[i] = (group.sum[i] ?? 0) + (point[i] ?? 0);
  });
  const centre = new Float64Array(inputs);
  for (const { sum, count } of sums.values()) {
    for (let i = 0; i < inputs; i++) {
      sum[i] = (sum[i] ?? 0) / count;
      centre[i] = (centre[i] ?? 0) + (sum[i] ?? 0) / sums.size;
    }
  }
  const off = new Float64Array(inputs);
  points.forEach((point, k) => {
    const { sum } = sums.get(classes[k] ?? '') as { sum: Float64Array };
    for (let i = 0; i < inputs; i++) off[i] = (point[i] ?? 0) - (sum[i] ?? 0);
    addOuter(within, off, weight / points.length);
  });
  for (const { sum } of sums.values()) {
    for (let i = 0; i < inputs; i++) off[i] = (sum[i] ?? 0) - (centre[i] ?? 0);
    addOuter(across, off, weight / sums.size);
  }
  mirrorUpper(within, inputs);
  mirrorUpper(across, inputs);
}

/** Upper triangle only; `mirrorUpper` fills the other one in. */
function addOuter(into: Float64Array, vector: Float64Array, weight: number): void {
  const size = vector.length;
  for (let i = 0; i < size; i++) {
    const scaled = weight * (vector[i] ?? 0);
    if (scaled === 0) continue;
    const row = i * size;
    for (let j = i; j < size; j++) into[row + j] = (into[row + j] ?? 0) + scaled * (vector[j] ?? 0);
  }
}

function mirrorUpper(matrix: Float64Array, size: number): void {
  for (let i = 0; i < size; i++) for (let j = 0; j < i; j++) matrix[i * size + j] = matrix[j * size + i] ?? 0;
}

/** The lower triangle L of L Lᵀ = matrix. */
function cholesky(matrix: Float64Array, size: number): Float64Array {
  const lower = new Float64Array(size * size);
  for (let i = 0; i < size; i++) {
    for (let j = 0; j <= i; j++) {
      let rest = matrix[i * size + j] ?? 0;
      for (let k = 0; k < j; k++) rest -= (lower[i * size + k] ?? 0) * (lower[j * size + k] ?? 0);
      lower[i * size + j] = i === j ? Math.sqrt(Math.max(1e-12, rest)) : rest / (lower[j * size + j] ?? 1);
    }
  }
  return lower;
}

/** right [size][columns] becomes L⁻¹ · right. */
function solveLower(lower: Float64Array, right: Float64Array, size: number, columns: number): void {
  for (let i = 0; i < size; i++) {
    for (let k = 0; k < i; k++) subtractRow(right, columns, i, k, lower[i * size + k] ?? 0);
    divideRow(right, columns, i, lower[i * size + i] ?? 1);
  }
}

/** right [size][columns] becomes L⁻ᵀ · right. */
function solveUpper(lower: Float64Array, right: Float64Array, size: number, columns: number): void {
  for (let i = size - 1; i >= 0; i--) {
    for (let k = i + 1; k < size; k++) subtractRow(right, columns, i, k, lower[k * size + i] ?? 0);
    divideRow(right, columns, i, lower[i * size + i] ?? 1);
  }
}

function subtractRow(matrix: Float64Array, columns: number, row: number, other: number, share: number): void {
  if (share === 0) return;
  const [to, from] = [row * columns, other * columns];
  for (let c = 0; c < columns; c++) matrix[to + c] = (matrix[to + c] ?? 0) - share * (matrix[from + c] ?? 0);
}

function divideRow(matrix: Float64Array, columns: number, row: number, by: number): void {
  for (let c = row * columns; c < (row + 1) * columns; c++) matrix[c] = (matrix[c] ?? 0) / by;
}

function transposeSquare(matrix: Float64Array, size: number): void {
  for (let i = 0; i < size; i++) {
    for (let j = 0; j < i; j++) {
      const [a, b] = [i * size + j, j * size + i];
      [matrix[a], matrix[b]] = [matrix[b] ?? 0, matrix[a] ?? 0];
    }
  }
}

/** Eigenvectors of the largest eigenvalues of a symmetric matrix, side by side: [size][count] (orthogonal iteration). */
function leading(matrix: Float64Array, size: number, count: number): Float64Array {
  const random = new Random(1);
  const carried = Math.min(size, count + SPARE);
  // Rows are vectors here: rows are what memory reads fast.
  let vectors = Float64Array.from({ length: carried * size }, () => random.normal());
  orthonormal(vectors, carried, size);
  for (let round = 0; round < ROUNDS; round++) {
    const next = new Float64Array(carried * size);
    for (let v = 0; v < carried; v++) {
      for (let i = 0; i < size; i++) {
        const share = vectors[v * size + i] ?? 0;
        for (let j = 0; j < size; j++)
          next[v * size + j] = (next[v * size + j] ?? 0) + share * (matrix[i * size + j] ?? 0);
      }
    }
    orthonormal(next, carried, size);
    vectors = next;
  }
  const out = new Float64Array(size * count);
  for (let v = 0; v < count; v++) for (let i = 0; i < size; i++) out[i * count + v] = vectors[v * size + i] ?? 0;
  return out;
}

/** Gram & Schmidt, row by row. */
function orthonormal(rows: Float64Array, count: number, size: number): void {
  for (let v = 0; v < count; v++) {
    const at = v * size;
    for (let other = 0; other < v; other++) {
      let dot = 0;
      for (let k = 0; k < size; k++) dot += (rows[at + k] ?? 0) * (rows[other * size + k] ?? 0);
      for (let k = 0; k < size; k++) rows[at + k] = (rows[at + k] ?? 0) - dot * (rows[other * size + k] ?? 0);
    }
    let squares = 0;
    for (let k = 0; k < size; k++) squares += (rows[at + k] ?? 0) ** 2;
    const length = Math.sqrt(Math.max(1e-300, squares));
    for (let k = 0; k < size; k++) rows[at + k] = (rows[at + k] ?? 0) / length;
  }
}
