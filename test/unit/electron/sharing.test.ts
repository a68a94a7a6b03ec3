/** The local API, over real sockets on a port of the machine's choice. */
import { once } from 'node:events';
import { chmod, mkdir, mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { WebSocket } from 'ws';
import type { AppEvent, SharingDescription } from '../../../electron/ipc.ts';
import { listen, shut } from '../../../electron/loopback.ts';
import { Sharing } from '../../../electron/sharing/sharing.ts';
import type { Recognition } from '../../../models/recognition.ts';
import { get, type Answer } from './client.ts';

const committed = (word: string, end = 1000): Recognition => ({
  kind: 'committed',
  word,
  confidence: 0.9,
  alternatives: [],
  start: end - 600,
  end,
  t: end + 100,
});
const signer = {};

let folder: string;
let told: AppEvent[];
let sharing: Sharing;
let known: SharingDescription;

const open = () =>
  new Sharing({
    dataFolder: folder,
    rendererFolder: folder,
    release: '1.2.3',
    translating: () => true,
    tell: (event) => told.push(event),
  });

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'signwright-sharing-'));
  await mkdir(join(folder, 'captions-page'));
  await mkdir(join(folder, 'assets'));
  await writeFile(join(folder, 'captions-page', 'index.html'), '<!doctype html>captions');
  await writeFile(join(folder, 'assets', 'captions-abc.js'), 'script');
  await writeFile(join(folder, 'assets', 'index-abc.js'), 'the app');
  told = [];
  sharing = open();
  known = await sharing.change({ on: true, port: await freePort() });
});

afterEach(async () => {
  await sharing.close();
  await rm(folder, { recursive: true });
});

async function freePort(): Promise<number> {
  const probe = createServer();
  const port = await listen(probe, 0);
  await shut(probe);
  return port;
}

const bearer = () => ({ Authorization: `Bearer ${known.key}` });
const parsed = ({ body }: Answer) => JSON.parse(body) as Record<string, unknown>;

/** All that a stream says, as it comes. */
async function stream(headers: Record<string, string> = bearer(), query = '') {
  const socket = new WebSocket(`ws://127.0.0.1:${known.port}/api/stream${query}`, { headers });
  const said: Record<string, unknown>[] = [];
  socket.on('message', (data: Buffer) => said.push(JSON.parse(data.toString()) as Record<string, unknown>));
  const outcome = await new Promise<number>((resolve) => {
    socket.once('open', () => resolve(101));
    socket.once('unexpected-response', (call, response) => {
      resolve(response.statusCode ?? 0);
      call.destroy();
    });
    socket.once('error', () => resolve(0));
  });
  return { socket, said, outcome };
}

describe('words', () => {
  test('are numbered, with their times on the clock of the day', async () => {
    const before = Date.now();
    sharing.hear(signer, committed('hello'));
    sharing.hear(signer, committed('thank_you', 3000));
    const { words, ...rest } = parsed(await get(known.port, '/api/words', bearer()));
    expect(rest).toEqual({ version: 1, last: 2 });
    const all = words as { start: number; end: number }[];
    expect(words).toMatchObject([
      { number: 1, word: 'hello', confidence: 0.9 },
      { number: 2, word: 'thank_you' },
    ]);
    for (const { start, end } of all) {
      expect(end - start).toBe(600);
      expect(Math.abs(end + 100 - before)).toBeLessThan(5000);
    }
    expect(parsed(await get(known.port, '/api/words?since=1', bearer()))).toMatchObject({ words: [{ number: 2 }] });
  });

  test('that come while somebody waits end the wait', async () => {
    const waiting = get(known.port, '/api/words?since=0&wait=20', bearer());
    setTimeout(() => sharing.hear(signer, committed('hello')), 300);
    expect(parsed(await waiting)).toMatchObject({ words: [{ number: 1, word: 'hello' }], last: 1 });
    expect(parsed(await get(known.port, '/api/words?since=1&wait=1', bearer()))).toMatchObject({ words: [], last: 1 });
  });

  test('come over the stream with guesses and corrections, and nothing that is not sure', async () => {
    sharing.hear(signer, committed('before'));
    const { said, socket } = await stream();
    sharing.hear(signer, { kind: 'provisional', word: 'hell', confidence: 0.4, t: 1 });
    sharing.hear(signer, { ...committed('doubtful'), kind: 'unsure' } as Recognition);
    sharing.hear(signer, committed('hello'));
    sharing.correct(['before', 'hello']);
    sharing.correct(['before', 'thank_you']);
    await vi.waitFor(() => expect(said).toHaveLength(5));
    expect(said).toMatchObject([
      { version: 1, type: 'hello', words: ['before'], text: 'before', last: 1 },
      { version: 1, type: 'provisional', word: 'hell', confidence: 0.4 },
      { version: 1, type: 'withdrawn' },
      { version: 1, type: 'word', number: 2, word: 'hello' },
      { version: 1, type: 'sentence', words: ['before', 'thank_you'], text: 'before thank you' },
    ]);
    socket.terminate();
  });

  test('of practice, and those from before it was turned on, are nobody’s', async () => {
    sharing.keepPrivate(signer, true);
    sharing.hear(signer, committed('practice'));
    sharing.keepPrivate(signer, false);
    await sharing.change({ on: false });
    sharing.hear(signer, committed('off'));
    sharing.correct(['off']);
    await sharing.change({ on: true });
    expect(parsed(await get(known.port, '/api/words', bearer()))).toMatchObject({ words: [] });
    const { said, socket } = await stream();
    await vi.waitFor(() => expect(said).toMatchObject([{ type: 'hello', words: [] }]));
    socket.terminate();
  });

  test.each(['since=-1', 'since=x', 'since=1e3', 'wait=31', 'wait=1.5'])('are not given for %s', async (query) => {
    const { status, body } = await get(known.port, `/api/words?${query}`, bearer());
    expect([status, body]).toEqual([400, expect.stringMatching(/is (a|the) number of/)]);
  });
});

describe('who listens', () => {
  test('is counted, and everybody is told', async () => {
    const one = await stream();
    const two = await stream({}, `?key=${known.key}`);
    await vi.waitFor(async () => expect((await sharing.describe()).connected).toBe(2));
    one.socket.terminate();
    two.socket.terminate();
    await vi.waitFor(() => expect(told.at(-1)).toMatchObject({ event: 'sharing', sharing: { connected: 0 } }));
  });

  test('with the old key is cut off by a new one', async () => {
    const { socket } = await stream();
    const closed = once(socket, 'close');
    const old = bearer();
    known = await sharing.renewKey();
    await closed;
    expect((await get(known.port, '/api/status', old)).status).toBe(401);
    expect(parsed(await get(known.port, '/api/status', bearer()))).toEqual({
      version: 1,
      app: 'Signwright',
      release: '1.2.3',
      translating: true,
      writable: false,
      last: 0,
    });
  });

  test('and says something over the stream is cut off', async () => {
    const { socket } = await stream();
    socket.send('{"type":"new-sentence"}');
    expect((await once(socket, 'close'))[0]).toBe(1008);
  });

  test('is at most sixteen', async () => {
    const all = await Promise.all(Array.from({ length: 17 }, () => stream()));
    expect(all.map(({ outcome }) => outcome).filter((outcome) => outcome === 503)).toHaveLength(1);
    for (const { socket } of all) socket.terminate();
  });
});

describe('nothing is given', () => {
  const places: [string, () => Record<string, string>, number][] = [
    ['without a key', () => ({}), 401],
    ['for a wrong key', () => ({ Authorization: `Bearer ${'A'.repeat(32)}` }), 401],
    ['to a page from elsewhere', () => ({ ...bearer(), Origin: 'https://evil.example' }), 403],
    ['to a page of a file', () => ({ ...bearer(), Origin: 'null' }), 403],
    ['to an image on another page', () => ({ ...bearer(), 'Sec-Fetch-Site': 'cross-site' }), 403],
    ['under a foreign name', () => ({ ...bearer(), Host: 'evil.example' }), 403],
    ['under a foreign name of this port', () => ({ ...bearer(), Host: `evil.example:${known.port}` }), 403],
  ];
  test.each(places)('%s', async (_, headers, expected) => {
    sharing.hear(signer, committed('secret'));
    const { status, body, headers: sent } = await get(known.port, '/api/words', headers());
    expect(status).toBe(expected);
    expect(body).not.toContain('secret');
    expect(Object.keys(sent).filter((name) => name.startsWith('access-control'))).toEqual([]);
    expect((await stream(headers())).outcome).toBe(expected);
  });

  test.each(['/', '/index.html', '/assets/index-abc.js', '/assets/../sharing.json', '/assets/captions-%2e%2e/x.js'])(
    'at %s',
    async (path) => expect((await get(known.port, path, bearer())).status).toBe(404),
  );

  test('to whoever asks and asks, in time; a known program still gets its answer', async () => {
    const answers = await Promise.all(Array.from({ length: 80 }, () => get(known.port, '/api/words')));
    expect(answers.some(({ status }) => status === 429)).toBe(true);
    expect((await get(known.port, '/api/words', bearer())).status).toBe(200);
  });
});

test('the captions page and its files need no key, for there is no word in them', async () => {
  const page = await get(known.port, '/captions?size=80');
  expect([page.status, page.body]).toEqual([200, '<!doctype html>captions']);
  expect(page.headers['content-security-policy']).toContain("default-src 'none'; script-src 'self'");
  expect((await get(known.port, '/assets/captions-abc.js')).body).toBe('script');
});

describe('other programs may write', () => {
  const ask = (headers = bearer()) => get(known.port, '/api/new-sentence', headers, 'POST');

  test('only where they were allowed to', async () => {
    expect((await ask()).status).toBe(403);
    expect(told).not.toContainEqual({ event: 'new-sentence' });
    await sharing.change({ write: true });
    expect((await get(known.port, '/api/new-sentence', bearer())).status).toBe(405);
    expect(parsed(await ask())).toEqual({ version: 1, done: true });
    expect(told).toContainEqual({ event: 'new-sentence' });
    expect((await ask({ Authorization: 'Bearer wrong' })).status).toBe(401);
  });
});

describe('what the person chose', () => {
  test.skipIf(process.platform === 'win32')(
    'is kept for its owner alone, also over a file that was open to all',
    async () => {
      const file = join(folder, 'sharing.json');
      await chmod(file, 0o644);
      await sharing.change({ write: true });
      expect((await stat(file)).mode & 0o777).toBe(0o600);
      expect(JSON.parse(await readFile(file, 'utf8'))).toMatchObject({ on: true, write: true, key: known.key });
    },
  );

  test('is there after a restart, under the same address', async () => {
    await sharing.close();
    sharing = open();
    expect(await sharing.describe()).toEqual(known);
    expect((await get(known.port, '/api/status', bearer())).status).toBe(200);
  });

  test('is nothing at first', async () => {
    await sharing.close();
    await rm(join(folder, 'sharing.json'));
    sharing = open();
    expect(await sharing.describe()).toMatchObject({ on: false, write: false, port: 47_810, trouble: null });
    await expect(get(known.port, '/api/status')).rejects.toThrow('ECONNREFUSED');
  });

  test('may be a port that is taken: that is said, with one that is free', async () => {
    const other = createServer();
    const port = await listen(other, 0);
    const refused = await sharing.change({ port });
    expect(refused.trouble).toBe(`Port ${port} is used by another program: choose another.`);
    expect(refused.freePort).toBeGreaterThan(port);
    const { trouble, freePort } = await sharing.change({ port: refused.freePort ?? 0 });
    expect([trouble, freePort]).toEqual([null, null]);
    await shut(other);
  });
});
