/** What a live session reads with: it goes over to another model or other words between two signs, and no picture is lost. */
import type { BoundaryWeights } from '../models/boundary.ts';
import { learntSegmenter } from '../models/boundary_released.ts';
import type { ExpectedWords } from '../models/expected_words.ts';
import type { FamiliarSigns } from '../models/familiar_signs.ts';
import { Recognizer } from '../models/recognizer.ts';
import type { EngineDescription } from './ipc.ts';
import type { Reading, Readings } from './reading.ts';
import type { HeldSigns } from './sureness/held-signs.ts';
import type { Interpreter } from './translator.ts';

/** What is known of the person who signs. */
interface Person {
  /** Remembers the signs that are read. */
  held: HeldSigns;
  /** What is likely to be signed. */
  expected?: ExpectedWords;
  /** How they make words. */
  familiar?: FamiliarSigns;
}

export class LiveInterpreter implements Interpreter {
  readonly recognizer: Interpreter['recognizer'];
  readonly #recognizer: Recognizer;
  /** What reads now; later ones wait for the end of the sign. */
  #reading: Reading;
  /** Of the reading that came last. */
  #boundary: BoundaryWeights | null;
  readonly #held = new Map<Reading, () => void>();
  readonly #leave: () => void;

  private constructor(reading: Reading, readings: Readings, { held, expected, familiar }: Person) {
    this.#reading = reading;
    this.#held.set(reading, reading.use());
    const { settings, engine, mask, openSet, boundary } = reading;
    this.#boundary = boundary;
    const segmenter = learntSegmenter(boundary);
    this.#recognizer = new Recognizer(settings, engine, mask, segmenter, openSet, expected, familiar);
    this.recognizer = held.around(this.#recognizer);
    this.#leave = readings.follow((next) => void this.#goOver(next));
  }

  /** @throws {import('./ipc.ts').RequestError} where no model can be opened */
  static async open(readings: Readings, person: Person): Promise<LiveInterpreter> {
    const interpreter = new LiveInterpreter(await readings.current(), readings, person);
    const { latest } = readings;
    // One that came while this was awaited.
    if (latest && latest !== interpreter.#reading) void interpreter.#goOver(latest);
    return interpreter;
  }

  get engine(): EngineDescription {
    return this.#reading.description;
  }

  /** Nothing is asked of it any more. */
  end(): void {
    this.#leave();
    for (const giveBack of this.#held.values()) giveBack();
    this.#held.clear();
  }

  async #goOver(next: Reading): Promise<void> {
    this.#held.set(next, next.use());
    const { settings, engine, mask, openSet, boundary } = next;
    // One that goes on knows what came before.
    const segmenter = boundary === this.#boundary ? null : learntSegmenter(boundary);
    this.#boundary = boundary;
    await this.#recognizer.exchange(settings, engine, mask, openSet, segmenter);
    // Where several came during one sign, they are told in the order of their coming: the last stays.
    this.#held.get(this.#reading)?.();
    this.#held.delete(this.#reading);
    this.#reading = next;
  }
}
