/**
 * Deletes everything that Signwright keeps, for good. A mark is put down first and taken away last: whoever finds it at
 * the next start finishes the work before anything is opened, so a machine that goes off in the middle changes nothing.
 */
import { existsSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { writeDurably } from '../durable-file.ts';
import { kindOf, MARK } from './places.ts';

/** From here on nothing of it comes back. @throws {import('../ipc.ts').RequestError} `disk-full` */
export function beginErasing(folder: string): Promise<void> {
  return writeDurably(join(folder, MARK), { format: 1 });
}

export const isErasing = (folder: string): boolean => existsSync(join(folder, MARK));

/**
 * Everything that is Signwright's, and nothing else in that folder. Synchronous, because Electron's start must not go on
 * meanwhile.
 * @returns what could not be deleted now; the mark then stays, for the next start
 */
export function erase(folder: string): string[] {
  const stuck: string[] = [];
  for (const name of readdirSync(folder)) {
    const kind = kindOf(name);
    if (kind === null || kind === 'in-use') continue;
    try {
      rmSync(join(folder, name), { recursive: true, force: true, maxRetries: 3, retryDelay: 100 });
    } catch (error) {
      console.error('Something could not be deleted:', error);
      // Chromium may hold files of its own open on some systems; they hold nothing of anybody's takes.
      if (kind !== 'browser') stuck.push(name);
    }
  }
  if (stuck.length === 0) rmSync(join(folder, MARK), { force: true });
  return stuck;
}

/** At the start of the app, before anything is opened: what was begun is finished. @returns whether there was anything */
export function finishErasing(folder: string): boolean {
  if (!isErasing(folder)) return false;
  erase(folder);
  return true;
}
