/** Which takes of a cell can still be looked at. */
import type { Cell } from './matrix.ts';

/** As many as one filter may name (electron/ipc.ts: TakeFilter). */
export const LISTED = 500;

/** Takes of the cell that the library no longer has. @param found of the first `LISTED` that were asked for */
export function goneOf({ takes, ids }: Pick<Cell, 'takes' | 'ids'>, found: number): number {
  const beyond = Math.max(0, ids.length - LISTED);
  return Math.max(0, takes - beyond - found);
}
