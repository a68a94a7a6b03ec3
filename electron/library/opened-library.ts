/** The one library of this run of the app, opened at first need and shared by all clients. */
import { RequestError } from '../ipc.ts';
import { Library } from './library.ts';

export class OpenedLibrary {
  readonly #folder: string;
  readonly #onchange: () => void;
  #opening: Promise<Library> | null = null;
  #closed = false;

  /** @param folder the app's data folder. `onchange`: told after each change of the library */
  constructor(folder: string, onchange: () => void) {
    this.#folder = folder;
    this.#onchange = onchange;
  }

  /** @throws {import('../ipc.ts').RequestError} with a sentence for people when it is damaged, locked or too new */
  async open(): Promise<Library> {
    if (this.#closed) throw new RequestError('closed', 'Signwright is closing: open it again.');
    this.#opening ??= this.#load();
    try {
      return await this.#opening;
    } catch (error) {
      // The next request tries again: the other window may have been closed, the disk may be back.
      this.#opening = null;
      throw error;
    }
  }

  /** For good: what is asked for from now on is refused, as the folder may be about to go. */
  async close(): Promise<void> {
    this.#closed = true;
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
