/** What a caption that stands alone shows: the last sentences, and the guess at the sign that is being made. */
import type { Conversation } from './conversation.svelte.ts';
import { textOf } from './turns.ts';

export interface CaptionLine {
  id: string;
  by: 'signer' | 'typist';
  text: string;
}

/** Crosses to other windows, so it is plain. */
export interface CaptionState {
  lines: CaptionLine[];
  /** Null while no sign is being made. */
  guess: string | null;
}

export const NOTHING: CaptionState = { lines: [], guess: null };

/** @param most lines */
export function linesOf({ shown }: Pick<Conversation, 'shown'>, most: number): CaptionLine[] {
  return shown.slice(-most).map((turn) => ({ id: turn.id, by: turn.by, text: textOf(turn) }));
}

export function isCaptionState(value: unknown): value is CaptionState {
  const { lines, guess } = (value ?? {}) as Partial<CaptionState>;
  const isLine = (line: unknown) => {
    const { id, by, text } = (line ?? {}) as Partial<CaptionLine>;
    return typeof id === 'string' && (by === 'signer' || by === 'typist') && typeof text === 'string';
  };
  return Array.isArray(lines) && lines.every(isLine) && (guess === null || typeof guess === 'string');
}
