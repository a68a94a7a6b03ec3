/**
 * What the captions page says itself. Its script is served alone (electron/sharing/server.ts), so the page shares no module
 * with the window: what two pages share becomes a file of its own.
 */
import type { LanguageCode } from '../../models/languages.ts';
import { messages as de } from './messages.de.ts';
import { messages as en, type Messages } from './messages.en.ts';
import { messages as es } from './messages.es.ts';
import { messages as fr } from './messages.fr.ts';

const CATALOGUES: Record<LanguageCode, Messages> = { en, de, fr, es };

/** @param wanted BCP 47 tags, the best first, as `navigator.languages` has them */
export function messagesFor(wanted: readonly string[]): { code: string; messages: Messages } {
  const spoken = Object.entries(CATALOGUES);
  for (const tag of wanted) {
    const found = spoken.find(([code]) => code === tag.toLowerCase().split('-')[0]);
    if (found) return { code: found[0], messages: found[1] };
  }
  return { code: 'en', messages: en };
}
