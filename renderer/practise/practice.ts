/** What the practice of a window consists of. */
import type { Prototype } from '../../models/recognition.ts';
import type { Memory } from '../memory.ts';
import { Drill } from './drill.svelte.ts';
import { Progress } from './progress.svelte.ts';
import { Sequence } from './sequence.svelte.ts';

export class Practice {
  readonly drill = new Drill();
  readonly progress: Progress;
  /** The word that a round asks for. */
  readonly shown: Sequence;
  /** What somebody typed. */
  readonly typed: Sequence;

  constructor(load: (word: string) => Promise<Prototype | null>, memory: Memory) {
    this.progress = new Progress(memory);
    this.shown = new Sequence(load);
    this.typed = new Sequence(load);
    this.drill.onscore = (score) => this.progress.add(score);
  }

  /** Another view is opened. */
  leave() {
    this.drill.stop();
    this.shown.pause();
    this.typed.pause();
  }
}
