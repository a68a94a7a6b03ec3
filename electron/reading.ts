/** What live sessions read with: the active model, and whatever stands beside its words. It may change at any time. */
import type { BoundaryWeights } from '../models/boundary.ts';
import type { Model } from '../models/model.ts';
import { OpenSet } from '../models/open_set.ts';
import type { SegmentEngine } from '../models/segment_logits.ts';
import type { EngineDescription } from './ipc.ts';
import type { LoadedModel, SharedModel } from './loaded-model.ts';
import type { WordMask } from '../models/word_mask.ts';

export interface Reading {
  settings: Pick<Model, 'family' | 'vocabulary' | 'temperature' | 'threshold' | 'openSet'>;
  engine: SegmentEngine;
  /** Of the first words of the vocabulary, which are the active model's. Those beside them are never hidden. */
  mask: WordMask;
  /** How sure a word is, and has to be. */
  openSet: OpenSet;
  /** What finds the signs; null: the boundary network that ships. */
  boundary: BoundaryWeights | null;
  /** What runs the active model. */
  description: EngineDescription;
  /** @returns the function that gives back what it reads with; it may be called twice */
  use(): () => void;
}

/** The model with its own words, and no others. */
export function plainReading(shared: SharedModel): Reading {
  const { model, engine, boundary } = shared.open;
  // Read when it is asked for: another engine may take over at any time.
  const description = {
    get engine() {
      return engine.name;
    },
    get device() {
      return engine.device;
    },
  };
  const openSet = new OpenSet(model);
  return { settings: model, engine, mask: shared.mask, openSet, boundary, description, use: () => shared.use() };
}

/** Readings follow each other: each model that takes over gives one, and so does each change of the words beside it. */
export class Readings {
  readonly #loaded: LoadedModel;
  readonly #compose: (shared: SharedModel) => Reading;
  readonly #listeners = new Set<(reading: Reading) => void>();
  #latest: { shared: SharedModel; reading: Reading } | null = null;

  /** @param compose what a model is read with now */
  constructor(loaded: LoadedModel, compose: (shared: SharedModel) => Reading) {
    this.#loaded = loaded;
    this.#compose = compose;
    loaded.follow((shared) => this.renew(shared));
  }

  /** @throws {import('./ipc.ts').RequestError} where no model can be opened */
  async current(): Promise<Reading> {
    const opened = await this.#loaded.shared();
    // Another one may have taken over while this was awaited.
    const shared = this.#loaded.successor ?? opened;
    if (this.#latest?.shared !== shared) this.#latest = { shared, reading: this.#compose(shared) };
    return this.#latest.reading;
  }

  /** The last one that anybody was given; null before the first. */
  get latest(): Reading | null {
    return this.#latest?.reading ?? null;
  }

  /** Composes it anew and tells everybody: the model took over, or the words beside its own have changed. */
  renew(shared: SharedModel): void {
    this.#latest = { shared, reading: this.#compose(shared) };
    for (const listener of this.#listeners) listener(this.#latest.reading);
  }

  /** @param listener hears of each reading that takes over. @returns the function that ends that */
  follow(listener: (reading: Reading) => void): () => void {
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  }
}
