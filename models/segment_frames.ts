/** A segment's frames so far, newest first: cheap to carry along in the state of an engine that steps. */
export type SegmentFrames = { features: Float32Array; before: SegmentFrames; count: number } | null;

export const withFrame = (frames: SegmentFrames, features: Float32Array): NonNullable<SegmentFrames> => ({
  features,
  before: frames,
  count: (frames?.count ?? 0) + 1,
});

/** [frames][size] in order of time. */
export function inOrder(frames: NonNullable<SegmentFrames>): Float32Array {
  const size = frames.features.length;
  const out = new Float32Array(frames.count * size);
  for (let each: SegmentFrames = frames; each; each = each.before) out.set(each.features, (each.count - 1) * size);
  return out;
}
