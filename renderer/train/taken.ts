/** Which takes of the library a choice of words and people comes to. */
import type { LibraryDescription, LibraryWord } from '../../electron/ipc.ts';
import { NONE } from '../../models/model.ts';

export interface Selected {
  library: Pick<LibraryDescription, 'words' | 'signers' | 'sessions'>;
  leftOut: ReadonlySet<number>;
  signersOut: ReadonlySet<number>;
  /** Takes by signer and word (name of it), of all signers; null where that is not known (yet). */
  table: ReadonlyMap<number, ReadonlyMap<string, number>> | null;
}

export interface TakenWord {
  word: LibraryWord;
  takes: number;
  /** People who show it. */
  signers: number;
}

export interface Taken {
  words: TakenWord[];
  none: TakenWord | null;
  takes: number;
  /** Their numbers. */
  people: number[];
  /** The figures are not upper bounds: whose takes are of which words is known, or does not matter. */
  exact: boolean;
}

/** What is learnt of the library. Takes of `none` always come along. */
export function takenOf({ library, leftOut, signersOut, table }: Selected): Taken {
  const signers = library.signers.filter(({ id, takes }) => takes > 0 && !signersOut.has(id));
  const rows = table && signers.flatMap(({ id }) => table.get(id) ?? []);
  const of = (word: LibraryWord): TakenWord =>
    rows
      ? {
          word,
          takes: rows.reduce((sum, row) => sum + (row.get(word.word) ?? 0), 0),
          signers: rows.filter((row) => row.has(word.word)).length,
        }
      : { word, takes: word.takes, signers: Math.min(word.signers, signers.length) };
  const all = library.words.filter(({ word, id }) => word === NONE || !leftOut.has(id)).map(of);
  const present = all.filter(({ takes }) => takes > 0);
  const learnt = new Set(present.map(({ word }) => word.word));
  const shows = ({ id }: { id: number }) =>
    !table || [...(table.get(id)?.keys() ?? [])].some((word) => learnt.has(word));
  return {
    words: present.filter(({ word }) => word.word !== NONE),
    none: present.find(({ word }) => word.word === NONE) ?? null,
    takes: present.reduce((sum, { takes }) => sum + takes, 0),
    people: present.length ? signers.filter(shows).map(({ id }) => id) : [],
    exact: table !== null || (signersOut.size === 0 && leftOut.size === 0),
  };
}
