/** Which engines can run the network and which one does, kept up to date; and what is to be said when one fails. */
import type { Api, AppEvent, EngineChoice, EnginesDescription } from '../../electron/ipc.ts';
import type { EngineId } from '../../models/engine_ids.ts';
import { Reading } from '../reading.svelte.ts';
import type { Notices } from '../status/notices.svelte.ts';

export class EngineStore {
  readonly #api: Api;
  readonly #notices: Notices;
  readonly #reading: Reading<EnginesDescription>;
  readonly #end: () => void;
  /** What was asked for here and has not been answered. */
  #asking = $state(0);
  /** Chosen here, until the main side says so itself. */
  #chosen = $state.raw<EngineChoice | null>(null);

  constructor(api: Api, notices: Notices) {
    this.#api = api;
    this.#notices = notices;
    this.#reading = new Reading(() => api.describeEngines());
    this.#end = api.subscribe((event) => this.#hear(event));
  }

  /** Null before the first answer. */
  get known(): EnginesDescription | null {
    return this.#reading.value;
  }
  get state() {
    return this.#reading.state;
  }
  get choice(): EngineChoice | null {
    return this.#chosen ?? this.known?.choice ?? null;
  }
  /** An engine is being opened or measured: that takes some seconds. */
  get busy(): boolean {
    return this.#asking > 0 || (this.known?.measuring ?? false);
  }

  refresh(): Promise<void> {
    return this.#reading.refresh();
  }

  close() {
    this.#reading.close();
    this.#end();
  }

  async choose(engine: EngineChoice): Promise<void> {
    this.#chosen = engine;
    await this.#ask(() => this.#api.chooseEngine({ engine }));
    // A later choice is still on its way.
    if (this.#chosen === engine) this.#chosen = null;
  }

  /** @param engine null: all of them */
  async measure(engine: EngineId | null): Promise<void> {
    if (!this.busy) await this.#ask(() => this.#api.measureEngines({ engine }));
  }

  async #ask(question: () => Promise<EnginesDescription>): Promise<void> {
    this.#asking++;
    try {
      this.#reading.value = await question();
    } catch (error) {
      this.#notices.say(error instanceof Error ? error.message : String(error));
      await this.refresh();
    } finally {
      this.#asking--;
    }
  }

  #hear(event: AppEvent) {
    if (event.event === 'engines') this.#reading.value = event.engines;
    else if (event.event === 'trouble' && event.code === 'engine') this.#notices.say(event.message);
    // Figures are those of the active model.
    else if (event.event === 'model') this.#reading.refreshSoon();
    else if (event.event === 'connection' && event.connected) void this.refresh();
  }
}
