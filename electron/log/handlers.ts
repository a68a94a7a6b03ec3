/** What the main side answers to a page that reports its own errors. */
import type { Client } from '../client.ts';
import type { Handlers } from '../ipc.ts';
import type { Log } from './log.ts';

export function logHandlers(log: Log | null): Pick<Handlers<Client>, 'reportError'> {
  return {
    reportError({ message, stack }) {
      log?.page(message, stack);
      return null;
    },
  };
}
