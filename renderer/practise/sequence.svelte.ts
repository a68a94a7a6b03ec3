/** The movements of several signs, played one after another. */
import type { Prototype } from '../../models/recognition.ts';
import { translated } from '../language/sentences.ts';
import { Movement } from '../words/movement.svelte.ts';
import { loadEach } from './movements.ts';
import type { Piece } from './phrase.ts';

/** Between two signs, and after the last one, ms: a hand needs that long to come up again. */
const REST_MS = 500;
const SLOW = 0.4;

export interface Step extends Piece {
  /** Null: there is nothing to show, because the word is unknown or comes without a movement. */
  movement: Movement | null;
}

export class Sequence {
  slow = $state(false);
  #steps = $state.raw<readonly Step[]>([]);
  #at = $state(0);
  #rested = 0;
  #playing = $state(false);
  #loading = $state(false);
  #trouble = $state<string | null>(null);
  #turn = 0;
  #load: (word: string) => Promise<Prototype | null>;

  constructor(load: (word: string) => Promise<Prototype | null>) {
    this.#load = load;
  }

  get steps() {
    return this.#steps;
  }
  /** The step that is shown now; -1 where none has a movement. */
  get at() {
    return this.#steps[this.#at]?.movement ? this.#at : -1;
  }
  get current(): Step | null {
    return this.#steps[this.at] ?? null;
  }
  get playing() {
    return this.#playing;
  }
  get loading() {
    return this.#loading;
  }
  /** Why nothing could be loaded, as a sentence. */
  get trouble() {
    return this.#trouble === null ? null : translated(this.#trouble);
  }
  get #shown(): number[] {
    return this.#steps.flatMap(({ movement }, index) => (movement ? [index] : []));
  }

  /** @param play at once; otherwise it waits at the first sign */
  async show(pieces: readonly Piece[], play: boolean): Promise<void> {
    const turn = ++this.#turn;
    this.#playing = false;
    this.#loading = true;
    this.#trouble = null;
    try {
      const found = await loadEach(pieces, this.#load);
      // Something else has been typed since.
      if (turn !== this.#turn) return;
      this.#steps = pieces.map((piece) => {
        const prototype = piece.word === null ? null : (found.get(piece.word) ?? null);
        return { ...piece, movement: prototype && new Movement(prototype, true) };
      });
      this.go(this.#shown[0] ?? 0);
      this.#playing = play && this.#shown.length > 0;
    } catch (error) {
      if (turn === this.#turn) this.#trouble = error instanceof Error ? error.message : String(error);
    } finally {
      if (turn === this.#turn) this.#loading = false;
    }
  }

  /** To the start of that step's movement. */
  go(step: number) {
    this.#at = step;
    this.#rested = 0;
    const { current } = this;
    if (current?.movement) current.movement.time = 0;
  }

  toggle() {
    this.#playing = !this.#playing && this.#shown.length > 0;
  }

  pause() {
    this.#playing = false;
  }

  /** @param ms since the last call. After the last sign it rests and begins anew. */
  advance(ms: number) {
    const movement = this.current?.movement;
    if (!this.#playing || !movement) return;
    const passed = ms * (this.slow ? SLOW : 1);
    if (movement.time + passed < movement.duration) {
      movement.time += passed;
      return;
    }
    this.#rested += movement.time + passed - movement.duration;
    movement.time = movement.duration;
    const shown = this.#shown;
    if (this.#rested >= REST_MS) this.go(shown[(shown.indexOf(this.#at) + 1) % shown.length] ?? 0);
  }
}
