/**
 * What the network is asked about live: stretches of a stream as the boundary network cuts them out, by the live path
 * itself. They begin and end a little beside the sign, and now and then they are no sign.
 */
import { learntSegmenter } from '../models/boundary_released.ts';
import { RIGHT, type LandmarkFrame } from '../models/landmarks.ts';
import { NONE } from '../models/model.ts';
import type { Family } from '../models/network.ts';
import { OpenSet, type ReadFrames } from '../models/open_set.ts';
import { Recognizer } from '../models/recognizer.ts';
import type { SegmentEngine } from '../models/segment_logits.ts';
import type { StreamSegmenter } from '../models/segmenter.ts';
import type { SlotFrame } from '../models/tracking.ts';
import type { StreamSign } from './streams/stitch.ts';

/** A segment, and what the network says of it. Times in ms on the stream's clock. */
export interface HeardSegment extends ReadFrames {
  start: number;
  end: number;
  logits: Float32Array;
}

export interface Hearing {
  vocabulary: readonly string[];
  engine: SegmentEngine;
  /** GRU where absent. */
  family?: Family;
}

/** Without hands after the last picture, so that what is open ends, ms. */
const TAIL = 1000;

/**
 * Says of whatever it is asked that it is a word, so that the live path names each segment, and remembers the last; of the
 * next segment another one, as the same twice may be one sign (models/decoder.ts).
 */
class Listener extends OpenSet {
  last: { logits: Float32Array; sign: ReadFrames } | null = null;
  heard = 0;
  readonly #words: number[];

  constructor(model: ConstructorParameters<typeof OpenSet>[0]) {
    super(model);
    this.#words = [...model.vocabulary.keys()].filter((k) => model.vocabulary[k] !== NONE);
  }

  override probabilities(
    logits: Float32Array,
    _hidden: (k: number) => boolean,
    sign: (() => ReadFrames) | null,
  ): Float32Array {
    if (sign) this.last = { logits: Float32Array.from(logits), sign: sign() };
    // Any word passes a threshold of 0; a surer one would be written while its sign still fades (models/decoder.ts).
    const word = this.#words[this.heard % this.#words.length];
    return logits.map((_, k) => (k === word ? 0.5 : 0));
  }
}

/** In their order. @param segmenter of this stream alone */
export async function heardSegments(
  frames: readonly LandmarkFrame[],
  { vocabulary, engine, family = 'gru' }: Hearing,
  segmenter: StreamSegmenter = learntSegmenter(),
): Promise<HeardSegment[]> {
  const model = { family, vocabulary: [...vocabulary], temperature: 1, threshold: 0 };
  const listener = new Listener(model);
  const recognizer = new Recognizer(model, engine, undefined, segmenter, listener);
  const out: HeardSegment[] = [];
  const hear = async (frame: LandmarkFrame) => {
    for (const said of await recognizer.push(frame)) {
      if (said.kind !== 'committed' || !listener.last) continue;
      listener.heard++;
      const { logits, sign } = listener.last;
      out.push({ start: said.start, end: said.end, logits, ...sign });
    }
  };
  for (const frame of frames) await hear(frame);
  const last = frames.at(-1);
  for (let t = 33; last && t < TAIL; t += 33) await hear({ ...last, t: last.t + t, hands: [] });
  return out;
}

/** A sign counts as found where a segment holds so much of it, and so little of any other. */
const FOUND = 0.5;
const OTHER = 0.3;
/** A segment that holds less of every sign than this, and of which less is sign, is none. */
const NOTHING = 0.15;

/** Which sign a segment is of; null: of none; undefined: it holds parts of signs, and nobody can say what is right. */
export function signOf(
  { start, end }: Pick<HeardSegment, 'start' | 'end'>,
  signs: readonly StreamSign[],
): StreamSign | null | undefined {
  const shared = signs
    .map((sign) => ({ sign, ms: Math.min(end, sign.end) - Math.max(start, sign.start) }))
    .filter(({ ms }) => ms > 0)
    .map(({ sign, ms }) => ({ sign, of: ms / (sign.end - sign.start), ms }))
    .sort((a, b) => b.of - a.of);
  const [best, second] = shared;
  const covered = shared.reduce((sum, { ms }) => sum + ms, 0) / Math.max(1, end - start);
  if (!best || (best.of < NOTHING && covered < NOTHING)) return null;
  return best.of >= FOUND && (second?.of ?? 0) < OTHER && covered >= FOUND ? best.sign : undefined;
}

/** Hands in their slots as a camera's detector would give them. */
export function asDetected(frames: readonly SlotFrame[]): LandmarkFrame[] {
  return frames.map(({ t, aspect, slots }) => ({
    t,
    aspect,
    hands: slots.flatMap((landmarks, slot) =>
      landmarks ? [{ landmarks, rightProbability: slot === RIGHT ? 0.95 : 0.05 }] : [],
    ),
  }));
}
