/** The model that this run of the app recognises with, loaded once, at first need, and shared by all clients. */
import type { OpenModel } from '../models/engine/open.ts';
import { RequestError } from './ipc.ts';

export class LoadedModel {
  readonly #folder: string;
  #loading: Promise<OpenModel> | null = null;

  constructor(folder: string) {
    this.#folder = folder;
  }

  /** @throws {RequestError} with one sentence for people when the folder is damaged or the engine does not load */
  async open(): Promise<OpenModel> {
    this.#loading ??= load(this.#folder);
    try {
      return await this.#loading;
    } catch (error) {
      // The next request tries again: the user may have put the folder right meanwhile.
      this.#loading = null;
      throw error;
    }
  }

  async release(): Promise<void> {
    const loaded = await this.#loading?.catch(() => null);
    this.#loading = null;
    await loaded?.release();
  }
}

async function load(folder: string): Promise<OpenModel> {
  try {
    // Loaded here and not at the top: the window shows before the native engine is in memory, and an engine that does
    // not load on this machine is a sentence in that window instead of an app that does not start.
    const { openModel } = await import('../models/engine/open.ts');
    return await openModel(folder);
  } catch (error) {
    if (error instanceof Error && error.name === 'ModelError') {
      console.error(`${error.message} (${folder})`);
      throw new RequestError('model', error.message);
    }
    console.error(`The engine did not load the model in ${folder}:`, error);
    throw new RequestError('model', 'The recognition engine could not be loaded. Reinstalling Signwright may help.');
  }
}
