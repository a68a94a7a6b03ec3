/** A client of the browser host that can misbehave: what a browser would never let a page send. */
import { request, type IncomingHttpHeaders } from 'node:http';
import { WebSocket } from 'ws';
import type { Host } from '../../../electron/host.ts';

export interface Answer {
  status: number;
  headers: IncomingHttpHeaders;
  body: string;
}

/** @param path sent as it is, `..` included */
export function get(port: number, path: string, headers: Record<string, string> = {}, method = 'GET'): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const call = request({ host: '127.0.0.1', port, path, headers, method }, (response) => {
      let body = '';
      response.on('data', (chunk: Buffer) => (body += chunk.toString()));
      response.on('end', () => resolve({ status: response.statusCode ?? 0, headers: response.headers, body }));
    });
    call.on('error', reject);
    call.end();
  });
}

export function pathOf(host: Host): string {
  return host.url.slice(host.url.indexOf('/?'));
}

/** The cookie that the printed address gives, ready to be sent. */
export async function cookieOf(host: Host): Promise<string> {
  const { headers } = await get(host.port, pathOf(host));
  return headers['set-cookie']?.[0]?.split(';')[0] ?? '';
}

export function openSocket(host: Host, headers: Record<string, string>, path = '/socket'): WebSocket {
  const origin = `http://127.0.0.1:${host.port}`;
  return new WebSocket(`ws://127.0.0.1:${host.port}${path}`, { headers: { Origin: origin, ...headers } });
}

/** HTTP status of a refused upgrade, 101 for an accepted one. */
export function upgradeStatus(socket: WebSocket): Promise<number> {
  return new Promise((resolve, reject) => {
    socket.once('open', () => {
      resolve(101);
      socket.terminate();
    });
    socket.once('unexpected-response', (call, response) => {
      resolve(response.statusCode ?? 0);
      call.destroy();
    });
    socket.once('error', reject);
  });
}
