/** Decides who may talk to the browser host: the right address, the right page, the right key. */
import type { IncomingMessage } from 'node:http';
import { knowsHost } from './loopback.ts';
import { isSecret, newSecret } from './secret.ts';

export class Gate {
  readonly port: number;
  /** The address to open, token included. */
  readonly url: string;
  readonly #token = newSecret();
  /** Cookies know nothing of ports: with the port in the name, two hosts on one machine keep apart. */
  readonly #cookie: string;

  constructor(port: number) {
    this.port = port;
    this.url = `http://127.0.0.1:${port}/?token=${this.#token}`;
    this.#cookie = `signwright-${port}`;
  }

  /** False for a name that someone has pointed at 127.0.0.1 (DNS rebinding). */
  knowsHost(request: IncomingMessage): boolean {
    return knowsHost(request, this.port);
  }

  /** The cookie to set when a request brings the token in its address; null when it brings none or a wrong one. */
  cookieFor(request: IncomingMessage): string | null {
    const [path, query] = (request.url ?? '').split('?', 2);
    const token = path === '/' ? new URLSearchParams(query).get('token') : null;
    if (token === null || !isSecret(token, this.#token)) return null;
    return `${this.#cookie}=${this.#token}; HttpOnly; SameSite=Strict; Path=/`;
  }

  admits(request: IncomingMessage): boolean {
    const cookies = (request.headers.cookie ?? '').split(';').map((cookie) => cookie.trim());
    const own = cookies.find((cookie) => cookie.startsWith(`${this.#cookie}=`));
    return own !== undefined && isSecret(own.slice(this.#cookie.length + 1), this.#token);
  }

  /** For a WebSocket, which a browser opens to anywhere from any page: only our own page may. */
  admitsSocket(request: IncomingMessage): boolean {
    const ours = request.headers.origin === `http://${request.headers.host}`;
    return ours && this.knowsHost(request) && this.admits(request);
  }
}
