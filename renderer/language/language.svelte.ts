/**
 * The language that the window speaks: what the person chose, else what the system wants. One for the whole window, as
 * phrases are made in many places that know of nothing else.
 */
import type { Memory } from '../memory.ts';
import { asFrenchSpaces } from './french.ts';
import { LANGUAGE_CODES, languageFor, type LanguageCode } from '../../models/languages.ts';

class Language {
  #code = $state<LanguageCode>('en');
  #chosen = $state<LanguageCode | null>(null);
  #system: LanguageCode = 'en';
  #memory: Memory | null = null;
  #listener: ((code: LanguageCode) => void) | null = null;

  /** @param wanted BCP 47 tags, the best first */
  open(memory: Memory, wanted: readonly string[]) {
    const kept = memory.get('language');
    this.#memory = memory;
    this.#system = languageFor(wanted);
    this.#chosen = LANGUAGE_CODES.find((code) => code === kept) ?? null;
    this.#code = this.#chosen ?? this.#system;
  }

  get code() {
    return this.#code;
  }
  /** Null: as the system has it. */
  get chosen() {
    return this.#chosen;
  }

  choose(code: LanguageCode | null) {
    this.#chosen = code;
    this.#code = code ?? this.#system;
    this.#memory?.set('language', code ?? '');
    this.#listener?.(this.#code);
  }

  /** Who speaks to the same person elsewhere: hears it now, and whenever it is chosen anew. */
  tell(listener: (code: LanguageCode) => void) {
    this.#listener = listener;
    listener(this.#code);
  }
}

export const language = new Language();

/**
 * What one part of the window says. Asked for anew each time, so that a change of language shows at once.
 * @param messages the same in each language: a type error says what is missing
 */
export function inLanguage<M>(messages: Record<LanguageCode, M>): (code?: LanguageCode) => M {
  const spoken = { ...messages, fr: asFrenchSpaces(messages.fr) };
  return (code = language.code) => spoken[code];
}
