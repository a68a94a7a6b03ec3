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
import type { Notices } from '../status/notices.svelte.ts';

/** Changes come in bursts (a take every second, an import); one look at the end of a burst is enough, ms. */
const SETTLE_MS = 200;

export type LibraryState =
  | { kind: 'loading' }
  | { kind: 'ready' }
  /** `message` says why and what to do; what was read before is still there. */
  | { kind: 'failed'; message: string };

export class LibraryStore {
  readonly api: Api;
  #state = $state.raw<LibraryState>({ kind: 'loading' });
  #description = $state.raw<LibraryDescription | null>(null);
  #notices: Notices;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #loading: Promise<void> | null = null;
  #stale = false;
  #end: () => void;

  constructor(api: Api, notices: Notices) {
    this.api = api;
    this.#notices = notices;
    this.#end = api.subscribe((event) => this.#hear(event));
  }

  get state() {
    return this.#state;
  }
  /** Null before the first answer. */
  get description() {
    return this.#description;
  }
  word(id: number): LibraryWord | null {
    return this.#description?.words.find((word) => word.id === id) ?? null;
  }
  signer(id: number): Signer | null {
    return this.#description?.signers.find((signer) => signer.id === id) ?? null;
  }

  /** Resolves when the library has been read anew, by a reading that began after the call. Never rejects. */
  refresh(): Promise<void> {
    clearTimeout(this.#timer);
    this.#stale = true;
    this.#loading ??= this.#load();
    return this.#loading;
  }

  close() {
    clearTimeout(this.#timer);
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
    if (undone) this.#notices.say(undone[0] ? `Undone: ${undone[0]}.` : 'There is nothing to undo.');
  }
  async redo(): Promise<void> {
    const redone = await this.change(async () => [await this.api.redo()]);
    if (redone) this.#notices.say(redone[0] ? `Done again: ${redone[0]}.` : 'There is nothing to redo.');
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

  async #load() {
    while (this.#stale) {
      this.#stale = false;
      try {
        this.#description = await this.api.describeLibrary();
        this.#state = { kind: 'ready' };
      } catch (error) {
        this.#state = { kind: 'failed', message: error instanceof Error ? error.message : String(error) };
      }
    }
    // In the same breath as the last look at #stale: a later call must start a new reading.
    this.#loading = null;
  }

  #hear(event: AppEvent) {
    if (event.event === 'library') this.#soon();
    else if (event.event === 'connection' && event.connected) void this.refresh();
  }

  #soon() {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.refresh(), SETTLE_MS);
  }
}
