/** What the main side answers about how sure a word has to be. */
import type { Client } from '../client.ts';
import type { Handlers } from '../ipc.ts';
import type { Sureness } from './sureness.ts';

type SurenessRequests = 'describeSensitivity' | 'setSensitivity' | 'describeIdle' | 'setIdle';

export function surenessHandlers(sureness: Sureness): Pick<Handlers<Client>, SurenessRequests> {
  return {
    describeSensitivity: () => sureness.describe(),
    setSensitivity: ({ value }) => sureness.choose(value),
    describeIdle: () => sureness.idle(),
    setIdle: ({ on }) => sureness.turnIdle(on),
  };
}
