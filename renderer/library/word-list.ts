/** The words of the side list, in its order: `none`, which is no word, stands apart; the search is that of the caption. */
import type { LibraryWord } from '../../electron/ipc.ts';
import { NONE } from '../../models/model.ts';
import { language } from '../language/language.svelte.ts';
import { readable } from '../translate/sentence.svelte.ts';
import { messages } from './messages.ts';

/** A gloss as people read it. */
export const nameOf = (word: string) => (word === NONE ? messages().noSign : readable(word));

/** The word of that name; one that differs in capitals and underscores only where none is spelled so. Null: none is. */
export function wordNamed(words: readonly LibraryWord[], text: string): LibraryWord | null {
  const name = text.trim();
  const plain = (gloss: string) => readable(gloss).normalize('NFC').toLowerCase();
  return words.find(({ word }) => word === name) ?? words.find(({ word }) => plain(word) === plain(name)) ?? null;
}

/** Words in alphabetical order without `none`, and `none` where there is one. */
export function arranged(words: readonly LibraryWord[]): { words: LibraryWord[]; none: LibraryWord | null } {
  const order = new Intl.Collator(language.code, { numeric: true, sensitivity: 'base' });
  return {
    words: words.filter(({ word }) => word !== NONE).sort((a, b) => order.compare(readable(a.word), readable(b.word))),
    none: words.find(({ word }) => word === NONE) ?? null,
  };
}

/** Words whose name or note holds the text, those that begin with it first; case and accents make no difference. */
export function found(words: readonly LibraryWord[], text: string): readonly LibraryWord[] {
  const wanted = fold(text.trim());
  if (!wanted) return words;
  const rank = ({ word, note }: LibraryWord) => {
    const name = fold(readable(word));
    if (name.startsWith(wanted)) return 0;
    if (name.includes(wanted)) return 1;
    return fold(note).includes(wanted) ? 2 : 3;
  };
  return words
    .map((word) => ({ word, rank: rank(word) }))
    .filter((entry) => entry.rank < 3)
    .sort((a, b) => a.rank - b.rank)
    .map(({ word }) => word);
}

function fold(text: string) {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
}
