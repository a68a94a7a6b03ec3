/**
 * What has been said so far, by hands and by keyboard: the caption shows the end of it, the panel and the exports all of
 * it. Every change can be taken back, clearing too: a sign cannot be made twice by a computer.
 */
/* eslint-disable svelte/prefer-svelte-reactivity -- what is drawn from is replaced as a whole; the rest is bookkeeping */
import type { Turn as KeptTurn } from '../../electron/ipc.ts';
import type { Guess } from '../../models/recognition.ts';
import { readable } from '../translate/sentence.svelte.ts';
import { messages } from './messages.ts';
import { findWord, moved, textOf, withWords, wordsOf, type SignedTurn, type Turn, type Word } from './turns.ts';

/** What a word was recognised as, and when; times are ms since 1970. */
export interface Recognised extends Guess {
  alternatives: readonly Guess[];
  start?: number;
  end?: number;
}

/** Why a sentence ended: nothing was signed for a while, somebody asked for a new one, or something else was said. */
export type Ending = 'pause' | 'asked' | 'else';

/** What a change did, in the language of the moment that asks. */
type Label = () => string;

interface Talk {
  turns: readonly Turn[];
  /** The caption shows turns from this serial number on. */
  since: number;
  /** The last turn is a sentence that goes on with the next word. */
  open: boolean;
}

/** Changes that can be taken back. */
const DEPTH = 200;
/** Sentences end by themselves after so long without a sign, ms. */
export const PAUSES = [2000, 3000, 4000, 6000, 10_000] as const;
export const USUAL_PAUSE = 4000;

export class Conversation {
  #talk = $state.raw<Talk>({ turns: [], since: 1, open: false });
  #past = $state.raw<readonly { talk: Talk; label: Label }[]>([]);
  #said = $state('');
  #words = 0;
  #turns = 0;
  #pause: number | null = USUAL_PAUSE;
  #timer: ReturnType<typeof setTimeout> | undefined;
  readonly #listeners = new Set<() => void>();

  /** A word is being changed: its sentence does not end under the person's hands. */
  held = false;
  /** Told of each sentence that has ended. */
  onended: ((turn: SignedTurn, why: Ending) => void) | null = null;

  /** @param listener told after each change. @returns ends it */
  follow(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** All of it, oldest first. */
  get turns() {
    return this.#talk.turns;
  }
  /** What the caption shows. */
  readonly shown = $derived(this.#talk.turns.filter(({ serial }) => serial >= this.#talk.since));
  /** In signs, of what is shown. */
  readonly words = $derived(wordsOf(this.shown));

  /** The sentence that was signed last and is shown. */
  get current(): SignedTurn | null {
    return this.shown.findLast((turn) => turn.by === 'signer') ?? null;
  }
  get last(): Word | null {
    return this.current?.words.at(-1) ?? null;
  }
  /** The next word goes on with the current sentence. */
  get open() {
    return this.#talk.open;
  }
  get canUndo() {
    return this.#past.length > 0;
  }
  /** Nothing is shown. */
  get isEmpty() {
    return this.shown.length === 0;
  }
  /** What is shown, a line a turn. */
  get text() {
    return this.shown.map(textOf).join('\n');
  }
  /** The last change that a person made, as a sentence. */
  get said() {
    return this.#said;
  }

  /** How long nothing is signed before a sentence ends, ms; null: until somebody ends it. */
  get pause() {
    return this.#pause;
  }
  set pause(pause: number | null) {
    this.#pause = pause;
    this.stir();
  }

  /** @param chosen by the person, among guesses */
  append({ word, confidence, alternatives, start, end }: Recognised, chosen = false) {
    const { turns, since, open } = this.#talk;
    const entry: Word = {
      id: ++this.#words,
      word,
      confidence,
      alternatives,
      corrected: chosen,
      heard: word,
      start: start ?? null,
      end: end ?? null,
    };
    const going = open ? turns.at(-1) : undefined;
    const turn: Turn =
      going?.by === 'signer'
        ? { ...going, words: [...going.words, entry] }
        : { ...this.#begin(start ?? Date.now()), by: 'signer', words: [entry] };
    const before = going?.by === 'signer' ? turns.slice(0, -1) : turns;
    this.#change({ turns: [...before, turn], since, open: true }, () => messages().written(readable(word)));
  }

  /** Puts a runner-up in the place of the last word; the word that it replaces stays on offer. */
  correct(guess: Guess) {
    if (this.last) this.replace(this.last.id, guess);
  }

  /** Puts one of a word's runners-up in its place; the word that it replaces stays on offer. */
  replace(id: number, guess: Guess) {
    this.#edit(id, (turn, { word, confidence, alternatives, ...rest }, place) => {
      const others = alternatives.map((other) => (other.word === guess.word ? { word, confidence } : other));
      const changed = { ...rest, ...guess, alternatives: others, corrected: true };
      const label = () => messages().isNow(readable(word), readable(guess.word));
      return { words: turn.words.with(place, changed), label };
    });
  }

  /** Puts what the person types in a word's place; the word that it replaces stays on offer. */
  type(id: number, text: string) {
    const typed = text.trim().replace(/\s+/g, ' ');
    if (!typed) return;
    this.#edit(id, (turn, before, place) => {
      const { word, confidence } = before;
      if (word === typed) return null;
      const others = [{ word, confidence }, ...before.alternatives.filter((other) => other.word !== typed)];
      const changed = { ...before, word: typed, alternatives: others, corrected: true };
      const label = () => messages().isNow(readable(word), readable(typed));
      return { words: turn.words.with(place, changed), label };
    });
  }

  /** @param by words to the right, within its sentence */
  move(id: number, by: number) {
    this.#edit(id, (turn, { word }, place) => {
      const words = moved(turn.words, place, by);
      if (words === turn.words) return null;
      const to = words.findIndex((each) => each.id === id);
      return { words, label: () => messages().movedTo(readable(word), to + 1, words.length) };
    });
  }

  remove(id: number) {
    this.#edit(id, (turn, { word }, place) => ({
      words: turn.words.toSpliced(place, 1),
      label: () => messages().deleted(readable(word)),
    }));
  }

  /** The sentence is complete; the next word begins another one. No change that undo would take back: nothing is lost by it. */
  end(why: Ending = 'asked') {
    clearTimeout(this.#timer);
    if (!this.#talk.open) return;
    const turn = this.#talk.turns.at(-1);
    this.#talk = { ...this.#talk, open: false };
    if (turn?.by === 'signer') this.onended?.(turn, why);
  }

  /** A sign is under way: what is being said is not over. */
  stir() {
    clearTimeout(this.#timer);
    if (!this.#talk.open || this.#pause === null) return;
    this.#timer = setTimeout(() => (this.held ? this.stir() : this.end('pause')), this.#pause);
  }

  /** The other person's turn. */
  answer(text: string) {
    const typed = text.trim();
    if (!typed) return;
    this.end('else');
    const { turns, since } = this.#talk;
    const turn: Turn = { ...this.#begin(Date.now()), by: 'typist', text: typed };
    this.#change({ turns: [...turns, turn], since, open: false }, () => messages().answered(typed));
  }

  /** Empties the caption. What was said stays in the conversation. */
  clear() {
    if (this.isEmpty) return;
    this.end('else');
    this.#change({ ...this.#talk, since: this.#turns + 1 }, () => messages().cleared);
  }

  /** Takes one turn out of the conversation. */
  removeTurn(id: string) {
    const turn = this.#talk.turns.find((each) => each.id === id);
    if (!turn) return;
    const turns = this.#talk.turns.filter((each) => each !== turn);
    const open = this.#talk.open && turns.at(-1) === this.#talk.turns.at(-1);
    this.#change({ ...this.#talk, turns, open }, () => messages().turnDeleted(textOf(turn)));
  }

  /** Empties the conversation. */
  forget() {
    if (this.#talk.turns.length === 0) return;
    this.end('else');
    this.#change({ turns: [], since: this.#turns + 1, open: false }, () => messages().forgotten);
  }

  undo() {
    const before = this.#past.at(-1);
    if (!before) return;
    this.#past = this.#past.slice(0, -1);
    // A sentence that has ended since then does not end a second time.
    const same = before.talk.turns.at(-1)?.id === this.#talk.turns.at(-1)?.id;
    this.#talk = { ...before.talk, open: same ? this.#talk.open : before.talk.open };
    this.#said = messages().undone(before.label());
    this.#tell();
  }

  /** What was kept from earlier comes before all that has been said since. The caption does not show it. */
  restore(kept: readonly KeptTurn[]) {
    const known = new Set(this.#talk.turns.map(({ id }) => id));
    const first = Math.min(0, ...this.#talk.turns.map(({ serial }) => serial)) - kept.length;
    const earlier = kept.map((turn, place) => this.#restored(turn, first + place)).filter(({ id }) => !known.has(id));
    const after = (talk: Talk): Talk => ({ ...talk, turns: [...earlier, ...talk.turns] });
    this.#talk = after(this.#talk);
    this.#past = this.#past.map(({ talk, label }) => ({ talk: after(talk), label }));
  }

  #restored(turn: KeptTurn, serial: number): Turn {
    if (turn.by === 'typist') return { ...turn, serial };
    const words = turn.words.map((word): Word => ({
      ...word,
      id: ++this.#words,
      confidence: 1,
      alternatives: [],
      corrected: true,
      heard: word.word,
    }));
    return { ...turn, serial, words };
  }

  #begin(at: number) {
    return { id: crypto.randomUUID(), serial: ++this.#turns, at };
  }

  #edit(
    id: number,
    edit: (turn: SignedTurn, word: Word, place: number) => { words: readonly Word[]; label: Label } | null,
  ) {
    const { turns, open } = this.#talk;
    const found = findWord(turns, id);
    const edited = found && edit(found.turn, found.word, found.place);
    if (!found || !edited) return;
    const after = withWords(turns, found.turn, edited.words);
    // A sentence that has gone cannot go on.
    const goesOn = open && after.at(-1)?.id === turns.at(-1)?.id;
    this.#change({ ...this.#talk, turns: after, open: goesOn }, edited.label);
    this.#said = edited.label();
  }

  #change(talk: Talk, label: Label) {
    this.#past = [...this.#past, { talk: this.#talk, label }].slice(-DEPTH);
    this.#talk = talk;
    this.#said = '';
    this.#tell();
  }

  #tell() {
    this.stir();
    for (const listener of this.#listeners) listener();
  }
}
