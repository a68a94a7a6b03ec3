/** What the main side answers about words that are recognised without training. */
import type { Client } from '../client.ts';
import { RequestError, type Handlers } from '../ipc.ts';

export function newWordHandlers(): Pick<Handlers<Client>, 'listNewWords' | 'setNewWord'> {
  return {
    listNewWords: () => [],
    setNewWord() {
      throw new RequestError('no-word', 'There is no such word.');
    },
  };
}
