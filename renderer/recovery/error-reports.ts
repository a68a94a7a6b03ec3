/** Errors of the page that nobody caught, into the log of this machine: each once, and only so many. */
import type { Api } from '../../electron/ipc.ts';

/** Of one window: a page that goes wrong with every picture has said enough by then. */
const MOST = 20;
const LONGEST_MESSAGE = 1000;
const LONGEST_STACK = 8000;

/** What the class needs of `window`. */
export type ErrorSource = Pick<Window, 'addEventListener'>;

export class ErrorReports {
  readonly #api: Pick<Api, 'reportError'>;
  readonly #known = new Set<string>();

  constructor(api: Pick<Api, 'reportError'>) {
    this.#api = api;
  }

  listen(source: ErrorSource): void {
    source.addEventListener('error', ({ error, message }) => this.report(error ?? message));
    source.addEventListener('unhandledrejection', ({ reason }) => this.report(reason));
  }

  report(thing: unknown): void {
    const message = (thing instanceof Error ? `${thing.name}: ${thing.message}` : String(thing)).slice(
      0,
      LONGEST_MESSAGE,
    );
    const stack = (thing instanceof Error ? (thing.stack ?? '') : '').slice(0, LONGEST_STACK);
    const key = `${message}\n${stack}`;
    if (this.#known.has(key) || this.#known.size >= MOST) return;
    this.#known.add(key);
    // Where it cannot be told, the console of the page has it all the same.
    void this.#api.reportError({ message, stack }).catch(() => null);
  }
}
