/** What is going to be recorded, as the person puts it together before they begin: words, how often, by whom, and how. */
import type { Cutting, RecordingOrder } from '../../electron/ipc.ts';
import type { Memory } from '../memory.ts';
import { messages } from './messages.ts';

export interface PlannedWord {
  word: number;
  takes: number;
  /** Made for this plan: goes away again with it while it has no takes. */
  fresh: boolean;
}

export const COUNTDOWNS = [0, 3, 5, 10] as const;
/** What the contract allows. */
const MOST_TAKES = 500;
const MOST_WORDS = 1000;
/** A sign, a rest and a look at the next word, s: a guess, and shown as one. */
const SECONDS_PER_TAKE = 4;

export class Plan {
  #words = $state.raw<readonly PlannedWord[]>([]);
  #endless = $state(false);
  #shuffled = $state(true);
  #each = $state(5);
  #cutting = $state<Cutting>('hands-free');
  #countdown = $state(5);
  #signer = $state<number | null>(null);
  #memory: Memory;

  constructor(memory: Memory) {
    this.#memory = memory;
    this.#each = takes(Number(memory.get('record-takes')) || 5);
    this.#cutting = memory.get('record-cutting') === 'manual' ? 'manual' : 'hands-free';
    const countdown = Number(memory.get('record-countdown') ?? 5);
    this.#countdown = COUNTDOWNS.find((seconds) => seconds === countdown) ?? 5;
    this.#signer = Number(memory.get('record-signer')) || null;
  }

  get words() {
    return this.#words;
  }
  /** Until the person stops: only where there is one word. */
  get endless() {
    return this.#endless && this.#words.length === 1;
  }
  set endless(yes: boolean) {
    this.#endless = yes;
  }
  get shuffled() {
    return this.#shuffled && this.#words.length > 1;
  }
  set shuffled(yes: boolean) {
    this.#shuffled = yes;
  }
  /** Takes of a word that is added. */
  get each() {
    return this.#each;
  }
  get cutting() {
    return this.#cutting;
  }
  set cutting(cutting: Cutting) {
    this.#cutting = cutting;
    this.#memory.set('record-cutting', cutting);
  }
  /** For stepping back, s. */
  get countdown() {
    return this.#countdown;
  }
  set countdown(seconds: number) {
    this.#countdown = seconds;
    this.#memory.set('record-countdown', String(seconds));
  }
  get signer() {
    return this.#signer;
  }
  set signer(id: number | null) {
    this.#signer = id;
    if (id !== null) this.#memory.set('record-signer', String(id));
  }

  get takes() {
    return this.#words.reduce((sum, { takes: count }) => sum + count, 0);
  }
  /** About how long it will be, whole minutes. */
  get minutes() {
    return Math.max(1, Math.round((this.takes * SECONDS_PER_TAKE) / 60));
  }

  has(word: number) {
    return this.#words.some((planned) => planned.word === word);
  }

  add(word: number, { fresh = false, count = this.#each } = {}) {
    if (this.has(word) || this.#words.length >= MOST_WORDS) return;
    this.#words = [...this.#words, { word, takes: takes(count), fresh }];
  }

  /** At least so many takes of a word that is in the library. */
  ask(word: number, count: number) {
    const planned = this.#words.find((each) => each.word === word);
    if (planned) this.take(word, Math.max(planned.takes, count));
    else this.add(word, { count });
  }

  remove(word: number) {
    this.#words = this.#words.filter((planned) => planned.word !== word);
  }

  clear() {
    this.#words = [];
  }

  /** How often one word is to be signed. */
  take(word: number, count: number) {
    this.#words = this.#words.map((planned) => (planned.word === word ? { ...planned, takes: takes(count) } : planned));
  }

  /** How often each word is to be signed, those that are added later too. */
  takeEach(count: number) {
    this.#each = takes(count);
    this.#memory.set('record-takes', String(this.#each));
    this.#words = this.#words.map((planned) => ({ ...planned, takes: this.#each }));
  }

  /** Forgets words and signers that are not in the library (any more). */
  keep(isWord: (id: number) => boolean, isSigner: (id: number) => boolean) {
    if (this.#words.some(({ word }) => !isWord(word))) this.#words = this.#words.filter(({ word }) => isWord(word));
    if (this.#signer !== null && !isSigner(this.#signer)) this.#signer = null;
  }

  /** What is still to be said before it can begin; null where nothing is. */
  get missing(): string | null {
    const m = messages().missing;
    if (this.#words.length === 0) return this.#signer === null ? m.wordAndSigner : m.word;
    return this.#signer === null ? m.signer : null;
  }

  /** Null while something is missing. */
  get order(): RecordingOrder | null {
    const signer = this.#signer;
    if (signer === null || this.#words.length === 0) return null;
    const prompts = this.#words.map(({ word, takes: count }) => ({ word, takes: this.endless ? null : count }));
    return { signer, prompts, shuffled: this.shuffled, cutting: this.#cutting };
  }
}

/** A whole number that the contract allows, whatever was typed. */
function takes(count: number): number {
  return Number.isFinite(count) ? Math.min(MOST_TAKES, Math.max(1, Math.round(count))) : 1;
}
