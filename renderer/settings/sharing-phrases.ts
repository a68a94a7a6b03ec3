/** What the settings say about words for other programs. */
import type { SharingDescription } from '../../electron/ipc.ts';
import { messages } from './sharing/messages.ts';

/** Lower ones are the system's. */
const LEAST_PORT = 1024;
const MOST_PORT = 65_535;

export const listening = (count: number): string => messages().listening(count);

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
  return port >= LEAST_PORT && port <= MOST_PORT ? null : messages().noPort(LEAST_PORT, MOST_PORT);
}
