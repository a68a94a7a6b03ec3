/** How many takes of each word each signer has: asked for where words or people are left out. */
/* eslint-disable svelte/prefer-svelte-reactivity -- the table is replaced as a whole */
import type { Api } from '../../electron/ipc.ts';

type Table = ReadonlyMap<number, ReadonlyMap<string, number>>;

export class SignerTakes {
  #table = $state.raw<Table | null>(null);
  #api: Pick<Api, 'describeData'>;
  #turn = 0;

  constructor(api: Pick<Api, 'describeData'>) {
    this.#api = api;
  }

  /** By number of the signer and by word; null where it is not known: then counts are upper bounds. */
  get table() {
    return this.#table;
  }

  /** @param signers whom to ask about; null: nobody, as nothing is left out */
  async look(signers: readonly number[] | null): Promise<void> {
    const turn = ++this.#turn;
    if (signers === null) {
      this.#table = null;
      return;
    }
    const table = new Map<number, ReadonlyMap<string, number>>();
    for (const signer of signers) {
      const card = await this.#api.describeData({ filter: { signer } }).catch(() => null);
      if (turn !== this.#turn) return;
      if (!card) {
        this.#table = null;
        return;
      }
      table.set(signer, new Map(card.words.map(({ word, takes }) => [word, takes])));
    }
    this.#table = table;
  }
}
