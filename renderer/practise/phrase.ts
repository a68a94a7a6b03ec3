/** Which of a model's words are in a typed sentence, so that their movements can be shown one after another. */
import { readable } from '../translate/sentence.svelte.ts';

/** A stretch of what was typed: one sign, or text that no sign is known for. */
export interface Piece {
  /** As it was typed. */
  text: string;
  /** The model's word; null where it knows none. */
  word: string | null;
}

/**
 * The longest words first, from left to right: "thank you" is one sign where the model knows it, else two.
 * Case, accents, punctuation and the `_` or `-` of glosses make no difference. Neighbouring unknown words are one piece.
 */
export function piecesOf(text: string, words: readonly string[]): Piece[] {
  const tokens = text.match(/[\p{L}\p{N}][\p{L}\p{M}\p{N}'’]*/gu) ?? [];
  const known = new Map(words.map((word) => [folded(readable(word)), word]));
  const longest = Math.max(1, ...[...known.keys()].map((key) => key.split(' ').length));
  const pieces: Piece[] = [];
  for (let at = 0; at < tokens.length;) {
    const found = longestFrom(tokens, at, longest, known);
    const last = pieces.at(-1);
    const piece = found ?? { text: tokens[at] ?? '', word: null };
    if (!found && last?.word === null) last.text += ` ${piece.text}`;
    else pieces.push(piece);
    at += found ? found.length : 1;
  }
  return pieces.map(({ text: typed, word }) => ({ text: typed, word }));
}

function longestFrom(
  tokens: readonly string[],
  at: number,
  longest: number,
  known: ReadonlyMap<string, string>,
): (Piece & { length: number }) | null {
  for (let length = Math.min(longest, tokens.length - at); length > 0; length--) {
    const text = tokens.slice(at, at + length).join(' ');
    const word = known.get(folded(text));
    if (word !== undefined) return { text, word, length };
  }
  return null;
}

function folded(text: string): string {
  return text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replaceAll('’', "'")
    .replace(/[^\p{L}\p{N}']+/gu, ' ')
    .trim()
    .toLowerCase();
}
