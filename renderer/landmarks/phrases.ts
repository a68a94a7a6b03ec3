/** What the window says of a detector that is lost or could not be made. */
import { messages } from './messages.ts';
import { HandTrouble, NotStarted } from './trouble.ts';

/** @param error of the detector; any other is told by its message */
export function troubleInWords(error: unknown): string {
  const m = messages();
  if (error instanceof NotStarted) return m.notStarted(troubleInWords(error.cause));
  if (error instanceof HandTrouble && error.why) return m.why[error.why];
  return error instanceof Error ? error.message : String(error);
}
