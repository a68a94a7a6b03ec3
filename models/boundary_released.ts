/** The boundary network that ships: it knows no words, so it serves every model. */
import { BoundaryNetwork, type BoundaryWeights } from './boundary.ts';
import { BoundarySegmenter } from './boundary_segmenter.ts';
import { decodeBoundary } from './boundary_weights.ts';
import { PacedSegmenter } from './paced_segmenter.ts';
import { Segmenter, type StreamSegmenter } from './segmenter.ts';
import file from './released/boundary.json' with { type: 'json' };

let weights: BoundaryWeights | null = null;

/** A segmenter for one stream; where pictures are few, motion decides instead. */
export function learntSegmenter(): StreamSegmenter {
  weights ??= decodeBoundary(file);
  return new PacedSegmenter(new BoundarySegmenter(new BoundaryNetwork(weights)), new Segmenter());
}
