/** What is known of this person's idle hands, and whether to ask for a minute of them. */
import type { Api, AppEvent, IdleMovement } from '../../electron/ipc.ts';
import type { Memory } from '../memory.ts';
import { Reading } from '../reading.svelte.ts';
import type { Notices } from '../status/notices.svelte.ts';
import { messages } from './messages.ts';

/** Each of them some five seconds: a minute. */
export const IDLE_TAKES = 12;
const DISMISSED = 'idle-hint-dismissed';

export class IdleStore {
  readonly #api: Api;
  readonly #notices: Notices;
  readonly #memory: Memory;
  readonly #reading: Reading<IdleMovement>;
  readonly #end: () => void;
  #dismissed = $state(false);
  /** The hint has been there: takes that come now are its answer. */
  #asked = $state(false);

  constructor(api: Api, notices: Notices, memory: Memory) {
    this.#api = api;
    this.#notices = notices;
    this.#memory = memory;
    this.#dismissed = memory.get(DISMISSED) === 'yes';
    this.#reading = new Reading(async () => this.#look(await api.describeIdle()));
    this.#end = api.subscribe((event) => this.#hear(event));
  }

  /** Null before the first answer. */
  get known(): IdleMovement | null {
    return this.#reading.value;
  }

  /** What to show of it unasked: a `hint` where the model could use a minute of it, then the `news` that it is known. */
  get shows(): 'hint' | 'news' | null {
    if (!this.known || this.#dismissed || !this.known.used) return null;
    if (this.known.takes === 0) return 'hint';
    return this.#asked ? 'news' : null;
  }

  refresh(): Promise<void> {
    return this.#reading.refresh();
  }

  close() {
    this.#reading.close();
    this.#end();
  }

  dismiss() {
    this.#dismissed = true;
    this.#memory.set(DISMISSED, 'yes');
  }

  async turn(on: boolean) {
    try {
      this.#reading.value = await this.#api.setIdle({ on });
    } catch (error) {
      this.#notices.say(error instanceof Error ? error.message : String(error));
      void this.refresh();
    }
  }

  #look(idle: IdleMovement): IdleMovement {
    if (idle.used && idle.takes === 0) this.#asked = true;
    return idle;
  }

  #hear(event: AppEvent) {
    if (event.event === 'idle') this.#reading.value = this.#look(event.idle);
    else if (event.event === 'model' || (event.event === 'connection' && event.connected)) void this.refresh();
  }
}

/** "Idle movement is known: 12 takes." */
export function knownIdle({ takes }: Pick<IdleMovement, 'takes'>): string {
  return messages().idleKnown(takes);
}
