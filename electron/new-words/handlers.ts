/** What the main side answers about words that are recognised without training. */
import type { Client } from '../client.ts';
import type { Handlers } from '../ipc.ts';
import type { NewWords } from './new-words.ts';

export function newWordHandlers(words: NewWords): Pick<Handlers<Client>, 'listNewWords' | 'setNewWord'> {
  return {
    listNewWords: () => words.list(),
    setNewWord: ({ id, on }) => words.turn(id, on),
  };
}
