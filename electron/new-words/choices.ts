/** `new-words.json`: which words somebody has turned on or off, by their numbers in the library. No take changes by it. */
import { join } from 'node:path';
import * as v from 'valibot';
import { readDurable, writeDurably } from '../durable-file.ts';

const Form = v.object({ format: v.literal(1), on: v.record(v.string(), v.boolean()) });

export class Choices {
  readonly #path: string;
  #reading: Promise<ReadonlyMap<number, boolean>> | null = null;
  #turn: Promise<unknown> = Promise.resolve();

  constructor(dataFolder: string) {
    this.#path = join(dataFolder, 'new-words.json');
  }

  /** Words that nobody has decided on are missing. */
  all(): Promise<ReadonlyMap<number, boolean>> {
    this.#reading ??= this.#read();
    return this.#reading;
  }

  /**
   * Resolves when it is safe on the disk.
   * @param words of the library; of all others the choice is forgotten
   * @throws {import('../ipc.ts').RequestError} `disk-full`
   */
  choose(id: number, on: boolean, words: ReadonlySet<number>): Promise<void> {
    const chosen = this.#turn.then(async () => {
      const kept = [...(await this.all())].filter(([word]) => words.has(word));
      const choices = new Map(kept).set(id, on);
      await writeDurably(this.#path, { format: 1, on: Object.fromEntries(choices) });
      this.#reading = Promise.resolve(choices);
    });
    this.#turn = chosen.catch(() => undefined);
    return chosen;
  }

  async #read(): Promise<ReadonlyMap<number, boolean>> {
    try {
      const written = await readDurable(this.#path, Form);
      return new Map(Object.entries(written?.on ?? {}).map(([id, each]) => [Number(id), each]));
    } catch (error) {
      console.error('Which new words are on could not be read, so those that were recorded here are:', error);
      return new Map();
    }
  }
}
