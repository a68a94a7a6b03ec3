/** Words for other programs on this machine: what the person chose, and the sentence as it stands, told on to them. */
import type { Api, AppEvent, RequestInput, SharingDescription } from '../electron/ipc.ts';
import { Reading } from './reading.svelte.ts';
import { messages } from './settings/sharing/messages.ts';
import type { Notices } from './status/notices.svelte.ts';

/** As the contract has it (electron/ipc.ts: shareSentence). */
const MOST_WORDS = 200;
const LONGEST_WORD = 200;

/** What is written on the page, and tells of each change. */
export interface Written {
  readonly words: readonly { word: string }[];
  follow(listener: () => void): () => void;
  clear(): void;
  readonly isEmpty: boolean;
}

export class SharingStore {
  readonly #api: Api;
  readonly #notices: Notices;
  readonly #written: Written;
  readonly #reading: Reading<SharingDescription>;
  readonly #ends: (() => void)[];
  #busy = $state(false);
  #private = false;

  constructor(api: Api, notices: Notices, written: Written) {
    this.#api = api;
    this.#notices = notices;
    this.#written = written;
    this.#reading = new Reading(() => api.describeSharing());
    this.#ends = [api.subscribe((event) => this.#hear(event)), written.follow(() => this.#share())];
  }

  /** Null before the first answer. */
  get known(): SharingDescription | null {
    return this.#reading.value;
  }
  /** Why nothing is known, as a sentence. */
  get failure(): string | null {
    const { state } = this.#reading;
    return state.kind === 'failed' ? state.message : null;
  }
  /** A change is on its way. */
  get busy() {
    return this.#busy;
  }

  async refresh(): Promise<void> {
    await this.#reading.refresh();
    this.#share();
  }

  close() {
    this.#reading.close();
    for (const end of this.#ends) end();
  }

  change(change: RequestInput<'setSharing'>): Promise<void> {
    return this.#ask(() => this.#api.setSharing(change));
  }

  renewKey(): Promise<void> {
    return this.#ask(() => this.#api.renewSharingKey());
  }

  /** @param on what is signed now is practice */
  keepPrivate(on: boolean) {
    if (on === this.#private) return;
    this.#private = on;
    void this.#api.keepPrivate({ on }).catch(() => null);
  }

  async #ask(question: () => Promise<SharingDescription>): Promise<void> {
    this.#busy = true;
    try {
      this.#reading.value = await question();
      this.#share();
    } catch (error) {
      this.#notices.say(error instanceof Error ? error.message : String(error));
      void this.refresh();
    } finally {
      this.#busy = false;
    }
  }

  #share() {
    if (!this.known?.on) return;
    const words = this.#written.words.slice(-MOST_WORDS).map(({ word }) => word.slice(0, LONGEST_WORD));
    void this.#api.shareSentence({ words }).catch(() => null);
  }

  #hear(event: AppEvent) {
    if (event.event === 'sharing') this.#reading.value = event.sharing;
    else if (event.event === 'connection' && event.connected) {
      if (this.#private) void this.#api.keepPrivate({ on: true }).catch(() => null);
      void this.refresh();
    } else if (event.event === 'new-sentence' && !this.#written.isEmpty) {
      this.#written.clear();
      this.#notices.say(messages().begun);
    }
  }
}
