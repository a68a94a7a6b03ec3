/** Tells the main side what is said, word by word, while somebody lets it learn which words they use together. */
/* eslint-disable svelte/prefer-svelte-reactivity -- what is drawn from is replaced as a whole; the rest is bookkeeping */
import type { Api, AppEvent, UsualWords } from '../../electron/ipc.ts';
import { Reading } from '../reading.svelte.ts';
import type { Notices } from '../status/notices.svelte.ts';
import type { Conversation } from './conversation.svelte.ts';
import { messages } from './messages.ts';
import type { SignedTurn } from './turns.ts';

/** Turns that a request carries. */
const MOST_AT_ONCE = 25;

export class UsualWordsStore {
  readonly #api: Api;
  readonly #notices: Notices;
  readonly #conversation: Conversation;
  readonly #reading: Reading<UsualWords>;
  readonly #ends: (() => void)[];
  /** What the main side has heard of. */
  #noted = new Map<string, SignedTurn>();
  #last: string | null = null;

  constructor(api: Api, notices: Notices, conversation: Conversation) {
    this.#api = api;
    this.#notices = notices;
    this.#conversation = conversation;
    this.#reading = new Reading(() => api.describeUsual());
    this.#ends = [api.subscribe((event) => this.#hear(event)), conversation.follow(() => this.note())];
  }

  /** Null before the first answer. */
  get known(): UsualWords | null {
    return this.#reading.value;
  }

  async refresh(): Promise<void> {
    await this.#reading.refresh();
    this.note();
  }

  close() {
    this.#reading.close();
    for (const end of this.#ends) end();
  }

  async turn(on: boolean): Promise<void> {
    if (await this.#ask(() => this.#api.setUsual({ on }))) this.note();
  }

  async forget(): Promise<void> {
    // What has been said stays said, but is not counted a second time.
    if (await this.#ask(() => this.#api.forgetUsual())) this.#notices.say(messages().habitsForgotten);
  }

  /** At once, and when a sentence has ended: the next sign may begin before anything could be gathered. */
  note() {
    if (!this.known?.on) return;
    const { turns, open } = this.#conversation;
    // Those of before the start were counted then.
    const signed = turns.filter((turn) => turn.by === 'signer').filter(({ serial }) => serial > 0);
    const changed = signed.filter((turn) => this.#noted.get(turn.id) !== turn);
    const gone = this.#gone(signed);
    const newest = turns.at(-1);
    const last = (open && newest?.by === 'signer' && newest.words.at(-1)?.word) || null;
    if (changed.length === 0 && gone.length === 0 && last === this.#last) return;
    this.#last = last;
    for (const id of gone) this.#noted.delete(id);
    for (let from = 0; from === 0 || from < changed.length; from += MOST_AT_ONCE)
      void this.#tell(changed.slice(from, from + MOST_AT_ONCE), from === 0 ? gone : [], last);
  }

  /** A sentence that is taken out was none. A conversation that is emptied was one: somebody has only tidied up. */
  #gone(signed: readonly SignedTurn[]): string[] {
    const there = new Set(signed.map(({ id }) => id));
    const gone = [...this.#noted.keys()].filter((id) => !there.has(id));
    return there.size > 0 || gone.length === 1 ? gone : [];
  }

  async #tell(turns: readonly SignedTurn[], gone: string[], last: string | null) {
    for (const turn of turns) this.#noted.set(turn.id, turn);
    const told = turns.map(({ id, words }) => ({
      id,
      words: words.map(({ word, start, end }) => ({ word, start, end })),
    }));
    try {
      await this.#api.noteSigned({ turns: told, gone, last });
    } catch {
      // That nobody is there is said elsewhere: it is told again with the next change.
      for (const turn of turns) if (this.#noted.get(turn.id) === turn) this.#noted.delete(turn.id);
    }
  }

  /** @returns whether that holds from now on; where not, a message has said why */
  async #ask(question: () => Promise<UsualWords>): Promise<boolean> {
    try {
      this.#reading.value = await question();
      return true;
    } catch (error) {
      this.#notices.say(error instanceof Error ? error.message : String(error));
      void this.refresh();
      return false;
    }
  }

  #hear(event: AppEvent) {
    if (event.event === 'usual-words') this.#reading.value = event.usual;
    else if (event.event === 'connection' && event.connected) void this.refresh();
  }
}
