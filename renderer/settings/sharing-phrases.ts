/** What the settings say about words for other programs. */
import type { SharingDescription } from '../../electron/ipc.ts';

export const ABOUT =
  'Captions in OBS, or words for a program of your own. They go only to programs on this computer, and only while this is on.';

export function listening(count: number): string {
  if (count === 0) return 'No program is listening now.';
  return count === 1 ? '1 program is listening now.' : `${count} programs are listening now.`;
}

export function useInstead(port: number): string {
  return `Use port ${port}`;
}

/** Of the captions page. */
export function captionsAddress({ port, key }: Pick<SharingDescription, 'port' | 'key'>): string {
  return `http://127.0.0.1:${port}/captions?key=${key}`;
}

/** The same for eyes that look over somebody's shoulder, or at a shared screen. */
export function hiddenAddress({ port }: Pick<SharingDescription, 'port'>): string {
  return captionsAddress({ port, key: '••••••••' });
}

/** A port as it was typed. @returns why it cannot be one, as a sentence; null where it can */
export function faultOfPort(text: string): string | null {
  const port = /^\d{1,6}$/.test(text.trim()) ? Number(text) : NaN;
  return port >= 1024 && port <= 65_535 ? null : 'A port is a number from 1024 to 65535.';
}
