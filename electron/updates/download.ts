/**
 * The only lines of Signwright that reach beyond the machine, and only when somebody has pressed the button. By Node, not
 * by Chromium: its network stays shut (lockdown.ts). One GET without cookies, names or figures; no redirect is followed.
 */
import { get as getPlain, type IncomingMessage } from 'node:http';
import { get } from 'node:https';
import { refused } from './manifest.ts';

/** Without a byte, ms. */
const PATIENCE_MS = 20_000;

/**
 * @param most bytes: an answer that is longer is broken off
 * @throws {RequestError} `update`, with a sentence
 */
export async function* download(address: URL, most: number): AsyncGenerator<Uint8Array> {
  const answer = await ask(address);
  try {
    if (answer.statusCode !== 200) throw refused(`${address.host} has no updates at its address just now. Try later.`);
    let bytes = 0;
    for await (const chunk of answer as AsyncIterable<Buffer>) {
      bytes += chunk.length;
      if (bytes > most) throw refused(`${address.host} sent more than was announced, so it was not used.`);
      yield chunk;
    }
  } catch (error) {
    throw isOurs(error) ? error : unreachable(address);
  } finally {
    answer.destroy();
  }
}

function ask(address: URL): Promise<IncomingMessage> {
  // Unencrypted to this very machine only, for tests.
  const plain = address.protocol === 'http:' && address.hostname === '127.0.0.1';
  if (address.protocol !== 'https:' && !plain) throw refused('Updates are looked for at https addresses only.');
  return new Promise((resolve, reject) => {
    const request = (plain ? getPlain : get)(address, { headers: {}, agent: false, timeout: PATIENCE_MS }, resolve);
    request.once('timeout', () => request.destroy(new Error('No answer.')));
    request.once('error', () => reject(unreachable(address)));
  });
}

const isOurs = (error: unknown): boolean => error instanceof Error && error.name === 'RequestError';
const unreachable = (address: URL) => refused(`${address.host} does not answer. Are you connected to the internet?`);
