/** One page that is connected: where its landmark frames go, and what it is told. */
import { ExpectedWords } from '../models/expected_words.ts';
import { FamiliarSigns } from '../models/familiar_signs.ts';
import type { AppEvent, SessionStatus } from './ipc.ts';
import type { Recorder } from './recording/recorder.ts';
import type { HeldSigns } from './sureness/held-signs.ts';
import type { Translator } from './translator.ts';

export class Client {
  readonly translator: Translator;
  readonly emit: (event: AppEvent) => void;
  /** The signs that were last written or asked about. */
  readonly held: HeldSigns;
  /** What its person is likely to sign next. */
  readonly expected: ExpectedWords;
  /** How they make words. */
  readonly familiar: FamiliarSigns;
  /** What its session last said of itself; null while none runs. */
  status: SessionStatus | null = null;
  #recorder: Recorder | null = null;

  constructor(
    translator: Translator,
    emit: (event: AppEvent) => void,
    held: HeldSigns,
    expected = new ExpectedWords(() => null),
    familiar = new FamiliarSigns(),
  ) {
    this.translator = translator;
    this.emit = emit;
    this.held = held;
    this.expected = expected;
    this.familiar = familiar;
  }

  get recorder(): Recorder | null {
    return this.#recorder;
  }

  /** One encoded landmark frame: recorded while a recording runs, else translated. */
  receive(frame: ArrayBuffer): void {
    if (this.#recorder) this.#recorder.push(frame);
    else this.translator.push(frame);
  }

  async record(recorder: Recorder | null): Promise<void> {
    const before = this.#recorder;
    this.#recorder = recorder;
    await before?.end();
  }

  /** The page is gone or begins anew: nobody watches any more. */
  leave(): void {
    this.translator.stop();
    this.status = null;
    void this.record(null);
  }
}
