/** `sharing.json`: whether other programs get words, where, and with which key. Only its owner may read it. */
import { join } from 'node:path';
import * as v from 'valibot';
import { readDurable, writeDurably } from '../durable-file.ts';
import { newSecret } from '../secret.ts';

/** In no list of well-known services. Fixed, so that a scene in OBS still finds it tomorrow. */
export const USUAL_PORT = 47_810;
/** Read and written by its owner alone. */
const MODE = 0o600;

const Form = v.object({
  format: v.literal(1),
  on: v.boolean(),
  port: v.pipe(v.number(), v.integer(), v.minValue(1024), v.maxValue(65_535)),
  write: v.boolean(),
  key: v.pipe(v.string(), v.regex(/^[\w-]{32}$/)),
});

export interface SharingSettings {
  on: boolean;
  port: number;
  write: boolean;
  key: string;
}

export class SharingFile {
  readonly #path: string;

  constructor(dataFolder: string) {
    this.#path = join(dataFolder, 'sharing.json');
  }

  /** Where none can be read: off, with a key that nobody has. */
  async read(): Promise<SharingSettings> {
    try {
      const kept = await readDurable(this.#path, Form);
      if (kept) return { on: kept.on, port: kept.port, write: kept.write, key: kept.key };
    } catch (error) {
      console.error('What other programs get could not be read, so they get nothing:', error);
    }
    return { on: false, port: USUAL_PORT, write: false, key: newSecret() };
  }

  /**
   * Resolves when it is safe on the disk.
   * @throws {import('../ipc.ts').RequestError} `disk-full`
   */
  write(settings: SharingSettings): Promise<void> {
    return writeDurably(this.#path, { format: 1, ...settings }, MODE);
  }
}
