/** How a look for a newer version stands. Nothing is asked until a button is pressed. */
import type { Api, Update } from '../../electron/ipc.ts';

export type UpdateState =
  | { kind: 'idle' | 'looking' | 'current' }
  | { kind: 'newer' | 'fetching'; update: Update }
  | { kind: 'fetched'; update: Update; path: string }
  | { kind: 'failed'; message: string };

type UpdateApi = Pick<Api, 'lookForUpdates' | 'fetchUpdate'>;

export class UpdateSearch {
  readonly #api: UpdateApi;
  #state = $state.raw<UpdateState>({ kind: 'idle' });

  constructor(api: UpdateApi) {
    this.#api = api;
  }

  get state(): UpdateState {
    return this.#state;
  }

  get busy(): boolean {
    return this.#state.kind === 'looking' || this.#state.kind === 'fetching';
  }

  async look(): Promise<void> {
    if (this.busy) return;
    this.#state = { kind: 'looking' };
    await this.#attempt(async () => {
      const update = await this.#api.lookForUpdates();
      this.#state = update ? { kind: 'newer', update } : { kind: 'current' };
    });
  }

  async fetch(): Promise<void> {
    if (this.#state.kind !== 'newer') return;
    const { update } = this.#state;
    this.#state = { kind: 'fetching', update };
    await this.#attempt(async () => {
      const { path } = await this.#api.fetchUpdate();
      this.#state = { kind: 'fetched', update, path };
    });
  }

  async #attempt(work: () => Promise<void>): Promise<void> {
    try {
      await work();
    } catch (error) {
      this.#state = { kind: 'failed', message: error instanceof Error ? error.message : String(error) };
    }
  }
}

/** What stands under the button, in sentences. */
export function updateMessage(state: UpdateState): string {
  switch (state.kind) {
    case 'idle':
      return '';
    case 'looking':
      return 'Looking…';
    case 'current':
      return 'This is the newest version.';
    case 'newer':
      return `Version ${state.update.version} is there (${inMB(state.update.bytes)} MB).`;
    case 'fetching':
      return `Fetching version ${state.update.version} (${inMB(state.update.bytes)} MB)…`;
    case 'fetched':
      return `Version ${state.update.version} is in ${state.path}. Close Signwright and open that file to install it. Your takes and models stay.`;
    case 'failed':
      return state.message;
  }
}

const inMB = (bytes: number): number => Math.max(1, Math.round(bytes / 1e6));
