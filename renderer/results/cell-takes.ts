/** Which takes of a cell can still be looked at. */
import type { Cell } from './matrix.ts';
import { messages } from './messages.ts';

/** As many as one filter may name (electron/ipc.ts: TakeFilter). */
export const LISTED = 500;

/** Takes of the cell that the library no longer has. @param found of the first `LISTED` that were asked for */
export function goneOf({ takes, ids }: Pick<Cell, 'takes' | 'ids'>, found: number): number {
  const beyond = Math.max(0, ids.length - LISTED);
  return Math.max(0, takes - beyond - found);
}

/** "2 of them are no longer in the library.", "All of them are …"; of a single take, "It is …". */
export function goneInWords(gone: number, takes: number): string {
  const m = messages();
  return gone < takes ? m.someGone(gone) : m.allGone(takes);
}
