/** The boundary network that ships: it knows no words, so it serves every model. */
import { BoundaryNetwork, type BoundaryWeights } from './boundary.ts';
import { BoundarySegmenter } from './boundary_segmenter.ts';
import { decodeBoundary } from './boundary_weights.ts';
import file from './released/boundary.json' with { type: 'json' };

let weights: BoundaryWeights | null = null;

/** A segmenter for one stream. */
export function learntSegmenter(): BoundarySegmenter {
  weights ??= decodeBoundary(file);
  return new BoundarySegmenter(new BoundaryNetwork(weights));
}
