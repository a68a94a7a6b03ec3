/**
 * The language of the menu and of the system's dialogs: that of the window, which tells it. The next start needs it before
 * there is a window, so it is kept in `language.json`. One for the whole shell, as dialogs are asked for in many places.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as v from 'valibot';
import { LANGUAGE_CODES, languageFor, type LanguageCode } from '../../models/languages.ts';
import { writeDurably } from '../durable-file.ts';

const Form = v.object({ format: v.literal(1), language: v.picklist(LANGUAGE_CODES) });

export class ShellLanguage {
  #code: LanguageCode = 'en';
  #path: string | null = null;
  #turn: Promise<unknown> = Promise.resolve();

  /** What speaks all the time (the menu) is to be made anew. */
  onchange: (() => void) | null = null;

  get code(): LanguageCode {
    return this.#code;
  }

  /** @param wanted by the system, while no window has ever said: BCP 47 tags, the best first */
  open(dataFolder: string, wanted: readonly string[]): void {
    this.#path = join(dataFolder, 'language.json');
    this.#code = keptIn(this.#path) ?? languageFor(wanted);
  }

  /** Resolves when the next start knows it too. A folder that cannot be written to only costs that. */
  choose(code: LanguageCode): Promise<void> {
    const changed = code !== this.#code;
    this.#code = code;
    if (changed) this.onchange?.();
    const path = this.#path;
    if (path === null || keptIn(path) === code) return Promise.resolve();
    const written = this.#turn
      .then(() => writeDurably(path, { format: 1, language: code }))
      .catch((error: unknown) => console.error('The language of the menu could not be kept:', error));
    this.#turn = written;
    return written;
  }
}

/** Null where none is, or none that can be read. */
function keptIn(path: string): LanguageCode | null {
  try {
    return v.parse(Form, JSON.parse(readFileSync(path, 'utf8'))).language;
  } catch {
    return null;
  }
}

export const shellLanguage = new ShellLanguage();
