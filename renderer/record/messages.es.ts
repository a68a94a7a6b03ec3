import { pluralsOf } from '../language/plural.ts';
import type { Messages } from './messages.en.ts';

const plural = pluralsOf('es');

const takes = (count: number) => plural(count, { one: `${count} toma`, other: `${count} tomas` });
const minutes = (count: number) => plural(count, { one: `${count} minuto`, other: `${count} minutos` });

export const messages: Messages = {
  takes,
  noSign: 'ningún signo',
  noSignOnlyMoving: 'Ningún signo: solo moverse',
  goOn: 'Continuar',

  recordSigns: 'Grabar signos',
  libraryUnreadable: 'No se puede leer la biblioteca.',
  tryAgain: 'Volver a intentarlo',
  openingLibrary: 'Abriendo la biblioteca…',
  whatToRecord: 'Qué se graba',
  untilYouStop: 'Hasta que pares',
  extent: (takesAsked, minutesAbout) => `${takes(takesAsked)}, alrededor de ${minutes(minutesAbout)}`,
  startRecording: 'Empezar a grabar',
  missing: {
    wordAndSigner: 'Elige una palabra y quién signa.',
    word: 'Elige una palabra.',
    signer: 'Elige quién signa.',
  },

  wordsToRecord: 'Palabras para grabar',
  findWord: 'Busca una palabra o escribe una nueva',
  words: 'Palabras',
  addWord: (word) => `Añadir «${word}»`,
  newWord: 'palabra nueva',
  addMoreWords: 'Añadir más palabras',
  allMyWords: 'Todas mis palabras',
  allOtherWords: 'Todas las demás palabras',
  aboutNoSign: 'Manos que se mueven sin signar: así el programa aprende a callar entonces.',
  plannedWords: 'Palabras de esta grabación',
  noTakesYet: 'aún sin tomas',
  soFar: (all) => `${all} hasta ahora`,
  soFarOfThem: (all, mine) => `${all} hasta ahora, ${mine} de esta persona`,
  takesOf: (word) => `Tomas de «${word}»`,
  leaveOut: (word) => `Quitar «${word}»`,
  endless: 'Seguir hasta que yo pare',
  takesOfEach: 'Tomas por palabra',
  randomOrder: 'En orden aleatorio',
  clearList: 'Vaciar la lista',
  ofWords: (count) => plural(count, { one: `de ${count} palabra`, other: `de ${count} palabras` }),
  moreAboutWord: 'Más sobre esta palabra',
  wordFields: {
    language: { name: 'Lengua de signos', hint: 'LSE, LSC, …' },
    note: { name: 'Cómo se signa', hint: 'mano plana desde la barbilla hacia delante' },
    reference: { name: 'Dónde consultarla', hint: 'un diccionario, una página' },
  },

  whoSigns: 'Quién signa',
  choosePerson: 'Elige una persona',
  somebodyElse: 'Otra persona…',
  addPerson: 'Añadir una persona',
  personName: 'Nombre u otra palabra para esta persona',
  leadingHand: 'Mano dominante',
  sides: { left: 'izquierda', right: 'derecha' },
  add: 'Añadir',

  how: 'Cómo',
  ways: {
    'hands-free': {
      name: 'Manos libres',
      hint: 'Signa, baja las manos, vuelve a signar. Cada signo se convierte en una toma.',
    },
    manual: {
      name: 'Con tecla o pedal',
      hint: 'Pulsa Espacio cuando empiece un signo, y otra vez cuando termine.',
    },
  },
  timeToStepBack: 'Tiempo para alejarte',
  noTime: 'ninguno',
  seconds: (seconds) => `${seconds} s`,
  sounds: 'Sonidos',

  toSignNow: 'Para signar ahora',
  onlyMove: 'ningún signo: solo muévete',
  then: 'después:',
  recording: 'Grabación',
  pedalKeys: 'Espacio, Intro, Av Pág o un pedal',
  pause: 'Pausa',
  endOfSign: 'Fin del signo',
  beginningOfSign: 'Inicio del signo',
  space: 'Espacio',
  skip: 'Saltar',
  stop: 'Parar',
  escape: 'Esc',
  newWords: 'Palabras nuevas',
  place: (at, of) => `${at} de ${of}`,
  idleIdeas: {
    head: 'Ráscate la cabeza',
    drink: 'Bebe un sorbo',
    talk: 'Gesticula sin signar',
    glasses: 'Súbete las gafas',
    hands: 'Frótate las manos',
    arms: 'Cruza los brazos y suéltalos',
    hair: 'Alísate el pelo',
    keyboard: 'Escribe en un teclado',
    watch: 'Mira el reloj',
    chin: 'Apoya la barbilla en la mano',
    point: 'Señala algo',
    sleeves: 'Arréglate las mangas',
  },

  badge: {
    ready: 'Prepárate',
    paused: 'En pausa',
    interrupted: 'Interrumpida',
    noPicture: 'Sin imagen: la grabación espera',
    saved: 'Guardada',
    noted: 'Guardada, con un aviso',
    discarded: 'No se ha grabado',
    signing: 'Signando…',
    moving: 'En movimiento…',
    press: 'Pulsa cuando empieces',
    waitingForSign: 'Esperando un signo',
    waitingForMovement: 'Esperando un movimiento',
  },

  said: {
    sign: (word) => `Signa «${word}»`,
    move: 'Muévete, pero no signes',
    now: (prompt, progress) => `${prompt}, ${progress}.`,
    ready: 'Prepárate.',
    paused: 'En pausa.',
    interrupted: 'Se ha perdido la conexión. Lo que se ha signado está a salvo.',
    ended: (count) => `La grabación ha terminado con ${takes(count)}.`,
  },

  wasInterrupted: 'La grabación se ha interrumpido',
  connectionBack: (count) =>
    plural(count, {
      one: `La conexión ha vuelto. ${takes(count)} de esta sesión está a salvo; un signo a medias se ha perdido.`,
      other: `La conexión ha vuelto. ${takes(count)} de esta sesión están a salvo; un signo a medias se ha perdido.`,
    }),
  connectionLost:
    'Las tomas guardadas están a salvo. En cuanto vuelva la conexión podrás seguir donde estabas.',
  goOnTakesLeft: (count) =>
    plural(count, { one: `Continuar: queda ${takes(count)}`, other: `Continuar: quedan ${takes(count)}` }),
  finish: 'Terminar',
  stopped: (count) =>
    plural(count, {
      one: `La grabación se ha detenido. ${takes(count)} está guardada.`,
      other: `La grabación se ha detenido. ${takes(count)} están guardadas.`,
    }),
  takesWait: 'Hay tomas que esperan en la memoria.',
  someTakesWait: (count) =>
    plural(count, { one: `${takes(count)} espera en la memoria.`, other: `${takes(count)} esperan en la memoria.` }),
  keepOpen: 'Se guardará por sí solo en cuanto sea posible: deja Signwright abierto hasta entonces.',

  takesOfSitting: 'Tomas de esta sesión',
  noneMade: 'Cada toma aparece aquí en cuanto se hace. Puedes verla, conservarla o repetirla.',
  newestFirst: 'Tomas, la más reciente primero',
  deleted: 'Eliminada.',
  redone: 'Eliminada; se volverá a pedir.',
  kept: 'Conservada',
  keep: 'Conservar',
  keepTake: (word) => `Conservar «${word}»`,
  redo: 'Repetir',
  redoTake: (word) => `Repetir «${word}»`,
  delete: 'Eliminar',
  deleteTake: (word) => `Eliminar «${word}»`,
  undo: 'Deshacer',
  bringBack: (word) => `Recuperar «${word}»`,

  allDone: 'Todo listo',
  recordingStopped: 'Grabación detenida',
  ofWhichNoted: (count) => `de ellas, ${count} con un aviso`,
  noted: (count) => `${count} con un aviso`,
  goOnLeft: (count) =>
    plural(count, { one: `Continuar: queda ${count}`, other: `Continuar: quedan ${count}` }),
  recordMore: 'Grabar más',
  review: 'Revisar en la biblioteca',
};
