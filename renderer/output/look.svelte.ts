/** How the large caption looks: its size, its colours, how many sentences. Kept, and the same in every window. */
import type { Memory } from '../memory.ts';

/** Height of its letters in percent of the usual one. */
export const SIZES = { least: 50, most: 250, step: 10 } as const;
export const COLOURS = ['night', 'yellow', 'white', 'paper'] as const;
export type Colours = (typeof COLOURS)[number];
export const MOST_LINES = 5;

export interface Look {
  size: number;
  colours: Colours;
  /** Sentences that are shown, the newest among them. */
  lines: number;
}

export class CaptionLook {
  readonly #memory: Memory;
  #look = $state.raw<Look>({ size: 100, colours: 'night', lines: 3 });

  constructor(memory: Memory) {
    this.#memory = memory;
    this.#look = checked({
      size: Number(memory.get('caption-size') ?? 100),
      colours: memory.get('caption-colours') as Colours,
      lines: Number(memory.get('caption-lines') ?? 3),
    });
  }

  get current() {
    return this.#look;
  }

  change(change: Partial<Look>) {
    this.#look = checked({ ...this.#look, ...change });
    for (const [name, value] of Object.entries(this.#look)) this.#memory.set(`caption-${name}`, String(value));
  }

  /** One step larger or smaller. */
  grow(steps: number) {
    this.change({ size: this.#look.size + steps * SIZES.step });
  }
}

/** What was kept may be anything. */
function checked({ size, colours, lines }: Look): Look {
  const bounded = (value: number, low: number, high: number, usual: number) =>
    Number.isFinite(value) ? Math.min(high, Math.max(low, Math.round(value))) : usual;
  return {
    size: bounded(size, SIZES.least, SIZES.most, 100),
    colours: COLOURS.includes(colours) ? colours : 'night',
    lines: bounded(lines, 1, MOST_LINES, 3),
  };
}
