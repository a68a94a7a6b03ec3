import { once } from 'node:events';
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import type { WebSocket } from 'ws';
import { openHost, type Host } from '../../../electron/host.ts';
import { createApi, type AppEvent } from '../../../electron/ipc.ts';
import { encodeFrame } from '../../../models/wire.ts';
import { SocketTransport } from '../../../renderer/transport.ts';
import { TEST_APP, testBackend } from '../../fixtures/backend.ts';
import { constantModel, oneSign } from '../../fixtures/constant-model.ts';
import { cookieOf, openSocket } from './client.ts';

let model: Awaited<ReturnType<typeof constantModel>>;
let host: Host;
let headers: { Cookie: string };

beforeAll(async () => {
  model = await constantModel('hello');
  host = await openHost({ backend: testBackend(model.folder, model.folder), rendererFolder: model.folder });
  headers = { Cookie: await cookieOf(host) };
});

afterAll(async () => {
  await host.close();
  await model.remove();
});

/** What the host says next over a socket, parsed. */
async function next(socket: WebSocket): Promise<unknown> {
  const [message] = (await once(socket, 'message')) as [Buffer];
  return JSON.parse(message.toString());
}

describe('messages', () => {
  let socket: WebSocket;

  beforeEach(async () => {
    socket = openSocket(host, headers);
    await once(socket, 'open');
    return () => socket.terminate();
  });

  test('are answered under their number', async () => {
    socket.send(JSON.stringify({ id: 7, name: 'describeApp' }));
    expect(await next(socket)).toEqual({ id: 7, ok: true, value: TEST_APP });
  });

  test('that are unknown or have the wrong input are refused under their number', async () => {
    socket.send(JSON.stringify({ id: 8, name: 'format-disk' }));
    expect(await next(socket)).toMatchObject({ id: 8, ok: false, code: 'unknown-request' });
    socket.send(JSON.stringify({ id: 9, name: 'loadPrototype', input: { word: 1 } }));
    expect(await next(socket)).toMatchObject({ id: 9, ok: false, code: 'bad-input' });
  });

  test.each(['', '{', 'null', '[]', '{"id":"1","name":"describeApp"}', '{"name":"describeApp"}'])(
    'that are malformed are refused: %s',
    async (text) => {
      socket.send(text);
      expect(await next(socket)).toMatchObject({ id: null, ok: false, code: 'bad-message' });
    },
  );

  test('that are too large close the socket, and the host goes on', async () => {
    socket.send('x'.repeat(14 * 1024 * 1024));
    expect((await once(socket, 'close'))[0]).toBe(1009);
    const other = openSocket(host, headers);
    await once(other, 'open');
    other.send(JSON.stringify({ id: 1, name: 'describeApp' }));
    expect(await next(other)).toMatchObject({ ok: true });
    other.terminate();
  });

  test('with bytes that are no frame are answered by one trouble event', async () => {
    socket.send(JSON.stringify({ id: 1, name: 'startSession' }));
    await next(socket);
    /** What is known of idle hands is said when a session begins, at any moment. */
    const hear = async () => {
      const message = (await next(socket)) as { event?: string };
      return message.event === 'idle' ? next(socket) : message;
    };
    for (const size of [3, 529, 60_000]) socket.send(new Uint8Array(size));
    expect(await hear()).toMatchObject({ event: 'trouble', code: 'bad-frame' });
    expect(await hear()).toMatchObject({ event: 'status', status: { framesDropped: 3 } });
  });

  test('with frames before a session are ignored', async () => {
    socket.send(encodeFrame({ t: 1, aspect: 1, hands: [] }));
    socket.send(JSON.stringify({ id: 2, name: 'stopSession' }));
    expect(await next(socket)).toEqual({ id: 2, ok: true, value: null });
  });
});

describe('the api over the socket', () => {
  const connect = () => new SocketTransport(() => openSocket(host, headers) as unknown as globalThis.WebSocket);

  test('describes the model without its word for nothing', async () => {
    const transport = connect();
    const api = createApi(transport);
    const { words, heldOut, card } = await api.describeModel();
    expect(words).toEqual([
      { word: 'hello', hands: 2, origin: 'model' },
      { word: 'other', hands: 1, origin: 'model' },
    ]);
    expect([heldOut?.worstTop1, card]).toEqual([0.25, '# constant\n']);
    expect(await api.loadPrototype({ word: 'hello' })).toMatchObject({ word: 'hello', fps: 30 });
    expect(await api.loadPrototype({ word: 'other' })).toBeNull();
    transport.close();
  });

  test('turns landmark frames into words, and a repeated sign into the word twice', async () => {
    const transport = connect();
    const api = createApi(transport);
    const said: AppEvent[] = [];
    api.subscribe((event) => said.push(event));
    expect(await api.startSession()).toMatchObject({ engine: 'onnx' });
    for (const frame of oneSign(0)) api.sendFrame(frame);
    const committed = () =>
      said
        .flatMap((event) => (event.event === 'recognition' ? [event.recognition] : []))
        .filter((r) => r.kind === 'committed');
    await vi.waitFor(() => expect(committed()).toMatchObject([{ word: 'hello' }]), 5000);
    for (const frame of oneSign(2000)) api.sendFrame(frame);
    await vi.waitFor(() => expect(committed()).toHaveLength(2), 5000);
    transport.close();
  });

  test('keeps the sessions of two clients apart', async () => {
    const [one, two] = [connect(), connect()];
    const heard: AppEvent[] = [];
    two.subscribe((event) => heard.push(event));
    const api = createApi(one);
    const words = new Promise((resolve) => api.subscribe((event) => event.event === 'recognition' && resolve(event)));
    await createApi(two).startSession();
    await api.startSession();
    for (const frame of oneSign()) api.sendFrame(frame);
    await words;
    expect(heard.filter(({ event }) => event === 'recognition')).toEqual([]);
    one.close();
    two.close();
  });

  test('says when the host is gone, and when it is back', async () => {
    const options = { backend: testBackend(model.folder, model.folder), rendererFolder: model.folder };
    let current = await openHost(options);
    let cookie = await cookieOf(current);
    const transport = new SocketTransport(
      () => openSocket(current, { Cookie: cookie }) as unknown as globalThis.WebSocket,
    );
    const api = createApi(transport);
    const heard: AppEvent[] = [];
    api.subscribe((event) => heard.push(event));
    await api.describeApp();
    await current.close();
    await vi.waitFor(() => expect(heard).toEqual([{ event: 'connection', connected: false }]));
    // A request waits for the connection to come back.
    const patient = api.describeApp();
    api.sendFrame({ t: 1, aspect: 1, hands: [] });
    current = await openHost(options);
    cookie = await cookieOf(current);
    expect(await patient).toEqual(TEST_APP);
    expect(heard.at(-1)).toEqual({ event: 'connection', connected: true });
    transport.close();
    await current.close();
  });
});

test('a model folder that is not there is a sentence', async () => {
  const log = vi.spyOn(console, 'error').mockImplementation(() => undefined);
  const other = await openHost({ backend: testBackend(model.folder, '/nowhere/at/all'), rendererFolder: model.folder });
  const cookie = await cookieOf(other);
  const transport = new SocketTransport(() => openSocket(other, { Cookie: cookie }) as unknown as globalThis.WebSocket);
  await expect(createApi(transport).startSession()).rejects.toMatchObject({
    code: 'model',
    message: 'There is no model folder all.',
  });
  transport.close();
  await other.close();
  log.mockRestore();
});
