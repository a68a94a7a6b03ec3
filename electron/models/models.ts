/** All models that this installation has, which of them recognises, and the way from one to another and back. */
import { join } from 'node:path';
import * as v from 'valibot';
import { reviseModelFolder } from '../../models/engine/folder.ts';
import { NONE } from '../../models/model.ts';
import { readDurable, readable, writeDurably } from '../durable-file.ts';
import { RequestError, type AppEvent, type DeletedModel, type ModelSummary } from '../ipc.ts';
import { LoadedModel, openShared, type SharedModel } from '../loaded-model.ts';
import { Snapshots } from '../training/snapshots.ts';
import { newId, RELEASED, Shelf, type Origin } from './shelf.ts';

/** So far back one can go. */
const MOST_BEFORE = 20;

/** `models.json`: the pointer to the active model, those that were active before (the last one last), what was decided about each. */
const Choice = v.object({
  format: v.literal(1),
  active: v.string(),
  before: v.array(v.string()),
  off: v.record(v.string(), v.array(v.string())),
  /** Models beside whose words the released one's are written. */
  beside: v.optional(v.array(v.string()), []),
});
type Choice = v.InferOutput<typeof Choice>;

export interface ModelsParts {
  /** The released model's folder. */
  released: string;
  dataFolder: string;
  tell(event: AppEvent): void;
}

export class Models {
  readonly loaded = new LoadedModel(() => this.#openActive());
  readonly shelf: Shelf;
  readonly #path: string;
  readonly #snapshots: Snapshots;
  readonly #tell: (event: AppEvent) => void;
  #reading: Promise<Choice> | null = null;
  /** What changes the choice happens one after another. */
  #turn: Promise<unknown> = Promise.resolve();
  /** Which one recognises, where that is not the chosen one: that could not be opened. */
  #standIn: string | null = null;
  /** The released model beside the active one; null inside where it cannot be opened. */
  #second: Promise<SharedModel | null> | null = null;

  constructor({ released, dataFolder, tell }: ModelsParts) {
    this.shelf = new Shelf(join(dataFolder, 'models'), released);
    this.#path = join(dataFolder, 'models.json');
    this.#snapshots = new Snapshots(join(dataFolder, 'snapshots'));
    this.#tell = tell;
  }

  async list(): Promise<{ models: ModelSummary[]; previous: string | null; deleted: DeletedModel[] }> {
    const [{ before, off, beside }, active] = [await this.#choice(), await this.#active()];
    const models = await Promise.all(
      (await this.shelf.list()).map(async (model) => ({
        ...model,
        active: model.id === active,
        off: off[model.id] ?? [],
        beside: beside.includes(model.id),
        snapshot: await this.#snapshots.has(model.dataVersion),
      })),
    );
    const there = new Set(models.map(({ id }) => id));
    const previous = before.findLast((id) => there.has(id) && id !== active) ?? null;
    return { models, previous, deleted: await this.shelf.deleted() };
  }

  async summary(id: string): Promise<ModelSummary> {
    await this.shelf.folderOf(id);
    const [{ off, beside }, active] = [await this.#choice(), await this.#active()];
    const described = await this.shelf.describe(id);
    return {
      ...described,
      active: id === active,
      off: off[id] ?? [],
      beside: beside.includes(id),
      snapshot: await this.#snapshots.has(described.dataVersion),
    };
  }

  /**
   * Opened before the pointer is moved: whatever is wrong with it, the active model stays.
   * @throws {RequestError} where it is gone or cannot be opened; `disk-full`
   */
  activate(id: string): Promise<ModelSummary> {
    return this.#inTurn(async () => {
      const choice = await this.#choice();
      const before = choice.active === id ? choice.before : [...choice.before, choice.active].slice(-MOST_BEFORE);
      await this.#goOverTo(id, before);
      return this.summary(id);
    });
  }

  /** @throws {RequestError} where there is nothing to go back to */
  rollBack(): Promise<ModelSummary> {
    return this.#inTurn(async () => {
      const { before } = await this.#choice();
      const active = await this.#active();
      for (let at = before.length - 1; at >= 0; at--) {
        const id = before[at] ?? RELEASED;
        if (id === active || !(await this.shelf.has(id))) continue;
        await this.#goOverTo(id, before.slice(0, at));
        return this.summary(id);
      }
      throw new RequestError('no-model', 'There is no earlier model to go back to.');
    });
  }

  rename(id: string, name: string): Promise<ModelSummary> {
    return this.#inTurn(async () => {
      this.#mayChange(id);
      const { name: old, card } = await this.summary(id);
      const revised = card.startsWith(`# ${old}\n`) ? { card: `# ${name}${card.slice(2 + old.length)}` } : {};
      await reviseModelFolder(await this.shelf.folderOf(id), { name, ...revised }).catch((error: unknown) => {
        throw readable(error);
      });
      await this.refresh(id);
      return this.summary(id);
    });
  }

  remove(id: string): Promise<void> {
    return this.#inTurn(async () => {
      this.#mayChange(id);
      if (id === (await this.#active()) || id === (await this.#choice()).active)
        throw new RequestError('active', 'This model recognises now: activate another one first.');
      await this.shelf.remove(id);
      const choice = await this.#choice();
      await this.#choose({ ...choice, before: choice.before.filter((each) => each !== id) });
      this.say();
    });
  }

  restore(id: string): Promise<ModelSummary> {
    return this.#inTurn(async () => {
      await this.shelf.restore(id);
      this.say();
      return this.summary(id);
    });
  }

  /** @param off all words that are not to be written from now on */
  setWords(id: string, off: readonly string[]): Promise<ModelSummary> {
    return this.#inTurn(async () => {
      const { words } = await this.summary(id);
      const known = words.filter((word) => off.includes(word));
      if (known.length === words.length) throw new RequestError('bad-input', 'At least one word must stay on.');
      const { [id]: _, ...others } = (await this.#choice()).off;
      const choice = await this.#choice();
      await this.#choose({ ...choice, off: known.length ? { ...others, [id]: known } : others });
      if (id === (await this.#active())) (await this.loaded.shared()).mask.turnOff(known);
      this.say();
      return this.summary(id);
    });
  }

  /** The released model's words are written beside those of this one from now on, or no longer. */
  setBeside(id: string, on: boolean): Promise<ModelSummary> {
    return this.#inTurn(async () => {
      if (id === RELEASED)
        throw new RequestError('released', 'This is the released model: its words are written whenever it is active.');
      await this.shelf.folderOf(id);
      const choice = await this.#choice();
      const others = choice.beside.filter((each) => each !== id);
      await this.#choose({ ...choice, beside: on ? [...others, id] : others });
      this.say();
      return this.summary(id);
    });
  }

  /** The released model, where its words are to be written beside those of that one; and which of them are off. */
  async besideOf(id: string): Promise<{ model: SharedModel; off: readonly string[] } | null> {
    const { beside, off } = await this.#choice();
    if (!beside.includes(id)) {
      // Who still reads with it gives it back later.
      const before = this.#second;
      this.#second = null;
      void before?.then((model) => model?.retire());
      return null;
    }
    this.#second ??= this.#open(RELEASED).catch(() => null);
    const model = await this.#second;
    return model && { model, off: off[RELEASED] ?? [] };
  }

  /** A folder that holds a whole model joins the list. @param id made by the caller, so that nothing is put there twice */
  async add(built: string, id: string, origin: Origin): Promise<void> {
    await this.shelf.put(built, id, origin);
    this.say();
  }

  newId(): string {
    return newId('m');
  }

  /** Its folder says something new: name, figures, temperature. Who recognises with it goes over to that, too. */
  async refresh(id: string): Promise<void> {
    if (id === (await this.#active())) await this.loaded.exchange(await this.#open(id));
    this.say();
  }

  /** Words that the active model can write and may, without `none`. */
  async writable(): Promise<{ model: SharedModel; words: string[] }> {
    const model = await this.loaded.shared();
    const words = model.open.model.vocabulary.filter((word, k) => word !== NONE && !model.mask.hides(k));
    return { model, words };
  }

  async close(): Promise<void> {
    await this.#turn.catch(() => undefined);
    await this.loaded.release();
    await (await this.#second)?.close();
  }

  async #goOverTo(id: string, before: string[]): Promise<void> {
    const model = await this.#open(id);
    try {
      await this.#choose({ ...(await this.#choice()), active: id, before });
    } catch (error) {
      await model.close();
      throw error;
    }
    this.#standIn = null;
    await this.loaded.exchange(model);
    this.say();
  }

  async #open(id: string): Promise<SharedModel> {
    return openShared(id, await this.shelf.folderOf(id), (await this.#choice()).off[id]);
  }

  /** The chosen one; where it cannot be opened, the released one stands in for it until the app is started anew. */
  async #openActive(): Promise<SharedModel> {
    const { active } = await this.#choice();
    try {
      return await this.#open(active);
    } catch (error) {
      if (active === RELEASED || !(error instanceof RequestError)) throw error;
      const model = await this.#open(RELEASED);
      this.#standIn = RELEASED;
      const message = `The model that you use could not be opened, so the released one recognises instead. ${error.message}`;
      this.#tell({ event: 'trouble', code: 'model', message });
      return model;
    }
  }

  async #active(): Promise<string> {
    return this.#standIn ?? (await this.#choice()).active;
  }

  /** What was listed before may be stale. */
  say(): void {
    void this.#active().then((active) => this.#tell({ event: 'model', active }));
  }

  #choice(): Promise<Choice> {
    this.#reading ??= this.#read();
    return this.#reading;
  }

  async #read(): Promise<Choice> {
    await this.shelf.sweep().catch((error: unknown) => console.error('Leftovers could not be removed:', error));
    const first: Choice = { format: 1, active: RELEASED, before: [], off: {}, beside: [] };
    try {
      return (await readDurable(this.#path, Choice)) ?? first;
    } catch (error) {
      console.error('models.json cannot be read:', error);
      const message = 'Which model you use could not be read, so the released one recognises. Choose yours again.';
      this.#tell({ event: 'trouble', code: 'model', message });
      return first;
    }
  }

  async #choose(choice: Choice): Promise<void> {
    await writeDurably(this.#path, choice);
    this.#reading = Promise.resolve(choice);
  }

  #mayChange(id: string): void {
    if (id === RELEASED) throw new RequestError('released', 'The model that came with Signwright stays as it is.');
  }

  #inTurn<T>(work: () => Promise<T>): Promise<T> {
    const result = this.#turn.then(work);
    this.#turn = result.catch(() => undefined);
    return result;
  }
}
