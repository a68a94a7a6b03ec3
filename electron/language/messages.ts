/** What the menu and the system's dialogs say, in the language of the window. */
import { shellLanguage } from './language.ts';
import { messages as de } from './messages.de.ts';
import { messages as en, type Messages } from './messages.en.ts';
import { messages as es } from './messages.es.ts';
import { messages as fr } from './messages.fr.ts';

const ALL = { en, de, fr, es };

/** Asked for anew each time, as the language may have changed. */
export const messages = (): Messages => ALL[shellLanguage.code];
