/** Streams through the live path. */
import type { ExpectedWords } from '../../models/expected_words.ts';
import type { FamiliarSigns } from '../../models/familiar_signs.ts';
import type { LandmarkFrame } from '../../models/landmarks.ts';
import type { Model } from '../../models/model.ts';
import type { OpenSet } from '../../models/open_set.ts';
import { Recognizer } from '../../models/recognizer.ts';
import type { Recognition } from '../../models/recognition.ts';
import type { SegmentEngine } from '../../models/segment_logits.ts';
import { learntSegmenter } from '../../models/boundary_released.ts';
import { Segmenter, type StreamSegmenter } from '../../models/segmenter.ts';
import type { BoundaryWeights } from '../../models/boundary.ts';
import type { Reading } from './measure.ts';
import type { Stream } from './stitch.ts';

/** Without hands after the last picture, so that what is open ends, ms. */
const TAIL = 1000;

export type Reader = {
  model: Pick<Model, 'family' | 'vocabulary' | 'temperature' | 'threshold'>;
  engine: SegmentEngine;
  /** What tells where signs begin and end: a boundary network, or presence and motion alone. */
  boundary: BoundaryWeights | 'motion';
  /** How sure a word is, and has to be; temperature and threshold alone where absent. */
  openSet?: OpenSet | undefined;
};

interface Known {
  /** What they usually say. */
  expected?: ExpectedWords | undefined;
  /** How they make words, from earlier streams of the session. */
  familiar?: FamiliarSigns | undefined;
  /** Hears each thing as soon as it is said. */
  onSaid?: ((said: Recognition) => void) | undefined;
}

/** What the app would have said to somebody who signs this. */
export async function readStream(
  { model, engine, boundary, openSet }: Reader,
  stream: Stream,
  { expected, familiar, onSaid }: Known = {},
): Promise<Reading> {
  const segmenter = segmenterOf(boundary);
  const recognizer = new Recognizer(model, engine, undefined, segmenter, openSet, expected, familiar);
  const said: Recognition[] = [];
  const push = async (frame: LandmarkFrame) => {
    for (const each of await recognizer.push(frame)) {
      said.push(each);
      onSaid?.(each);
    }
  };
  for (const frame of stream.frames) await push(frame);
  const last = stream.frames.at(-1);
  for (let t = 33; last && t < TAIL; t += 33) await push({ ...last, t: last.t + t, hands: [] });
  return { stream, said };
}

function segmenterOf(boundary: Reader['boundary']): StreamSegmenter {
  return boundary === 'motion' ? new Segmenter() : learntSegmenter(boundary);
}
