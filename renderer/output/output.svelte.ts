/** Where the words go once they are written: conversation, speech, large caption, files; and what opens of these. */
import type { Api } from '../../electron/ipc.ts';
import type { Live } from '../live/live.svelte.ts';
import type { Memory } from '../memory.ts';
import { linesOf, type CaptionState } from './caption-lines.ts';
import { PAUSES, USUAL_PAUSE } from './conversation.svelte.ts';
import { Keeping } from './keeping.svelte.ts';
import { CaptionLook, MOST_LINES, type Look } from './look.svelte.ts';
import { messages } from './messages.ts';
import { saveConversation, type Format } from './saving.ts';
import { Speech, type SpeechParts } from './speech.svelte.ts';
import { textOf } from './turns.ts';
import { UsualWordsStore } from './usual-words.svelte.ts';
import { readable } from '../translate/sentence.svelte.ts';

/** In the memory, where a sentence goes on until somebody ends it. */
const NEVER = 'never';

export interface OutputParts {
  api: Api;
  live: Pick<Live, 'caption' | 'notices'>;
  memory: Memory;
  speaking: Pick<SpeechParts, 'synthesis' | 'utter' | 'platform'>;
  /** Opens the small window. @returns what went wrong, as a sentence */
  float: (api: Api, output: Output) => Promise<string | null>;
}

export class Output {
  readonly speech: Speech;
  readonly look: CaptionLook;
  readonly keeping: Keeping;
  readonly usual: UsualWordsStore;
  readonly #parts: OutputParts;
  #panel = $state(false);
  #letters = $state(true);
  #pause = $state<number | null>(USUAL_PAUSE);
  /** The caption fills the window. */
  large = $state(false);
  /** The list of keys is open. */
  help = $state(false);

  constructor(parts: OutputParts) {
    const { api, live, memory, speaking } = parts;
    this.#parts = parts;
    this.speech = new Speech({ ...speaking, memory, say: (message) => live.notices.say(message) });
    this.look = new CaptionLook(memory);
    this.keeping = new Keeping(api, live.notices, live.caption.conversation);
    this.usual = new UsualWordsStore(api, live.notices, live.caption.conversation);
    this.#panel = memory.get('conversation') === 'open';
    this.#letters = memory.get('letter-keys') !== 'off';
    const pause = memory.get('sentence-pause');
    this.#setPause(pause === NEVER ? null : (PAUSES.find((each) => String(each) === pause) ?? USUAL_PAUSE));
    this.conversation.onended = (turn, why) => {
      this.usual.note();
      if (this.speech.auto && why !== 'else') this.speech.speak(textOf(turn));
    };
  }

  get conversation() {
    return this.#parts.live.caption.conversation;
  }

  /** What a caption that stands alone shows. */
  get caption(): CaptionState {
    const guess = this.#parts.live.caption.provisional;
    return { lines: linesOf(this.conversation, MOST_LINES), guess: guess && readable(guess.word) };
  }

  /** @param tell called with each caption and look, the present ones first. @returns ends it */
  watch(tell: (caption: CaptionState, look: Look) => void): () => void {
    return $effect.root(() => {
      $effect(() => tell(this.caption, this.look.current));
    });
  }

  /** The panel of the conversation is open. */
  get panel() {
    return this.#panel;
  }
  set panel(open: boolean) {
    this.#panel = open;
    this.#parts.memory.set('conversation', open ? 'open' : 'closed');
  }

  /** Keys of one letter act; some people's voice control or tremor presses them unasked (WCAG 2.1.4). */
  get letters() {
    return this.#letters;
  }
  set letters(yes: boolean) {
    this.#letters = yes;
    this.#parts.memory.set('letter-keys', yes ? 'on' : 'off');
  }

  /** How long nothing is signed before a sentence ends, ms; null: until somebody ends it. */
  get pause() {
    return this.#pause;
  }
  set pause(pause: number | null) {
    this.#setPause(pause);
    this.#parts.memory.set('sentence-pause', pause === null ? NEVER : String(pause));
  }

  newSentence() {
    this.conversation.end();
  }

  /** Says the last sentence, which ends with that; or stops saying it. */
  speak() {
    const { speech, conversation } = this;
    if (speech.speaking) {
      speech.stop();
      return;
    }
    if (!conversation.current) {
      this.#parts.live.notices.say(messages().noSentence);
      return;
    }
    // Where sentences are said as they end, this one is said once all the same.
    conversation.end('else');
    speech.speak(textOf(conversation.current));
  }

  /** The caption in a window above all others. */
  async openSmall(): Promise<void> {
    const { api, live, float } = this.#parts;
    const trouble = await float(api, this);
    if (trouble !== null) live.notices.say(trouble);
  }

  save(format: Format): Promise<void> {
    const { api, live } = this.#parts;
    return saveConversation({ api, notices: live.notices }, this.conversation.turns, format);
  }

  async copy(text: string): Promise<void> {
    const { notices } = this.#parts.live;
    try {
      await navigator.clipboard.writeText(text);
      notices.say(messages().copied);
    } catch {
      notices.say(messages().notCopied);
    }
  }

  #setPause(pause: number | null) {
    this.#pause = pause;
    this.conversation.pause = pause;
  }
}
