/** The right to be forgotten: one person's takes go for good, also from what was frozen for trainings. */
import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { withDuckDB } from '../../training/exchange/duckdb.ts';
import type { ForgottenSigner } from '../ipc.ts';
import type { OpenedLibrary } from '../library/opened-library.ts';
import type { Models } from '../models/models.ts';
import { hasEnded } from '../training/jobs.ts';
import { parquet } from '../training/union.ts';
import type { Trainings } from '../training/trainings.ts';

export interface Archive {
  dataFolder: string;
  library: OpenedLibrary;
  models: Models;
  trainings: Trainings;
}

/**
 * Trainings that would learn from them end first. Models stay: whoever wants them gone, too, hears which.
 * @throws {import('../ipc.ts').RequestError} `library`, where there is no such signer
 */
export async function forgetSigner(archive: Archive, signer: number): Promise<ForgottenSigner> {
  const { library, models, trainings, dataFolder } = archive;
  const open = await library.open();
  const { name } = await open.signer(signer);
  const folder = join(dataFolder, 'snapshots');
  const versions = await frozenWith(folder, name);
  for (const job of await trainings.list())
    if (!hasEnded(job) && (!job.data || versions.has(job.data.version))) await trainings.cancel(job.id);
  const { takes } = await open.forgetSigner(signer);
  for (const version of versions) await rm(join(folder, `${version}.parquet`), { force: true });
  const learnt = (await models.list()).models.filter(({ dataVersion }) => versions.has(dataVersion));
  models.say();
  return { takes, models: learnt.map(({ id, name: title, active }) => ({ id, name: title, active })) };
}

/** Frozen takes that have one of theirs, by version. One that cannot be read is counted among them: it is of no use. */
async function frozenWith(folder: string, signer: string): Promise<Set<string>> {
  const found = new Set<string>();
  const names = await readdir(folder).catch((): string[] => []);
  for (const name of names.filter((each) => each.endsWith('.parquet'))) {
    const has = await withDuckDB(async (connection) => {
      const file = parquet(join(folder, name));
      const rows = await connection.runAndReadAll(`select count(*) from ${file} where signer = $signer`, { signer });
      return Number(rows.getRows()[0]?.[0]) > 0;
    }, '256MB').catch(() => true);
    if (has) found.add(name.slice(0, -'.parquet'.length));
  }
  return found;
}
