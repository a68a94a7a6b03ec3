/** Takes that could not be saved yet: known in every view, because closing the window would lose them. */
import type { Api, AppEvent } from '../../electron/ipc.ts';
import { translated } from '../language/sentences.ts';
import type { Notices } from '../status/notices.svelte.ts';

export class Disk {
  #trouble = $state<string | null>(null);
  #waiting = $state(0);
  #notices: Pick<Notices, 'say'>;
  #end: () => void;

  constructor(api: Pick<Api, 'subscribe'>, notices: Pick<Notices, 'say'>) {
    this.#notices = notices;
    this.#end = api.subscribe((event) => this.#hear(event));
  }

  /** Why takes cannot be saved at the moment and what to do, as a sentence; null while all are. */
  get trouble() {
    return this.#trouble === null ? null : translated(this.#trouble);
  }
  /** Takes that wait in memory, as far as the main side has said; 0 where it has not. */
  get waiting() {
    return this.#waiting;
  }

  close() {
    this.#end();
  }

  #hear(event: AppEvent) {
    if (event.event === 'recording') {
      this.#waiting = event.recording.unsaved;
    } else if (event.event === 'trouble' && event.code === 'disk-full') {
      this.#trouble = event.message;
    } else if (event.event === 'trouble' && event.code === 'disk-free') {
      this.#trouble = null;
      this.#waiting = 0;
      this.#notices.say(event.message);
    }
  }
}
