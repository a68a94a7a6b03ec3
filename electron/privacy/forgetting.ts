/**
 * The right to be forgotten: one person's takes go for good, also from what was frozen for trainings, and their name from
 * what was found out about models. Afterwards the library's file is written anew: what is deleted from a database lies in
 * its free blocks for long. A mark without a name is there until that is done, so that the next start sees to it.
 */
import { existsSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { writeDurably } from '../durable-file.ts';
import { RequestError, type AppEvent, type ForgottenSigner } from '../ipc.ts';
import { syncFolder } from '../library/disk.ts';
import type { Library } from '../library/library.ts';
import type { OpenedLibrary } from '../library/opened-library.ts';
import type { Models } from '../models/models.ts';
import type { Unsaved } from '../recording/unsaved.ts';
import { hasEnded } from '../training/jobs.ts';
import type { Trainings } from '../training/trainings.ts';
import { frozenWith, removeBuilding } from './frozen.ts';
import { forgetInResults } from './results.ts';

export const FORGETTING = 'forgetting.json';

const LATER_FULL =
  'The takes are deleted, but traces of them stay in the library file, as there is no room on the disk to write it anew. Free some space: the next start removes them.';
const LATER =
  'The takes are deleted, but traces of them stay in the library file, as it could not be written anew. The next start tries again.';

export interface Archive {
  dataFolder: string;
  library: OpenedLibrary;
  models: Models;
  trainings: Trainings;
  unsaved: Unsaved;
  /** Whether takes are being brought in that nobody has looked at. */
  importing(): boolean;
  /** Whether somebody records this signer. */
  recorded(signer: number): boolean;
  tell(event: AppEvent): void;
}

type Premises = Pick<Archive, 'dataFolder' | 'library' | 'tell'>;
const turns = new WeakMap<OpenedLibrary, Promise<unknown>>();

/**
 * Trainings that learn from them end first; the others go on. Models stay: whoever wants them gone, too, hears which.
 * @throws {RequestError} `library`, where there is no such signer; `busy`; `disk-full`: then all takes are still there
 */
export function forgetSigner(archive: Archive, signer: number): Promise<ForgottenSigner> {
  return inTurn(archive, () => forget(archive, signer));
}

async function forget(archive: Archive, signer: number): Promise<ForgottenSigner> {
  const { library, trainings, unsaved } = archive;
  const open = await library.open();
  await open.signer(signer);
  if (archive.importing())
    throw new RequestError(
      'busy',
      'An import is under way, and it may hold takes of this person: wait for it, or cancel it.',
    );
  if (archive.recorded(signer))
    throw new RequestError('busy', 'This person is being recorded: stop the recording first.');
  const forgotten = await trainings.withoutFreezing(() => removeTraces(archive, open, signer));
  await unsaved.drop(signer);
  return { ...forgotten, rest: await renewLibrary(archive, open) };
}

/** At the start of the app: what was begun is finished, while the app is used. Never rejects. */
export async function finishForgetting(archive: Premises): Promise<void> {
  if (!existsSync(join(archive.dataFolder, FORGETTING))) return;
  await inTurn(archive, async () => {
    const library = await archive.library.open().catch(() => null);
    if (library) await renewLibrary(archive, library);
  });
}

/** One at a time: whoever is done takes the mark away, and it must not be another one's. */
function inTurn<T>({ library }: Premises, work: () => Promise<T>): Promise<T> {
  const turn = (turns.get(library) ?? Promise.resolve()).then(work);
  turns.set(
    library,
    turn.catch(() => null),
  );
  return turn;
}

/** All but what the library's file still holds. */
async function removeTraces(
  { dataFolder, models, trainings }: Archive,
  library: Library,
  signer: number,
): Promise<Omit<ForgottenSigner, 'rest'>> {
  const names = await library.namesOf(signer);
  const folder = join(dataFolder, 'snapshots');
  const takes = await takesOf(library, signer);
  const versions = await frozenWith(folder, names, takes);
  // Before anything is gone: a start that finds it for nothing writes the file anew for nothing.
  await writeDurably(join(dataFolder, FORGETTING), { format: 1 });
  const learnt = (await models.list()).models.filter(({ dataVersion }) => versions.has(dataVersion));
  const merged = new Set(learnt.map(({ id }) => id));
  const ended: ForgottenSigner['trainings'] = [];
  for (const job of await trainings.list()) {
    const { id, data, order } = job;
    const theirs = data ? versions.has(data.version) : order.union?.some((model) => merged.has(model)) === true;
    if (hasEnded(job) || !theirs) continue;
    await trainings.cancel(id);
    ended.push({ id, name: order.name });
  }
  const changed = new Set<string>();
  for (const name of names) {
    await trainings.forget(name, versions);
    for (const id of await forgetInResults(join(dataFolder, 'models'), name)) changed.add(id);
  }
  for (const version of versions) await rm(join(folder, `${version}.parquet`), { force: true });
  await removeBuilding(folder);
  await syncFolder(folder).catch(() => null);
  // Last, for it alone knows whom all of this is about: whoever dies before it leaves somebody who can be forgotten again.
  const gone = await library.forgetSigner(signer);
  for (const id of changed)
    await models.refresh(id).catch((error: unknown) => console.error('A model was not opened anew:', error));
  models.say();
  return {
    takes: gone.takes,
    models: learnt.map(({ id, name: title, active }) => ({ id, name: title, active })),
    trainings: ended,
  };
}

/** Their numbers, deleted ones included. */
async function takesOf(library: Library, signer: number): Promise<number[]> {
  const found = await Promise.all(
    [false, true].map((deleted) => library.listTakes({ signer, deleted }, 0, Number.MAX_SAFE_INTEGER)),
  );
  return found.flatMap(({ takes }) => takes.map(({ id }) => id));
}

/** @returns what is left to do, as a sentence; null: nothing */
async function renewLibrary({ dataFolder, tell }: Premises, library: Library): Promise<string | null> {
  try {
    await library.renew((share) => tell({ event: 'forgetting', share }));
  } catch (error) {
    if (error instanceof RequestError && error.code === 'disk-full') return LATER_FULL;
    if (!(error instanceof RequestError)) console.error('The library could not be written anew:', error);
    return LATER;
  }
  await rm(join(dataFolder, FORGETTING), { force: true });
  await syncFolder(dataFolder);
  return null;
}
