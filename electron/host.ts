/**
 * The browser host: the same renderer and handlers over HTTP and a WebSocket, for machines without an Electron binary
 * and for the tests. It listens on loopback only, and only for who has the token: other programs, other users of this
 * machine and other web pages in the same browser must not reach it.
 */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { readAsset } from './assets.ts';
import { Gate } from './gate.ts';
import type { Backend } from './handlers.ts';
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
}

/** @throws where the port is taken */
export async function openHost({ backend, rendererFolder, port = 0 }: HostOptions): Promise<Host> {
  const server = createServer();
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', resolve);
  });
  const gate = new Gate((server.address() as AddressInfo).port);
  server.on('request', (request, response) => void answer(request, response, gate, rendererFolder));
  const closeSockets = acceptSockets(server, gate, backend);
  return {
    url: gate.url,
    port: gate.port,
    async close() {
      closeSockets();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
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
  if (request.method !== 'GET' && request.method !== 'HEAD') return send(405, { Allow: 'GET, HEAD' });
  const cookie = gate.cookieFor(request);
  if (cookie) return send(303, { Location: '/', 'Set-Cookie': cookie });
  if (!gate.admits(request)) {
    return send(403, {}, 'Open the whole address that Signwright printed when it started: it ends in a key.\n');
  }
  const asset = await readAsset(folder, pathOf(request));
  if (!asset) return send(404, {}, 'Signwright has no such page.\n');
  send(200, asset.headers, asset.body);
}

/** As it was sent: parsing it as a URL would resolve `..` before the traversal check sees it. */
function pathOf(request: IncomingMessage): string {
  return (request.url ?? '/').split(/[?#]/, 1)[0] ?? '/';
}
