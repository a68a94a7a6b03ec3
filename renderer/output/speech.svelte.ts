/**
 * Says sentences aloud by the voices that are installed on this computer. Other voices are never used, whatever the
 * browser offers: they would send the text to a server.
 */
import type { Memory } from '../memory.ts';
import { messages } from './messages.ts';

/** Voices come late, and where there are none nothing tells of it: after so long they are missing, ms. */
const VOICES_MS = 2000;

/** What of the browser's speech is needed, so that tests need no browser. */
export type Voice = Pick<SpeechSynthesisVoice, 'voiceURI' | 'name' | 'lang' | 'localService' | 'default'>;
export interface Synthesis {
  getVoices(): Voice[];
  speak(utterance: Utterance): void;
  cancel(): void;
  addEventListener?(type: 'voiceschanged', listener: () => void): void;
}
export interface Utterance {
  voice: Voice | null;
  lang: string;
  rate: number;
  pitch: number;
  volume: number;
  onend: ((event: never) => void) | null;
  onerror: ((event: never) => void) | null;
}

export interface SpeechParts {
  /** Null where the browser cannot speak. */
  synthesis: Synthesis | null;
  utter: (text: string) => Utterance;
  memory: Memory;
  platform: string;
  say: (message: string) => void;
}

export const LIMITS = { rate: [0.5, 2], pitch: [0.5, 1.5], volume: [0, 1] } as const;
type Measure = keyof typeof LIMITS;

/** Words are English until somebody says otherwise: the released model's are. */
const LANGUAGE = 'en';

export class Speech {
  readonly #parts: SpeechParts;
  #voices = $state.raw<readonly Voice[]>([]);
  #state = $state<'waiting' | 'ready'>('waiting');
  #speaking = $state(false);
  #chosen = $state<string | null>(null);
  #language = $state(LANGUAGE);
  #auto = $state(false);
  #measures = $state<Record<Measure, number>>({ rate: 1, pitch: 1, volume: 1 });
  /** What is being said: a voice tells of the end of an earlier one late. */
  #now: Utterance | null = null;

  constructor(parts: SpeechParts) {
    this.#parts = parts;
    const { memory, synthesis } = parts;
    this.#chosen = memory.get('voice');
    this.#language = memory.get('spoken-language') ?? LANGUAGE;
    this.#auto = memory.get('speak-by-itself') === 'yes';
    for (const name of Object.keys(LIMITS) as Measure[]) this.#measures[name] = kept(memory, name);
    this.#look();
    synthesis?.addEventListener?.('voiceschanged', () => this.#look());
    setTimeout(() => (this.#state = 'ready'), VOICES_MS);
  }

  /** Installed ones only, those of the words' language first. */
  readonly voices = $derived(
    [...this.#voices].sort(
      (a, b) =>
        Number(speaks(b, this.#language)) - Number(speaks(a, this.#language)) ||
        a.lang.localeCompare(b.lang) ||
        a.name.localeCompare(b.name),
    ),
  );
  /** The chosen one while it is installed, else the best there is. */
  readonly voice = $derived(
    this.voices.find(({ voiceURI }) => voiceURI === this.#chosen) ??
      this.voices.find((voice) => voice.default && speaks(voice, this.#language)) ??
      this.voices[0] ??
      null,
  );

  /** Why nothing can be said, as a sentence; null where it can, or while voices may still come. */
  readonly trouble = $derived.by(() => {
    if (!this.#parts.synthesis) return messages().cannotSpeak;
    if (this.voice || this.#state === 'waiting') return null;
    return this.#parts.platform.includes('linux') ? messages().noVoiceOnLinux : messages().noVoice;
  });
  /** Where the voice is made for another language than that of the words. */
  readonly foreign = $derived(this.voice !== null && !speaks(this.voice, this.#language));

  get speaking() {
    return this.#speaking;
  }
  /** BCP 47: of the words, whatever the voices. */
  get language() {
    return this.#language;
  }
  set language(language: string) {
    this.#language = language;
    this.#parts.memory.set('spoken-language', language);
  }
  /** Sentences are said when they end. */
  get auto() {
    return this.#auto;
  }
  set auto(yes: boolean) {
    this.#auto = yes;
    this.#parts.memory.set('speak-by-itself', yes ? 'yes' : 'no');
    if (!yes) this.stop();
  }
  /** 1 is the voice's own speed, pitch and loudness. */
  measure(name: Measure): number {
    return this.#measures[name];
  }
  setMeasure(name: Measure, value: number) {
    this.#measures[name] = within(name, value);
    this.#parts.memory.set(`speech-${name}`, String(this.#measures[name]));
  }
  choose(voiceURI: string) {
    this.#chosen = voiceURI;
    this.#parts.memory.set('voice', voiceURI);
  }

  /** What was being said before is broken off. Says why where nothing can be said. */
  speak(text: string) {
    const { synthesis, utter, say } = this.#parts;
    // Looked at again: voices may have gone since.
    this.#look();
    const { voice } = this;
    if (!synthesis || !voice?.localService) {
      say(this.trouble ?? messages().noVoiceYet);
      return;
    }
    this.stop();
    const utterance = utter(text);
    Object.assign(utterance, { voice, lang: voice.lang, ...this.#measures });
    utterance.onend = () => this.#over(utterance);
    utterance.onerror = (event: { error?: string } = {}) => {
      if (utterance !== this.#now) return;
      this.#over(utterance);
      if (event.error === 'canceled' || event.error === 'interrupted') return;
      say(event.error === 'not-allowed' ? messages().afterClick : messages().notSaid);
    };
    this.#now = utterance;
    this.#speaking = true;
    synthesis.speak(utterance);
  }

  stop() {
    this.#now = null;
    this.#speaking = false;
    this.#parts.synthesis?.cancel();
  }

  #over(utterance: Utterance) {
    if (utterance !== this.#now) return;
    this.#now = null;
    this.#speaking = false;
  }

  #look() {
    this.#voices = localVoices(this.#parts.synthesis?.getVoices() ?? []);
    if (this.#voices.length > 0) this.#state = 'ready';
  }
}

/** Voices that speak on this computer. What does not say so is taken for a remote one. */
export function localVoices<V extends Voice>(voices: readonly V[]): V[] {
  return voices.filter(({ localService }) => localService === true);
}

/** "en" speaks for "en-GB"; some systems write "en_GB". */
function speaks({ lang }: Voice, language: string): boolean {
  const [of] = lang.toLowerCase().split(/[-_]/, 1);
  return of === language.toLowerCase().split(/[-_]/, 1)[0];
}

function within(name: Measure, value: number): number {
  const [low, high] = LIMITS[name];
  return Number.isFinite(value) ? Math.min(high, Math.max(low, value)) : 1;
}

function kept(memory: Memory, name: Measure): number {
  const value = memory.get(`speech-${name}`);
  return value === null ? 1 : within(name, Number(value));
}
