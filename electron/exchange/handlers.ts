/** What the main side answers about importing and exporting. */
import { homedir } from 'node:os';
import { resolve } from 'node:path';
import type { Client } from '../client.ts';
import { RequestError, type Handlers, type RequestInput } from '../ipc.ts';
import type { OpenedLibrary } from '../library/opened-library.ts';
import type { Inspector } from '../recording/inspector.ts';
import type { Clips } from './clips.ts';
import type { ImportJob } from './import-job.ts';
import type { Replacing } from './replacing.ts';

type ExchangeRequests = 'choosePath' | 'importTakes' | 'cancelImport' | 'exportTakes' | 'findClips' | 'saveClip';

/** Asks the person for a path with the system's own dialog; null where they thought better of it. */
export type PathChooser = (question: RequestInput<'choosePath'>) => Promise<string | null>;

export interface Exchange {
  library: OpenedLibrary;
  job: ImportJob;
  clips: Clips;
  /** Is told when there are takes that it has not seen. */
  inspector: Inspector;
  replacing: Replacing;
}

export function exchangeHandlers({
  library,
  job,
  clips,
  inspector,
  replacing,
}: Exchange): Pick<Handlers<Client>, ExchangeRequests> {
  return {
    choosePath(question) {
      if (!replacing.choosePath) throw new RequestError('no-dialog', 'There is no dialog here: type the path instead.');
      return replacing.choosePath(question);
    },
    async importTakes(order, { emit }) {
      const open = await library.open();
      const onprogress = (share: number, note: string) => emit({ event: 'import', share, note });
      const report = await job.start({ ...order, path: fullPath(order.path) }, open, onprogress);
      inspector.forget();
      return report;
    },
    cancelImport() {
      job.cancel();
      return null;
    },
    async exportTakes({ path, filter, applied }) {
      const to = fullPath(path.endsWith('.parquet') ? path : `${path}.parquet`);
      const open = await library.open();
      return { takes: await replacing.to(to, () => open.exportParquet(to, filter, { applied })), path: to };
    },
    findClips: async ({ digests }) => (await library.open()).findClips(digests),
    saveClip: async (clip) => clips.save(clip, await library.open()),
  };
}

/** Typed paths may begin with the home folder's sign, and are meant from there. */
export function fullPath(path: string): string {
  return resolve(homedir(), path.replace(/^~(?=$|[/\\])/, homedir()));
}
