/** Keeps the conversation on this computer for those who want it, and brings it back. */
/* eslint-disable svelte/prefer-svelte-reactivity -- what is drawn from is replaced as a whole; the rest is bookkeeping */
import type { Api, AppEvent } from '../../electron/ipc.ts';
import type { Notices } from '../status/notices.svelte.ts';
import type { Conversation } from './conversation.svelte.ts';
import { messages } from './messages.ts';
import { toKept, type Turn } from './turns.ts';

/** Changes come in bursts, ms. */
const SETTLE_MS = 400;
/** Turns that a request carries: few enough for its size, however long they are. */
const MOST_AT_ONCE = 25;

export class Keeping {
  readonly #api: Api;
  readonly #notices: Notices;
  readonly #conversation: Conversation;
  readonly #end: () => void;
  /** Null before the first answer. */
  #keep = $state<boolean | null>(null);
  #restored = false;
  /** What is on the disk. */
  #safe = new Map<string, Turn>();
  #timer: ReturnType<typeof setTimeout> | undefined;
  #writing: Promise<void> | null = null;

  constructor(api: Api, notices: Notices, conversation: Conversation) {
    this.#api = api;
    this.#notices = notices;
    this.#conversation = conversation;
    const endWatch = conversation.follow(() => {
      if (this.#keep) this.#writeSoon();
    });
    const endEvents = api.subscribe((event) => this.#hear(event));
    this.#end = () => {
      endWatch();
      endEvents();
    };
  }

  get keep() {
    return this.#keep;
  }

  async refresh(): Promise<void> {
    try {
      const { keep, turns } = await this.#api.describeConversation();
      if (!this.#restored) {
        this.#restored = true;
        this.#conversation.restore(turns);
        // As they now stand there: what is on the disk is not written again.
        const kept = new Set(turns.map(({ id }) => id));
        this.#safe = new Map(this.#conversation.turns.filter(({ id }) => kept.has(id)).map((turn) => [turn.id, turn]));
      }
      this.#keep = keep;
    } catch {
      // The main side cannot be reached, which is said elsewhere; asked again when it can.
    }
  }

  async choose(keep: boolean): Promise<void> {
    try {
      this.#keep = (await this.#api.setKeeping({ keep })).keep;
      this.#safe = new Map();
      if (this.#keep) await this.write();
      else this.#notices.say(messages().notKept);
    } catch (error) {
      this.#notices.say(error instanceof Error ? error.message : String(error));
      await this.refresh();
    }
  }

  /** Resolves when all that has been said is safe, or cannot be. */
  async write(): Promise<void> {
    clearTimeout(this.#timer);
    await this.#writing;
    this.#writing = this.#write().finally(() => (this.#writing = null));
    await this.#writing;
  }

  close() {
    clearTimeout(this.#timer);
    this.#end();
  }

  async #write() {
    if (!this.#keep) return;
    const { turns } = this.#conversation;
    const there = new Set(turns.map(({ id }) => id));
    const gone = [...this.#safe.keys()].filter((id) => !there.has(id));
    const changed = turns.filter((turn) => this.#safe.get(turn.id) !== turn);
    if (gone.length === 0 && changed.length === 0) return;
    try {
      for (let from = 0; from === 0 || from < changed.length; from += MOST_AT_ONCE) {
        const part = changed.slice(from, from + MOST_AT_ONCE);
        await this.#api.noteTurns({ turns: part.map(toKept), gone: from === 0 ? gone : [] });
        for (const turn of part) this.#safe.set(turn.id, turn);
      }
      for (const id of gone) this.#safe.delete(id);
    } catch (error) {
      this.#notices.say(error instanceof Error ? error.message : String(error));
    }
  }

  #writeSoon() {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.write(), SETTLE_MS);
  }

  #hear(event: AppEvent) {
    if (event.event === 'connection' && event.connected) void this.refresh();
  }
}
