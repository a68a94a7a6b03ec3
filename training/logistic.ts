/** Logistic regression of a few numbers: weights of evidence. Newton's method (Cox 1958; iteratively reweighted least squares). */

/** Pull of the weights towards 0, once the inputs are standardised. */
const RIDGE = 1e-3;
const ITERATIONS = 100;

/**
 * @param inputs [n][k]
 * @param answers [n] 1 or 0
 * @param weights [n] what each counts for
 * @returns the intercept, then a weight for each input, of the logarithm of the odds of 1
 * @throws {RangeError} where all answers are alike, or inputs and answers do not match
 */
export function logisticFit(
  inputs: readonly (readonly number[])[],
  answers: readonly number[],
  weights: readonly number[] = answers.map(() => 1),
): number[] {
  const [first] = inputs;
  if (!first || inputs.length !== answers.length || weights.length !== answers.length)
    throw new RangeError('Logistic regression needs as many answers and weights as inputs.');
  if (answers.every((answer) => answer === answers[0]))
    throw new RangeError('Logistic regression needs answers of both kinds.');
  const total = weights.reduce((a, b) => a + b, 0);
  const mean = first.map((_, k) => inputs.reduce((sum, row, i) => sum + (weights[i] ?? 0) * (row[k] ?? 0), 0) / total);
  const spread = first.map((_, k) =>
    Math.sqrt(
      inputs.reduce((sum, row, i) => sum + (weights[i] ?? 0) * ((row[k] ?? 0) - (mean[k] ?? 0)) ** 2, 0) / total,
    ),
  );
  const rows = inputs.map((row) => [
    1,
    ...row.map((value, k) => (value - (mean[k] ?? 0)) / Math.max(1e-9, spread[k] ?? 1)),
  ]);
  const size = first.length + 1;
  let found = new Array<number>(size).fill(0);
  for (let iteration = 0; iteration < ITERATIONS; iteration++) {
    const gradient = found.map((value, k) => (k ? RIDGE * value : 0));
    const curvature = found.map((_, a) => found.map((_, b) => (a === b ? (a ? RIDGE : 1e-9) : 0) as number));
    rows.forEach((row, i) => {
      const odds = row.reduce((sum, value, k) => sum + value * (found[k] ?? 0), 0);
      const p = 1 / (1 + Math.exp(-odds));
      const weight = (weights[i] ?? 0) / total;
      row.forEach((value, a) => {
        gradient[a] = (gradient[a] ?? 0) + weight * (p - (answers[i] ?? 0)) * value;
        const line = curvature[a];
        if (line) row.forEach((other, b) => (line[b] = (line[b] ?? 0) + weight * p * (1 - p) * value * other));
      });
    });
    const step = solved(curvature, gradient);
    found = found.map((value, k) => value - (step[k] ?? 0));
    if (step.every((value) => Math.abs(value) < 1e-9)) break;
  }
  const slopes = found.slice(1).map((value, k) => value / Math.max(1e-9, spread[k] ?? 1));
  return [(found[0] ?? 0) - slopes.reduce((sum, slope, k) => sum + slope * (mean[k] ?? 0), 0), ...slopes];
}

/** Gaussian elimination with pivots; `matrix` and `right` are used up. */
function solved(matrix: number[][], right: number[]): number[] {
  const n = right.length;
  for (let column = 0; column < n; column++) {
    let pivot = column;
    for (let row = column + 1; row < n; row++)
      if (Math.abs(matrix[row]?.[column] ?? 0) > Math.abs(matrix[pivot]?.[column] ?? 0)) pivot = row;
    [matrix[column], matrix[pivot]] = [matrix[pivot] as number[], matrix[column] as number[]];
    [right[column], right[pivot]] = [right[pivot] ?? 0, right[column] ?? 0];
    const top = matrix[column] as number[];
    for (let row = column + 1; row < n; row++) {
      const line = matrix[row] as number[];
      const share = (line[column] ?? 0) / (top[column] ?? 1);
      for (let k = column; k < n; k++) line[k] = (line[k] ?? 0) - share * (top[k] ?? 0);
      right[row] = (right[row] ?? 0) - share * (right[column] ?? 0);
    }
  }
  for (let row = n - 1; row >= 0; row--) {
    const line = matrix[row] as number[];
    for (let k = row + 1; k < n; k++) right[row] = (right[row] ?? 0) - (line[k] ?? 0) * (right[k] ?? 0);
    right[row] = (right[row] ?? 0) / (line[row] ?? 1);
  }
  return right;
}
