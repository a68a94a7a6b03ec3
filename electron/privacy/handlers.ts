/** What the main side answers about what is kept on this machine, and how it deletes it. */
import type { Client } from '../client.ts';
import { RequestError, type Handlers, type StoredDescription } from '../ipc.ts';
import { openElsewhere, readOnly } from '../library/disk.ts';
import { hasEnded } from '../training/jobs.ts';
import { beginErasing } from './erasing.ts';
import { forgetSigner, type Archive } from './forgetting.ts';
import { storedPlaces } from './places.ts';

type PrivacyRequests = 'describeStored' | 'openDataFolder' | 'deleteEverything' | 'forgetSigner';

/** What only the shell can do. */
export interface Premises {
  /** In the system's own window; null where there is none. */
  openFolder: ((folder: string) => Promise<void>) | null;
  /** Everything is closed: deletes it, and begins anew. */
  startAnew: () => Promise<void>;
}

export interface PrivacyRoom extends Premises, Archive {
  cancelImport: () => void;
  /** Ends what runs and closes what is open. */
  close: () => Promise<void>;
}

export function privacyHandlers(room: PrivacyRoom): Pick<Handlers<Client>, PrivacyRequests> {
  const { dataFolder, library, openFolder, startAnew, tell } = room;
  return {
    describeStored: () => describeStored(room),
    async openDataFolder() {
      if (!openFolder) throw new RequestError('no-dialog', 'Your browser cannot open folders: the path is shown here.');
      await openFolder(dataFolder);
      return null;
    },
    async deleteEverything() {
      // A damaged library can be deleted; one that another window works on cannot.
      const trouble = await library.open().then(
        () => '',
        (error: unknown) => (error instanceof RequestError ? error.message : ''),
      );
      if (trouble === openElsewhere().message) throw openElsewhere();
      await beginErasing(dataFolder).catch((error: unknown) => {
        // No room even for the mark: deleting makes some. It is only no longer safe against a power cut.
        if (!(error instanceof RequestError)) throw readOnly();
      });
      room.cancelImport();
      await room.close().catch((error: unknown) => console.error('Not everything could be closed:', error));
      await startAnew();
      tell({ event: 'emptied' });
      return null;
    },
    forgetSigner: ({ signer }) => forgetSigner(room, signer),
  };
}

export async function describeStored(room: PrivacyRoom): Promise<StoredDescription> {
  const { dataFolder, library, models, trainings, openFolder } = room;
  const counted = await library
    .open()
    .then((open) => open.describe())
    .catch(() => null);
  return {
    folder: dataFolder,
    places: await storedPlaces(dataFolder),
    library: counted && {
      takes: counted.takes,
      deleted: counted.deleted,
      words: counted.words.length,
      signers: counted.signers.length,
    },
    models: (await models.list()).models.filter(({ origin }) => origin !== 'released').length,
    trainings: (await trainings.list()).filter((job) => !hasEnded(job)).length,
    canOpen: openFolder !== null,
  };
}
