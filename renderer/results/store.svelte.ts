/** The results of one model as the page knows them: read anew when a judging has come further. */
import type { Api, AppEvent, ModelResults } from '../../electron/ipc.ts';
import { Reading } from '../reading.svelte.ts';

export class ResultsStore {
  #reading: Reading<ModelResults | null>;
  #end: () => void;

  constructor(api: Pick<Api, 'loadResults' | 'subscribe'>, model: string) {
    this.#reading = new Reading(() => api.loadResults({ model }));
    this.#end = api.subscribe((event) => this.#hear(event));
    void this.#reading.refresh();
  }

  get state() {
    return this.#reading.state;
  }
  /** Null before the first answer, and where the model was not judged take by take: `state` tells which. */
  get results() {
    return this.#reading.value;
  }

  /** Never rejects. */
  refresh(): Promise<void> {
    return this.#reading.refresh();
  }

  close() {
    this.#reading.close();
    this.#end();
  }

  #hear(event: AppEvent) {
    if (event.event === 'model') this.#reading.refreshSoon();
    else if (event.event === 'connection' && event.connected) void this.refresh();
  }
}
