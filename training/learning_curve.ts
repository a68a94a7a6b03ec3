/** How accuracy on unseen signers grows with the number of takes: what recording more would bring. */
import { crossValidate, type CrossValidateOptions, type CrossValidation } from './crossval.ts';

export interface CurvePoint {
  /** Takes of each word by each signer to learn from. */
  takes: number;
  top1: number;
  top5: number;
  /** Top-1 on the signer with whom it works worst. */
  worst: number;
}

/**
 * One cross-validation a point, on the same folds; fewer takes are part of more.
 * @param full the cross-validation on all takes, which answers where a signer has no more than asked for
 */
export async function learningCurve(
  counts: readonly number[],
  full: CrossValidation,
  options: CrossValidateOptions,
): Promise<CurvePoint[]> {
  const sizes = new Map<string, number>();
  for (const { word, signer } of options.dataset.examples) {
    const key = `${word}\n${signer}`;
    sizes.set(key, (sizes.get(key) ?? 0) + 1);
  }
  const most = Math.max(...sizes.values());
  const asked = [...new Set(counts)].sort((a, b) => a - b);
  const points: CurvePoint[] = [];
  for (const [index, takes] of asked.entries()) {
    const onProgress = (share: number) => options.onProgress?.((index + share) / asked.length);
    const { evaluation } = takes >= most ? full : await crossValidate({ ...options, takes, onProgress });
    const { top1, top5, perSigner, worstSigner } = evaluation;
    points.push({ takes, top1, top5, worst: perSigner[worstSigner] ?? 0 });
  }
  return points;
}
