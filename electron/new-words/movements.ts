/** How a word of the library is signed, as one movement made of its newest takes: for models that bring none of it. */
import { setImmediate } from 'node:timers/promises';
import { NONE } from '../../models/model.ts';
import type { Prototype } from '../../models/recognition.ts';
import { toExample } from '../../training/clips.ts';
import { prototypeSteps } from '../../training/prototypes.ts';
import { RequestError } from '../ipc.ts';
import type { OpenedLibrary } from '../library/opened-library.ts';
import { newestTakes } from '../library/newest-takes.ts';
import { keyOf } from './take-reading.ts';

/** More hardly move the barycentre, and each takes its time. */
const MOST = 20;

export class Movements {
  readonly #library: OpenedLibrary;
  readonly #made = new Map<number, { key: string; movement: Promise<Prototype | null> }>();

  constructor(library: OpenedLibrary) {
    this.#library = library;
  }

  /** Null where the library has no such word, or too few takes of it. */
  async of(word: string): Promise<Prototype | null> {
    if (word === NONE) return null;
    try {
      const library = await this.#library.open();
      const id = (await library.tally()).find((tally) => tally.word === word && tally.takes > 0)?.id;
      if (id === undefined) return null;
      const key = [word, ...(await library.newestOfEach([id], MOST)).map(keyOf)].join();
      const known = this.#made.get(id);
      if (known?.key === key) return await known.movement;
      const movement = this.#make(word, id);
      this.#made.set(id, { key, movement });
      movement.catch(() => this.#made.delete(id));
      return await movement;
    } catch (error) {
      // Whoever asks for the library itself hears why it cannot be had; a word is shown without its movement.
      if (error instanceof RequestError) return null;
      throw error;
    }
  }

  async #make(word: string, id: number): Promise<Prototype | null> {
    const clips = [];
    for (const take of await newestTakes(await this.#library.open(), id, MOST)) {
      const { clip } = toExample(take);
      if (clip) clips.push(clip);
      await setImmediate();
    }
    const steps = prototypeSteps(word, clips);
    for (;;) {
      const { done, value } = steps.next();
      if (done) return value;
      await setImmediate();
    }
  }
}
