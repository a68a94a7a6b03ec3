/**
 * An engine that goes on when the one that computes fails: it throws, it does not answer, or it answers what is no number.
 *
 * A native call that hangs cannot be taken back. So its answer is no longer waited for, and whatever the next engine needs
 * lies here in plain JavaScript: the features of the segment so far, which it reads anew (0.1 ms a frame on the processor).
 */
import { withFrame, type SegmentFrames } from '../segment_frames.ts';
import type { DecodedWord, Engine, StreamState } from './engine.ts';

/** Without an answer for so long an engine hangs, ms: they answer within some ms, and a second later the word must go on. */
export const PATIENCE_MS = 500;
/** A timer that comes so much too late tells of this process, which stood still itself, not of the engine, ms. */
const STALL_MS = 200;
/** What the engine answered meanwhile is heard within so long, ms. */
const GRACE_MS = 150;

/** What an engine did wrong. `ended`: its process did. */
export type FailureKind = 'threw' | 'hung' | 'ended' | 'nonsense';

export class EngineFailure extends Error {
  readonly kind: FailureKind;

  constructor(kind: FailureKind, message: string) {
    super(message);
    this.name = 'EngineFailure';
    this.kind = kind;
  }
}

export interface Failure {
  engine: Engine;
  kind: FailureKind;
  error: unknown;
}

interface FailoverState extends StreamState {
  /** Whose the inner state is: nobody else can go on from it. */
  readonly engine: Engine;
  readonly inner: StreamState;
  readonly past: SegmentFrames;
}

export class FailoverEngine implements Engine {
  readonly decode?: (features: Float32Array, frames: number) => Promise<DecodedWord[]>;
  /** Told once of each engine that was given up; another one computes already. */
  onfailure: ((failure: Failure) => void) | null = null;
  #lastResort: Engine;
  /** Ends in null when nobody reopens any more. */
  #reopening: Promise<Engine> | null = null;
  readonly #reopen: () => Promise<Engine>;
  #active: Engine;
  #patience = PATIENCE_MS;
  #released = false;

  /**
   * @param lastResort opened and warm, so that it takes over at once; to begin with, it computes
   * @param reopen makes another one like it, once, where it fails too
   */
  constructor(lastResort: Engine, reopen: () => Promise<Engine>) {
    this.#lastResort = lastResort;
    this.#active = lastResort;
    this.#reopen = reopen;
    if (lastResort.decode) {
      this.decode = (features, frames) =>
        this.#ask((engine, patiently) => {
          if (!engine.decode) throw new EngineFailure('threw', 'The engine reads no sentences.');
          return patiently(engine.decode(features, frames));
        }, sureWords);
    }
  }

  get name(): Engine['name'] {
    return this.#active.name;
  }
  get device(): string {
    return this.#active.device;
  }

  /** What computes now. */
  get active(): Engine {
    return this.#active;
  }
  get lastResort(): Engine {
    return this.#lastResort;
  }

  /**
   * From now on this one, also in the middle of a segment. It belongs to this then: it is released when another one takes
   * its place. @param engine null: the last resort. @param patience how long it may take to answer, ms
   */
  use(engine: Engine | null, patience = PATIENCE_MS): void {
    const before = this.#active;
    this.#active = engine ?? this.#lastResort;
    this.#patience = patience;
    if (before !== this.#active && before !== this.#lastResort) void releaseQuietly(before);
  }

  /** It is known to be gone, though nobody asked it: the last resort takes over. Nothing happens where it does not compute. */
  giveUp(engine: Engine, error: unknown): void {
    if (engine !== this.#active || engine === this.#lastResort || this.#released) return;
    this.use(null);
    const kind = error instanceof EngineFailure ? error.kind : 'threw';
    this.onfailure?.({ engine, kind, error });
  }

  start(): StreamState {
    const engine = this.#active;
    return { frames: 0, engine, inner: engine.start(), past: null } as FailoverState;
  }

  async step(state: StreamState, features: Float32Array): Promise<{ logits: Float32Array; state: StreamState }> {
    const { engine: before, inner, past } = state as FailoverState;
    const frames = withFrame(past, features);
    return this.#ask(
      async (engine, patiently) => {
        const from = engine === before ? inner : await readAnew(engine, past, patiently);
        const out = await patiently(engine.step(from, features));
        const next: FailoverState = { frames: frames.count, engine, inner: out.state, past: frames };
        return { logits: out.logits, state: next };
      },
      ({ logits }) => finite(logits),
    );
  }

  score(features: Float32Array, frames: number): Promise<Float32Array> {
    return this.#ask((engine, patiently) => patiently(engine.score(features, frames)), finite);
  }

  embed(features: Float32Array, frames: number): Promise<Float32Array> {
    return this.#ask((engine, patiently) => patiently(engine.embed(features, frames)), finite);
  }

  async release(): Promise<void> {
    this.#released = true;
    const engines = new Set([this.#active, this.#lastResort]);
    await Promise.all([...engines].map((engine) => engine.release()));
  }

  /** @throws {RangeError} the question's fault. @throws whatever the last resort threw twice */
  async #ask<T>(
    question: (engine: Engine, patiently: Patience) => Promise<T>,
    sound: (answer: T) => boolean,
  ): Promise<T> {
    while (this.#active !== this.#lastResort) {
      const engine = this.#active;
      try {
        const most = this.#patience;
        const answer = await question(engine, (each) => within(each, most));
        if (sound(answer)) return answer;
        throw new EngineFailure('nonsense', 'The engine answered what is no number.');
      } catch (error) {
        if (error instanceof RangeError || this.#released) throw error;
        // Where several asked, the first one has given it up.
        this.giveUp(engine, error);
      }
    }
    const engine = this.#lastResort;
    try {
      return await question(engine, endlessly);
    } catch (error) {
      if (error instanceof RangeError || this.#released) throw error;
      return question(await this.#another(engine, error), endlessly);
    }
  }

  /** A last resort that has not failed. */
  #another(failed: Engine, error: unknown): Promise<Engine> {
    if (failed !== this.#lastResort) return Promise.resolve(this.#lastResort);
    console.error('The engine on the processor failed and is opened again:', error);
    this.#reopening ??= this.#reopen()
      .then((engine) => {
        if (this.#active === failed) this.#active = engine;
        this.#lastResort = engine;
        void releaseQuietly(failed);
        return engine;
      })
      .finally(() => (this.#reopening = null));
    return this.#reopening;
  }
}

async function readAnew(engine: Engine, past: SegmentFrames, patiently: Patience): Promise<StreamState> {
  const features: Float32Array[] = [];
  for (let each = past; each; each = each.before) features.push(each.features);
  let state = engine.start();
  for (const frame of features.reverse()) ({ state } = await patiently(engine.step(state, frame)));
  return state;
}

/** How long a single answer is waited for. */
type Patience = <T>(answer: Promise<T>) => Promise<T>;

/** The last resort computes within the call itself: no timer would fire meanwhile. */
const endlessly: Patience = (answer) => answer;

const finite = (values: Float32Array): boolean => values.every(Number.isFinite);
const sureWords = (words: DecodedWord[]): boolean => words.every(({ probability }) => Number.isFinite(probability));

async function releaseQuietly(engine: Engine): Promise<void> {
  await engine.release().catch((error: unknown) => console.error('An engine could not be released:', error));
}

/** @throws {EngineFailure} `hung`: the answer is no longer waited for */
async function within<T>(answer: Promise<T>, most: number): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    const wait = (ms: number) => {
      const since = performance.now();
      timer = setTimeout(() => {
        if (performance.now() - since > ms + STALL_MS) wait(GRACE_MS);
        else reject(new EngineFailure('hung', `There was no answer within ${most} ms.`));
      }, ms);
    };
    wait(most);
  });
  try {
    return await Promise.race([answer, late]);
  } finally {
    clearTimeout(timer);
  }
}
