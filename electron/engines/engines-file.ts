/** `engines.json`: which engine the person wants, which one `auto` has settled on, and what was measured of them here. */
import { join } from 'node:path';
import * as v from 'valibot';
import { ENGINE_IDS, type EngineId } from '../../models/engine_ids.ts';
import { readDurable, writeDurably } from '../durable-file.ts';
import type { EngineChoice } from '../ipc.ts';

const id = v.picklist(ENGINE_IDS);
const ms = v.pipe(v.number(), v.minValue(0));

/** What came of trying an engine: how fast it is, or why it cannot be used, as a sentence. */
const Finding = v.variant('usable', [
  v.object({ usable: v.literal(true), device: v.string(), p50: ms, p95: ms }),
  v.object({ usable: v.literal(false), reason: v.string() }),
]);
export type Finding = v.InferOutput<typeof Finding>;
export type Findings = Partial<Record<EngineId, Finding>>;

const Form = v.object({
  format: v.literal(1),
  choice: v.picklist(['auto', ...ENGINE_IDS]),
  settled: id,
  /** By machine, versions and network (engines.ts); the last one last. */
  found: v.array(v.object({ key: v.string(), findings: v.record(id, v.optional(Finding)) })),
});

export interface EngineSettings {
  choice: EngineChoice;
  /** What `auto` uses: another one has to be faster by far. */
  settled: EngineId;
  found: readonly { key: string; findings: Findings }[];
}

const FIRST: EngineSettings = { choice: 'auto', settled: 'onnx', found: [] };
/** Models of other sizes have other figures; those that were measured long ago are measured anew. */
const MOST = 12;

export class EnginesFile {
  readonly #path: string;
  #reading: Promise<EngineSettings> | null = null;
  #turn: Promise<unknown> = Promise.resolve();

  constructor(dataFolder: string) {
    this.#path = join(dataFolder, 'engines.json');
  }

  all(): Promise<EngineSettings> {
    this.#reading ??= this.#read();
    return this.#reading;
  }

  async findings(key: string): Promise<Findings> {
    return (await this.all()).found.find((each) => each.key === key)?.findings ?? {};
  }

  /** @throws {import('../ipc.ts').RequestError} `disk-full` */
  choose(choice: EngineChoice): Promise<void> {
    return this.#change((settings) => ({ ...settings, choice }));
  }

  /** What is not safe on the disk holds until the next start all the same: it can be measured again. */
  settle(settled: EngineId): Promise<void> {
    return this.#keep((settings) => ({ ...settings, settled }));
  }

  find(key: string, findings: Findings): Promise<void> {
    return this.#keep((settings) => {
      const before = settings.found.find((each) => each.key === key);
      const others = settings.found.filter((each) => each !== before);
      return {
        ...settings,
        found: [...others, { key, findings: { ...before?.findings, ...findings } }].slice(-MOST),
      };
    });
  }

  async #keep(change: (settings: EngineSettings) => EngineSettings): Promise<void> {
    await this.#change(change).catch(async (error: unknown) => {
      console.error('engines.json could not be written:', error);
      this.#reading = Promise.resolve(change(await this.all()));
    });
  }

  #change(change: (settings: EngineSettings) => EngineSettings): Promise<void> {
    const changed = this.#turn.then(async () => {
      const settings = change(await this.all());
      await writeDurably(this.#path, { format: 1, ...settings });
      this.#reading = Promise.resolve(settings);
    });
    this.#turn = changed.catch(() => undefined);
    return changed;
  }

  async #read(): Promise<EngineSettings> {
    try {
      const { choice, settled, found } = (await readDurable(this.#path, Form)) ?? FIRST;
      return { choice, settled, found };
    } catch (error) {
      console.error('engines.json could not be read, so engines are chosen as at first:', error);
      return FIRST;
    }
  }
}
