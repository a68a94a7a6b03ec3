/** Picks how the renderer reaches the main side: Electron's preload, or the WebSocket of the browser host. */
import type { AppEvent, Reply, RequestName, Transport } from '../electron/ipc.ts';
import { messages } from './messages.ts';

/** Bytes that may wait in the socket before frames are dropped: about a second of them. */
const MAX_BUFFERED = 16 * 1024;
/** Pauses between attempts to reconnect: doubled from the first to the last, ms. */
const FIRST_PAUSE = 250;
const LAST_PAUSE = 4000;
/** How long a request may wait for a connection, ms. */
const PATIENCE = 10_000;

export function openTransport(): Transport {
  if (window.signwright) return window.signwright;
  const address = new URL('/socket', location.href.replace(/^http/, 'ws'));
  return new SocketTransport(() => new WebSocket(address));
}

type SocketMessage = AppEvent | ({ id: number | null } & Reply);
type Waiting = { text: string; settle: (reply: Reply) => void };

export class SocketTransport implements Transport {
  readonly #open: () => WebSocket;
  readonly #listeners = new Set<(event: AppEvent) => void>();
  readonly #unanswered = new Map<number, Waiting>();
  #socket: WebSocket;
  #connected = true;
  #closed = false;
  #pause = FIRST_PAUSE;
  #lastId = 0;

  constructor(open: () => WebSocket) {
    this.#open = open;
    this.#socket = this.#connect();
  }

  request(name: RequestName, input: unknown): Promise<Reply> {
    const id = ++this.#lastId;
    const text = JSON.stringify({ id, name, input });
    return new Promise((resolve) => {
      const timer = setTimeout(() => {
        // Sent ones may take their time (a model loads); those that found no connection are given up.
        if (this.#socket.readyState !== WebSocket.OPEN) this.#settle(id, disconnected());
      }, PATIENCE);
      const settle = (reply: Reply) => {
        clearTimeout(timer);
        resolve(reply);
      };
      this.#unanswered.set(id, { text, settle });
      if (this.#socket.readyState === WebSocket.OPEN) this.#socket.send(text);
    });
  }

  sendFrame(frame: ArrayBuffer): void {
    if (this.#socket.readyState !== WebSocket.OPEN || this.#socket.bufferedAmount > MAX_BUFFERED) return;
    this.#socket.send(frame);
  }

  subscribe(listener: (event: AppEvent) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** For good: nothing is sent or said afterwards. */
  close(): void {
    this.#closed = true;
    this.#listeners.clear();
    this.#socket.close();
  }

  #connect(): WebSocket {
    const socket = this.#open();
    let opened = false;
    socket.addEventListener('open', () => {
      opened = true;
      this.#pause = FIRST_PAUSE;
      // Asked while there was no connection yet.
      for (const { text } of this.#unanswered.values()) socket.send(text);
      this.#tell(true);
    });
    socket.addEventListener('message', ({ data }) => this.#receive(JSON.parse(String(data)) as SocketMessage));
    socket.addEventListener('close', () => {
      // What was sent over this connection will never be answered; what still waits for one keeps waiting.
      if (opened) for (const id of [...this.#unanswered.keys()]) this.#settle(id, disconnected());
      if (this.#closed) return;
      this.#tell(false);
      setTimeout(() => (this.#socket = this.#connect()), this.#pause);
      this.#pause = Math.min(2 * this.#pause, LAST_PAUSE);
    });
    return socket;
  }

  #receive(message: SocketMessage): void {
    if ('event' in message) for (const listener of this.#listeners) listener(message);
    else if (message.id !== null) this.#settle(message.id, message);
  }

  #settle(id: number, reply: Reply): void {
    this.#unanswered.get(id)?.settle(reply);
    this.#unanswered.delete(id);
  }

  #tell(connected: boolean): void {
    if (connected === this.#connected) return;
    this.#connected = connected;
    for (const listener of this.#listeners) listener({ event: 'connection', connected });
  }
}

function disconnected(): Reply {
  return { ok: false, code: 'disconnected', message: messages().disconnected };
}
