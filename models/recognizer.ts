/** The live path of one signer: landmark frames in, words out. Everything that it does to a frame, training does too. */
import { learntSegmenter } from './boundary_released.ts';
import { Decoder } from './decoder.ts';
import type { ExpectedWords } from './expected_words.ts';
import { FamiliarSigns } from './familiar_signs.ts';
import type { LandmarkFrame } from './landmarks.ts';
import type { Model } from './model.ts';
import { isCausal } from './network.ts';
import type { OpenSet } from './open_set.ts';
import type { Recognition } from './recognition.ts';
import { Resampler } from './resampling.ts';
import type { SegmentEngine } from './segment_logits.ts';
import { RestingHand } from './resting_hand.ts';
import { SegmentReader } from './segment_reader.ts';
import type { SegmentEvent, StreamSegmenter } from './segmenter.ts';
import { HandTracker, type SlotFrame } from './tracking.ts';
import type { WordMask } from './word_mask.ts';

type Settings = Pick<Model, 'family' | 'vocabulary' | 'temperature' | 'threshold' | 'openSet'>;

/** Where a segment ends, or may end. */
type Cut = Extract<SegmentEvent, { kind: 'fading' | 'end' }>;
type End = Extract<SegmentEvent, { kind: 'end' }>;

/** An open segment whose word has been written already: of its first `length` frames; and all of them so far. */
interface Written {
  length: number;
  frames: SlotFrame[];
}

/**
 * What follows such a word may be a sign of its own: so many frames or more, after one that is this surely none of a sign's.
 * That one may be among the word's last.
 */
const SHORTEST_REST = 8;
const LEAST_SILENCE = 0.03;
const BEFORE = 2;

/** A network that is to take over, and who waits for that. */
interface Successor {
  newReader: () => SegmentReader;
  decoder: Decoder;
  segmenter: StreamSegmenter | null;
  tookOver: () => void;
}

export class Recognizer {
  readonly #tracker = new HandTracker();
  readonly #resampler = new Resampler();
  #segmenter: StreamSegmenter;
  /** Takes over where no sign is open. */
  #nextSegmenter: StreamSegmenter | null = null;
  readonly #resting = new RestingHand();
  readonly #expected: ExpectedWords | null;
  readonly #familiar: FamiliarSigns;
  #newReader: () => SegmentReader;
  #decoder: Decoder;
  #reader: SegmentReader | null = null;
  #written: Written | null = null;
  #successor: Successor | null = null;
  #queue: Promise<unknown> = Promise.resolve();

  /**
   * @param mask words that are not to be written; it may change at any time
   * @param segmenter finds where signs begin and end: the learnt one, unless told otherwise (segmenter.ts)
   * @param openSet how sure a word is, and has to be
   * @param expected what is likely to come; told of each word that is written
   * @param familiar how this person makes words; told of each that is certain
   */
  constructor(
    model: Settings,
    engine: SegmentEngine,
    mask?: WordMask,
    segmenter: StreamSegmenter = learntSegmenter(),
    openSet?: OpenSet,
    expected: ExpectedWords | null = null,
    familiar = new FamiliarSigns(),
  ) {
    this.#segmenter = segmenter;
    this.#expected = expected;
    this.#familiar = familiar;
    const causal = isCausal(model.family);
    this.#newReader = () => new SegmentReader(engine, causal);
    this.#decoder = new Decoder(model, mask, openSet, expected, familiar);
  }

  /**
   * Another network from the next segment on; one that is open is read to its end by the network that began it. A later
   * call before that takes the place of this one.
   * @param segmenter null: signs are found as before
   * @returns when the network before is no longer asked anything
   */
  exchange(
    model: Settings,
    engine: SegmentEngine,
    mask?: WordMask,
    openSet?: OpenSet,
    segmenter: StreamSegmenter | null = null,
  ): Promise<void> {
    const causal = isCausal(model.family);
    const newReader = () => new SegmentReader(engine, causal);
    const decoder = new Decoder(model, mask, openSet, this.#expected, this.#familiar);
    return new Promise((tookOver) => {
      // After the frames that came before.
      this.#queue = this.#queue.then(() => {
        const before = this.#successor;
        this.#successor = {
          newReader,
          decoder,
          segmenter: segmenter ?? before?.segmenter ?? null,
          tookOver: () => (before?.tookOver(), tookOver()),
        };
        if (!this.#reader) this.#takeOver();
      });
    });
  }

  /** Forgets the stream so far, after the frames that are still being worked on. */
  reset(): void {
    this.#queue = this.#queue.then(() => this.#forget());
  }

  /**
   * Frames must come in order of time; calls may overlap, they are worked off one after another.
   * @throws {RangeError} when time does not go forward
   */
  push(frame: LandmarkFrame): Promise<Recognition[]> {
    const result = this.#queue.then(() => this.#push(frame));
    this.#queue = result.catch(() => undefined);
    return result;
  }

  #forget(): void {
    this.#tracker.reset();
    this.#resampler.reset();
    this.#segmenter.reset();
    this.#resting.reset();
    this.#decoder.reset();
    this.#expected?.reset();
    this.#reader = null;
    this.#takeOver();
  }

  #takeOver(): void {
    const successor = this.#successor;
    if (!successor) return;
    this.#successor = null;
    this.#newReader = successor.newReader;
    this.#nextSegmenter = successor.segmenter ?? this.#nextSegmenter;
    successor.decoder.takeOver(this.#decoder);
    this.#decoder = successor.decoder;
    successor.tookOver();
  }

  async #push(frame: LandmarkFrame): Promise<Recognition[]> {
    const out: Recognition[] = [];
    for (const [index, each] of this.#resampler.push(this.#tracker.assign(frame)).entries()) {
      const lies = this.#resting.push(each);
      if (lies && this.#reader && !this.#written) await this.#readAnew(this.#reader);
      if (this.#nextSegmenter && !this.#reader) {
        this.#segmenter = this.#nextSegmenter;
        this.#nextSegmenter = null;
      }
      for (const event of this.#segmenter.push(each, index === 0)) {
        if (event.kind === 'frame' && event.first) this.#resting.begin(each);
        const said = await (event.kind === 'frame'
          ? this.#read(event, frame.t)
          : event.kind === 'fading'
            ? this.#settleEarly(event, frame.t)
            : this.#settle(event, frame.t));
        if (said) out.push(said);
      }
    }
    return out;
  }

  async #read(event: Extract<SegmentEvent, { kind: 'frame' }>, t: number): Promise<Recognition | null> {
    if (event.first || !this.#reader) {
      this.#reader = this.#newReader();
      this.#decoder.begin(event.frame.t, event.first ? event.silence : undefined);
      this.#written = null;
    }
    const frame = this.#resting.without(event.frame);
    if (this.#written) {
      this.#written.frames.push(frame);
      return null;
    }
    const reader = this.#reader;
    const logits = await reader.push(frame);
    const sign = () => ({ features: reader.features(), frames: reader.frames.length });
    return logits && this.#decoder.guess(logits, t, sign);
  }

  /** A hand turns out to lie in view since the sign began. */
  async #readAnew({ frames }: SegmentReader): Promise<void> {
    this.#reader = this.#newReader();
    for (const frame of frames) await this.#reader.push(this.#resting.without(frame));
  }

  async #settle(segment: End, t: number): Promise<Recognition | null> {
    const reader = this.#reader;
    this.#reader = null;
    if (!reader) return null;
    const said = await (this.#written
      ? this.#settleRest(this.#written, segment, t)
      : this.#settled(reader, segment, t, 'settle'));
    this.#takeOver();
    return said;
  }

  /** What came after the word that was written early is another sign where it is as certain: its beginning was not heard. */
  async #settleRest(written: Written, { length, silence = [] }: End, t: number): Promise<Recognition | null> {
    const from = Math.max(0, written.length - BEFORE);
    const gaps = silence.slice(from, Math.max(from, length - SHORTEST_REST + 1));
    const widest = Math.max(...gaps);
    if (widest < LEAST_SILENCE) return null;
    const start = from + gaps.indexOf(widest);
    const reader = this.#newReader();
    for (const frame of written.frames.slice(start, length)) await reader.push(frame);
    this.#decoder.begin(reader.frames[0]?.t ?? t, widest);
    const sureness = 1 - mean(silence.slice(start));
    return this.#settled(reader, { kind: 'fading', length: length - start, sureness }, t, 'settleEarly');
  }

  async #settleEarly(segment: Cut, t: number): Promise<Recognition | null> {
    if (!this.#reader || this.#written) return null;
    const reader = this.#reader;
    const said = await this.#settled(reader, segment, t, 'settleEarly');
    if (said) this.#written = { length: segment.length, frames: [...reader.frames] };
    return said;
  }

  async #settled(reader: SegmentReader, { length, sureness }: Cut, t: number, by: 'settle' | 'settleEarly') {
    const start = reader.frames[0]?.t ?? t;
    const end = reader.frames[length - 1]?.t ?? t;
    const sign = () => ({ features: reader.features(length), frames: length, sureness });
    return this.#decoder[by](await reader.logits(length), length, start, end, t, sign);
  }
}

const mean = (values: readonly number[]): number => values.reduce((sum, each) => sum + each, 0) / values.length;
