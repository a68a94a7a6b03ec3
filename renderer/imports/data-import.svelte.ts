/** The import of takes that other programs made: the main side reads them, here is how far it is and what came of it. */
import type { Api, AppEvent, ImportReport, RequestInput } from '../../electron/ipc.ts';
import type { Notices } from '../status/notices.svelte.ts';
import { messages } from './messages.ts';

export type DataImportState =
  | { kind: 'idle' }
  /** `share` 0..1. */
  | { kind: 'running'; share: number; note: string; cancelling: boolean }
  /** `late`: it was cancelled when nothing could be taken back any more. */
  | { kind: 'done'; report: ImportReport; late: boolean }
  | { kind: 'failed'; message: string };

export class DataImport {
  #api: Api;
  #notices: Notices;
  #state = $state.raw<DataImportState>({ kind: 'idle' });

  constructor(api: Api, notices: Notices) {
    this.#api = api;
    this.#notices = notices;
    api.subscribe((event) => this.#hear(event));
  }

  get state() {
    return this.#state;
  }
  get running() {
    return this.#state.kind === 'running';
  }

  async start(order: RequestInput<'importTakes'>): Promise<void> {
    if (this.running) return;
    this.#state = { kind: 'running', share: 0, note: '', cancelling: false };
    try {
      const report = await this.#api.importTakes(order);
      const late = this.#state.kind === 'running' && this.#state.cancelling;
      this.#state = { kind: 'done', report, late };
      this.#notices.say(messages().takesImported(report.takes));
    } catch (error) {
      this.#state = { kind: 'failed', message: error instanceof Error ? error.message : String(error) };
    }
  }

  async cancel(): Promise<void> {
    if (this.#state.kind !== 'running') return;
    this.#state = { ...this.#state, cancelling: true };
    await this.#api.cancelImport().catch(() => null);
  }

  /** The report has been read. */
  clear() {
    if (!this.running) this.#state = { kind: 'idle' };
  }

  #hear(event: AppEvent) {
    if (event.event !== 'import' || this.#state.kind !== 'running') return;
    this.#state = { ...this.#state, share: event.share, note: event.note };
  }
}
