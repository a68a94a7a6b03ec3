/** 100,000 messages that no page of ours would send, over a real socket, beside somebody who goes on being translated. */
import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import type { WebSocket } from 'ws';
import { createApi, type AppEvent } from '../../../electron/ipc.ts';
import { SocketTransport } from '../../../renderer/transport.ts';
import { constantModel, oneSign } from '../../fixtures/constant-model.ts';
import { hostileFrames, hostileTexts } from '../../fixtures/hostile.ts';
import { cookieOf, openSocket } from './client.ts';

const MESSAGES = 100_000;
const ROUND = 10_000;
const SEED = 20_261;
/** Frames of nonsense a round, into a session that runs. */
const FRAMES = 500;
/** What may stay behind of 90,000 refused messages: nothing of theirs, but code that was compiled meanwhile. */
const HEAP_GROWTH = 4 * 1024 * 1024;

let folder: string;
let model: Awaited<ReturnType<typeof constantModel>>;
let host: ChildProcess;
let where: { port: number; url: string };
let headers: { Cookie: string };
let log = '';

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'signwright-fuzz-'));
  model = await constantModel('hello');
  host = fork(resolve('test/fixtures/fuzzed-host.ts'), [folder, model.folder], {
    execArgv: ['--expose-gc'],
    silent: true,
  });
  host.stderr?.on('data', (chunk: Buffer) => (log += chunk.toString()));
  const { url } = await said<{ url: string }>();
  where = { url, port: Number(new URL(url).port) };
  headers = { Cookie: await cookieOf({ ...where, close: () => Promise.resolve() }) };
});

afterAll(async () => {
  host.kill('SIGKILL');
  await model.remove();
  await rm(folder, { recursive: true, force: true });
});

async function said<T>(): Promise<T> {
  const [message] = (await once(host, 'message')) as [T];
  return message;
}

async function memory(): Promise<{ heap: number; rss: number }> {
  host.send('memory');
  return said();
}

const socketTo = () => openSocket({ ...where, close: () => Promise.resolve() }, headers);

/** @returns the code of each reply */
async function sendAll(socket: WebSocket, texts: readonly string[]): Promise<string[]> {
  const codes: string[] = [];
  const done = new Promise<void>((resolve, reject) => {
    const hear = (data: Buffer) => {
      const reply = JSON.parse(data.toString()) as { event?: string; ok: boolean; code: string };
      if (reply.event) return;
      codes.push(reply.ok ? 'ok' : reply.code);
      if (codes.length < texts.length) return;
      socket.off('message', hear);
      resolve();
    };
    socket.on('message', hear);
    socket.once('close', (code) => reject(new Error(`The socket was closed with ${code}.`)));
  });
  for (const text of texts) socket.send(text);
  await done;
  return codes;
}

test(
  `${MESSAGES} hostile messages are refused one by one, nothing of them stays, and a session beside goes on`,
  { timeout: 300_000 },
  async () => {
    const transport = new SocketTransport(() => socketTo() as unknown as globalThis.WebSocket);
    const api = createApi(transport);
    const heard: AppEvent[] = [];
    api.subscribe((event) => heard.push(event));
    await api.startSession();
    const committed = () =>
      heard
        .flatMap((each) => (each.event === 'recognition' ? [each.recognition] : []))
        .filter(({ kind }) => kind === 'committed').length;

    const hostile = socketTo();
    await once(hostile, 'open');
    const session = JSON.stringify({ id: 1, name: 'startSession' });
    hostile.send(session);
    await once(hostile, 'message');
    const texts = hostileTexts(MESSAGES, SEED);
    const frames = hostileFrames(FRAMES, SEED);
    const codes = new Map<string, number>();
    let before = { heap: 0, rss: 0 };
    for (let from = 0; from < MESSAGES; from += ROUND) {
      for (const frame of frames) hostile.send(frame);
      const replies = sendAll(hostile, texts.slice(from, from + ROUND));
      for (const frame of oneSign(2000 * (from / ROUND))) api.sendFrame(frame);
      for (const code of await replies) codes.set(code, (codes.get(code) ?? 0) + 1);
      await vi.waitFor(() => expect(committed()).toBe(from / ROUND + 1), 20_000);
      if (from === 0) before = await memory();
    }
    const after = await memory();
    const mb = (bytes: number) => (bytes / 2 ** 20).toFixed(1);
    console.log(`Refused: ${[...codes].map(([code, count]) => `${code} ${count}`).join(', ')}.`);
    console.log(
      `Heap after collection ${mb(before.heap)} → ${mb(after.heap)} MB, resident ${mb(before.rss)} → ${mb(after.rss)} MB.`,
    );
    expect([...codes.keys()].sort()).toEqual(['bad-input', 'bad-message', 'too-large', 'unknown-request']);
    expect(Math.min(...codes.values())).toBeGreaterThan(1000);
    expect([...codes.values()].reduce((sum, count) => sum + count)).toBe(MESSAGES);
    expect(after.heap - before.heap).toBeLessThan(HEAP_GROWTH);
    expect(log).toBe('');
    expect(({} as { polluted?: unknown }).polluted).toBeUndefined();
    hostile.terminate();
    transport.close();
  },
);
