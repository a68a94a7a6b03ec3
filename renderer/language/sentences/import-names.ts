/** What is wrong with a word, or with somebody's name, in a stranger's files: a part of a sentence, as in import-formats.ts. */
import type { Sentence } from '../sentence.ts';

/** What is named, with its article, by what training/exchange/names.ts calls it. */
const NAMED: readonly Sentence[] = [
  { en: 'word', de: 'das Wort', fr: 'le mot', es: 'la palabra' },
  {
    en: 'word, the folder’s name,',
    de: 'das Wort, also der Name des Ordners,',
    fr: 'le mot, c’est-à-dire le nom du dossier,',
    es: 'la palabra, es decir, el nombre de la carpeta,',
  },
  { en: 'sign', de: 'die Gebärde', fr: 'le signe', es: 'el signo' },
  { en: 'signer', de: 'der Name der Person', fr: 'le nom de la personne', es: 'el nombre de la persona' },
  { en: 'participant', de: 'der Name der Person', fr: 'le nom de la personne', es: 'el nombre de la persona' },
  { en: 'session', de: 'der Name der Sitzung', fr: 'le nom de la séance', es: 'el nombre de la sesión' },
  { en: 'language', de: 'die Sprache', fr: 'la langue', es: 'la lengua' },
];

const names = NAMED.flatMap(({ en, de, fr, es }): Sentence[] => [
  { en: `its ${en} is empty`, de: `${de} ist leer`, fr: `${fr} est vide`, es: `falta ${es.replace(/,$/, '')}` },
  {
    en: `its ${en} is longer than {most} characters`,
    de: `${de} ist länger als {most} Zeichen`,
    fr: `${fr} dépasse {most} caractères`,
    es: `${es} tiene más de {most} caracteres`,
  },
  {
    en: `its ${en} holds characters that cannot be shown`,
    de: `${de} enthält Zeichen, die sich nicht darstellen lassen`,
    fr: `${fr} contient des caractères qui ne peuvent pas être affichés`,
    es: `${es} contiene caracteres que no se pueden mostrar`,
  },
  {
    en: `its ${en} looks like a path`,
    de: `${de} sieht wie ein Pfad aus`,
    fr: `${fr} ressemble à un chemin`,
    es: `${es} parece una ruta`,
  },
]);

export const sentences: readonly Sentence[] = [
  ...names,
  {
    en: 'its word has characters that folders cannot have',
    de: 'das Wort hat Zeichen, die ein Ordner nicht haben kann',
    fr: 'le mot a des caractères qu’un dossier ne peut pas avoir',
    es: 'la palabra tiene caracteres que una carpeta no puede tener',
  },
];
