import { pluralsOf } from '../language/plural.ts';
import type { Messages } from './messages.en.ts';

const plural = pluralsOf('es');

export const messages: Messages = {
  practice: 'Práctica',
  practiseSigns: 'Practicar signos',
  about:
    'Se muestra una palabra y tú la signas. La nota es lo que lee el modelo, como en una conversación; no puede decir lo bien que signas.',
  place: (at, of) => `Palabra ${at} de ${of}`,
  sign: 'Signa:',
  unseen: 'Todavía no se ve lo que signas: espera a la cámara y a la detección de las manos.',
  movingHands: (word) => `Manos que signan «${word}», como en un espejo`,
  noMovement: 'No hay ningún movimiento que mostrar para esta palabra.',
  showMe: 'Muéstramelo',
  hold: 'Parar el movimiento',
  play: 'Reproducir el movimiento',
  skip: 'Saltar esta palabra',
  end: 'Terminar la ronda',
  word: 'Palabra',
  read: 'Leído',
  onceMore: (count) =>
    plural(count, {
      one: 'Otra vez la palabra que salió mal',
      other: `Otra vez las ${count} palabras que salieron mal`,
    }),
  whichWords: 'Qué palabras',
  choices: { all: 'Cualquier palabra', weak: 'Palabras que salieron mal', new: 'Palabras aún no practicadas' },
  howMany: 'Cuántas',
  showEach: 'Mostrar cómo se signa cada palabra',
  leftHand: 'Signo con la mano izquierda',
  start: 'Empezar',
  noModel: 'Las palabras vienen con el modelo, que no está cargado.',
  noneWrong: 'Aún no ha salido mal ninguna palabra.',
  noneNew: 'Ya se han practicado todas las palabras.',
  right: (word, sure) => `Correcto: «${word}», seguro al ${sure}.`,
  nearly: (word, sure) => `Casi: parecía «${word}», pero seguro solo al ${sure}. Otra vez.`,
  other: (word) => `Se ha leído como «${word}». Mira el movimiento e inténtalo de nuevo.`,
  nothing: 'No se ha leído como ninguna palabra. Mira el movimiento e inténtalo de nuevo.',
  noneSigned: 'No se ha signado ninguna palabra.',
  allAtOnce: (count) =>
    plural(count, { one: 'Correcta al primer intento.', other: `Las ${count} correctas al primer intento.` }),
  someAtOnce: (right, count) =>
    plural(right, {
      one: `${right} de ${count} correcta al primer intento.`,
      other: `${right} de ${count} correctas al primer intento.`,
    }),
  skipped: 'saltada',
  notRead: 'no leída',
  tries: (tries, sure) =>
    `${tries === 1 ? 'primer intento' : tries === 2 ? 'segundo intento' : 'tercer intento'}, seguro al ${sure}`,
  textToSigns: 'Del texto a los signos',
  aboutText:
    'Escribe lo que quieres decir. Los signos que conoce el modelo se muestran uno tras otro: para alguien que responde, o para signar a la vez.',
  text: 'Texto',
  showSigns: 'Mostrar los signos',
  notLoaded: (why) => `No se han podido cargar los movimientos. ${why}`,
  quoted: (word) => `«${word}»`,
  unknown: (count, words) =>
    plural(count, {
      one: `No se conoce ningún signo para ${words}. Grábalo para enseñárselo al programa.`,
      other: `No se conocen signos para ${words}. Grábalos para enseñárselos al programa.`,
    }),
  unmoving: (words) => `No hay ningún movimiento que mostrar para ${words}.`,
  signs: 'Signos',
  playback: 'Reproducción de los signos',
  playButton: 'Reproducir',
  pauseButton: 'Pausa',
  slowly: 'Despacio',
};
