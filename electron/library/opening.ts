/** From a folder to an open library: made where there is none, brought to this version, or refused with a sentence. */
import { copyFile, link, mkdir, open, readdir, realpath, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { RequestError } from '../ipc.ts';
import { Database } from './database.ts';
import { damaged, fullDisk, isFull, mayWrite, readOnly, refusal, syncFile, syncFolder, tooNew } from './disk.ts';
import { mendLog } from './torn-log.ts';
import { MIGRATIONS, migrate, versionOf } from './schema.ts';

export const FILE = 'library.duckdb';

/** DuckDB writes its name there: anything else is no database, and is not touched. */
const MAGIC = { at: 8, text: 'DUCK' };
const LEFT = /^(library\.duckdb\.fresh(\.wal)?|import-.*)$/;
/** Bytes before the first block. */
const HEADERS = 12_288;

/** The folder's one true path, made where it is missing. @throws {RequestError} `library`, where that cannot be */
export async function madeFolder(folder: string): Promise<string> {
  try {
    await mkdir(folder, { recursive: true });
    return await realpath(folder);
  } catch (error) {
    // Whatever the system calls it: ENOENT too, on a disk that may only be read.
    throw isFull(error) ? fullDisk() : readOnly();
  }
}

/** @throws {RequestError} `library`, with what to do; the file is then as it was */
export async function openDatabase(folder: string): Promise<Database> {
  const path = join(folder, FILE);
  try {
    if (await exists(path)) await inspectFile(path);
    else await create(folder, path);
    if (!(await mayWrite(folder)) || !(await mayWrite(path))) throw readOnly();
    const database = await upgraded(folder, path);
    await sweep(folder);
    return database;
  } catch (error) {
    throw refusal(error);
  }
}

/** Whole under its name or not there at all, whatever happens meanwhile. */
async function create(folder: string, path: string): Promise<void> {
  if (await exists(`${path}.wal`))
    throw new RequestError(
      'library',
      `${FILE} is missing, but ${FILE}.wal is there and may hold takes. Put ${FILE} back, or move ${FILE}.wal out of the data folder.`,
    );
  for (const name of await readdir(folder)) if (name.startsWith(`${FILE}.new-`)) await rm(join(folder, name));
  const beside = `${path}.new-${process.pid}`;
  const database = await Database.open(beside);
  await database.alone((connection) => migrate(connection, 0)).finally(() => database.close());
  await syncFile(beside);
  // Two that start at once: the second takes the first one's. Not every file system can link.
  await link(beside, path)
    .then(() => rm(beside))
    .catch((error: NodeJS.ErrnoException) => (error.code === 'EEXIST' ? rm(beside) : rename(beside, path)));
  await syncFolder(folder);
}

/** What a process left that died: a file that was being written anew, an import, what did not fit into memory. */
async function sweep(folder: string): Promise<void> {
  const left = (await readdir(folder)).filter((name) => LEFT.test(name)).map((name) => join(folder, name));
  const spilled = join(folder, `${FILE}.tmp`);
  for (const name of await readdir(spilled).catch((): string[] => [])) left.push(join(spilled, name));
  // Whoever has the library open has all of this: nobody else is at work on it.
  for (const path of left) await rm(path, { recursive: true, force: true }).catch(() => null);
}

async function inspectFile(path: string): Promise<void> {
  const file = await open(path, 'r');
  try {
    const { size } = await file.stat();
    const { buffer } = await file.read(Buffer.alloc(MAGIC.text.length), 0, MAGIC.text.length, MAGIC.at);
    if (size < HEADERS || buffer.toString('latin1') !== MAGIC.text) throw damaged();
  } finally {
    await file.close();
  }
}

async function upgraded(folder: string, path: string): Promise<Database> {
  let database = await Database.open(path).catch(async (error: unknown) => {
    if (await mendLog(`${path}.wal`, error)) return Database.open(path);
    throw error;
  });
  try {
    const version = await database.read(versionOf);
    if (version === null) throw damaged();
    if (version > MIGRATIONS.length) throw tooNew();
    if (await isCutOff(database, path)) throw damaged();
    if (version === MIGRATIONS.length) return database;
    // Closed first: no other handle of this process may touch an open file (disk.ts).
    await database.close();
    const copy = join(folder, `${FILE}.before-${MIGRATIONS.length}`);
    await copyFile(path, copy);
    await syncFile(copy);
    database = await Database.open(path);
    await database.alone((connection) => migrate(connection, version));
    await rm(copy);
    return database;
  } catch (error) {
    await database.close().catch(() => null);
    throw error;
  }
}

/** DuckDB reads blocks when it needs them: one that is missing would come to light in the middle of work. */
async function isCutOff(database: Database, path: string): Promise<boolean> {
  const tables = await database.select("select table_name from duckdb_tables() where database_name = 'library'");
  const blocks = tables.map(({ table_name: name }) => `from pragma_storage_info('${String(name)}') where persistent`);
  const [last] = await database.select(
    `select max((greatest(block_id, list_max(additional_block_ids)) + 1) * block_size)::double as bytes
     from (${blocks.join(' union all ')}), pragma_database_size() where database_name = 'library'`,
  );
  return (await stat(path)).size < HEADERS + Number(last?.bytes);
}

const exists = (path: string): Promise<boolean> =>
  stat(path).then(
    () => true,
    (error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT') return false;
      throw error;
    },
  );
