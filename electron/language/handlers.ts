/** What the main side answers about the language of the window. */
import type { LanguageCode } from '../../models/languages.ts';
import type { Handlers } from '../ipc.ts';

/** @param speak null where nothing but the window speaks: the browser host has neither menu nor dialogs */
export function languageHandlers(
  speak: ((code: LanguageCode) => Promise<void>) | null,
): Pick<Handlers<unknown>, 'setLanguage'> {
  return {
    async setLanguage({ language }) {
      await speak?.(language);
      return null;
    },
  };
}
