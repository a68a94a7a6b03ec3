/** The first steps, from the camera to the first recognised word. */
import type { Recognition } from '../../models/recognition.ts';
import type { Memory } from '../memory.ts';

export const STEPS = ['camera', 'hands', 'sign', 'done'] as const;
export type GuideStep = (typeof STEPS)[number];

/** What of it is so now. */
export interface Standing {
  /** The camera gives pictures, and hands would be found in them. */
  sees: boolean;
  handsInView: boolean;
}

export class Guide {
  #open = $state(false);
  #step = $state<GuideStep>('camera');
  #word = $state<string | null>(null);
  #read = $state<string | null>(null);
  #memory: Memory;

  constructor(memory: Memory) {
    this.#memory = memory;
    this.#open = memory.get('guide') !== 'done';
  }

  get open() {
    return this.#open;
  }
  get step() {
    return this.#step;
  }
  /** To be signed. */
  get word() {
    return this.#word;
  }
  /** What was read instead of it, last; null where nothing was. */
  get read() {
    return this.#read;
  }

  /** From the beginning, also for somebody who has been through it. */
  begin() {
    this.#open = true;
    this.#step = 'camera';
    this.#read = null;
  }

  close() {
    this.#open = false;
    this.#memory.set('guide', 'done');
  }

  ask(word: string) {
    this.#word = word;
    this.#read = null;
  }

  /** Goes on by itself, and back to the camera where its picture is lost. */
  look({ sees, handsInView }: Standing) {
    if (!this.#open || this.#step === 'done') return;
    if (!sees) this.#step = 'camera';
    else if (this.#step === 'camera') this.#step = 'hands';
    if (this.#step === 'hands' && handsInView) this.#step = 'sign';
  }

  hear(recognition: Recognition) {
    if (!this.#open || this.#step !== 'sign') return;
    if (recognition.kind !== 'committed' && recognition.kind !== 'unsure') return;
    // Nearly is near enough for a first word.
    if (recognition.word === this.#word) this.#step = 'done';
    else if (recognition.kind === 'committed') this.#read = recognition.word;
  }
}

/** Where to begin: a greeting where the model knows one, else a word of one hand. */
export function firstWord(words: readonly { word: string; hands: 1 | 2 }[]): string | null {
  const greeting = words.find(({ word }) => word === 'hello');
  return (greeting ?? words.find(({ hands }) => hands === 1) ?? words[0])?.word ?? null;
}
