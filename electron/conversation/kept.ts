/**
 * `conversation.json`: what was said, for people who want to find it again after a restart. Nothing is kept before
 * somebody says so, and all of it goes when they say otherwise.
 */
import { join } from 'node:path';
import * as v from 'valibot';
import { readDurable, writeDurably } from '../durable-file.ts';
import { Turn, type KeptConversation } from '../ipc.ts';

/** Older turns go first: a day of talking is about a thousand. */
export const MOST_TURNS = 5000;

const Form = v.object({ format: v.literal(1), keep: v.boolean(), turns: v.array(Turn) });
const NOTHING: KeptConversation = { keep: false, turns: [] };

export class KeptConversationFile {
  readonly #path: string;
  #reading: Promise<KeptConversation> | null = null;
  #turn: Promise<unknown> = Promise.resolve();

  constructor(dataFolder: string) {
    this.#path = join(dataFolder, 'conversation.json');
  }

  all(): Promise<KeptConversation> {
    this.#reading ??= this.#read();
    return this.#reading;
  }

  /** Off: what was kept is deleted. @throws {import('../ipc.ts').RequestError} `disk-full` */
  choose(keep: boolean): Promise<KeptConversation> {
    return this.#change((kept) => (kept.keep === keep ? kept : { keep, turns: [] }));
  }

  /**
   * Turns that are new or were changed, and those that are gone. Nothing happens while nothing is to be kept.
   * Resolves when it is safe on the disk.
   * @throws {import('../ipc.ts').RequestError} `disk-full`
   */
  async note({ turns, gone }: { turns: readonly Turn[]; gone: readonly string[] }): Promise<void> {
    await this.#change((kept) => {
      if (!kept.keep) return kept;
      const byId = new Map(kept.turns.map((turn) => [turn.id, turn]));
      for (const id of gone) byId.delete(id);
      for (const turn of turns) byId.set(turn.id, turn);
      const inOrder = [...byId.values()].sort((a, b) => a.at - b.at);
      return { keep: true, turns: inOrder.slice(-MOST_TURNS) };
    });
  }

  /** Resolves when all that was to be kept is. */
  async close(): Promise<void> {
    await this.#turn;
  }

  #change(change: (kept: KeptConversation) => KeptConversation): Promise<KeptConversation> {
    const changed = this.#turn.then(async () => {
      const before = await this.all();
      const after = change(before);
      if (after === before) return before;
      await writeDurably(this.#path, { format: 1, ...after });
      this.#reading = Promise.resolve(after);
      return after;
    });
    this.#turn = changed.catch(() => undefined);
    return changed;
  }

  async #read(): Promise<KeptConversation> {
    try {
      const kept = await readDurable(this.#path, Form);
      return kept ? { keep: kept.keep, turns: kept.turns } : NOTHING;
    } catch (error) {
      console.error('The kept conversation could not be read, so it begins anew:', error);
      return NOTHING;
    }
  }
}
