/** Streams through the live path. */
import type { Model } from '../../models/model.ts';
import { Recognizer } from '../../models/recognizer.ts';
import type { Recognition } from '../../models/recognition.ts';
import type { SegmentEngine } from '../../models/segment_logits.ts';
import { BoundarySegmenter } from '../../models/boundary_segmenter.ts';
import { BoundaryNetwork, type BoundaryWeights } from '../../models/boundary.ts';
import type { Reading } from './measure.ts';
import type { Stream } from './stitch.ts';

/** Without hands after the last picture, so that what is open ends, ms. */
const TAIL = 1000;

export type Reader = {
  model: Pick<Model, 'family' | 'vocabulary' | 'temperature' | 'threshold'>;
  engine: SegmentEngine;
  /** Null: signs are told apart by presence and motion. */
  boundary: BoundaryWeights | null;
};

/** What the app would have said to somebody who signs this. */
export async function readStream({ model, engine, boundary }: Reader, stream: Stream): Promise<Reading> {
  const recognizer = new Recognizer(
    model,
    engine,
    undefined,
    boundary ? new BoundarySegmenter(new BoundaryNetwork(boundary)) : undefined,
  );
  const said: Recognition[] = [];
  for (const frame of stream.frames) said.push(...(await recognizer.push(frame)));
  const last = stream.frames.at(-1);
  for (let t = 33; last && t < TAIL; t += 33)
    said.push(...(await recognizer.push({ ...last, t: last.t + t, hands: [] })));
  return { stream, said };
}
