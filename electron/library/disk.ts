/** What the library asks of the file system beside the database: durable names, and troubles told apart. */
import { constants } from 'node:fs';
import { access, mkdir, open } from 'node:fs/promises';
import { RequestError } from '../ipc.ts';

/** A file's content is safe only when it and its name are: the name lies in the folder. */
export async function syncFolder(folder: string): Promise<void> {
  // Windows cannot, and need not: NTFS keeps names in its own journal.
  if (process.platform === 'win32') return;
  await syncFile(folder, 'r');
}

/** Not for a file that DuckDB has open: closing any handle of this process would end DuckDB's lock on it. */
export async function syncFile(path: string, flags = 'r+'): Promise<void> {
  const handle = await open(path, flags);
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

export const mayWrite = (path: string): Promise<boolean> =>
  access(path, constants.W_OK).then(
    () => true,
    () => false,
  );

/** Whether anything can be kept in that folder, which need not be there yet. */
export const mayKeep = (folder: string): Promise<boolean> =>
  mkdir(folder, { recursive: true }).then(
    () => mayWrite(folder),
    () => false,
  );

const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));

/** No room, or a quota: as systems say it, and as DuckDB passes it on. */
export const isFull = (error: unknown): boolean =>
  /no space left|not enough space|disk (is )?full|disk quota|file too large|ENOSPC|EDQUOT|EFBIG/i.test(
    messageOf(error),
  );

/** Nothing may be written there, or no longer: as systems say it, and as DuckDB passes it on. */
export const isReadOnly = (error: unknown): boolean =>
  /permission denied|read-only file system|EACCES|EPERM|EROFS|access is denied/i.test(messageOf(error));

/** DuckDB takes part in nothing more after such an error, until it is opened anew. */
export const isFatal = (error: unknown): boolean =>
  /FATAL Error|database has been invalidated|Connection was never established or has been closed/i.test(
    messageOf(error),
  );

export function fullDisk(): RequestError {
  return new RequestError(
    'disk-full',
    'There is no room on the disk: free some space. Takes wait in memory until then.',
  );
}

/** Why a library cannot be opened, in a sentence that says what to do. The file is left as it is. */
export function refusal(error: unknown): RequestError {
  if (error instanceof RequestError) return error;
  const message = messageOf(error);
  if (isFull(error)) return fullDisk();
  if (
    /could not set lock|conflicting lock|being used by another process|already (attached|open)|file handle conflict/i.test(
      message,
    )
  )
    return openElsewhere();
  if (isReadOnly(error)) return readOnly();
  if (/version number/i.test(message)) return tooNew();
  console.error('The library could not be opened:', error);
  return damaged();
}

export const openElsewhere = (): RequestError =>
  new RequestError('library', 'The library is open in another Signwright window. Close that one first.');

export const readOnly = (): RequestError =>
  new RequestError(
    'library',
    'Signwright may not write to its data folder. Allow it, or choose another folder with SIGNWRIGHT_DATA.',
  );

export const tooNew = (): RequestError =>
  new RequestError('library', 'The library was made by a newer Signwright. Install that version to open it.');

export const damaged = (): RequestError =>
  new RequestError(
    'library',
    'The library file is damaged and was left as it is. Put a copy of library.duckdb back, or move it out of the data folder to start anew.',
  );
