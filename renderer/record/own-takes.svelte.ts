/** How many takes of each word one signer has made so far. */
import type { Api, DataCard } from '../../electron/ipc.ts';

export class OwnTakes {
  #counts = $state.raw<DataCard['words']>([]);
  #api: Pick<Api, 'describeData'>;
  #turn = 0;

  constructor(api: Pick<Api, 'describeData'>) {
    this.#api = api;
  }

  /** @returns 0 where nothing is known: the number only helps, it must not be in the way */
  of(word: string): number {
    return this.#counts.find((count) => count.word === word)?.takes ?? 0;
  }

  async look(signer: number | null) {
    const turn = ++this.#turn;
    const card = signer === null ? null : await this.#api.describeData({ filter: { signer } }).catch(() => null);
    if (turn === this.#turn) this.#counts = card?.words ?? [];
  }
}
