/** The WebSocket half of the browser host: text carries requests, replies and events, binary carries landmark frames. */
import type { IncomingMessage, Server } from 'node:http';
import type { Duplex } from 'node:stream';
import * as v from 'valibot';
import { WebSocketServer, type WebSocket } from 'ws';
import { dispatch, refuse } from './dispatch.ts';
import type { Gate } from './gate.ts';
import type { Backend } from './handlers.ts';
import type { AppEvent } from './ipc.ts';

/** The largest request is a take made out of a video (electron/ipc.ts: Clip): whoever sends more is not our page. */
const MAX_MESSAGE_BYTES = 13 * 1024 * 1024;
/** Events waiting for a page that does not read: beyond this they are dropped, they would be stale anyway. */
const MAX_UNSENT_BYTES = 1024 * 1024;

const Call = v.object({ id: v.pipe(v.number(), v.integer()), name: v.string(), input: v.optional(v.unknown()) });

/** @returns the function that closes every socket */
export function acceptSockets(server: Server, gate: Gate, backend: Backend): () => void {
  const sockets = new WebSocketServer({ noServer: true, maxPayload: MAX_MESSAGE_BYTES, perMessageDeflate: false });
  server.on('upgrade', (request: IncomingMessage, stream: Duplex, head: Buffer) => {
    stream.on('error', () => stream.destroy());
    if (request.url !== '/socket' || !gate.admitsSocket(request)) {
      stream.end('HTTP/1.1 403 Forbidden\r\nConnection: close\r\nContent-Length: 0\r\n\r\n');
      return;
    }
    sockets.handleUpgrade(request, stream, head, (socket) => serve(socket, backend));
  });
  return () => {
    for (const socket of sockets.clients) socket.terminate();
    sockets.close();
  };
}

function serve(socket: WebSocket, backend: Backend): void {
  const emit = (event: AppEvent) => {
    if (socket.bufferedAmount < MAX_UNSENT_BYTES) socket.send(JSON.stringify(event));
  };
  const client = backend.connect(emit);
  socket.binaryType = 'arraybuffer';
  socket.on('message', (message, isBinary) => {
    if (message instanceof ArrayBuffer) client.receive(message);
    else if (!isBinary) void reply(message.toString());
  });
  socket.on('close', () => backend.disconnect(client));
  // ws closes the socket itself after an error (too large, no UTF-8); without a listener it would end the process.
  socket.on('error', () => undefined);

  async function reply(text: string): Promise<void> {
    const call = parse(text);
    const answer = call
      ? { id: call.id, ...(await dispatch(backend.handlers, call.name, call.input, client)) }
      : { id: null, ...refuse('bad-message', 'A message must be JSON with id, name and input.') };
    socket.send(JSON.stringify(answer));
  }
}

function parse(text: string): v.InferOutput<typeof Call> | null {
  try {
    return v.parse(Call, JSON.parse(text));
  } catch {
    return null;
  }
}
