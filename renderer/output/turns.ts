/** What was said, turn by turn: sentences in signs and typed answers. Plain values, so that every state can be brought back. */
import type { Turn as KeptTurn } from '../../electron/ipc.ts';
import type { Guess } from '../../models/recognition.ts';
import { readable } from '../translate/sentence.svelte.ts';

export interface Word extends Guess {
  /** Tells apart a word and its repetition. */
  id: number;
  alternatives: readonly Guess[];
  /** True where the person picked the word out of guesses, or typed it. */
  corrected: boolean;
  /** As it came: what a screen reader has read out already. */
  heard: string;
  /** When it was signed, ms since 1970; null where nobody knows. */
  start: number | null;
  end: number | null;
}

export interface SignedTurn {
  id: string;
  /** In the order in which turns began, also where clocks were set. */
  serial: number;
  by: 'signer';
  /** When it began, ms since 1970. */
  at: number;
  words: readonly Word[];
}
export interface TypedTurn {
  id: string;
  serial: number;
  by: 'typist';
  at: number;
  text: string;
}
export type Turn = SignedTurn | TypedTurn;

export function textOf(turn: Turn): string {
  return turn.by === 'typist' ? turn.text : turn.words.map(({ word }) => readable(word)).join(' ');
}

export const wordsOf = (turns: readonly Turn[]): readonly Word[] =>
  turns.flatMap((turn) => (turn.by === 'signer' ? turn.words : []));

/** The turn of a word, and the word; null where it is gone. */
export function findWord(turns: readonly Turn[], id: number): { turn: SignedTurn; word: Word; place: number } | null {
  for (const turn of turns) {
    if (turn.by !== 'signer') continue;
    const place = turn.words.findIndex((word) => word.id === id);
    const word = turn.words[place];
    if (word) return { turn, word, place };
  }
  return null;
}

/** Without words a sentence is none: the turn goes. */
export function withWords(turns: readonly Turn[], turn: SignedTurn, words: readonly Word[]): readonly Turn[] {
  if (words.length === 0) return turns.filter((each) => each !== turn);
  return turns.map((each) => (each === turn ? { ...turn, words } : each));
}

/** Puts a word elsewhere in its sentence. @param by places to the right; beyond the ends it stays at the end */
export function moved(words: readonly Word[], place: number, by: number): readonly Word[] {
  const word = words[place];
  if (!word) return words;
  const to = Math.max(0, Math.min(words.length - 1, place + by));
  if (to === place) return words;
  const others = words.filter((each) => each !== word);
  return [...others.slice(0, to), word, ...others.slice(to)];
}

/** As the main side keeps it: without guesses, which are of no use to a reader. */
export function toKept(turn: Turn): KeptTurn {
  if (turn.by === 'typist') return { id: turn.id, by: 'typist', at: turn.at, text: turn.text };
  const words = turn.words.map(({ word, start, end }) => ({ word, start, end }));
  return { id: turn.id, by: 'signer', at: turn.at, words };
}
