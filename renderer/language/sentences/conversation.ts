/** What the main side says about the caption and the text of a conversation. */
import type { Sentence } from '../sentence.ts';

export const sentences: readonly Sentence[] = [
  {
    en: 'A caption above all other windows is there in the desktop app only.',
    de: 'Untertitel über allen anderen Fenstern gibt es nur in der Desktop-App.',
    fr: 'Les sous-titres au-dessus de toutes les fenêtres n’existent que dans l’application de bureau.',
    es: 'Los subtítulos sobre todas las ventanas solo existen en la aplicación de escritorio.',
  },
  {
    en: 'Text is saved only where you chose in the dialog. Choose a place again.',
    de: 'Text wird nur dort gespeichert, wo du es im Dialog gewählt hast. Wähle noch einmal einen Ort.',
    fr: 'Le texte n’est enregistré qu’à l’endroit choisi dans la boîte de dialogue. Choisissez de nouveau un endroit.',
    es: 'El texto solo se guarda donde lo elegiste en el cuadro de diálogo. Vuelve a elegir un lugar.',
  },
  {
    en: 'The file could not be written to {path}. Choose another place.',
    de: 'Die Datei konnte nicht nach {path} geschrieben werden. Wähle einen anderen Ort.',
    fr: 'Le fichier n’a pas pu être écrit dans {path}. Choisissez un autre endroit.',
    es: 'No se ha podido escribir el archivo en {path}. Elige otro lugar.',
  },
];
