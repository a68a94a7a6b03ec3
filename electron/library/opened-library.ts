/** The one library of this run of the app, opened at first need and shared by all clients. */
import { Library } from './library.ts';

export class OpenedLibrary {
  readonly #folder: string;
  readonly #onchange: () => void;
  #opening: Promise<Library> | null = null;

  /** @param folder the app's data folder. `onchange`: told after each change of the library */
  constructor(folder: string, onchange: () => void) {
    this.#folder = folder;
    this.#onchange = onchange;
  }

  /** @throws {import('../ipc.ts').RequestError} with a sentence for people when it is damaged, locked or too new */
  async open(): Promise<Library> {
    this.#opening ??= this.#load();
    try {
      return await this.#opening;
    } catch (error) {
      // The next request tries again: the other window may have been closed, the disk may be back.
      this.#opening = null;
      throw error;
    }
  }

  async close(): Promise<void> {
    const library = await this.#opening?.catch(() => null);
    this.#opening = null;
    await library?.close();
  }

  async #load(): Promise<Library> {
    const library = await Library.open(this.#folder);
    library.onchange = this.#onchange;
    return library;
  }
}
