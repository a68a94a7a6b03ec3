/** What the main side answers about words, signers and takes. */
import { describe, type CountRow } from '../../training/data_card.ts';
import type { Client } from '../client.ts';
import type { Handlers, TakeFilter } from '../ipc.ts';
import type { Inspector } from '../recording/inspector.ts';
import type { Library } from './library.ts';
import type { OpenedLibrary } from './opened-library.ts';

type LibraryRequests =
  | 'describeLibrary'
  | 'addWord'
  | 'changeWord'
  | 'removeWord'
  | 'addSigner'
  | 'changeSigner'
  | 'listTakes'
  | 'loadTakes'
  | 'changeTakes'
  | 'undo'
  | 'redo'
  | 'emptyBin'
  | 'describeData';

/** @param inspector compares takes with those of the library, and is told when they change */
export function libraryHandlers(opened: OpenedLibrary, inspector: Inspector): Pick<Handlers<Client>, LibraryRequests> {
  return {
    describeLibrary: async () => (await opened.open()).describe(),
    addWord: async (word) => (await opened.open()).addWord(word),
    changeWord: async (word) => (await opened.open()).changeWord(word),
    async removeWord({ id }) {
      await (await opened.open()).removeWord(id);
      return null;
    },
    addSigner: async (signer) => (await opened.open()).addSigner(signer),
    changeSigner: async (signer) => (await opened.open()).changeSigner(signer),
    listTakes: async ({ filter, offset, limit }) => (await opened.open()).listTakes(filter, offset, limit),
    loadTakes: async ({ takes }) => (await opened.open()).loadTakes(takes),
    async changeTakes({ takes, change }) {
      const changed = await (await opened.open()).changeTakes(takes, change);
      inspector.forget();
      return changed;
    },
    async undo() {
      const undone = await (await opened.open()).undo();
      inspector.forget();
      return undone;
    },
    async redo() {
      const redone = await (await opened.open()).redo();
      inspector.forget();
      return redone;
    },
    emptyBin: async () => (await opened.open()).emptyBin(),
    describeData: async ({ filter }) => describe(await named(await opened.open(), filter)),
  };
}

/** The library counts by number, people read names. */
async function named(library: Library, filter: TakeFilter): Promise<CountRow[]> {
  const [{ words, signers }, counts] = await Promise.all([library.describe(), library.counts(filter)]);
  const wordOf = new Map(words.map((word) => [word.id, word.word]));
  const signerOf = new Map(signers.map((signer) => [signer.id, signer]));
  return counts.map(({ word, signer, session, takes, flagged }) => ({
    word: wordOf.get(word) ?? '',
    signer: signerOf.get(signer)?.name ?? '',
    session: String(session),
    takes,
    notes: flagged,
    dominant: signerOf.get(signer)?.dominant ?? null,
  }));
}
