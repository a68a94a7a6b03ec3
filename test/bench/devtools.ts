/**
 * Asks a page through Chromium's debugging port, with as little work as can be: whoever measures the start of an app on
 * two cores must not compute beside it.
 */
import { setTimeout as sleep } from 'node:timers/promises';

/** By then a worker has heard what it was told, in the middle of a picture too. */
const HEARD_MS = 500;

interface Message {
  id?: number;
  method?: string;
  params?: { sessionId?: string; targetInfo?: { type?: string } };
  result?: { result?: { value?: unknown } };
}

export class DevTools {
  readonly #socket: WebSocket;
  readonly #answers = new Map<number, (message: Message) => void>();
  #worker: ((session: string) => void) | null = null;
  #asked = 0;

  private constructor(socket: WebSocket) {
    this.#socket = socket;
    socket.addEventListener('message', ({ data }) => {
      const message = JSON.parse(String(data)) as Message;
      if (message.id !== undefined) this.#answers.get(message.id)?.(message);
      const { sessionId, targetInfo } = message.params ?? {};
      if (message.method === 'Target.attachedToTarget' && targetInfo?.type === 'worker' && sessionId)
        this.#worker?.(sessionId);
    });
  }

  /** @param address of the debugging port, ws://…; waits for the page whose address begins with `begins` */
  static async open(address: string, begins: string): Promise<DevTools> {
    const list = new URL('/json/list', address.replace(/^ws/, 'http'));
    for (;;) {
      const targets = await fetch(list)
        .then((answer) => answer.json() as Promise<{ type: string; url: string; webSocketDebuggerUrl: string }[]>)
        .catch(() => []);
      const page = targets.find(({ type, url }) => type === 'page' && url.startsWith(begins));
      if (page) {
        const socket = new WebSocket(page.webSocketDebuggerUrl);
        await new Promise((resolve, reject) => {
          socket.addEventListener('open', resolve);
          socket.addEventListener('error', reject);
        });
        return new DevTools(socket);
      }
      await sleep(100);
    }
  }

  /** @returns what the expression gives, by value */
  async evaluate(expression: string): Promise<unknown> {
    const { result } = await this.#ask('Runtime.evaluate', { expression, returnByValue: true });
    return result?.result?.value;
  }

  /**
   * Ends the page's worker from within, as when the system takes its memory: nobody is told.
   * @returns when, ms since 1970
   */
  async endWorker(): Promise<number> {
    const found = new Promise<string>((resolve) => (this.#worker = resolve));
    await this.#ask('Target.setAutoAttach', { autoAttach: true, waitForDebuggerOnStart: false, flatten: true });
    const session = await found;
    const at = Date.now();
    // Its answer may never come; but who leaves before the worker has heard takes the order along.
    await Promise.race([this.#ask('Runtime.evaluate', { expression: 'self.close()' }, session), sleep(HEARD_MS)]);
    // The next worker is left alone.
    await this.#ask('Target.setAutoAttach', { autoAttach: false, waitForDebuggerOnStart: false, flatten: true });
    return at;
  }

  close(): void {
    this.#socket.close();
  }

  #ask(method: string, params: object, sessionId?: string): Promise<Message> {
    const id = ++this.#asked;
    return new Promise((resolve) => {
      this.#answers.set(id, resolve);
      this.#socket.send(JSON.stringify({ id, method, params, sessionId }));
    });
  }
}
