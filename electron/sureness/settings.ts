/** `live.json`: how somebody wants to be read, whichever model reads. */
import { join } from 'node:path';
import * as v from 'valibot';
import { readDurable, writeDurably } from '../durable-file.ts';

const Form = v.object({
  format: v.literal(1),
  sensitivity: v.nullable(v.pipe(v.number(), v.minValue(0), v.maxValue(1))),
  idle: v.boolean(),
  /** Absent in files of before answers could be kept. */
  answers: v.optional(v.object({ keep: v.nullable(v.boolean()), signer: v.nullable(v.number()) })),
});

export interface LiveSettings {
  /** 0 = careful … 1 = eager; null: as the model was made. */
  sensitivity: number | null;
  /** Whether idle movement that was recorded here counts. */
  idle: boolean;
  /** Whether signs become takes of the words that somebody says they were, and whose; null: not said. */
  answers: { keep: boolean | null; signer: number | null };
}

const UNSAID: LiveSettings = { sensitivity: null, idle: true, answers: { keep: null, signer: null } };

export class SettingsFile {
  readonly #path: string;
  #reading: Promise<LiveSettings> | null = null;
  #turn: Promise<unknown> = Promise.resolve();

  constructor(dataFolder: string) {
    this.#path = join(dataFolder, 'live.json');
  }

  all(): Promise<LiveSettings> {
    this.#reading ??= this.#read();
    return this.#reading;
  }

  /**
   * Resolves when it is safe on the disk.
   * @throws {import('../ipc.ts').RequestError} `disk-full`
   */
  change(change: Partial<LiveSettings>): Promise<LiveSettings> {
    const changed = this.#turn.then(async () => {
      const settings = { ...(await this.all()), ...change };
      await writeDurably(this.#path, { format: 1, ...settings });
      this.#reading = Promise.resolve(settings);
      return settings;
    });
    this.#turn = changed.catch(() => undefined);
    return changed;
  }

  async #read(): Promise<LiveSettings> {
    try {
      const { sensitivity, idle, answers = UNSAID.answers } = (await readDurable(this.#path, Form)) ?? UNSAID;
      return { sensitivity, idle, answers };
    } catch (error) {
      console.error('Settings of the translation could not be read, so they are as at first:', error);
      return UNSAID;
    }
  }
}
