/** The boundary network that ships: it knows no words, so it serves every model that has none of its own. */
import { BoundaryNetwork, type BoundaryWeights } from './boundary.ts';
import { BoundarySegmenter } from './boundary_segmenter.ts';
import { decodeBoundary } from './boundary_weights.ts';
import { PacedSegmenter } from './paced_segmenter.ts';
import { Segmenter, type StreamSegmenter } from './segmenter.ts';
import file from './released/boundary.json' with { type: 'json' };

let released: BoundaryWeights | null = null;

/** The weights that ship; they must not be changed. */
export function releasedBoundary(): BoundaryWeights {
  return (released ??= decodeBoundary(file));
}

/** A segmenter for one stream; where pictures are few, motion decides instead. @param own the network of the model that reads */
export function learntSegmenter(own: BoundaryWeights | null = null): StreamSegmenter {
  const network = new BoundaryNetwork(own ?? releasedBoundary());
  return new PacedSegmenter(new BoundarySegmenter(network), new Segmenter());
}
