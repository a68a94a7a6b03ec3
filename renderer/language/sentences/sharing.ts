/** What the main side says about words for other programs. */
import type { Sentence } from '../sentence.ts';

export const sentences: readonly Sentence[] = [
  {
    en: 'Port {port} is used by another program: choose another.',
    de: 'Port {port} wird von einem anderen Programm benutzt: Wähle einen anderen.',
    fr: 'Le port {port} est utilisé par un autre programme : choisissez-en un autre.',
    es: 'El puerto {port} lo usa otro programa: elige otro.',
  },
  {
    en: 'Port {port} could not be opened ({code}): choose another.',
    de: 'Port {port} ließ sich nicht öffnen ({code}): Wähle einen anderen.',
    fr: 'Le port {port} n’a pas pu être ouvert ({code}) : choisissez-en un autre.',
    es: 'No se ha podido abrir el puerto {port} ({code}): elige otro.',
  },
  {
    en: 'Signwright is closing.',
    de: 'Signwright wird gerade geschlossen.',
    fr: 'Signwright est en train de se fermer.',
    es: 'Signwright se está cerrando.',
  },
];
