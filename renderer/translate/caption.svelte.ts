/** Turns what recognition says into what the caption shows: a guess that may still vanish, a question, and words that stay. */
import type { Guess, Recognition } from '../../models/recognition.ts';
import { Conversation } from '../output/conversation.svelte.ts';
import { findWord } from '../output/turns.ts';

/** A guess without news for this long is stale (the session ended, frames stopped coming), ms. */
const STALE_MS = 4000;
/** A question that nobody answers goes by itself, ms. */
const QUESTION_MS = 8000;
/** Guesses that a question offers. */
const OFFERED = 2;
/** Words of which it is known which sign they were: the main side holds no more signs. */
const MOST_SIGNS = 8;

export class Caption {
  readonly conversation = new Conversation();
  /** Somebody is about to answer: the question stays. */
  held = false;
  /** Told what the person says a sign was, by its number (models/recognition.ts); null: not what was written. */
  onanswer: ((sign: number, word: string | null) => void) | null = null;
  #provisional = $state.raw<Guess | null>(null);
  #question = $state.raw<readonly Guess[]>([]);
  /** When the sign was made that the question is about. */
  #asked: Times | null = null;
  /** Its number; undefined where nobody holds it. */
  #sign: number | undefined;
  /** Of the newest words, by their numbers in the conversation: which sign each was, and what the person last said of it. */
  #signs: { word: number; sign: number; told?: string | null }[] = [];
  #timer: ReturnType<typeof setTimeout> | undefined;
  #asking: ReturnType<typeof setTimeout> | undefined;

  constructor() {
    this.conversation.follow(() => this.#tell());
  }

  get provisional() {
    return this.#provisional;
  }
  /** The two best guesses at a sign that was not sure enough to be written, or one; empty where nothing is asked. */
  get question() {
    return this.#question;
  }

  hear(recognition: Recognition) {
    this.#dropGuess();
    if (recognition.kind === 'committed') {
      this.letGo();
      this.conversation.append({ ...recognition, ...onTheClock(recognition) });
      this.#know(recognition.sign);
    }
    if (recognition.kind === 'unsure') this.#ask(recognition);
    if (recognition.kind === 'provisional') {
      const { word, confidence } = recognition;
      this.#provisional = { word, confidence };
      this.conversation.stir();
      this.#timer = setTimeout(() => this.#dropGuess(), STALE_MS);
    }
  }

  /** Writes what the person says it was. @param place of the guesses that are offered; others are no answer */
  answer(place: number) {
    const guess = this.#question[place];
    if (!guess) return;
    const alternatives = this.#question.filter((each) => each !== guess);
    this.conversation.append({ ...guess, alternatives, ...this.#asked }, true);
    this.#know(this.#sign);
    this.#tell();
    this.letGo();
  }

  /** It was none of them, or does not matter. */
  letGo() {
    clearTimeout(this.#asking);
    this.held = false;
    this.#question = [];
  }

  /** Drops guess and question, keeps the words. */
  forget() {
    this.#dropGuess();
    this.letGo();
  }

  /** The word that was just written was that sign. */
  #know(sign: number | undefined) {
    const { last } = this.conversation;
    if (!last || sign === undefined) return;
    this.#signs = [...this.#signs, { word: last.id, sign }].slice(-MOST_SIGNS);
  }

  /** A word that the person chose says what its sign was, wherever it was chosen; one that is gone was not signed. */
  #tell() {
    for (const known of this.#signs) {
      const found = findWord(this.conversation.turns, known.word)?.word;
      // A choice that was taken back is one, too.
      const chosen = found === undefined || found.corrected || known.told !== undefined;
      const word = found?.word ?? null;
      if (!chosen || known.told === word) continue;
      known.told = word;
      this.onanswer?.(known.sign, word);
    }
  }

  #ask({ word, confidence, alternatives, start, end, sign }: Extract<Recognition, { kind: 'unsure' }>) {
    this.#asked = onTheClock({ start, end });
    this.#sign = sign;
    this.#question = [{ word, confidence }, ...alternatives].slice(0, OFFERED);
    clearTimeout(this.#asking);
    const passed = () => {
      if (this.held) this.#asking = setTimeout(passed, QUESTION_MS);
      else this.letGo();
    };
    this.#asking = setTimeout(passed, QUESTION_MS);
  }

  #dropGuess() {
    clearTimeout(this.#timer);
    this.#provisional = null;
  }
}

interface Times {
  start: number;
  end: number;
}

/** From the clock of the pictures to ms since 1970. Not by `performance.timeOrigin`: that clock may stand still in sleep. */
function onTheClock({ start, end }: Times): Times {
  const offset = Date.now() - performance.now();
  return { start: Math.round(offset + start), end: Math.round(offset + end) };
}
