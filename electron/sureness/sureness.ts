/**
 * How sure a word has to be, for everybody who is translated: the sensitivity that was chosen, and idle hands as they
 * were recorded here. Follows the library and the active model by itself; sessions that run go by it at once.
 */
import { NONE } from '../../models/model.ts';
import { sensitivityOf } from '../../models/open_set.ts';
import { Following } from '../following.ts';
import type { AppEvent, IdleMovement, Sensitivity } from '../ipc.ts';
import type { OpenedLibrary } from '../library/opened-library.ts';
import type { LoadedModel } from '../loaded-model.ts';
import type { NewWords } from '../new-words/new-words.ts';
import type { Reading } from '../reading.ts';
import { IdlePoints } from './idle-points.ts';
import type { LiveSettings, SettingsFile } from './settings.ts';

/** Where nothing was measured, the model's own threshold stands in the middle (models/open_set.ts). */
const MIDDLE = 0.5;

export interface SurenessRoom {
  library: OpenedLibrary;
  loaded: LoadedModel;
  newWords: Pick<NewWords, 'readings' | 'space'>;
  file: SettingsFile;
  tell(event: AppEvent): void;
}

export class Sureness {
  readonly #room: SurenessRoom;
  readonly #file: SettingsFile;
  readonly #idle = new IdlePoints();
  /** Null until they have been read. */
  #settings: LiveSettings | null = null;
  #told = '';
  readonly #following = new Following(() => this.#learn(), 'Idle hands could not be learnt:');

  constructor(room: SurenessRoom) {
    this.#room = room;
    this.#file = room.file;
    // Before any session hears of it: they were made later.
    room.newWords.readings.follow((reading) => this.#apply(reading));
    room.loaded.follow(() => this.follow());
  }

  /** Before a session begins. @throws {RequestError} where no model can be opened */
  async attend(): Promise<void> {
    this.#settings ??= await this.#file.all();
    this.#apply(await this.#room.newWords.readings.current());
    this.#following.wake();
  }

  /** @throws {RequestError} where no model can be opened */
  async describe(): Promise<Sensitivity> {
    const { model } = (await this.#room.loaded.shared()).open;
    const { sensitivity } = await this.#file.all();
    const steps = model.openSet?.tradeOff.length ? model.openSet.tradeOff : null;
    return { value: sensitivity, standard: steps ? sensitivityOf(steps, model.threshold) : MIDDLE, steps };
  }

  /** @throws {RequestError} `disk-full`, and as `describe` */
  async choose(value: number | null): Promise<Sensitivity> {
    await this.#change({ sensitivity: value });
    const sensitivity = await this.describe();
    this.#room.tell({ event: 'sensitivity', sensitivity });
    return sensitivity;
  }

  /** @throws {RequestError} where the library or the model cannot be opened */
  async idle(): Promise<IdleMovement> {
    this.#following.wake();
    const { open } = await this.#room.loaded.shared();
    const used = open.model.openSet !== undefined && (await this.#room.newWords.space()) !== null;
    const takes = (await this.#none())?.recorded ?? 0;
    return { takes, on: (await this.#file.all()).idle, used };
  }

  /** @throws {RequestError} `disk-full`, and as `idle` */
  async turnIdle(on: boolean): Promise<IdleMovement> {
    await this.#change({ idle: on });
    return await this.#tell();
  }

  /** The library or the active model changed. */
  follow(): void {
    this.#following.follow();
  }

  close(): Promise<void> {
    return this.#following.close();
  }

  async #learn(): Promise<void> {
    const space = await this.#room.newWords.space();
    const library = await this.#room.library.open();
    const word = (await this.#none())?.id ?? null;
    const stopped = () => this.#following.interrupted;
    if (space && (await this.#idle.learn(library, word, space, stopped))) this.#applyToLatest();
    if (!this.#following.closed) await this.#tell();
  }

  async #none() {
    const library = await this.#room.library.open();
    return (await library.tally()).find(({ word }) => word === NONE) ?? null;
  }

  async #change(change: Partial<LiveSettings>): Promise<void> {
    this.#settings = await this.#file.change(change);
    this.#applyToLatest();
  }

  /** Sessions that still read with one before it go over to it after the sign. */
  #applyToLatest(): void {
    const { latest } = this.#room.newWords.readings;
    if (latest) this.#apply(latest);
  }

  #apply({ openSet }: Reading): void {
    if (!this.#settings) return;
    openSet.sensitivity = this.#settings.sensitivity;
    openSet.calibrate(this.#settings.idle ? this.#idle.points : []);
  }

  async #tell(): Promise<IdleMovement> {
    const idle = await this.idle();
    const told = JSON.stringify(idle);
    if (told !== this.#told) this.#room.tell({ event: 'idle', idle });
    this.#told = told;
    return idle;
  }
}
