/**
 * `usual-words.json`: how often a person's words follow one another, for those who want signs that look alike told apart by
 * it. Nothing is counted before somebody says so. Sentences are not kept: those that were counted in this run of the app are
 * in memory only, so that one that is corrected counts as corrected.
 */
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import * as v from 'valibot';
import { ExpectedWords } from '../../models/expected_words.ts';
import { WordHistory, type SpokenWord } from '../../models/word_prior.ts';
import { readDurable, writeDurably } from '../durable-file.ts';
import type { AppEvent, RequestInput, UsualWords } from '../ipc.ts';
import type { KeptConversationFile } from './kept.ts';

/** Sentences that can still be corrected. */
const MOST_SENTENCES = 2000;
/** A sentence grows word by word; that much may be lost when the power goes, ms. */
const SETTLE_MS = 5000;

const word = v.pipe(v.string(), v.maxLength(200));
const count = v.pipe(v.number(), v.integer(), v.minValue(1));
const Form = v.object({
  format: v.literal(1),
  on: v.boolean(),
  /** The word before (empty: none), the word, how often. */
  pairs: v.array(v.tuple([word, word, count])),
});

export interface UsualWordsRoom {
  dataFolder: string;
  kept: Pick<KeptConversationFile, 'all'>;
  tell(event: AppEvent): void;
}

export class UsualWordsFile {
  readonly #room: UsualWordsRoom;
  readonly #path: string;
  #history = new WordHistory();
  #on = false;
  /** By the number of their turn, the newest last. */
  readonly #sentences = new Map<string, readonly SpokenWord[]>();
  #reading: Promise<void> | null = null;
  #turn: Promise<unknown> = Promise.resolve();
  #timer: NodeJS.Timeout | undefined;

  constructor(room: UsualWordsRoom) {
    this.#room = room;
    this.#path = join(room.dataFolder, 'usual-words.json');
  }

  /** Before a session begins. */
  attend(): Promise<void> {
    this.#reading ??= this.#read();
    return this.#reading;
  }

  /** For one session. */
  expected(): ExpectedWords {
    return new ExpectedWords(() => (this.#on ? this.#history : null));
  }

  async describe(): Promise<UsualWords> {
    await this.attend();
    return { on: this.#on, words: this.#history.words };
  }

  /**
   * On: what is kept of the conversation counts at once, where nothing has been counted yet. Off: what was counted waits.
   * @throws {import('../ipc.ts').RequestError} `disk-full`
   */
  async turn(on: boolean): Promise<UsualWords> {
    await this.attend();
    const before = this.#on;
    this.#on = on;
    if (on && this.#history.words === 0)
      for (const turn of (await this.#room.kept.all()).turns) if (turn.by === 'signer') this.#hear(turn.id, turn.words);
    try {
      await this.#write();
    } catch (error) {
      this.#on = before;
      throw error;
    }
    return this.#tell();
  }

  /** @throws {import('../ipc.ts').RequestError} `disk-full` */
  async forget(): Promise<UsualWords> {
    await this.attend();
    this.#history.forget();
    this.#sentences.clear();
    await this.#write();
    return this.#tell();
  }

  /** Sentences that are new or were changed, and those that were no sentences. Nothing happens while it is off. */
  async note({ turns, gone }: Pick<RequestInput<'noteSigned'>, 'turns' | 'gone'>): Promise<void> {
    await this.attend();
    if (!this.#on) return;
    for (const id of gone) this.#hear(id, []);
    for (const { id, words } of turns) this.#hear(id, words);
    this.#timer ??= setTimeout(() => {
      this.#timer = undefined;
      this.#write().catch((error: unknown) => console.error('What is usually said could not be kept:', error));
    }, SETTLE_MS).unref();
  }

  async close(): Promise<void> {
    if (!this.#timer) return;
    clearTimeout(this.#timer);
    this.#timer = undefined;
    await this.#write().catch((error: unknown) => console.error('What is usually said could not be kept:', error));
  }

  #hear(id: string, words: readonly SpokenWord[]): void {
    this.#history.unlearn(this.#sentences.get(id) ?? []);
    this.#sentences.delete(id);
    if (words.length === 0) return;
    this.#history.learn(words);
    this.#sentences.set(id, words);
    const [oldest] = this.#sentences.keys();
    if (this.#sentences.size > MOST_SENTENCES && oldest !== undefined) this.#sentences.delete(oldest);
  }

  /** Where it is off and nothing was counted, there is no file. */
  #write(): Promise<void> {
    const written = this.#turn.then(async () => {
      const pairs = this.#history.pairs;
      if (this.#on || pairs.length > 0) await writeDurably(this.#path, { format: 1, on: this.#on, pairs });
      else await rm(this.#path, { force: true });
    });
    this.#turn = written.catch(() => undefined);
    return written;
  }

  async #read(): Promise<void> {
    try {
      const known = await readDurable(this.#path, Form);
      if (!known) return;
      this.#history = new WordHistory(known.pairs);
      this.#on = known.on;
    } catch (error) {
      console.error('What is usually said could not be read, so it begins anew:', error);
    }
  }

  #tell(): UsualWords {
    const usual = { on: this.#on, words: this.#history.words };
    this.#room.tell({ event: 'usual-words', usual });
    return usual;
  }
}
