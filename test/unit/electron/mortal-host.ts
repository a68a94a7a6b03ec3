/** The main side in a process of its own that tests may kill, and a page that is connected to it. */
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { request } from 'node:http';
import { createInterface } from 'node:readline';
import { WebSocket } from 'ws';
import { createApi, type Api, type AppEvent } from '../../../electron/ipc.ts';
import { SocketTransport } from '../../../renderer/transport.ts';

export interface MortalHost {
  process: ChildProcess;
  api: Api;
  subscribe(listener: (event: AppEvent) => void): void;
  /** An encoded landmark frame; unlike a page it never drops one. */
  send(frame: ArrayBuffer): void;
  /** Resolves when the process is gone. */
  kill(): Promise<void>;
}

const started: ChildProcess[] = [];

/** For a test that breaks off: the processes are in groups of their own and would stay. */
export function killAll(): void {
  for (const child of started.splice(0)) child.kill('SIGKILL');
}

/** @param argv of Node: a script that opens a host and prints its address, and what it needs */
export async function openMortalHost(argv: readonly string[]): Promise<MortalHost> {
  const child = spawn(process.execPath, argv, { stdio: ['ignore', 'pipe', 'inherit'], detached: true });
  started.push(child);
  const url = await new Promise<string>((found, failed) => {
    createInterface(child.stdout).once('line', found);
    child.once('exit', (code) => failed(new Error(`The host ended with code ${code} before it was open.`)));
  });
  const cookie = await new Promise<string>((found, failed) => {
    const call = request(url, ({ headers }) => found(headers['set-cookie']?.[0]?.split(';')[0] ?? ''));
    call.on('error', failed).end();
  });
  const { host } = new URL(url);
  const socket = new WebSocket(`ws://${host}/socket`, { headers: { Cookie: cookie, Origin: `http://${host}` } });
  socket.on('error', () => undefined);
  const transport = new SocketTransport(() => socket as unknown as globalThis.WebSocket);
  return {
    process: child,
    api: createApi(transport),
    subscribe: (listener) => void transport.subscribe(listener),
    send: (frame) => socket.readyState === WebSocket.OPEN && socket.send(frame),
    async kill() {
      const ended = once(child, 'exit');
      child.kill('SIGKILL');
      await ended;
      transport.close();
    },
  };
}
