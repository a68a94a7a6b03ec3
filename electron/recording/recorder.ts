/**
 * One sitting of one client: landmark frames in, takes in the library out. It cuts the stream into signs, says what is
 * wrong with each, and asks for the next word.
 */
import { randomUUID } from 'node:crypto';
import type { LandmarkFrame } from '../../models/landmarks.ts';
import { TakeCutter, trimOf } from '../../models/take_cutter.ts';
import { decodeFrame } from '../../models/wire.ts';
import type { AppEvent, LibraryWord, RecordingOrder, RecordingState, Signer, TakeSummary, Trim } from '../ipc.ts';
import { RequestError } from '../ipc.ts';
import { excerptOf } from './excerpt.ts';
import type { Inspector } from './inspector.ts';
import { Prompts } from './prompts.ts';
import type { Unsaved } from './unsaved.ts';

/** Kept before and after a sign, so that its trim can be widened later, ms. */
const MARGIN_MS = 400;
/** Nobody signs one word for longer: a forgotten key, ms. */
const LONGEST_MS = 20_000;
/** Frames of a stream that nothing was cut from yet, ms. */
const MEMORY_MS = LONGEST_MS + 10_000;

export interface RecorderParts {
  order: RecordingOrder;
  session: number;
  signer: Signer;
  words: ReadonlyMap<number, LibraryWord>;
  inspector: Inspector;
  unsaved: Unsaved;
  emit: (event: AppEvent) => void;
}

export class Recorder {
  readonly #parts: RecorderParts;
  readonly #prompts: Prompts;
  readonly #cutter = new TakeCutter();
  #frames: LandmarkFrame[] = [];
  /** Where the sign that is being made began by key press, on the frames' clock, ms. */
  #marked: number | null = null;
  #signing = false;
  #light: number | null = null;
  #saved = 0;
  #unsaved = 0;
  #ended = false;
  #complained = false;
  /** Takes are looked at and saved one after another. */
  #work: Promise<void> = Promise.resolve();

  /** @throws {RangeError} where the prompts do not go together */
  constructor(parts: RecorderParts) {
    this.#parts = parts;
    this.#prompts = new Prompts(parts.order);
  }

  get state(): RecordingState {
    const { session, signer, order } = this.#parts;
    const { word, next, place, places } = this.#prompts;
    return {
      session,
      signer: signer.id,
      word,
      next,
      place,
      places,
      cutting: order.cutting,
      phase: word === null ? 'done' : this.#signing ? 'signing' : 'waiting',
      saved: this.#saved,
      unsaved: this.#unsaved,
    };
  }

  /** @param light mean luminance of the camera's picture, 0..1 */
  set light(light: number) {
    this.#light = light;
  }

  /** One encoded landmark frame. */
  push(bytes: ArrayBuffer): void {
    let frame: LandmarkFrame;
    try {
      frame = decodeFrame(bytes);
    } catch {
      if (!this.#complained)
        this.#emit({ event: 'trouble', code: 'bad-frame', message: 'A picture could not be read and was skipped.' });
      this.#complained = true;
      return;
    }
    if (this.#ended || this.#prompts.word === null) return;
    const last = this.#frames.at(-1)?.t ?? -Infinity;
    if (frame.t === last) return;
    // Another camera counts its time from its own origin.
    if (frame.t < last) this.#forget();
    this.#frames.push(frame);
    if (this.#parts.order.cutting === 'manual') this.#watchKey(frame.t);
    else this.#hear(this.#cutter.push(frame));
    if (!this.#signing) this.#drop(frame.t - MEMORY_MS);
  }

  /** A key or pedal: the sign begins, or ends. Nothing happens where takes are cut by themselves. */
  mark(): RecordingState {
    const now = this.#frames.at(-1)?.t;
    if (this.#parts.order.cutting !== 'manual' || now === undefined || this.#prompts.word === null) return this.state;
    if (this.#marked === null) {
      this.#marked = now;
      this.#turn(true);
    } else {
      this.#endMarked(this.#marked, now);
    }
    return this.state;
  }

  skip(): RecordingState {
    this.#forget();
    this.#prompts.skip();
    this.#say();
    return this.state;
  }

  /** Hands-free: what has been moved since the last take is no sign. */
  dismiss(): RecordingState {
    if (this.#parts.order.cutting === 'hands-free') {
      this.#forget();
      this.#say();
    }
    return this.state;
  }

  /** The word is asked for once more, next. */
  repeat(word: number): RecordingState {
    this.#forget();
    this.#prompts.repeat(word);
    this.#say();
    return this.state;
  }

  /** Some takes wait in memory. */
  stuck(waiting: number): void {
    if (waiting === this.#unsaved) return;
    this.#unsaved = waiting;
    this.#say();
  }

  /** Saves what was signed first, and hands-free also what has not come to rest: rather a take too many than one too few. */
  async end(): Promise<void> {
    if (!this.#ended && this.#parts.order.cutting === 'hands-free') this.#hear(this.#cutter.finish());
    this.#ended = true;
    await this.#work;
  }

  #hear(events: ReturnType<TakeCutter['push']>): void {
    for (const event of events) {
      if (event.kind === 'begun') this.#turn(true);
      else if (event.kind === 'cut') this.#take(event);
      else {
        this.#turn(false);
        this.#emit({ event: 'discarded', message: 'That was too short to be a sign. Nothing was recorded.' });
      }
      if (this.#prompts.word === null) break;
    }
  }

  #watchKey(now: number): void {
    if (this.#marked !== null && now - this.#marked > LONGEST_MS) this.#endMarked(this.#marked, now);
  }

  #endMarked(start: number, end: number): void {
    this.#marked = null;
    const frames = this.#between(start, end);
    const seen = frames.some(({ hands }) => hands.length > 0);
    if (!seen || frames.length < 2) {
      this.#turn(false);
      this.#emit({ event: 'discarded', message: 'No hand was seen between the two presses. Nothing was recorded.' });
      return;
    }
    // A sign that is only held has no movement to be trimmed to, and is a sign all the same.
    this.#take(trimOf(frames) ?? { start, end }, { start, end });
  }

  /** @param sign on the frames' clock, ms. `bounds`: nothing outside of them is kept */
  #take(sign: Trim, bounds: Trim = { start: -Infinity, end: Infinity }): void {
    const word = this.#parts.words.get(this.#prompts.word ?? 0);
    const start = Math.max(sign.start - MARGIN_MS, bounds.start);
    const frames = this.#between(start, Math.min(sign.end + MARGIN_MS, bounds.end));
    if (!word || frames.length === 0) return this.#turn(false);
    this.#signing = false;
    this.#prompts.advance();
    this.#say();
    const recorded = Date.now();
    const light = this.#light;
    this.#work = this.#work
      .then(() => this.#save(frames, sign, word, { recorded, light }))
      .catch((error: unknown) => this.#fail(error, word));
  }

  async #save(
    frames: LandmarkFrame[],
    span: Trim,
    word: LibraryWord,
    { recorded, light }: { recorded: number; light: number | null },
  ): Promise<void> {
    const { session, signer, inspector, unsaved } = this.#parts;
    const { sign, ...excerpt } = excerptOf(frames, span);
    const { notes, accept } = await inspector.inspect(sign, { word, dominant: signer.dominant, light });
    accept();
    const names = { key: randomUUID(), word: word.id, signer: signer.id, session };
    unsaved.add({ ...names, ...excerpt, recorded, notes, source: 'camera' }, (take) => this.#confirm(take));
  }

  #confirm(take: TakeSummary): void {
    this.#saved++;
    this.#emit({ event: 'take', take });
    this.#say();
  }

  #fail(error: unknown, word: LibraryWord): void {
    console.error('A take could not be kept:', error);
    this.#prompts.repeat(word.id);
    this.#say();
    const message = error instanceof RequestError ? error.message : 'A take could not be kept. Please sign it again.';
    this.#emit({ event: 'discarded', message });
  }

  #between(start: number, end: number): LandmarkFrame[] {
    return this.#frames.filter(({ t }) => t >= start && t <= end);
  }

  #drop(before: number): void {
    const keep = this.#frames.findIndex(({ t }) => t >= before);
    if (keep > 0) this.#frames.splice(0, keep);
  }

  #forget(): void {
    this.#frames = [];
    this.#marked = null;
    this.#signing = false;
    this.#cutter.reset();
  }

  #turn(signing: boolean): void {
    if (signing === this.#signing) return;
    this.#signing = signing;
    this.#say();
  }

  #say(): void {
    if (!this.#ended) this.#emit({ event: 'recording', recording: this.state });
  }

  #emit(event: AppEvent): void {
    this.#parts.emit(event);
  }
}
