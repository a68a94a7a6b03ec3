/**
 * The model that recognises now, opened once, at first need, and shared by all clients. Another one can take its place at
 * any time: whoever is in the middle of a sign finishes it with the old one, which is freed when nobody uses it any more.
 */
import type { OpenModel, SteadyModel } from '../models/engine/open.ts';
import { WordMask } from '../models/word_mask.ts';
import { RequestError } from './ipc.ts';

/** Whoever only passes by (a prototype, a take that is looked at) has this long to finish with a model that went, ms. */
const GRACE_MS = 10_000;

export class SharedModel {
  readonly id: string;
  readonly open: SteadyModel;
  /** Words that are turned off; shared by all who use the model, and changed while they do. */
  readonly mask: WordMask;
  #users = 0;
  #retired = false;
  #released: Promise<void> | null = null;

  constructor(id: string, open: SteadyModel, off: readonly string[] = []) {
    this.id = id;
    this.open = open;
    this.mask = new WordMask(open.model.vocabulary, off);
  }

  get retired(): boolean {
    return this.#retired;
  }

  /** @returns the function that gives it back; it may be called twice */
  use(): () => void {
    this.#users++;
    let used = true;
    return () => {
      if (!used) return;
      used = false;
      this.#users--;
      if (this.#retired && this.#users === 0) void this.#release();
    };
  }

  /** Nobody new gets it. */
  retire(): void {
    const giveBack = this.use();
    this.#retired = true;
    setTimeout(giveBack, GRACE_MS).unref();
  }

  /** At once, whoever may use it. */
  close(): Promise<void> {
    this.#retired = true;
    return this.#release();
  }

  #release(): Promise<void> {
    this.#released ??= this.open.release();
    return this.#released;
  }
}

export class LoadedModel {
  readonly #choose: () => Promise<SharedModel>;
  readonly #listeners = new Set<(model: SharedModel) => void>();
  readonly #attendants = new Set<(model: SharedModel) => void>();
  #current: Promise<SharedModel> | null = null;
  #successor: SharedModel | null = null;

  /** @param choose opens the model to begin with */
  constructor(choose: () => Promise<SharedModel>) {
    this.#choose = choose;
  }

  /** @throws {RequestError} with one sentence for people when the folder is damaged or the engine does not load */
  async shared(): Promise<SharedModel> {
    const opening = (this.#current ??= this.#first());
    try {
      const model = await opening;
      return model.retired ? await this.shared() : model;
    } catch (error) {
      // The next request tries again: the user may have put the folder right meanwhile.
      if (this.#current === opening) this.#current = null;
      throw error;
    }
  }

  /** The last one that took over; null while it is the one that was opened first. */
  get successor(): SharedModel | null {
    return this.#successor;
  }

  /** For whoever is done with it within seconds. @throws {RequestError} as `shared` */
  async open(): Promise<OpenModel> {
    return (await this.shared()).open;
  }

  /** From now on this one. */
  async exchange(model: SharedModel): Promise<void> {
    const before = this.#current;
    this.#current = Promise.resolve(model);
    this.#successor = model;
    for (const listener of [...this.#attendants, ...this.#listeners]) listener(model);
    (await before?.catch(() => null))?.retire();
  }

  /** @param listener hears of each model that takes over. @returns the function that ends that */
  follow(listener: (model: SharedModel) => void): () => void {
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  }

  /** @param attendant hears of each model that recognises, also of the first one, before anybody gets it */
  attend(attendant: (model: SharedModel) => void): void {
    this.#attendants.add(attendant);
  }

  async #first(): Promise<SharedModel> {
    const model = await this.#choose();
    for (const attendant of this.#attendants) attendant(model);
    return model;
  }

  async release(): Promise<void> {
    const model = await this.#current?.catch(() => null);
    this.#current = null;
    this.#successor = null;
    await model?.close();
  }
}

/** @throws {RequestError} with one sentence for people */
export async function openShared(id: string, folder: string, off: readonly string[] = []): Promise<SharedModel> {
  try {
    // Loaded here and not at the top: the window shows before the native engine is in memory, and an engine that does
    // not load on this machine is a sentence in that window instead of an app that does not start.
    const { openSteadyModel } = await import('../models/engine/open.ts');
    return new SharedModel(id, await openSteadyModel(folder), off);
  } catch (error) {
    if (error instanceof Error && error.name === 'ModelError') {
      console.error('A model could not be loaded:', error, folder);
      throw new RequestError('model', error.message);
    }
    console.error(`The engine did not load the model in ${folder}:`, error);
    throw new RequestError('model', 'The recognition engine could not be loaded. Reinstalling Signwright may help.');
  }
}
