/**
 * Owns the one live session of a client: landmark frames in, recognition and status events out. It stands between a
 * sender that never waits and a network that takes its time, so it is the place that drops frames.
 */
import type { LandmarkFrame } from '../models/landmarks.ts';
import type { Recognizer } from '../models/recognizer.ts';
import { decodeFrame } from '../models/wire.ts';
import type { AppEvent, EngineDescription } from './ipc.ts';
import { SessionMeter } from './session-meter.ts';

/** Frames that may wait, one second of a camera: any longer and the caption would lag instead of skip. */
const MAX_WAITING = 30;
const STATUS_EVERY_MS = 1000;

/** What a session needs of a loaded model. */
export interface Interpreter {
  recognizer: Pick<Recognizer, 'push' | 'reset'>;
  /** It may change while the session runs. */
  readonly engine: EngineDescription;
  /** Called once, after the last frame has been worked on. */
  end?(): void;
}

type Emit = (event: AppEvent) => void;

export class Translator {
  readonly #open: () => Promise<Interpreter>;
  readonly #emit: Emit;
  #session: LiveSession | null = null;
  /** Counts starts and stops, so that a start that is overtaken while the model loads opens nothing. */
  #turn = 0;

  constructor(open: () => Promise<Interpreter>, emit: Emit) {
    this.#open = open;
    this.#emit = emit;
  }

  /** Starts afresh: what an earlier session had half-seen is forgotten. */
  async start(): Promise<EngineDescription> {
    this.stop();
    const turn = this.#turn;
    const interpreter = await this.#open();
    if (turn === this.#turn) this.#session = new LiveSession(interpreter, this.#emit);
    else interpreter.end?.();
    return { ...interpreter.engine };
  }

  get running(): boolean {
    return this.#session !== null;
  }

  stop(): void {
    this.#turn++;
    this.#session?.end();
    this.#session = null;
  }

  /** One encoded landmark frame. Without a session it is ignored: the sender may be a moment behind. */
  push(bytes: ArrayBuffer): void {
    this.#session?.receive(bytes);
  }
}

class LiveSession {
  readonly #interpreter: Interpreter;
  readonly #emit: Emit;
  readonly #meter = new SessionMeter();
  readonly #status: NodeJS.Timeout;
  readonly #waiting: { frame: LandmarkFrame; arrived: number }[] = [];
  #working = false;
  #ended = false;
  #complained = false;
  /** Capture time of the last frame that was handled, ms. */
  #time = -Infinity;

  constructor(interpreter: Interpreter, emit: Emit) {
    this.#interpreter = interpreter;
    this.#emit = emit;
    this.#status = setInterval(() => this.#report(), STATUS_EVERY_MS);
    this.#status.unref();
  }

  receive(bytes: ArrayBuffer): void {
    if (this.#ended) return;
    const arrived = performance.now();
    this.#meter.received();
    let frame: LandmarkFrame;
    try {
      frame = decodeFrame(bytes);
    } catch (error) {
      this.#meter.dropped();
      this.#complain(error);
      return;
    }
    this.#waiting.push({ frame, arrived });
    if (this.#waiting.length > MAX_WAITING) {
      this.#waiting.shift();
      this.#meter.dropped();
    }
    if (!this.#working) void this.#work();
  }

  end(): void {
    if (this.#ended) return;
    this.#ended = true;
    clearInterval(this.#status);
    this.#waiting.length = 0;
    if (!this.#working) this.#interpreter.end?.();
  }

  async #work(): Promise<void> {
    this.#working = true;
    try {
      for (let next = this.#waiting.shift(); next; next = this.#waiting.shift()) {
        await this.#handle(next.frame);
        if (this.#ended) return;
        this.#meter.handled(performance.now() - next.arrived);
      }
    } catch (error) {
      if (this.#ended) return;
      console.error('Recognition failed:', error);
      this.end();
      const message = 'Recognition stopped because the network failed. Start it again, or restart the app.';
      this.#emit({ event: 'trouble', code: 'recognition', message });
    } finally {
      this.#working = false;
      if (this.#ended) this.#interpreter.end?.();
    }
  }

  async #handle(frame: LandmarkFrame): Promise<void> {
    // The same picture again, as a paused video gives it.
    if (frame.t === this.#time) return;
    // A new camera counts its time from its own origin: what came before has nothing to do with it.
    if (frame.t < this.#time) this.#interpreter.recognizer.reset();
    this.#time = frame.t;
    const recognitions = await this.#interpreter.recognizer.push(frame);
    if (this.#ended) return;
    for (const recognition of recognitions) this.#emit({ event: 'recognition', recognition });
  }

  #report(): void {
    this.#emit({ event: 'status', status: { ...this.#interpreter.engine, ...this.#meter.read() } });
  }

  /** Once a session: a sender that is wrong once is wrong thirty times a second. */
  #complain(error: unknown): void {
    if (this.#complained) return;
    this.#complained = true;
    const reason = error instanceof RangeError ? error.message : 'Its content is no landmark frame.';
    this.#emit({
      event: 'trouble',
      code: 'bad-frame',
      message: `A picture could not be read and was skipped. ${reason}`,
    });
  }
}
