/** The WebSocket half of the browser host: text carries requests, replies and events, binary carries landmark frames. */
import type { IncomingMessage, Server } from 'node:http';
import type { Duplex } from 'node:stream';
import * as v from 'valibot';
import { WebSocketServer, type WebSocket } from 'ws';
import { dispatch, refuse } from './dispatch.ts';
import type { Gate } from './gate.ts';
import type { Backend } from './handlers.ts';
import type { AppEvent, Reply } from './ipc.ts';
import { isTooLong, LIMITS, Throttle, TOO_FAST, type Limits } from './limits.ts';

/** The largest request is a take made out of a video (electron/ipc.ts: Clip): whoever sends more is not our page. */
const MAX_MESSAGE_BYTES = 13 * 1024 * 1024;
/** A landmark frame has some 500. */
const MAX_BINARY_BYTES = 64 * 1024;
/** Events waiting for a page that does not read: beyond this they are dropped, they would be stale anyway. */
const MAX_UNSENT_BYTES = 1024 * 1024;
/** Replies waiting for one that asks and does not read: it is none of ours. The largest is a hundred long takes. */
const MAX_UNREAD_BYTES = 64 * 1024 * 1024;
/** Windows of the app at the same time, and more. */
const MAX_SOCKETS = 32;

/** Close codes of RFC 6455, section 7.4. */
const POLICY = 1008;
const TOO_BIG = 1009;

const Call = v.object({
  id: v.pipe(v.number(), v.safeInteger()),
  name: v.pipe(v.string(), v.maxLength(64)),
  input: v.optional(v.unknown()),
});

/** @returns the function that closes every socket */
export function acceptSockets(server: Server, gate: Gate, backend: Backend, limits: Limits = LIMITS): () => void {
  const sockets = new WebSocketServer({ noServer: true, maxPayload: MAX_MESSAGE_BYTES, perMessageDeflate: false });
  server.on('upgrade', (request: IncomingMessage, stream: Duplex, head: Buffer) => {
    stream.on('error', () => stream.destroy());
    if (request.url !== '/socket' || !gate.admitsSocket(request)) return turnAway(stream, '403 Forbidden');
    if (sockets.clients.size >= MAX_SOCKETS) return turnAway(stream, '503 Service Unavailable');
    sockets.handleUpgrade(request, stream, head, (socket) => serve(socket, backend, new Throttle(limits)));
  });
  return () => {
    for (const socket of sockets.clients) socket.terminate();
    sockets.close();
  };
}

/** @param status code and words */
export function turnAway(stream: Duplex, status: string): void {
  stream.end(`HTTP/1.1 ${status}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`);
}

function serve(socket: WebSocket, backend: Backend, throttle: Throttle): void {
  const emit = (event: AppEvent) => {
    if (socket.bufferedAmount < MAX_UNSENT_BYTES) socket.send(JSON.stringify(event));
  };
  const client = backend.connect(emit);
  socket.binaryType = 'arraybuffer';
  socket.on('message', (message, isBinary) => {
    // What came in the same packet as the message that closed it.
    if (socket.readyState !== socket.OPEN) return;
    if (message instanceof ArrayBuffer) hear(message);
    else if (!isBinary) void reply(message.toString());
  });
  socket.on('close', () => backend.disconnect(client));
  // ws closes the socket itself after an error (too large, no UTF-8); without a listener it would end the process.
  socket.on('error', () => undefined);

  function hear(frame: ArrayBuffer): void {
    if (frame.byteLength > MAX_BINARY_BYTES) return socket.close(TOO_BIG, 'That is no landmark frame.');
    const verdict = throttle.frame();
    if (verdict === 'pass') client.receive(frame);
    else if (verdict === 'cut-off') socket.close(POLICY, TOO_FAST);
  }

  async function reply(text: string): Promise<void> {
    const verdict = throttle.request(text.length);
    if (verdict === 'cut-off') return socket.close(POLICY, TOO_FAST);
    if (verdict === 'refuse') return answer(idOf(text), refuse('too-fast', TOO_FAST));
    try {
      const call = isTooLong(text) ? null : parse(text);
      if (call) answer(call.id, await dispatch(backend.handlers, call.name, call.input, client));
      else if (isTooLong(text)) answer(idOf(text), refuse('too-large', 'The message is larger than Signwright takes.'));
      else answer(null, refuse('bad-message', 'A message must be JSON with id, name and input.'));
    } finally {
      throttle.answered();
    }
  }

  function answer(id: number | null, reply: Reply): void {
    if (socket.bufferedAmount > MAX_UNREAD_BYTES) socket.terminate();
    else socket.send(JSON.stringify({ id, ...reply }));
  }
}

function parse(text: string): v.InferOutput<typeof Call> | null {
  try {
    return v.parse(Call, JSON.parse(text));
  } catch {
    return null;
  }
}

/** Of a message that is not worth parsing: the page learns which of its requests is refused. */
function idOf(text: string): number | null {
  const id = /^\{"id":(\d{1,15}),/.exec(text)?.[1];
  return id === undefined ? null : Number(id);
}
