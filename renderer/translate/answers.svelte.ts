/** Whether signs become takes of what the person says they were: asked once, at the first answer, and kept by the main side. */
import type { AnswerKeeping, Api, AppEvent, Signer } from '../../electron/ipc.ts';
import { Reading } from '../reading.svelte.ts';
import type { Notices } from '../status/notices.svelte.ts';
import { messages } from './messages.ts';

/** The main side holds the signs for about so many answers. */
const MOST_WAITING = 8;

interface Answer {
  /** Its number (models/recognition.ts). */
  sign: number;
  word: string;
}

export class AnswerStore {
  readonly #api: Api;
  readonly #notices: Notices;
  readonly #reading: Reading<AnswerKeeping>;
  readonly #end: () => void;
  /** Answers that wait for a yes. */
  #waiting = $state.raw<readonly Answer[]>([]);
  /** Somebody left the question unanswered: until the program is opened again it does not come back. */
  #dismissed = false;

  constructor(api: Api, notices: Notices) {
    this.#api = api;
    this.#notices = notices;
    this.#reading = new Reading(() => api.describeAnswers());
    this.#end = api.subscribe((event) => this.#hear(event));
  }

  /** Null before the first answer of the main side. */
  get known(): AnswerKeeping | null {
    return this.#reading.value;
  }
  /** Whether to ask now. */
  get asks(): boolean {
    return this.known?.keep === null && this.#waiting.length > 0;
  }

  refresh(): Promise<void> {
    return this.#reading.refresh();
  }

  close() {
    this.#reading.close();
    this.#end();
  }

  /** Somebody said what a sign was. */
  heard(sign: number, word: string) {
    if (this.known?.keep) void this.#keep({ sign, word });
    else if (this.known?.keep === null && !this.#dismissed)
      this.#waiting = [...this.#waiting.filter((each) => each.sign !== sign), { sign, word }].slice(-MOST_WAITING);
  }

  /** From now on, and what was answered before the question was. */
  async agree({ id, name }: Signer) {
    const waiting = this.#waiting;
    if (!(await this.choose({ keep: true, signer: id }))) return;
    this.#notices.say(messages().keptAs(name));
    for (const answer of waiting) await this.#keep(answer);
  }

  async refuse() {
    if (await this.choose({ keep: false, signer: this.known?.signer ?? null })) this.#notices.say(messages().notKept);
  }

  dismiss() {
    this.#dismissed = true;
    this.#waiting = [];
  }

  /** @returns whether that holds from now on; where not, a message has said why */
  async choose(keeping: AnswerKeeping): Promise<boolean> {
    try {
      this.#reading.value = await this.#api.setAnswers(keeping);
      this.#waiting = [];
      this.#dismissed = false;
      return true;
    } catch (error) {
      this.#complain(error);
      void this.refresh();
      return false;
    }
  }

  async #keep(answer: Answer) {
    try {
      await this.#api.answer(answer);
    } catch (error) {
      this.#complain(error);
    }
  }

  #complain(error: unknown) {
    this.#notices.say(error instanceof Error ? error.message : String(error));
  }

  #hear(event: AppEvent) {
    if (event.event === 'answers') this.#reading.value = event.answers;
    // Numbers of signs are those of a session that is gone.
    else if (event.event === 'connection' && event.connected) {
      this.#waiting = [];
      void this.refresh();
    }
  }
}
