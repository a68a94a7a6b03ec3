/** What the captions show, out of what the stream says (docs/api.md). */

export interface Shown {
  words: readonly string[];
  guess: string | null;
}

export const NOTHING: Shown = { words: [], guess: null };

/** Words that are kept: more than any screen shows. */
const MOST_WORDS = 200;

/** @param message as it came, of any later version too: what is not known changes nothing */
export function hear(shown: Shown, message: unknown): Shown {
  if (typeof message !== 'object' || message === null || !('type' in message)) return shown;
  const { type } = message;
  const word = 'word' in message && typeof message.word === 'string' ? message.word : null;
  if (type === 'hello' || type === 'sentence') {
    const words = 'words' in message ? message.words : null;
    if (!isList(words)) return shown;
    return { words: words.slice(-MOST_WORDS), guess: type === 'hello' ? null : shown.guess };
  }
  if (type === 'word' && word !== null) return { words: [...shown.words, word].slice(-MOST_WORDS), guess: null };
  if (type === 'provisional' && word !== null) return { ...shown, guess: word };
  if (type === 'withdrawn') return { ...shown, guess: null };
  return shown;
}

/** Glosses are written like file names in some data sets: `thank_you`. */
export function readable(gloss: string): string {
  return gloss.replaceAll('_', ' ');
}

function isList(value: unknown): value is string[] {
  return Array.isArray(value) && value.every((each) => typeof each === 'string');
}
