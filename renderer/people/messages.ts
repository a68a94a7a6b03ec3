/** What is said of several people in the picture, in the language of the window. */
import { inLanguage } from '../language/language.svelte.ts';
import { messages as de } from './messages.de.ts';
import { messages as en } from './messages.en.ts';
import { messages as es } from './messages.es.ts';
import { messages as fr } from './messages.fr.ts';

export const messages = inLanguage({ en, de, fr, es });
