/**
 * The local API and the captions page (docs/api.md): HTTP and a WebSocket on loopback, with a key of their own. What goes
 * out are words; what may come in is one verb, and only where the person has allowed it.
 */
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { Duplex } from 'node:stream';
import { WebSocketServer, type WebSocket } from 'ws';
import { readAsset } from '../assets.ts';
import { Allowance } from '../limits.ts';
import { createLoopbackServer, hasBody, listen, pathOf, shut } from '../loopback.ts';
import { responseHeaders } from '../response-headers.ts';
import { turnAway } from '../sockets.ts';
import { queryOf, refusalOfKey, refusalOfPlace, type Refusal } from './door.ts';
import { VERSION, type Feed, type Message } from './feed.ts';

/** A caption or two, a script, and what somebody has forgotten to close. */
const MAX_STREAMS = 16;
/** For a listener that does not read: beyond this it is cut off, and may come back. */
const MAX_UNSENT_BYTES = 256 * 1024;
/** Nothing is to be said over the stream. */
const MAX_MESSAGE_BYTES = 1024;
/** The longest that a question for words may wait for one, s. */
const LONGEST_WAIT = 30;
/** How often a listener is asked whether it is still there, ms. */
const PULSE_MS = 20_000;
/** Of everybody together: who polls does so a few times a second. Those without a key have their own, smaller. */
const REQUESTS = { perSecond: 50, burst: 200 };
const STRANGERS = { perSecond: 5, burst: 50 };

/** Close codes of RFC 6455, section 7.4. */
const POLICY = 1008;

export interface ServerParts {
  port: number;
  key: string;
  /** May other programs ask for a new sentence, as things stand? */
  writable: () => boolean;
  feed: Feed;
  /** The built renderer, absolute. */
  rendererFolder: string;
  /** Of the app. */
  release: string;
  translating: () => boolean;
  /** A program that may write asks for a new sentence. */
  onnewsentence: () => void;
  /** How many listen, whenever that changes. */
  onlisteners: (count: number) => void;
}

export interface SharingServer {
  close(): Promise<void>;
}

/** @throws with `code` EADDRINUSE and the like */
export async function openSharingServer(parts: ServerParts): Promise<SharingServer> {
  const server = createLoopbackServer();
  const allowances = { known: new Allowance(REQUESTS), strangers: new Allowance(STRANGERS) };
  await listen(server, parts.port);
  server.on('request', (request, response) => {
    answer(request, response, parts, allowances).catch((error: unknown) => {
      console.error('A question of another program failed:', error);
      response.destroy();
    });
  });
  const closeStreams = acceptStreams(server, parts, allowances);
  return {
    async close() {
      closeStreams();
      await shut(server);
    },
  };
}

type Allowances = Record<'known' | 'strangers', Allowance>;

/** Null where it may pass. */
function refusalOf(request: IncomingMessage, { port, key }: ServerParts, allowances: Allowances): Refusal | null {
  const refusal = refusalOfPlace(request, port) ?? refusalOfKey(request, key);
  if ((refusal ? allowances.strangers : allowances.known).take()) return refusal;
  return { status: 429, message: 'Too much is asked of Signwright at once: try again in a moment.' };
}

async function answer(
  request: IncomingMessage,
  response: ServerResponse,
  parts: ServerParts,
  allowances: Allowances,
): Promise<void> {
  const send = (status: number, type: string, body: string | Uint8Array, headers: Record<string, string> = {}) => {
    response.writeHead(status, {
      ...responseHeaders(`ws://127.0.0.1:${parts.port} ws://localhost:${parts.port}`),
      // The page needs no device, and no finer clock.
      'Permissions-Policy': 'camera=(), microphone=(), geolocation=(), display-capture=(), usb=(), serial=(), hid=()',
      'Content-Type': type,
      'Cache-Control': 'no-store',
      'Content-Length': Buffer.byteLength(body),
      ...headers,
    });
    response.end(request.method === 'HEAD' ? undefined : body);
  };
  const say = (value: object, status = 200, headers?: Record<string, string>) =>
    send(status, 'application/json', `${JSON.stringify({ version: VERSION, ...value })}\n`, headers);
  const refuse = (status: number, message: string, headers?: Record<string, string>) =>
    say({ error: message }, status, headers);

  if (hasBody(request)) return refuse(400, 'No request of this API has a body.', { Connection: 'close' });
  const path = pathOf(request);
  const place = refusalOfPlace(request, parts.port);
  const page = place ? null : await pageAt(path, parts.rendererFolder);
  if (page && (request.method === 'GET' || request.method === 'HEAD')) {
    return send(200, page.headers['Content-Type'], page.body, { 'Cache-Control': 'no-cache' });
  }
  const refusal = refusalOf(request, parts, allowances);
  if (refusal) return refuse(refusal.status, refusal.message, refusal.status === 401 ? BEARER : {});
  const method = { '/api/status': 'GET', '/api/words': 'GET', '/api/new-sentence': 'POST' }[path];
  if (!method) return refuse(404, 'There is nothing here: see docs/api.md.');
  if (request.method !== method) return refuse(405, `This wants ${method}.`, { Allow: method });
  if (path === '/api/status') {
    return say({
      app: 'Signwright',
      release: parts.release,
      translating: parts.translating(),
      writable: parts.writable(),
      last: parts.feed.last,
    });
  }
  if (path === '/api/words') {
    const since = countOf(request, 'since', Number.MAX_SAFE_INTEGER);
    const wait = countOf(request, 'wait', LONGEST_WAIT);
    if (since === null) return refuse(400, '“since” is the number of a word, 0 for all.');
    if (wait === null) return refuse(400, `“wait” is a number of seconds, at most ${LONGEST_WAIT}.`);
    // Somebody who knows more words than there are knew an earlier run of the app: the numbers have begun anew.
    const from = since > parts.feed.last ? 0 : since;
    if (wait > 0 && parts.feed.since(from).length === 0) await nextWord(parts.feed, response, wait);
    return say({ words: parts.feed.since(from), last: parts.feed.last });
  }
  if (!parts.writable()) {
    return refuse(403, 'Other programs may only read: see Signwright’s settings, under “For other programs”.');
  }
  parts.onnewsentence();
  return say({ done: true });
}

const BEARER = { 'WWW-Authenticate': 'Bearer' };

/** What anybody on this machine may see: the page itself, which has no word in it, and its script and style. */
async function pageAt(path: string, folder: string) {
  if (path === '/captions') return readAsset(folder, '/captions-page/index.html');
  return /^\/assets\/captions-[\w-]+\.(js|css)$/.test(path) ? readAsset(folder, path) : null;
}

/** 0 where it is not given, null where it is no whole number within `most`. */
function countOf(request: IncomingMessage, name: string, most: number): number | null {
  const text = queryOf(request).get(name) ?? '0';
  const count = /^\d{1,16}$/.test(text) ? Number(text) : NaN;
  return count <= most ? count : null;
}

/** Resolves at the next word, after `wait` s, or when nobody waits any more. */
function nextWord(feed: Feed, response: ServerResponse, wait: number): Promise<void> {
  return new Promise((resolve) => {
    const done = () => {
      clearTimeout(timer);
      end();
      response.off('close', done);
      resolve();
    };
    const timer = setTimeout(done, wait * 1000);
    const end = feed.subscribe(({ type }) => type === 'word' && done());
    response.once('close', done);
  });
}

/** @returns the function that closes every stream */
function acceptStreams(server: Server, parts: ServerParts, allowances: Allowances): () => void {
  const streams = new WebSocketServer({ noServer: true, maxPayload: MAX_MESSAGE_BYTES, perMessageDeflate: false });
  const silent = new Set<WebSocket>();
  server.on('upgrade', (request: IncomingMessage, stream: Duplex, head: Buffer) => {
    stream.on('error', () => stream.destroy());
    const refusal = refusalOf(request, parts, allowances);
    if (refusal) return turnAway(stream, `${refusal.status} Refused`);
    if (pathOf(request) !== '/api/stream') return turnAway(stream, '404 Not Found');
    if (streams.clients.size >= MAX_STREAMS) return turnAway(stream, '503 Service Unavailable');
    streams.handleUpgrade(request, stream, head, serve);
  });
  // A listener that was switched off without a word still counts otherwise.
  const pulse = setInterval(() => {
    for (const socket of streams.clients) {
      if (silent.has(socket)) socket.terminate();
      else socket.ping();
      silent.add(socket);
    }
  }, PULSE_MS);
  pulse.unref();
  return () => {
    clearInterval(pulse);
    for (const socket of streams.clients) socket.terminate();
    streams.close();
  };

  function serve(socket: WebSocket): void {
    const tell = (message: Message) => {
      if (socket.bufferedAmount > MAX_UNSENT_BYTES) socket.terminate();
      else socket.send(JSON.stringify({ version: VERSION, ...message }));
    };
    socket.on('error', () => undefined);
    socket.on('pong', () => silent.delete(socket));
    socket.on('message', () => socket.close(POLICY, 'This stream is only to be read.'));
    tell(parts.feed.hello());
    const end = parts.feed.subscribe(tell);
    socket.on('close', () => {
      end();
      silent.delete(socket);
      parts.onlisteners(streams.clients.size);
    });
    parts.onlisteners(streams.clients.size);
  }
}
