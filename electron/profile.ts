/** Where Chromium keeps its own files, when the data folder may not be written: without such a place no window opens. */
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** @returns the folder itself, or one that goes with the machine's temporary files */
export function profileFolder(dataFolder: string): string {
  try {
    mkdirSync(dataFolder, { recursive: true });
    // Asked by doing it: permissions say nothing of a disk that was mounted to be read.
    rmSync(mkdtempSync(join(dataFolder, 'import-')), { recursive: true });
    return dataFolder;
  } catch (error) {
    console.error('The data folder may not be written, so nothing is kept:', error);
    return mkdtempSync(join(tmpdir(), 'signwright-'));
  }
}
