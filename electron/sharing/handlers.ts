/** What the main side answers about words for other programs. */
import type { Client } from '../client.ts';
import type { Handlers } from '../ipc.ts';
import type { Sharing } from './sharing.ts';

type SharingRequests = 'describeSharing' | 'setSharing' | 'renewSharingKey' | 'shareSentence' | 'keepPrivate';

export function sharingHandlers(sharing: Sharing): Pick<Handlers<Client>, SharingRequests> {
  return {
    describeSharing: () => sharing.describe(),
    setSharing: (change) => sharing.change(change),
    renewSharingKey: () => sharing.renewKey(),
    shareSentence({ words }) {
      sharing.correct(words);
      return null;
    },
    keepPrivate({ on }, client) {
      sharing.keepPrivate(client, on);
      // What somebody practises is not what they usually say.
      client.expected.paused = on;
      return null;
    },
  };
}
