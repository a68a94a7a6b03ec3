/** What the main side says about newer versions of Signwright. */
import type { Sentence } from '../sentence.ts';

export const sentences: readonly Sentence[] = [
  {
    en: 'This copy has no place to look for updates: ask whoever gave it to you.',
    de: 'Für diese Kopie gibt es keinen Ort, an dem sie nach Updates suchen könnte: Frage die Person, von der du sie hast.',
    fr: 'Cette copie n’a pas d’endroit où chercher des mises à jour : demandez à la personne qui vous l’a donnée.',
    es: 'Esta copia no tiene dónde buscar actualizaciones: pregunta a quien te la dio.',
  },
  {
    en: 'Version {version} is there, but not for this kind of computer.',
    de: 'Version {version} ist da, aber nicht für diese Art von Computer.',
    fr: 'La version {version} est disponible, mais pas pour ce type d’ordinateur.',
    es: 'La versión {version} está disponible, pero no para este tipo de ordenador.',
  },
  {
    en: 'There is no newer version.',
    de: 'Es gibt keine neuere Version.',
    fr: 'Il n’y a pas de version plus récente.',
    es: 'No hay ninguna versión más reciente.',
  },
  {
    en: 'What was fetched is not what the maker of this copy has signed, so it was thrown away. Try again.',
    de: 'Was geholt wurde, ist nicht das, was der Hersteller dieser Kopie signiert hat; deshalb wurde es verworfen. Versuche es noch einmal.',
    fr: 'Ce qui a été téléchargé n’est pas ce que l’auteur de cette copie a signé, et a donc été jeté. Réessayez.',
    es: 'Lo que se ha descargado no es lo que firmó el autor de esta copia, así que se ha descartado. Inténtalo de nuevo.',
  },
  {
    en: '{path} could not be written. Is the disk full?',
    de: '{path} konnte nicht geschrieben werden. Ist der Datenträger voll?',
    fr: '{path} n’a pas pu être écrit. Le disque est-il plein ?',
    es: 'No se ha podido escribir {path}. ¿Está lleno el disco?',
  },
  {
    en: 'What the address answers is no list of updates.',
    de: 'Was unter der Adresse steht, ist keine Liste von Updates.',
    fr: 'Ce que l’adresse renvoie n’est pas une liste de mises à jour.',
    es: 'Lo que responde esa dirección no es una lista de actualizaciones.',
  },
  {
    en: 'The list of updates is not signed by the maker of this copy, so it was not used.',
    de: 'Die Liste der Updates ist nicht vom Hersteller dieser Kopie signiert; deshalb wurde sie nicht verwendet.',
    fr: 'La liste des mises à jour n’est pas signée par l’auteur de cette copie, et n’a donc pas été utilisée.',
    es: 'La lista de actualizaciones no está firmada por el autor de esta copia, así que no se ha usado.',
  },
  {
    en: 'The list of updates is of a kind that this version does not know.',
    de: 'Die Liste der Updates ist von einer Art, die diese Version nicht kennt.',
    fr: 'La liste des mises à jour est d’un type que cette version ne connaît pas.',
    es: 'La lista de actualizaciones es de un tipo que esta versión no conoce.',
  },
  {
    en: '{host} has no updates at its address just now. Try later.',
    de: '{host} hat unter seiner Adresse gerade keine Updates. Versuche es später.',
    fr: '{host} n’a pas de mises à jour à son adresse pour le moment. Réessayez plus tard.',
    es: 'Ahora mismo {host} no tiene actualizaciones en su dirección. Inténtalo más tarde.',
  },
  {
    en: '{host} sent more than was announced, so it was not used.',
    de: '{host} hat mehr gesendet als angekündigt; deshalb wurde es nicht verwendet.',
    fr: '{host} a envoyé plus que ce qui était annoncé ; rien n’en a donc été utilisé.',
    es: '{host} ha enviado más de lo anunciado, así que no se ha usado.',
  },
  {
    en: 'Updates are looked for at https addresses only.',
    de: 'Nach Updates wird nur unter https-Adressen gesucht.',
    fr: 'Les mises à jour ne sont cherchées qu’à des adresses https.',
    es: 'Las actualizaciones solo se buscan en direcciones https.',
  },
  {
    en: '{host} does not answer. Are you connected to the internet?',
    de: '{host} antwortet nicht. Bist du mit dem Internet verbunden?',
    fr: '{host} ne répond pas. Êtes-vous connecté à internet ?',
    es: '{host} no responde. ¿Tienes conexión a internet?',
  },
];
