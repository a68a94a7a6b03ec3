/** What the main side answers about importing and exporting. */
import { stat } from 'node:fs/promises';
import { homedir } from 'node:os';
import { resolve } from 'node:path';
import type { Client } from '../client.ts';
import { RequestError, type Handlers, type RequestInput } from '../ipc.ts';
import type { OpenedLibrary } from '../library/opened-library.ts';
import type { Inspector } from '../recording/inspector.ts';
import type { Clips } from './clips.ts';
import type { ImportJob } from './import-job.ts';

type ExchangeRequests = 'choosePath' | 'importTakes' | 'cancelImport' | 'exportTakes' | 'findClips' | 'saveClip';

/** Asks the person for a path with the system's own dialog; null where they thought better of it. */
export type PathChooser = (question: RequestInput<'choosePath'>) => Promise<string | null>;

export interface Exchange {
  library: OpenedLibrary;
  job: ImportJob;
  clips: Clips;
  /** Is told when there are takes that it has not seen. */
  inspector: Inspector;
  /** Null where there are no dialogs: then paths are typed. */
  choosePath: PathChooser | null;
}

export function exchangeHandlers({
  library,
  job,
  clips,
  inspector,
  choosePath,
}: Exchange): Pick<Handlers<Client>, ExchangeRequests> {
  return {
    choosePath(question) {
      if (!choosePath) throw new RequestError('no-dialog', 'There is no dialog here: type the path instead.');
      return choosePath(question);
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
      // A dialog has asked already whether a file may be replaced; a typed path has not.
      if (!choosePath && (await stat(to).catch(() => null)))
        throw new RequestError('exists', `There is a file at ${to} already. Choose another name.`);
      return { takes: await (await library.open()).exportParquet(to, filter, { applied }), path: to };
    },
    findClips: async ({ digests }) => (await library.open()).findClips(digests),
    saveClip: async (clip) => clips.save(clip, await library.open()),
  };
}

/** Typed paths may begin with the home folder's sign, and are meant from there. */
export function fullPath(path: string): string {
  return resolve(homedir(), path.replace(/^~(?=$|[/\\])/, homedir()));
}
