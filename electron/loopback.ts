/** HTTP on this machine only, with the patience of a server that expects nobody but programs beside it. */
import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

/** The only address that is listened on. */
const LOOPBACK = '127.0.0.1';
/** Whoever opens more has other plans; a browser needs six. */
const MAX_CONNECTIONS = 128;

/**
 * Not listening yet. Slow senders (slowloris) are cut off; headers are parsed strictly, so that no request hides in
 * another (llhttp refuses a length beside chunks, and two lengths).
 */
export function createLoopbackServer(): Server {
  const server = createServer({
    insecureHTTPParser: false,
    requireHostHeader: true,
    maxHeaderSize: 16 * 1024,
    headersTimeout: 5000,
    requestTimeout: 10_000,
    keepAliveTimeout: 5000,
    connectionsCheckingInterval: 1000,
  });
  server.maxConnections = MAX_CONNECTIONS;
  server.maxHeadersCount = 64;
  return server;
}

/** @param port 0: any free one. @returns the port. @throws with `code` EADDRINUSE and the like */
export async function listen(server: Server, port: number): Promise<number> {
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen({ port, host: LOOPBACK, exclusive: true }, () => {
      server.off('error', reject);
      resolve();
    });
  });
  return (server.address() as AddressInfo).port;
}

export async function shut(server: Server): Promise<void> {
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
}

/** Only under its own names: a name that someone has pointed at 127.0.0.1 is another (DNS rebinding). */
export function knowsHost(request: IncomingMessage, port: number): boolean {
  const host = request.headers.host ?? '';
  return host === `${LOOPBACK}:${port}` || host === `localhost:${port}`;
}

/** Nobody here reads one, and what is not read might be taken for the next request. */
export function hasBody({ headers }: IncomingMessage): boolean {
  return headers['transfer-encoding'] !== undefined || Number(headers['content-length'] ?? 0) !== 0;
}

/** As it was sent: parsing it as a URL would resolve `..` before a traversal check sees it. */
export function pathOf(request: IncomingMessage): string {
  return (request.url ?? '/').split(/[?#]/, 1)[0] ?? '/';
}
