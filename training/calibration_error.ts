/** How far confidences are from the truth. */
const BINS = 15;

export interface Answer {
  confidence: number;
  right: boolean;
}

export interface ReliabilityBin {
  from: number;
  to: number;
  n: number;
  /** Mean over the bin's answers. */
  confidence: number;
  accuracy: number;
}

/** How sure answers were and how often right, in 15 bins of equal width; those without an answer are left out. */
export function reliability(answers: readonly Answer[]): ReliabilityBin[] {
  const bins = Array.from({ length: BINS }, () => ({ n: 0, right: 0, sure: 0 }));
  for (const { confidence, right } of answers) {
    const bin = bins[Math.min(BINS - 1, Math.floor(confidence * BINS))];
    if (!bin) continue;
    bin.n++;
    bin.right += right ? 1 : 0;
    bin.sure += confidence;
  }
  return bins.flatMap(({ n, right, sure }, k) =>
    n ? [{ from: k / BINS, to: (k + 1) / BINS, n, confidence: sure / n, accuracy: right / n }] : [],
  );
}

/** Expected calibration error over those bins (Guo et al. 2017); 0 where there are no answers. */
export function calibrationError(answers: readonly Answer[]): number {
  const off = reliability(answers).reduce((sum, bin) => sum + bin.n * Math.abs(bin.accuracy - bin.confidence), 0);
  return off / Math.max(1, answers.length);
}
