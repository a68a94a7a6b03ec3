/** Answers what the page asks about updates. */
import type { Client } from '../client.ts';
import type { Handlers } from '../ipc.ts';
import { noPlace, type Updates } from './updates.ts';

type UpdateRequests = 'describeUpdates' | 'lookForUpdates' | 'fetchUpdate';

/** @param updates null in the browser host, which is run from a checkout */
export function updateHandlers(updates: Updates | null): Pick<Handlers<Client>, UpdateRequests> {
  const given = () => {
    if (!updates) throw noPlace();
    return updates;
  };
  return {
    describeUpdates: () => ({ host: updates?.host ?? null }),
    lookForUpdates: () => given().look(),
    fetchUpdate: () => given().fetch(),
  };
}
