/** Light, dark, or as the system has it. */
import type { Memory } from '../memory.ts';

export const THEMES = ['system', 'light', 'dark'] as const;
export type ThemeName = (typeof THEMES)[number];

export class Theme {
  #name = $state<ThemeName>('system');
  #memory: Memory;

  constructor(memory: Memory) {
    this.#memory = memory;
    const kept = memory.get('theme');
    this.#name = THEMES.find((name) => name === kept) ?? 'system';
  }

  get name() {
    return this.#name;
  }
  /** What the next press of the button chooses. */
  get next(): ThemeName {
    return THEMES[(THEMES.indexOf(this.#name) + 1) % THEMES.length] ?? 'system';
  }

  choose(name: ThemeName) {
    this.#name = name;
    this.#memory.set('theme', name);
  }

  advance() {
    this.choose(this.next);
  }
}
