/** What the main side says when somebody tells what a sign was. */
import type { Sentence } from '../sentence.ts';

export const sentences: readonly Sentence[] = [
  {
    en: 'Say who signs, so that the takes are theirs.',
    de: 'Sag, wer gebärdet, damit die Aufnahmen dieser Person gehören.',
    fr: 'Dites qui signe, pour que les prises soient celles de cette personne.',
    es: 'Di quién signa, para que las tomas sean de esa persona.',
  },
  {
    en: 'What you answer is not kept: say first that it may be.',
    de: 'Was du antwortest, wird nicht behalten: Sag zuerst, dass es behalten werden darf.',
    fr: 'Ce que vous répondez n’est pas gardé : dites d’abord que cela peut l’être.',
    es: 'Lo que respondes no se guarda: di antes que se puede guardar.',
  },
  {
    en: 'That sign is too long ago to be kept.',
    de: 'Diese Gebärde ist zu lange her, um behalten zu werden.',
    fr: 'Ce signe est trop ancien pour être gardé.',
    es: 'Ese signo es de hace demasiado tiempo para guardarlo.',
  },
];
