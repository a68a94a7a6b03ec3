/** Looks at a take the moment that it is made, beside the word's other takes. */
import type { Engine } from '../../models/engine/engine.ts';
import type { LandmarkFrame } from '../../models/landmarks.ts';
import { NONE } from '../../models/model.ts';
import { inspect, type QualityNote } from '../../models/quality.ts';
import { handsOf } from '../../training/dataset.ts';
import { embedTake } from '../../training/embedding.ts';
import { takeOf, type Take } from '../../training/takes.ts';
import type { LibraryWord, Side } from '../ipc.ts';

/** Takes of a word to compare with, the newest: enough for a median, and read within a moment. */
const MOST = 30;

/** What the library already holds of a word. */
interface Known {
  hands: 1 | 2 | null;
  embeddings: Float32Array[];
}

export interface Circumstances {
  word: Pick<LibraryWord, 'id' | 'word'>;
  dominant: Side;
  /** Mean luminance of the picture, 0..1; null: not measured. */
  light: number | null;
}

export interface Surroundings {
  /** The newest takes of a word, at most so many, trimmed and mirrored as the person wants them. */
  takesOf(word: number, most: number): Promise<Take[]>;
  /** Null where no model is loaded: then movements are not compared. */
  engine(): Promise<Engine | null>;
}

export class Inspector {
  readonly #around: Surroundings;
  #known = new Map<number, Promise<Known>>();
  /** Of each word the take before, for near-duplicates: also where it was deleted, as when it is made anew. */
  readonly #previous = new Map<number, readonly LandmarkFrame[]>();

  constructor(around: Surroundings) {
    this.#around = around;
  }

  /** @param frames the sign, trimmed. @returns what is wrong with it, in words */
  async inspect(
    frames: readonly LandmarkFrame[],
    { word, dominant, light }: Circumstances,
  ): Promise<{ notes: QualityNote[]; accept(): void }> {
    const known = await this.#of(word.id);
    const engine = await this.#around.engine();
    const take = takeOf(frames, { word: word.word, signer: 'signer', session: '', split: null, source: '' });
    const embedding = engine && (await embedTake(take, engine).catch(withoutIt));
    const notes = inspect({
      frames,
      idle: word.word === NONE,
      dominant,
      light,
      hands: known.hands,
      embedding,
      others: known.embeddings,
      previous: this.#previous.get(word.id) ?? null,
    });
    return {
      notes,
      accept: () => {
        known.hands ??= handsOf([take])[word.word] ?? null;
        this.#previous.set(word.id, frames);
        if (embedding) known.embeddings = [...known.embeddings, embedding].slice(-MOST);
      },
    };
  }

  /** Takes were changed, deleted or added elsewhere: looks at the library anew. */
  forget(): void {
    this.#known.clear();
  }

  #of(word: number): Promise<Known> {
    const known =
      this.#known.get(word) ??
      this.#read(word).catch((error: unknown) => {
        // The take itself matters more than what can be said of it: without comparison now, with it when that works again.
        withoutIt(error);
        this.#known.delete(word);
        return { hands: null, embeddings: [] };
      });
    this.#known.set(word, known);
    return known;
  }

  async #read(word: number): Promise<Known> {
    const takes = await this.#around.takesOf(word, MOST);
    const engine = await this.#around.engine();
    const embeddings: Float32Array[] = [];
    for (const take of takes) {
      const embedding = engine && (await embedTake(take, engine));
      if (embedding) embeddings.push(embedding);
    }
    return { hands: Object.values(handsOf(takes))[0] ?? null, embeddings };
  }
}

function withoutIt(error: unknown): null {
  console.error('A take could not be compared with others:', error);
  return null;
}
