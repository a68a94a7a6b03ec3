/** What the main side says, in English as everywhere outside of the window, in the window's language. */
import { language } from './language.svelte.ts';
import { Phrasebook } from './phrasebook.ts';
import type { Sentence } from './sentence.ts';

const catalogues = import.meta.glob<{ sentences: readonly Sentence[] }>('./sentences/*.ts', { eager: true });
export const SENTENCES: readonly Sentence[] = Object.values(catalogues).flatMap(({ sentences }) => sentences);

/** Made when the first sentence is to be said in another language than English. */
let book: Phrasebook | null = null;

/**
 * To be called where text is shown, not where it arrives: a change of language then shows at once.
 * @returns what nobody has translated (a window's own text among it) unchanged
 */
export function translated(text: string): string {
  const { code } = language;
  if (code === 'en') return text;
  book ??= new Phrasebook(SENTENCES);
  return book.say(text, code);
}

/** The same state, its message in the window's language. */
export function spoken<S extends object>(state: S): S {
  return 'message' in state && typeof state.message === 'string'
    ? { ...state, message: translated(state.message) }
    : state;
}
