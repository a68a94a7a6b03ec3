/** How far confidences are from the truth. */
const BINS = 15;

/** Expected calibration error, 15 bins of equal width (Guo et al. 2017); 0 where there are no answers. */
export function calibrationError(answers: readonly { confidence: number; right: boolean }[]): number {
  const bins = Array.from({ length: BINS }, () => ({ right: 0, sure: 0 }));
  for (const { confidence, right } of answers) {
    const bin = bins[Math.min(BINS - 1, Math.floor(confidence * BINS))];
    if (!bin) continue;
    bin.right += right ? 1 : 0;
    bin.sure += confidence;
  }
  return bins.reduce((sum, { right, sure }) => sum + Math.abs(right - sure), 0) / Math.max(1, answers.length);
}
