/** Words that a new word is easily taken for: which pairs are worth a warning, and which only a remark. */
import type { AlikeWord, NewWord } from '../../electron/ipc.ts';

/**
 * From here on two words look like one and the same sign: recordings of one sign are about 0.9 alike. The list of what
 * looks alike begins at 0.6 (models/few_shot.ts): there a remark will do, and only where somebody looks at the word.
 */
const CLASH = 0.8;

/** A new word, and a word that it is alike. */
export interface Likeness {
  word: NewWord;
  other: AlikeWord;
}

export function isRecognised({ on, needed }: NewWord): boolean {
  return on && needed === 0;
}

export function isClash({ nearness }: AlikeWord): boolean {
  return nearness >= CLASH;
}

/** One and the same for both orders of the two. */
export function keyOf({ word, other }: Likeness): string {
  return [word.word, other.word].sort().join('\n');
}

/** Pairs that are likely to be mixed up, nearest first. Each pair once, though both of its words may name the other. */
export function clashesOf(words: readonly NewWord[]): Likeness[] {
  const pairs = words
    .filter(isRecognised)
    .flatMap((word) => word.alike.filter(isClash).map((other): Likeness => ({ word, other })))
    .sort((a, b) => b.other.nearness - a.other.nearness);
  const once = new Map<string, Likeness>();
  for (const pair of pairs) if (!once.has(keyOf(pair))) once.set(keyOf(pair), pair);
  return [...once.values()];
}
