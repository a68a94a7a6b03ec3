/** How a look for a newer version stands. Nothing is asked until a button is pressed. */
import type { Api, Update } from '../../electron/ipc.ts';
import { fileSize } from '../language/numbers.ts';
import { translated } from '../language/sentences.ts';
import { messages } from './messages.ts';

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
  const m = messages().product;
  switch (state.kind) {
    case 'idle':
      return '';
    case 'looking':
      return m.looking;
    case 'current':
      return m.current;
    case 'newer':
      return m.newer(state.update.version, fileSize(state.update.bytes));
    case 'fetching':
      return m.fetching(state.update.version, fileSize(state.update.bytes));
    case 'fetched':
      return m.fetched(state.update.version, state.path);
    case 'failed':
      return translated(state.message);
  }
}
