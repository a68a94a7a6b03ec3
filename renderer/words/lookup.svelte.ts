/** "How do I sign this?": the word that was asked for, and its movement once it is there. */
import type { Prototype } from '../../models/recognition.ts';
import type { Memory } from '../memory.ts';
import { Movement } from './movement.svelte.ts';

type Found =
  | { kind: 'nothing' }
  | { kind: 'loading' }
  | { kind: 'movement'; movement: Movement }
  /** The model knows the word but has no movement to show. */
  | { kind: 'absent' }
  | { kind: 'failed'; message: string };

export class Lookup {
  /** What is typed into the filter box. */
  filter = $state('');
  #open = $state(false);
  #word = $state<string | null>(null);
  #found = $state.raw<Found>({ kind: 'nothing' });
  #leftHanded = $state(false);
  #load: (word: string) => Promise<Prototype | null>;
  #memory: Memory;

  constructor(load: (word: string) => Promise<Prototype | null>, memory: Memory) {
    this.#load = load;
    this.#memory = memory;
    this.#open = memory.get('words') !== 'closed';
    this.#leftHanded = memory.get('left-handed') === 'yes';
  }

  /** Is the list shown? */
  get open() {
    return this.#open;
  }
  set open(yes: boolean) {
    this.#open = yes;
    this.#memory.set('words', yes ? 'open' : 'closed');
  }
  get word() {
    return this.#word;
  }
  get found() {
    return this.#found;
  }
  get leftHanded() {
    return this.#leftHanded;
  }
  set leftHanded(yes: boolean) {
    this.#leftHanded = yes;
    this.#memory.set('left-handed', yes ? 'yes' : 'no');
  }

  /** @param play starts at once; otherwise it waits for the person to press play */
  async choose(word: string, play: boolean) {
    this.#word = word;
    this.#found = { kind: 'loading' };
    const found = await this.#load(word).then(
      (prototype): Found =>
        prototype ? { kind: 'movement', movement: new Movement(prototype, play) } : { kind: 'absent' },
      (error: unknown): Found => ({ kind: 'failed', message: error instanceof Error ? error.message : String(error) }),
    );
    // Another word may have been chosen since.
    if (this.#word === word) this.#found = found;
  }
}
