/** Requests that a browser never sends, to the host's own port: smuggled, slow, oversized. The local API has the same server. */
import { once } from 'node:events';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { connect, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openHost, type Host } from '../../../electron/host.ts';
import { TOO_FAST } from '../../../electron/limits.ts';
import { encodeFrame } from '../../../models/wire.ts';
import { testBackend } from '../../fixtures/backend.ts';
import { cookieOf, get, openSocket, upgradeStatus } from './client.ts';

let folder: string;
let host: Host;
let cookie: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'signwright-hostile-'));
  await mkdir(join(folder, 'renderer'));
  await writeFile(join(folder, 'renderer', 'index.html'), 'the page');
  host = await openHost({ backend: testBackend(folder), rendererFolder: join(folder, 'renderer') });
  cookie = await cookieOf(host);
});

afterAll(async () => {
  await host.close();
  await rm(folder, { recursive: true });
});

/** All that comes back until the server ends it. */
async function raw(text: string): Promise<string> {
  const socket = connect(host.port, '127.0.0.1');
  let answer = '';
  socket.on('data', (chunk: Buffer) => (answer += chunk.toString()));
  socket.on('error', () => undefined);
  socket.write(text);
  await once(socket, 'close');
  return answer;
}

/** Status codes of all the answers in it. */
const statuses = (answer: string) => [...answer.matchAll(/^HTTP\/1\.1 (\d+)/gm)].map(([, status]) => Number(status));

function request(line: string, ...more: string[]): string {
  return [line, `Host: 127.0.0.1:${host.port}`, `Cookie: ${cookie}`, ...more].join('\r\n');
}
const INNER = () => `${request('GET / HTTP/1.1')}\r\n\r\n`;

describe('a request in another', () => {
  test.each([
    ['a length beside chunks', ['Content-Length: 5', 'Transfer-Encoding: chunked']],
    ['two lengths', ['Content-Length: 5', 'Content-Length: 6']],
    ['chunks that are spelt oddly', ['Transfer-Encoding: xchunked']],
    ['chunks that are not the last coding', ['Transfer-Encoding: chunked, identity']],
    ['a length with a sign', ['Content-Length: +5']],
    ['a folded header', ['X-A: b', ' Content-Length: 5']],
    ['a space before the colon', ['Content-Length : 5']],
    ['a body where none is read', ['Content-Length: 60']],
    ['a chunked body where none is read', ['Transfer-Encoding: chunked']],
  ])('is never answered: %s', async (_, headers) => {
    const answer = await raw(`${request('GET / HTTP/1.1', ...headers)}\r\n\r\n0\r\n\r\n${INNER()}`);
    expect(statuses(answer)).toEqual([400]);
    expect(answer).not.toContain('the page');
  });

  test('is no way around the name of the host', async () => {
    expect(statuses(await raw('GET / HTTP/1.1\r\n\r\n'))).toEqual([400]);
    const elsewhere = request('GET http://evil.example/ HTTP/1.1', 'Connection: close');
    expect(statuses(await raw(`${elsewhere}\r\n\r\n`))).toEqual([404]);
  });
});

test('headers beyond 16 kB are not read to their end', async () => {
  expect(statuses(await raw(`${request('GET / HTTP/1.1', `X-A: ${'x'.repeat(20_000)}`)}\r\n\r\n`))).toEqual([431]);
});

test(
  'sixty senders that never finish are cut off, and others are answered meanwhile',
  { timeout: 60_000 },
  async () => {
    const slow: Socket[] = Array.from({ length: 60 }, () => connect(host.port, '127.0.0.1'));
    const closed = slow.map((socket) => once(socket, 'close'));
    for (const socket of slow) {
      socket.on('error', () => undefined);
      // What is not read is not known to have ended.
      socket.resume();
      socket.write('GET / HTTP/1.1\r\nX-A: ');
    }
    expect((await get(host.port, '/', { Cookie: cookie })).body).toBe('the page');
    await Promise.all(closed);
  },
);

describe('a page that floods', () => {
  test('with requests hears one sentence, and is cut off where it goes on', async () => {
    const socket = openSocket(host, { Cookie: cookie });
    await once(socket, 'open');
    const codes = new Map<string, number>();
    let sentence = '';
    socket.on('message', (data: Buffer) => {
      const reply = JSON.parse(data.toString()) as { id: number; ok: boolean; code?: string; message?: string };
      const code = reply.ok ? 'ok' : (reply.code ?? '');
      if (code === 'too-fast') sentence = reply.message ?? '';
      codes.set(code, (codes.get(code) ?? 0) + 1);
    });
    for (let id = 0; id < 20_000; id++) socket.send(JSON.stringify({ id, name: 'describeApp' }));
    const [code, reason] = (await once(socket, 'close')) as [number, Buffer];
    expect([code, reason.toString()]).toEqual([1008, TOO_FAST]);
    expect(sentence).toBe(TOO_FAST);
    expect(codes.get('ok') ?? 0).toBeLessThan(10_000);
    expect(codes.get('too-fast')).toBeGreaterThan(1000);
    expect((await get(host.port, '/', { Cookie: cookie })).status).toBe(200);
  });

  test('with frames is cut off', async () => {
    const socket = openSocket(host, { Cookie: cookie });
    await once(socket, 'open');
    const frame = encodeFrame({ t: 1, aspect: 1, hands: [] });
    for (let sent = 0; sent < 20_000; sent++) socket.send(frame);
    expect((await once(socket, 'close'))[0]).toBe(1008);
  });

  test('with a frame of a megabyte is cut off', async () => {
    const socket = openSocket(host, { Cookie: cookie });
    await once(socket, 'open');
    socket.send(new Uint8Array(2 ** 20));
    expect((await once(socket, 'close'))[0]).toBe(1009);
  });

  test('with megabytes that are no clip hears that they are too many', async () => {
    const socket = openSocket(host, { Cookie: cookie });
    await once(socket, 'open');
    socket.send(JSON.stringify({ id: 5, name: 'addWord', input: { word: 'x'.repeat(2 ** 20) } }));
    const [reply] = (await once(socket, 'message')) as [Buffer];
    expect(JSON.parse(reply.toString())).toMatchObject({ id: 5, ok: false, code: 'too-large' });
    socket.terminate();
  });

  test('with sockets gets no more than 32', async () => {
    const all = Array.from({ length: 33 }, () => openSocket(host, { Cookie: cookie }));
    const outcomes = await Promise.all(
      all.map(async (socket) => {
        const refused = new Promise<number>((resolve) => {
          socket.once('unexpected-response', (call, response) => {
            resolve(response.statusCode ?? 0);
            call.destroy();
          });
        });
        return Promise.race([once(socket, 'open').then(() => 101), refused]);
      }),
    );
    expect(outcomes.filter((status) => status === 503)).toHaveLength(1);
    await Promise.all(
      all.map(async (socket) => {
        if (socket.readyState !== socket.OPEN) return;
        const gone = once(socket, 'close');
        socket.terminate();
        await gone;
      }),
    );
    await expect.poll(() => upgradeStatus(openSocket(host, { Cookie: cookie }))).toBe(101);
  });
});
