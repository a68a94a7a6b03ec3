/** What the main side says of itself: requests that it cannot answer, the session, the disk, the window. */
import type { Sentence } from '../sentence.ts';

export const sentences: readonly Sentence[] = [
  {
    en: 'Only the window of Signwright may ask for this.',
    de: 'Nur das Fenster von Signwright darf darum bitten.',
    fr: 'Seule la fenêtre de Signwright peut demander cela.',
    es: 'Solo la ventana de Signwright puede pedir esto.',
  },
  {
    en: 'Signwright does not know this request: the window may need a reload.',
    de: 'Signwright kennt diese Anfrage nicht: Vielleicht muss das Fenster neu geladen werden.',
    fr: 'Signwright ne connaît pas cette demande : il faut peut-être recharger la fenêtre.',
    es: 'Signwright no conoce esta petición: puede que haya que recargar la ventana.',
  },
  {
    en: 'The request "{name}" is larger than Signwright takes.',
    de: 'Die Anfrage „{name}“ ist größer, als Signwright annimmt.',
    fr: 'La demande « {name} » est plus grande que ce que Signwright accepte.',
    es: 'La petición «{name}» es más grande de lo que Signwright acepta.',
  },
  {
    en: 'The request "{name}" came with something that Signwright cannot use.',
    de: 'Die Anfrage „{name}“ enthielt etwas, womit Signwright nichts anfangen kann.',
    fr: 'La demande « {name} » contenait quelque chose dont Signwright ne peut rien faire.',
    es: 'La petición «{name}» traía algo que Signwright no puede usar.',
  },
  {
    en: 'Something went wrong inside Signwright. Try again; if it stays, restart the app.',
    de: 'In Signwright ist etwas schiefgegangen. Versuche es noch einmal; bleibt es dabei, starte das Programm neu.',
    fr: 'Quelque chose s’est mal passé dans Signwright. Réessayez ; si cela persiste, relancez le programme.',
    es: 'Algo ha ido mal en Signwright. Vuelve a intentarlo; si sigue igual, reinicia el programa.',
  },
  {
    en: 'The message is larger than Signwright takes.',
    de: 'Die Nachricht ist größer, als Signwright annimmt.',
    fr: 'Le message est plus grand que ce que Signwright accepte.',
    es: 'El mensaje es más grande de lo que Signwright acepta.',
  },
  {
    en: 'That is no landmark frame.',
    de: 'Das sind keine Punkte der Hände in einem Bild.',
    fr: 'Ce ne sont pas les points des mains d’une image.',
    es: 'Eso no son los puntos de las manos de una imagen.',
  },
  {
    en: 'A message must be JSON with id, name and input.',
    de: 'Eine Nachricht muss JSON mit id, name und input sein.',
    fr: 'Un message doit être du JSON avec id, name et input.',
    es: 'Un mensaje debe ser JSON con id, name e input.',
  },
  {
    en: 'Too much is asked of Signwright at once: it goes on in a moment.',
    de: 'Von Signwright wird zu viel auf einmal verlangt: Gleich geht es weiter.',
    fr: 'Trop de choses sont demandées à Signwright à la fois : il reprend dans un instant.',
    es: 'Se le pide demasiado a Signwright a la vez: enseguida continúa.',
  },
  {
    en: 'There is no room on the disk: free some space and try again.',
    de: 'Der Datenträger ist voll: Schaffe Platz und versuche es noch einmal.',
    fr: 'Le disque est plein : libérez de la place et réessayez.',
    es: 'El disco está lleno: libera espacio y vuelve a intentarlo.',
  },
  {
    en: 'The window had stopped working and was opened again. Nothing that was recorded is lost.',
    de: 'Das Fenster war abgestürzt und wurde neu geöffnet. Nichts Aufgenommenes ist verloren.',
    fr: 'La fenêtre avait cessé de fonctionner et a été rouverte. Rien de ce qui a été enregistré n’est perdu.',
    es: 'La ventana había dejado de funcionar y se ha vuelto a abrir. No se ha perdido nada de lo grabado.',
  },

  {
    en: 'The recognition engine could not be loaded. Reinstalling Signwright may help.',
    de: 'Die Engine zum Erkennen ließ sich nicht laden. Vielleicht hilft es, Signwright neu zu installieren.',
    fr: 'Le moteur de reconnaissance n’a pas pu être chargé. Réinstaller Signwright peut aider.',
    es: 'No se ha podido cargar el motor de reconocimiento. Puede ayudar volver a instalar Signwright.',
  },
  {
    en: 'Recognition stopped because the network failed. Start it again, or restart the app.',
    de: 'Das Erkennen hat aufgehört, weil das neuronale Netz versagt hat. Starte es wieder, oder starte das Programm neu.',
    fr: 'La reconnaissance s’est arrêtée, car le réseau de neurones a échoué. Relancez-la, ou relancez le programme.',
    es: 'El reconocimiento se ha detenido porque la red neuronal ha fallado. Inícialo de nuevo o reinicia el programa.',
  },
  {
    en: 'A picture could not be read and was skipped. {reason}',
    de: 'Ein Bild war nicht zu lesen und wurde ausgelassen. {reason}',
    fr: 'Une image n’a pas pu être lue et a été laissée de côté. {reason}',
    es: 'No se ha podido leer una imagen y se ha omitido. {reason}',
  },
  {
    en: 'Its content is no landmark frame.',
    de: 'Der Inhalt sind keine Punkte der Hände in einem Bild.',
    fr: 'Son contenu n’est pas fait des points des mains d’une image.',
    es: 'Su contenido no son los puntos de las manos de una imagen.',
  },
];
