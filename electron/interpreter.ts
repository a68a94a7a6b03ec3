/** What a live session reads with: it goes over to another model between two signs, and no picture is lost. */
import { Recognizer } from '../models/recognizer.ts';
import type { EngineDescription } from './ipc.ts';
import type { LoadedModel, SharedModel } from './loaded-model.ts';
import type { Interpreter } from './translator.ts';

export class LiveInterpreter implements Interpreter {
  readonly recognizer: Recognizer;
  /** The model that reads now; later ones wait for the end of the sign. */
  #model: SharedModel;
  readonly #held = new Map<SharedModel, () => void>();
  readonly #leave: () => void;

  private constructor(model: SharedModel, loaded: LoadedModel) {
    this.#model = model;
    this.#held.set(model, model.use());
    this.recognizer = new Recognizer(model.open.model, model.open.engine, model.mask);
    this.#leave = loaded.follow((next) => void this.#goOver(next));
  }

  /** @throws {import('./ipc.ts').RequestError} where no model can be opened */
  static async open(loaded: LoadedModel): Promise<LiveInterpreter> {
    const interpreter = new LiveInterpreter(await loaded.shared(), loaded);
    const { successor } = loaded;
    // One that came while this was awaited.
    if (successor && successor !== interpreter.#model) void interpreter.#goOver(successor);
    return interpreter;
  }

  get engine(): EngineDescription {
    const { engine } = this.#model.open;
    return { engine: engine.name, device: engine.device };
  }

  /** Nothing is asked of it any more. */
  end(): void {
    this.#leave();
    for (const giveBack of this.#held.values()) giveBack();
    this.#held.clear();
  }

  async #goOver(next: SharedModel): Promise<void> {
    this.#held.set(next, next.use());
    const { model, engine } = next.open;
    await this.recognizer.exchange(model, engine, next.mask);
    // Where several came during one sign, they are told in the order of their coming: the last stays.
    this.#held.get(this.#model)?.();
    this.#held.delete(this.#model);
    this.#model = next;
  }
}
