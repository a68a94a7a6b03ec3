import { decimal } from '../language/numbers.ts';
import { pluralsOf } from '../language/plural.ts';
import type { Messages } from './messages.en.ts';

const plural = pluralsOf('es');
const takes = (count: number) => plural(count, { one: `${decimal(count)} toma`, other: `${decimal(count)} tomas` });
const words = (count: number) =>
  plural(count, { one: `${decimal(count)} palabra`, other: `${decimal(count)} palabras` });
const people = (count: number) =>
  plural(count, { one: `${decimal(count)} persona`, other: `${decimal(count)} personas` });

export const messages: Messages = {
  train: 'Entrenar',
  training: 'Entrenamiento',
  underWay: 'En marcha',
  lastOne: 'El último',
  noneYet:
    'Todavía no ha habido ningún entrenamiento. Mientras hay uno en marcha, aquí ves cómo va; la traducción sigue entretanto.',
  notListed: (why) => `No se ha podido leer la lista de entrenamientos. ${why}`,
  tryAgain: 'Reintentar',
  tryAgainWith: (name) => `Reintentar: ${name}`,
  cancel: 'Cancelar',
  cancelOf: (name) => `Cancelar ${name}`,
  takeOff: 'Quitar de la lista',
  takeOffOf: (name) => `Quitar de la lista: ${name}`,

  retrain: 'Reentrenar',
  notRead: (why) => `No se ha podido leer la biblioteca. ${why}`,
  notReadAgain: (why) => `No se ha podido volver a leer la biblioteca. ${why}`,
  opening: 'Abriendo la biblioteca…',
  recognisesThen: 'Reconoce los signos en cuanto ha aprendido.',
  recognisesLater: 'No se usa hasta que lo actives.',
  waitsForAnother: 'Hay otro entrenamiento en marcha: este espera su turno.',
  recordSigns: 'Grabar signos',
  worthKnowing: 'Conviene saberlo antes',
  choose: 'Elegir…',
  notDefaults: 'No son los valores por defecto.',
  backToDefaults: 'Volver a los valores por defecto',

  name: 'Nombre del modelo',
  myWords: 'Mis palabras',
  people: 'Personas',
  nobody: 'Nadie tiene tomas todavía.',
  takes,
  kind: 'Tipo de red',
  isDefault: 'por defecto',
  families: {
    gru: {
      name: 'GRU',
      text: 'Lee imagen a imagen y se queda con lo que importa: listo cuando el signo acaba, bueno para casi todo.',
    },
    attention: {
      name: 'Atención',
      text: 'Lee el signo en los dos sentidos y aprende qué momentos cuentan: alrededor de un punto mejor con muchas palabras de personas desconocidas, y más rápido de entrenar.',
    },
    bidirectional: {
      name: 'Bidireccional',
      text: 'Lee el signo hacia delante y hacia atrás cada pocas imágenes: para palabras que solo se distinguen en el final.',
    },
    lstm: {
      name: 'LSTM',
      text: 'Como la GRU, con una segunda memoria: igual de buena donde se ha medido, más grande, y un tercio más lenta de entrenar.',
    },
    rnn: {
      name: 'RNN simple',
      text: 'La más simple y pequeña: se entrena en la mitad de tiempo, buena para una primera prueba con pocas palabras.',
    },
    'encoder-decoder': {
      name: 'Codificador-decodificador',
      text: 'Aprende también frases de dos o tres signos, para investigar: es la que más tarda en entrenarse, y los subtítulos solo muestran la primera palabra.',
    },
  },
  startFrom: 'Partir de',
  byTakes: 'Lo que pidan las tomas (por defecto)',
  fromNothing: 'Nada: una red que aún no sabe nada',
  releasedModel: (name) => `El modelo incluido: ${name}`,
  aboutNothing: 'Necesita muchas tomas; no lleva nada de otros modelos.',
  aboutModel: 'Toma de ese modelo cómo ve moverse las manos; las palabras se aprenden de nuevo.',
  merge: 'Unir vocabularios',
  aboutMerge: (most) =>
    `Las tomas de las que aprendieron estos modelos vienen con sus palabras, aunque la biblioteca ya no las tenga. Como mucho, ${most}.`,
  knows: (known, from) => `${words(known)}, ${takes(from)}`,
  activateThen: 'Activarlo en cuanto haya aprendido',
  frozen: 'Datos: las tomas tal como estén al empezar. Entonces se congelan y reciben una versión.',

  words: 'Palabras',
  chosen: (chosen, of) => `${decimal(chosen)} de ${decimal(of)}`,
  findToLearn: 'Buscar una palabra para aprender',
  find: 'Buscar una palabra',
  all: 'Todas',
  allWords: 'Todas las palabras',
  allFound: 'Todas las encontradas',
  allFoundWords: 'Todas las encontradas, entre las palabras',
  none: 'Ninguna',
  noneOfWords: 'Ninguna de las palabras',
  noneFound: 'Ninguna de las encontradas',
  noneFoundOfWords: 'Ninguna de las encontradas, entre las palabras',
  toLearn: 'Palabras para aprender',
  isNew: 'nueva',
  fromFew: 'Ya se reconoce a partir de unas pocas tomas.',
  noTakes: 'aún sin tomas',
  takesOfPeople: (count, signers) => `${takes(count)}, ${people(signers)}`,
  noneLike: (text) => `Ninguna palabra se parece a «${text}».`,
  idleAlong: (count) =>
    plural(count, {
      one: `${decimal(count)} toma sin signo se incluye siempre.`,
      other: `${decimal(count)} tomas sin signo se incluyen siempre.`,
    }),

  waiting: 'En espera',
  askedFor: (when) => `pedido el ${when}`,
  earlier: 'Entrenamientos anteriores',
  ended: {
    queued: (when) => `Espera desde el ${when}`,
    running: (when) => `En marcha desde el ${when}`,
    judging: (when) => `En evaluación desde el ${when}`,
    done: (when) => `Terminado el ${when}`,
    failed: (when) => `Falló el ${when}`,
    cancelled: (when) => `Cancelado el ${when}`,
  },
  endedInUse: (ended) => `${ended}, ahora reconoce los signos`,
  endedDeleted: (ended) => `${ended}, su modelo se ha eliminado`,
  againGoesOn: 'Reintentar: sigue donde estaba.',
  results: 'Resultados',
  resultsOf: (name) => `Resultados de ${name}`,

  stages: 'Etapas',
  stage: { waits: 'Espera', collects: 'Reúne', learns: 'Aprende', judges: 'Evalúa', over: 'Listo' },
  through: ', superada',
  failed: 'Ha fallado.',
  judging: 'Evaluación',
  learning: 'Aprendizaje',
  collecting: 'Reuniendo tomas',
  judgingAt: (progress) => `Evaluación: ${progress}.`,
  learningAt: (progress) => `Aprendizaje: ${progress}.`,
  toldOf: (name, told) => `${name}: ${told}`,
  modelDeleted: 'Su modelo se ha eliminado.',
  notInUse: 'Está listo y aún no reconoce los signos.',
  inUse: 'Ahora reconoce los signos.',
  inUseSince: (time) => `Reconoce los signos desde las ${time}.`,
  activate: 'Activar',
  seeResults: 'Ver los resultados',
  rollBackTo: (name) => `Volver a «${name}»`,
  stopHere: 'Parar aquí',
  goesOn: 'Sigue donde estaba, con las mismas tomas.',
  frozenAs: (count, signers) => `${takes(count)} de ${people(signers)}, congeladas como versión`,
  asTheyAre: 'Aprende de las tomas tal como están ahora.',
  meanwhile: 'La traducción sigue entretanto: puedes ir a «Traducir».',

  loss: 'Pérdida: cuánto se equivoca todavía',
  lossNow: ', ahora',
  lossChart: (first, at, last, step, steps) =>
    `Pérdida, en escala logarítmica: ${first} en el paso ${at}, ${last} en el paso ${step} de ${steps}.`,
  lossUnknown: 'Pérdida: aún no hay cifras.',
  stepOf: (step) => `paso ${decimal(step)}`,
  epochOf: (epoch) => `época ${epoch}`,
  heldOut: {
    person: 'Cuántas tomas de cada persona apartada se leen bien, época por época',
    people: 'Cuántas tomas de cada grupo de personas apartado se leen bien, época por época',
    sitting: 'Cuántas tomas de cada sesión apartada se leen bien, época por época',
    sittings: 'Cuántas tomas de cada grupo de sesiones apartado se leen bien, época por época',
  },
  heldOutChart: (epochs) =>
    plural(epochs, {
      one: `Gráfico de la lista de abajo, de ${epochs} época`,
      other: `Gráfico de la lista de abajo, de ${epochs} épocas`,
    }),

  standing: {
    waits: 'Espera su turno.',
    collects: 'Reúne las tomas y las congela tal como están ahora.',
    begins: 'Se prepara para aprender.',
    learns: 'Aprende.',
    learnsFrom: (count, signers) => `Aprende de ${takes(count)} de ${people(signers)}.`,
    judges: 'El modelo está listo. Se apartan por turnos partes de las tomas, para evaluar lo bueno que es.',
    judged: (then) => `Ya está evaluado. ${then}`,
  },
  steps: (step, steps, epoch, epochs) =>
    `Paso ${decimal(step)} de ${decimal(steps)}, época ${decimal(epoch)} de ${decimal(epochs)}`,
  doneUnjudged: 'Terminado, sin cifras.',
  growthFailed: (figures, why) => `${figures} No se ha podido averiguar qué aportarían más tomas: ${why}`,
  judgingFailed: (why) => `El modelo está listo, pero no se ha podido evaluar: ${why}`,
  reads: {
    signers: (right, count, least) =>
      `Lee bien el ${right} de ${takes(count)} de personas de las que no ha aprendido${least}.`,
    sessions: (right, count, least) =>
      `Lee bien el ${right} de ${takes(count)} de sesiones de las que no ha aprendido${least}. De otras personas no se sabe nada.`,
    all: (right, count, least) => `Lee bien el ${right} de ${takes(count)}${least}.`,
  },
  least: (name, right) => `; lo peor: ${name}, ${right}`,
  provisional: {
    person: (done, all) =>
      plural(done, {
        one: `Provisional: ${done} persona de ${all} evaluada.`,
        other: `Provisional: ${done} personas de ${all} evaluadas.`,
      }),
    people: (done, all) =>
      plural(done, {
        one: `Provisional: ${done} grupo de personas de ${all} evaluado.`,
        other: `Provisional: ${done} grupos de personas de ${all} evaluados.`,
      }),
    sitting: (done, all) =>
      plural(done, {
        one: `Provisional: ${done} sesión de ${all} evaluada.`,
        other: `Provisional: ${done} sesiones de ${all} evaluadas.`,
      }),
    sittings: (done, all) =>
      plural(done, {
        one: `Provisional: ${done} grupo de sesiones de ${all} evaluado.`,
        other: `Provisional: ${done} grupos de sesiones de ${all} evaluados.`,
      }),
  },
  notice: {
    failed: (name, why) => `El entrenamiento «${name}» ha fallado: ${why}`,
    judged: (name, outcome) => `«${name}» está evaluado. ${outcome}`,
    inUse: (name) => `«${name}» ha aprendido y ya reconoce los signos.`,
    learnt: (name) => `«${name}» ha aprendido. Actívalo para usarlo.`,
  },
  quoted: (word) => `«${word}»`,
  more: (count) => `${decimal(count)} más`,

  about: {
    few: 'unos segundos',
    seconds: (count) => `unos ${count} segundos`,
    minute: 'alrededor de un minuto',
    minutes: (count) => `unos ${count} minutos`,
    hour: 'alrededor de una hora',
    hours: (count) => `unas ${count} horas`,
  },
  left: {
    nearly: 'casi listo',
    seconds: (count) => plural(count, { one: `queda ${count} s`, other: `quedan unos ${count} s` }),
    minutes: (count) => plural(count, { one: `queda ${count} min`, other: `quedan unos ${count} min` }),
    hours: (count, minutes) =>
      plural(count, {
        one: `queda cerca de ${count} h ${minutes} min`,
        other: `quedan unas ${count} h ${minutes} min`,
      }),
  },

  noneChosen: 'Lo elegido no tiene tomas: elige más palabras o personas.',
  noneRecorded: 'Aún no hay tomas de las que aprender: graba algunas primero.',
  twoChosen: 'Un modelo necesita al menos dos palabras: elige otra.',
  twoRecorded: 'Un modelo necesita al menos dos palabras: graba otra, o algunas tomas sin signo.',
  learnt: {
    words,
    allNew: (count) => plural(count, { one: `${words(count)} (nueva)`, other: `${words(count)} (todas nuevas)` }),
    someNew: (count, fresh) =>
      plural(fresh, {
        one: `${words(count)} (${decimal(fresh)} de ellas nueva)`,
        other: `${words(count)} (${decimal(fresh)} de ellas nuevas)`,
      }),
  },
  source: (count, signers) => `${takes(count)} de ${people(signers)}`,
  sourceAtMost: (count, signers) => `hasta ${takes(count)} de hasta ${people(signers)}`,
  learns: (learnt, source) => `Aprende ${learnt} con ${source}.`,
  learnsAlong: (learnt, source, count, models) =>
    plural(models, {
      one: `Aprende ${learnt} con ${source}, y con hasta ${takes(count)} de las que aprendió otro modelo.`,
      other: `Aprende ${learnt} con ${source}, y con hasta ${takes(count)} de las que aprendieron otros ${models} modelos.`,
    }),
  judgedByPeople: (time) => `Después se apartan personas por turnos para evaluarlo: ${time} más, en segundo plano.`,
  judgedBySittings: (time) => `Después se apartan sesiones por turnos para evaluarlo: ${time} más, en segundo plano.`,
  notJudged: 'No se puede apartar nada para evaluarlo: viene sin cifras.',
  takesAtMost: (count) => `hasta ${takes(count)}`,
  startsReleased: (least, counted) =>
    `De lo que el modelo incluido sabe de las manos si hay menos de ${least} tomas por palabra; si no, de nada. Ahora: ${counted} por palabra, así que del modelo incluido.`,
  startsNew: (least, counted) =>
    `De lo que el modelo incluido sabe de las manos si hay menos de ${least} tomas por palabra; si no, de nada. Ahora: ${counted} por palabra, así que de nada.`,

  noIdle: 'No hay tomas de manos que se mueven sin signar: cada movimiento se tomaría por una palabra.',
  recordIdle: 'Grabar movimientos sin signo',
  recordMore: 'Grabar algunas más',
  few: (count, names, least) =>
    plural(count, {
      one: `${names} tiene menos de ${least} tomas: muy pocas para leerse bien.`,
      other: `${names} tienen menos de ${least} tomas: muy pocas para leerse bien.`,
    }),
  rare: (count, names, usual) =>
    plural(count, {
      one: `${names} tiene muchas menos tomas que las demás palabras, que tienen unas ${usual}.`,
      other: `${names} tienen muchas menos tomas que las demás palabras, que tienen unas ${usual}.`,
    }),
  onePerson: 'Todas las tomas son de una sola persona: no se puede decir si funciona para otras.',
  recordSecond: 'Grabar a una segunda persona',
  alone: (count, names) =>
    plural(count, {
      one: `${names} solo la signa una persona: no se puede decir si funciona para otras.`,
      other: `${names} solo las signa una persona: no se puede decir si funcionan para otras.`,
    }),
};
