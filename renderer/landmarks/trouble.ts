/**
 * Why hands cannot be looked for. An error carries the reason by name, and in English for logs, as it may be made in the
 * worker, which knows nothing of the window; the window says it in its own language (phrases.ts).
 */
import { messages as english } from './messages.en.ts';

export type Why = keyof typeof english.why;

export class HandTrouble extends Error {
  /** Null: a reason that only the message tells. */
  readonly why: Why | null;

  /** @param message for a reason without a name */
  constructor(why: Why | null, message = '') {
    super(why ? english.why[why] : message);
    this.why = why;
  }
}

/** The detector could not be made; `cause` says why. */
export class NotStarted extends Error {
  constructor(cause: unknown) {
    super(english.notStarted(cause instanceof Error ? cause.message : String(cause)), { cause });
  }
}
