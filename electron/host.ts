/**
 * The browser host: the same renderer and handlers over HTTP and a WebSocket, for machines without an Electron binary
 * and for the tests. It listens on loopback only, and only for who has the token: other programs, other users of this
 * machine and other web pages in the same browser must not reach it.
 */
import type { IncomingMessage, ServerResponse } from 'node:http';
import { readAsset } from './assets.ts';
import { Gate } from './gate.ts';
import type { Backend } from './handlers.ts';
import { LIMITS, type Limits } from './limits.ts';
import { createLoopbackServer, hasBody, listen, pathOf, shut } from './loopback.ts';
import { responseHeaders } from './response-headers.ts';
import { acceptSockets } from './sockets.ts';

export interface Host {
  /** The address to open, token included. */
  url: string;
  port: number;
  close(): Promise<void>;
}

export interface HostOptions {
  backend: Backend;
  /** The built renderer, absolute. */
  rendererFolder: string;
  /** 0: any free one. */
  port?: number;
  /** How much each page may say. */
  limits?: Limits;
}

/** @throws where the port is taken */
export async function openHost({ backend, rendererFolder, port = 0, limits = LIMITS }: HostOptions): Promise<Host> {
  const server = createLoopbackServer();
  const gate = new Gate(await listen(server, port));
  server.on('request', (request, response) => void answer(request, response, gate, rendererFolder));
  const closeSockets = acceptSockets(server, gate, backend, limits);
  return {
    url: gate.url,
    port: gate.port,
    async close() {
      closeSockets();
      await shut(server);
      await backend.close();
    },
  };
}

async function answer(request: IncomingMessage, response: ServerResponse, gate: Gate, folder: string): Promise<void> {
  const send = (status: number, headers: Record<string, string>, body: string | Uint8Array = '') => {
    const socket = gate.knowsHost(request) ? `ws://${request.headers.host}` : undefined;
    response.writeHead(status, {
      ...responseHeaders(socket),
      'Content-Type': 'text/plain; charset=utf-8',
      'Cache-Control': 'no-store',
      'Content-Length': Buffer.byteLength(body),
      ...headers,
    });
    response.end(request.method === 'HEAD' ? undefined : body);
  };
  if (!gate.knowsHost(request)) return send(403, {}, 'Signwright answers only under the address that it printed.\n');
  if (request.method !== 'GET' && request.method !== 'HEAD')
    return send(405, { Allow: 'GET, HEAD', Connection: 'close' });
  if (hasBody(request)) return send(400, { Connection: 'close' }, 'A page is asked for without a body.\n');
  const cookie = gate.cookieFor(request);
  if (cookie) return send(303, { Location: '/', 'Set-Cookie': cookie });
  if (!gate.admits(request)) {
    return send(403, {}, 'Open the whole address that Signwright printed when it started: it ends in a key.\n');
  }
  const asset = await readAsset(folder, pathOf(request));
  if (!asset) return send(404, {}, 'Signwright has no such page.\n');
  send(200, asset.headers, asset.body);
}
