/** The library as the Record and Library views know it: words, signers, sessions and counts, kept up to date. */
import type {
  Api,
  AppEvent,
  LibraryDescription,
  LibraryWord,
  RequestInput,
  Signer,
  TakeSummary,
} from '../../electron/ipc.ts';
import { translated } from '../language/sentences.ts';
import { Reading } from '../reading.svelte.ts';
import type { Notices } from '../status/notices.svelte.ts';
import { messages } from './messages.ts';

export class LibraryStore {
  readonly api: Api;
  #reading: Reading<LibraryDescription>;
  #notices: Notices;
  #end: () => void;

  constructor(api: Api, notices: Notices) {
    this.api = api;
    this.#reading = new Reading(() => api.describeLibrary());
    this.#notices = notices;
    this.#end = api.subscribe((event) => this.#hear(event));
  }

  get state() {
    return this.#reading.state;
  }
  /** Where it says what failed, and what was undone: dialogs show it over themselves. */
  get notices() {
    return this.#notices;
  }
  /** Null before the first answer. */
  get description() {
    return this.#reading.value;
  }
  word(id: number): LibraryWord | null {
    return this.description?.words.find((word) => word.id === id) ?? null;
  }
  signer(id: number): Signer | null {
    return this.description?.signers.find((signer) => signer.id === id) ?? null;
  }

  /** Resolves when the library has been read anew, by a reading that began after the call. Never rejects. */
  refresh(): Promise<void> {
    return this.#reading.refresh();
  }

  close() {
    this.#reading.close();
    this.#end();
  }

  /* Verbs: null where it failed, and then a message has said why. */

  addWord(fields: RequestInput<'addWord'>): Promise<LibraryWord | null> {
    return this.change(() => this.api.addWord(fields));
  }
  changeWord(fields: RequestInput<'changeWord'>): Promise<LibraryWord | null> {
    return this.change(() => this.api.changeWord(fields));
  }
  /** @returns whether it is gone */
  async removeWord(id: number): Promise<boolean> {
    return (await this.change(async () => [await this.api.removeWord({ id })])) !== null;
  }
  addSigner(fields: RequestInput<'addSigner'>): Promise<Signer | null> {
    return this.change(() => this.api.addSigner(fields));
  }
  changeSigner(fields: RequestInput<'changeSigner'>): Promise<Signer | null> {
    return this.change(() => this.api.changeSigner(fields));
  }
  changeTakes(fields: RequestInput<'changeTakes'>): Promise<TakeSummary[] | null> {
    return this.change(() => this.api.changeTakes(fields));
  }
  async undo(): Promise<void> {
    const undone = await this.change(async () => [await this.api.undo()]);
    const m = messages();
    if (undone) this.#notices.say(undone[0] ? m.undone(translated(undone[0])) : m.nothingToUndo);
  }
  async redo(): Promise<void> {
    const redone = await this.change(async () => [await this.api.redo()]);
    const m = messages();
    if (redone) this.#notices.say(redone[0] ? m.redone(translated(redone[0])) : m.nothingToRedo);
  }

  /** Asks for a change, and resolves when the library that it left behind has been read. */
  async change<T>(ask: () => Promise<T>): Promise<T | null> {
    try {
      const value = await ask();
      await this.refresh();
      return value;
    } catch (error) {
      this.#notices.say(error instanceof Error ? error.message : String(error));
      return null;
    }
  }

  #hear(event: AppEvent) {
    if (event.event === 'library') this.#reading.refreshSoon();
    else if (event.event === 'connection' && event.connected) void this.refresh();
  }
}
