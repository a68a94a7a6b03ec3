/** Words for other programs on this machine: off until somebody turns it on, with a key that can be changed at any time. */
import { createServer } from 'node:http';
import type { Recognition } from '../../models/recognition.ts';
import { RequestError, type AppEvent, type SharingDescription } from '../ipc.ts';
import { listen, shut } from '../loopback.ts';
import { newSecret } from '../secret.ts';
import { Feed } from './feed.ts';
import { openSharingServer, type SharingServer } from './server.ts';
import { SharingFile, type SharingSettings } from './settings.ts';

/** Ports after the chosen one that are tried before any other is offered. */
const NEIGHBOURS = 10;
const LAST_PORT = 65_535;

export interface SharingParts {
  dataFolder: string;
  /** The built renderer, which holds the captions page; absolute. */
  rendererFolder: string;
  release: string;
  translating: () => boolean;
  tell: (event: AppEvent) => void;
}

export class Sharing {
  readonly #parts: SharingParts;
  readonly #file: SharingFile;
  readonly #feed = new Feed();
  #settings: Promise<SharingSettings>;
  readonly #private = new WeakSet<object>();
  #writable = false;
  #server: SharingServer | null = null;
  #trouble: Pick<SharingDescription, 'trouble' | 'freePort'> = { trouble: null, freePort: null };
  #connected = 0;
  /** Changes happen one after another. */
  #turn: Promise<unknown>;
  #closed = false;

  constructor(parts: SharingParts) {
    this.#parts = parts;
    this.#file = new SharingFile(parts.dataFolder);
    this.#settings = this.#file.read();
    this.#turn = this.#settings.then((settings) => this.#open(settings));
  }

  async describe(): Promise<SharingDescription> {
    await this.#turn.catch(() => undefined);
    return this.#description(await this.#settings);
  }

  /** @throws {RequestError} `disk-full` */
  change(change: { on?: boolean | undefined; port?: number | undefined; write?: boolean | undefined }) {
    return this.#change((settings) => ({
      ...settings,
      on: change.on ?? settings.on,
      port: change.port ?? settings.port,
      write: change.write ?? settings.write,
    }));
  }

  /** Whoever listens with the old key is cut off, also where the new one cannot be kept. @throws {RequestError} `disk-full` */
  renewKey(): Promise<SharingDescription> {
    return this.#change((settings) => ({ ...settings, key: newSecret() }));
  }

  /** @param client who signs */
  hear(client: object, recognition: Recognition): void {
    if (this.#server && !this.#private.has(client)) this.#feed.hear(recognition);
  }

  /** What this client signs from now on is nobody else's business, or is again. */
  keepPrivate(client: object, on: boolean): void {
    if (on) this.#private.add(client);
    else this.#private.delete(client);
  }

  correct(words: readonly string[]): void {
    if (this.#server) this.#feed.correct(words);
  }

  async close(): Promise<void> {
    this.#closed = true;
    await this.#turn.catch(() => undefined);
    await this.#shut();
  }

  #change(change: (settings: SharingSettings) => SharingSettings): Promise<SharingDescription> {
    const changed = this.#turn
      .catch(() => undefined)
      .then(async () => {
        if (this.#closed) throw new RequestError('closing', 'Signwright is closing.');
        const before = await this.#settings;
        const settings = change(before);
        this.#settings = Promise.resolve(settings);
        this.#writable = settings.write;
        const moved = settings.port !== before.port || settings.key !== before.key;
        if (!settings.on || moved) await this.#shut();
        if (!this.#server) await this.#open(settings);
        this.#say();
        await this.#file.write(settings);
        return this.#description(settings);
      });
    this.#turn = changed;
    return changed;
  }

  async #open(settings: SharingSettings): Promise<void> {
    this.#trouble = { trouble: null, freePort: null };
    this.#writable = settings.write;
    if (!settings.on || this.#closed) return;
    const { rendererFolder, release, translating, tell } = this.#parts;
    try {
      this.#server = await openSharingServer({
        port: settings.port,
        key: settings.key,
        writable: () => this.#writable,
        feed: this.#feed,
        rendererFolder,
        release,
        translating,
        onnewsentence: () => tell({ event: 'new-sentence' }),
        onlisteners: (count) => {
          this.#connected = count;
          this.#say();
        },
      });
    } catch (error) {
      const taken = (error as NodeJS.ErrnoException).code === 'EADDRINUSE';
      const trouble = taken
        ? `Port ${settings.port} is used by another program: choose another.`
        : `Port ${settings.port} could not be opened (${(error as NodeJS.ErrnoException).code}): choose another.`;
      this.#trouble = { trouble, freePort: await freePortAfter(settings.port) };
    }
  }

  async #shut(): Promise<void> {
    const server = this.#server;
    this.#server = null;
    this.#connected = 0;
    this.#feed.forget();
    await server?.close();
  }

  /** After a change of many the windows hear once. */
  #say(): void {
    void this.#settings.then((settings) =>
      this.#parts.tell({ event: 'sharing', sharing: this.#description(settings) }),
    );
  }

  #description(settings: SharingSettings): SharingDescription {
    return { ...settings, connected: this.#connected, ...this.#trouble };
  }
}

/** The next one that is free now; null where none of the neighbours is. */
async function freePortAfter(port: number): Promise<number | null> {
  for (let next = port + 1; next <= Math.min(port + NEIGHBOURS, LAST_PORT); next++) {
    const probe = createServer();
    const free = await listen(probe, next).then(
      () => true,
      () => false,
    );
    if (!free) continue;
    await shut(probe);
    return next;
  }
  return null;
}
