/**
 * What somebody says a sign was becomes a take of that word, so that the next training learns from it: asked first, and only
 * after a yes. It is saved as a recording is, and waits in memory where the disk is full.
 */
import { randomUUID } from 'node:crypto';
import type { Client } from '../client.ts';
import { RequestError, type AnswerKeeping, type AppEvent, type Signer, type TakeSummary } from '../ipc.ts';
import type { NewTake } from '../library/library.ts';
import type { OpenedLibrary } from '../library/opened-library.ts';
import { excerptOf } from '../recording/excerpt.ts';
import type { Inspector } from '../recording/inspector.ts';
import type { Unsaved } from '../recording/unsaved.ts';
import type { HeldSign } from './held-signs.ts';
import type { SettingsFile } from './settings.ts';

/** By tag and source these takes are told from recorded ones. */
export const ANSWERED = 'answered';
/** Somebody who says nothing for so long has left: what comes then is another sitting, ms. */
const SITTING_MS = 30 * 60_000;

interface Sitting {
  session: Promise<number>;
  signer: number;
  /** When it was last added to, ms since 1970. */
  last: number;
}

/** A sign that was answered: the word may still be changed. */
interface Answered {
  word: string;
  /** Null until it is on the disk. */
  take: TakeSummary | null;
}

export interface AnswersRoom {
  library: OpenedLibrary;
  inspector: Inspector;
  unsaved: Unsaved;
  file: SettingsFile;
  tell(event: AppEvent): void;
}

export class Answers {
  readonly #room: AnswersRoom;
  readonly #sittings = new WeakMap<Client, Sitting>();
  readonly #answered = new WeakMap<HeldSign, Answered>();
  #keep: boolean | null = null;

  constructor(room: AnswersRoom) {
    this.#room = room;
  }

  /** Whether a sign may still become a take: unless somebody has said no. */
  get wanted(): boolean {
    return this.#keep !== false;
  }

  /** Before a session begins. */
  async attend(): Promise<void> {
    this.#keep = (await this.#room.file.all()).answers.keep;
  }

  async describe(): Promise<AnswerKeeping> {
    const { keep, signer } = (await this.#room.file.all()).answers;
    if (signer !== null && !(await this.#signer(signer))) return { keep: keep === true ? null : keep, signer: null };
    return { keep, signer };
  }

  /** @throws {RequestError} where a yes says not whose signs they are; `disk-full` */
  async choose(answers: AnswerKeeping): Promise<AnswerKeeping> {
    const { keep, signer } = answers;
    if (keep && (signer === null || !(await this.#signer(signer))))
      throw new RequestError('bad-input', 'Say who signs, so that the takes are theirs.');
    await this.#room.file.change({ answers: { keep, signer } });
    this.#keep = keep;
    const now = await this.describe();
    this.#room.tell({ event: 'answers', answers: now });
    return now;
  }

  /**
   * Resolves when the take is on its way to the disk; the client hears when it is there.
   * @throws {RequestError} without a yes, where the sign is no longer held, or too many takes wait for room on the disk
   */
  async answer({ sign: id, word }: { sign: number; word: string }, client: Client): Promise<void> {
    const { keep, signer: number } = await this.describe();
    const signer = keep && number !== null ? await this.#signer(number) : null;
    if (!signer) throw new RequestError('not-kept', 'What you answer is not kept: say first that it may be.');
    const sign = client.held.find(id);
    if (!sign) throw new RequestError('gone', 'That sign is too long ago to be kept.');
    const known = this.#answered.get(sign);
    if (known) return this.#change(known, word);
    const answered: Answered = { word, take: null };
    const make = this.#make(sign, answered, signer, client);
    const confirm = (take: TakeSummary) => {
      answered.take = take;
      client.emit({ event: 'take', take });
      // It was said to be another word while it was on its way.
      void this.#change(answered, answered.word).catch((error: unknown) =>
        console.error('A take could not be given its word:', error),
      );
    };
    this.#room.unsaved.add(make, confirm, signer.id);
    this.#answered.set(sign, answered);
  }

  async #change(answered: Answered, word: string): Promise<void> {
    answered.word = word;
    const { take } = answered;
    if (!take) return;
    const library = await this.#room.library.open();
    const { id } = await library.addWord({ word });
    if (id === take.word) return;
    const [changed] = await library.changeTakes([take.id], { word: id });
    answered.take = changed ?? take;
    this.#room.inspector.forget();
  }

  /** What is needed of the library is added when there is room for it. */
  #make(sign: HeldSign, answered: Answered, signer: Signer, client: Client): () => Promise<NewTake> {
    const key = randomUUID();
    return async () => {
      const { library, inspector } = this.#room;
      const open = await library.open();
      const word = await open.addWord({ word: answered.word });
      const session = await this.#sitting(signer.id, client);
      const { sign: own, ...excerpt } = excerptOf(sign.frames, sign);
      const { notes, accept } = await inspector.inspect(own, { word, dominant: signer.dominant, light: null });
      accept();
      const names = { key, word: word.id, signer: signer.id, session, source: ANSWERED, tags: [ANSWERED] };
      return { ...names, ...excerpt, recorded: sign.signed, notes };
    };
  }

  /** One session for all that somebody answers in one sitting. */
  #sitting(signer: number, client: Client): Promise<number> {
    const now = Date.now();
    const known = this.#sittings.get(client);
    if (known?.signer === signer && now - known.last < SITTING_MS) {
      known.last = now;
      return known.session;
    }
    const session = this.#room.library.open().then((library) => library.startSession(signer, 'camera'));
    this.#sittings.set(client, { session, signer, last: now });
    session.catch(() => this.#sittings.delete(client));
    return session;
  }

  async #signer(id: number): Promise<Signer | null> {
    const library = await this.#room.library.open();
    return library.signer(id).catch((error: unknown) => {
      if (error instanceof RequestError && error.code === 'library') return null;
      throw error;
    });
  }
}
