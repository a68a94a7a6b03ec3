/** The process that started this one, which hears how things go: a fork of Node, a utility process of Electron, or nobody. */
import { constants, setPriority } from 'node:os';

/** The part of Electron's utility process that is missing in Node's types. */
interface UtilityProcess {
  parentPort?: { postMessage(message: unknown): void; once(event: 'close', listener: () => void): void };
}

/** Between two messages about progress, ms: a screen shows no more. */
const MESSAGE_INTERVAL = 250;

/** For the last message to get out, ms: nothing says when it has. */
const LAST_WORDS_MS = 200;

const port = () => (process as unknown as UtilityProcess).parentPort;

/** Whether anybody listens: then nothing is drawn on standard error. */
export const hasParent = (): boolean => process.send !== undefined || port() !== undefined;

/** Resolves when the message is on its way: the process may end then. */
export function tellParent(message: { kind: string; [key: string]: unknown }): Promise<void> {
  return new Promise((resolve) => {
    // A parent that went away is no failure here: `underParent` ends the process.
    if (process.connected && process.send) process.send(message, undefined, undefined, () => resolve());
    else {
      port()?.postMessage(message);
      resolve();
    }
  });
}

/**
 * Does what the parent ordered. It hears `failed` with a sentence where that throws; and where it goes away itself, this
 * process ends at once: nobody would use the result.
 */
export async function underParent(work: () => Promise<void>): Promise<void> {
  // Without any ado: an orderly exit would wait for threads that are at work. What is on the disk is whole at any time.
  const end = () => process.kill(process.pid, 'SIGKILL');
  process.once('disconnect', end);
  port()?.once('close', end);
  let failed = false;
  try {
    await work();
  } catch (error) {
    failed = true;
    await tellParent({ kind: 'failed', message: sentenceOf(error) });
    throw error;
  } finally {
    process.off('disconnect', end);
    leaveParent(failed);
  }
}

/** Nothing more will be said. */
export function leaveParent(failed: boolean): void {
  if (process.connected) process.disconnect();
  // A utility process does not end by itself when nothing is left to do (electron/electron#47228).
  if (port()) setTimeout(() => process.exit(failed ? 1 : 0), LAST_WORDS_MS);
}

/** Tells the parent of progress, but not more often than it can be shown. The last call of a part always gets through. */
export function progressTeller(): (progress: { share: number; [key: string]: unknown }) => void {
  let told = -Infinity;
  return (progress) => {
    const now = performance.now();
    if (now - told < MESSAGE_INTERVAL && progress.share < 1) return;
    told = now;
    void tellParent({ kind: 'progress', ...progress });
  };
}

/**
 * Leaves the cores to whoever else wants them: `below` the caption where somebody waits for the result, `low` where nobody
 * does. To be called before threads are made, which take after the one that makes them.
 */
export function stepBack(to: 'below' | 'low'): void {
  const { PRIORITY_BELOW_NORMAL, PRIORITY_LOW } = constants.priority;
  try {
    setPriority(to === 'low' ? PRIORITY_LOW : PRIORITY_BELOW_NORMAL);
  } catch {
    // Some containers forbid it: then it works at the priority of all.
  }
}

function sentenceOf(error: unknown): string {
  const { code, message } = error as NodeJS.ErrnoException;
  if (code === 'ENOSPC' || code === 'EDQUOT') return 'There is no room on the disk: free some space and try again.';
  return error instanceof Error ? message : String(error);
}
