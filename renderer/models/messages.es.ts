import { decimal } from '../language/numbers.ts';
import { pluralsOf } from '../language/plural.ts';
import type { Messages } from './messages.en.ts';

const plural = pluralsOf('es');

const takes = (count: number) => plural(count, { one: '1 toma', other: `${decimal(count)} tomas` });
const words = (count: number) => plural(count, { one: '1 palabra', other: `${decimal(count)} palabras` });
const these = (count: number) => plural(count, { one: 'esta', other: `estas ${decimal(count)}` });

export const messages: Messages = {
  models: 'Modelos',
  allModels: 'Todos los modelos',
  goBack: (model) => `Volver a «${model}»`,
  compareDots: 'Comparar…',
  mergeDots: 'Fusionar…',
  importDots: 'Importar…',
  notListed: (why) => `No se ha podido leer la lista de modelos. ${why}`,
  notListedAgain: (why) => `No se ha podido volver a leer la lista de modelos. ${why}`,
  tryAgain: 'Reintentar',
  looking: 'Buscando modelos…',
  noModels: 'No hay modelos. Importa uno o entrena el tuyo.',
  trainedAppear: 'Los modelos que entrenas aparecen aquí.',
  train: 'Entrenar un modelo',
  recognisesNext: (model) => `«${model}» reconoce los signos a partir del próximo.`,
  isDeleted: (model) => `«${model}» se ha eliminado. Durante siete días puedes restaurarlo debajo de la lista.`,
  isBack: (model) => `«${model}» ha vuelto.`,

  deleted: 'Eliminados',
  goesOn: (when) => `se borra para siempre el ${when}`,
  restore: 'Restaurar',
  restoreModel: (model) => `Restaurar ${model}`,

  parts: { card: 'Ficha', results: 'Resultados', words: 'Palabras' },
  partsOf: (model) => `Partes de ${model}`,
  inUse: 'En uso',
  recognisesNow: 'En uso: ahora reconoce los signos',
  use: 'Usarlo',
  opening: 'Abriendo…',
  aboutUse: 'En cuanto lo uses, reconoce los signos a partir del próximo; no se interrumpe nada.',
  renameDots: 'Cambiar el nombre…',
  exportDots: 'Exportar…',
  delete: 'Eliminar',
  onlyDeleted: 'Solo se puede eliminar.',
  cancel: 'Cancelar',
  close: 'Cerrar',

  renameModel: (model) => `Cambiar el nombre de «${model}»`,
  name: 'Nombre',
  rename: 'Cambiar el nombre',

  accuracy: 'Precisión',
  groupsJudged: 'Grupos evaluados',
  stillJudged: 'Provisional: todavía se está evaluando.',
  judgingStopped: 'Provisional: su evaluación se ha detenido.',
  showTraining: 'Mostrar el entrenamiento',
  howKnown: 'Cómo se sabe',
  unjudged: (count, named) =>
    plural(count, {
      one: `1 palabra no está en las cifras, porque nadie más la mostró: ${named}.`,
      other: `${words(count)} no están en las cifras, porque nadie más las mostró: ${named}.`,
    }),
  knows: 'Conoce',
  network: 'Red',
  networkOf: (family) => `red ${family}`,
  parameters: (count) => plural(count, { one: '1 parámetro', other: `${decimal(count)} parámetros` }),
  learntFrom: 'Tomas de las que aprendió',
  copyVersion: 'Copiar la versión completa de los datos',
  copy: 'Copiar',
  stillFrozen: 'Aún se conservan aquí, tal cual',
  notKept: 'No se conservan aquí',
  modelCard: 'Ficha del modelo',
  noCard: 'Vino sin ficha.',

  origins: { released: 'Vino con Signwright', trained: 'Entrenado aquí', imported: 'De otra parte' },
  originsBehind: { released: 'vino con Signwright', trained: 'entrenado aquí', imported: 'de otra parte' },
  takes,
  words,
  wordsOff: (count, off) =>
    plural(off, {
      one: `${words(count)} (${off} desactivada)`,
      other: `${words(count)} (${decimal(off)} desactivadas)`,
    }),
  people: (count) => plural(count, { one: '1 persona', other: `${decimal(count)} personas` }),
  andMore: (named, more) => `${named} y ${decimal(more)} más`,
  notJudged: 'Sin evaluar',
  beingJudged: (done, all) =>
    plural(all, {
      one: `En evaluación: ${done} de 1 grupo por ahora`,
      other: `En evaluación: ${done} de ${decimal(all)} grupos por ahora`,
    }),
  onStrangers: (share) => `${share} con personas que nunca ha visto`,
  onOtherSittings: (share) => `${share} en otras sesiones de la única persona: no se sabe nada de otras personas`,
  byMaker: (share) => `${share}, según su ficha`,
  withWorst: (said, name, share) => `${said}; lo peor: ${name}, ${share}`,
  judgedSoFar: (said, done, all) =>
    plural(all, {
      one: `${said} (${done} de 1 grupo evaluado por ahora)`,
      other: `${said} (${done} de ${decimal(all)} grupos evaluados por ahora)`,
    }),

  besideReleased: 'Escribir también las palabras del modelo que vino con Signwright',
  nothingBeside: 'Aquel modelo no tiene palabras que le falten a este.',
  aboutBeside: (count) =>
    plural(count, {
      one: '1 palabra más. Entonces dos redes leen cada signo, lo que cuesta cerca del doble de cálculo; y cuantas más palabras hay, más fácil es confundirlas.',
      other: `${decimal(count)} palabras más. Entonces dos redes leen cada signo, lo que cuesta cerca del doble de cálculo; y cuantas más palabras hay, más fácil es confundirlas.`,
    }),
  findWord: 'Buscar una palabra',
  turnOn: (count) => `Activar ${these(count)}`,
  turnOff: (count) => `Desactivar ${these(count)}`,
  allOffBut: (count) => `Desactivar todas menos ${these(count)}`,
  allOn: 'Activar todas',
  areOn: (on, all) =>
    plural(on, {
      one: `1 de ${words(all)} está activada. El cambio es inmediato; una palabra desactivada no se escribe nunca.`,
      other: `${decimal(on)} de ${words(all)} están activadas. El cambio es inmediato; una palabra desactivada no se escribe nunca.`,
    }),
  searchToSwitch: 'Busca algunas para cambiarlas a la vez.',
  wordsWritten: 'Palabras que se escriben',
  off: 'desactivada',
  noneLike: (text) => `Ninguna de sus palabras se parece a «${text}».`,
  oneStays: 'Al menos una palabra debe quedar activada.',

  compareModels: 'Comparar dos modelos',
  firstModel: 'Primer modelo',
  secondModel: 'Segundo modelo',
  nameInUse: (model) => `${model}, en uso`,
  compare: 'Comparar',
  aboutComparing:
    'Los dos leen las tomas que la biblioteca tiene ahora, cada uno solo aquellas de las que no ha aprendido.',
  comparing: 'Los dos leen las tomas de la biblioteca…',
  oneGone: 'Uno de los modelos ya no está: elige otro.',
  notKnown: 'no se sabe',
  right: (share) => `${share} bien`,
  fairTakes: 'Tomas válidas para ambos',
  fairOf: (fair, all) => `${decimal(fair)} de ${takes(all)}`,
  takesAsOf: (version) => `Estado de las tomas: ${version}.`,
  onlyReads: (model) => `Solo «${model}» lee bien estas`,
  none: 'Ninguna.',
  unknownWord: 'palabra desconocida',
  somebody: 'alguien',
  wordBy: (word, signer) => `${word} de ${signer}`,
  unreadable: 'Su movimiento no se puede leer.',
  gone: (count) =>
    plural(count, {
      one: '1 de estas tomas ya no está en la biblioteca.',
      other: `${decimal(count)} de estas tomas ya no están en la biblioteca.`,
    }),
  loading: 'Cargando…',
  showMore: (count, left) => `Mostrar ${count} más de ${decimal(left)}`,

  noneFair: 'No hay tomas con las que se pueda evaluar a los dos por igual.',
  same: (fair) =>
    plural(fair, {
      one: 'Los dos hacen lo mismo con la única toma válida: lo que uno lee bien, el otro también.',
      other: `Los dos hacen lo mismo con las ${takes(fair)}: lo que uno lee bien, el otro también.`,
    }),
  asMany: (fair, each) =>
    `De ${takes(fair)}, los dos leen bien el mismo número: ${decimal(each)} solo uno, ${decimal(each)} solo el otro.`,
  hardlyChance: (model, lead, fair, only, other) =>
    `De ${takes(fair)}, «${model}» lee bien ${decimal(lead)} más (${decimal(only)} solo él, ${decimal(other)} solo el otro): difícilmente es casualidad.`,
  maybeChance: (model, lead, fair, only, other) =>
    `De ${takes(fair)}, «${model}» lee bien ${decimal(lead)} más (${decimal(only)} solo él, ${decimal(other)} solo el otro): puede ser casualidad.`,
  rareChance:
    'Si los dos fueran igual de buenos, el azar por sí solo daría una diferencia tan grande en menos de una de cada mil comparaciones (prueba de los signos). Mira cada toma por separado: si signaron pocas personas, cuenta con más azar.',
  chance: (count, of) =>
    `Si los dos fueran igual de buenos, el azar por sí solo daría una diferencia tan grande en unas ${count} de cada ${decimal(of)} comparaciones (prueba de los signos). Mira cada toma por separado: si signaron pocas personas, cuenta con más azar.`,

  mergeModels: 'Fusionar modelos',
  aboutMerging:
    'Un modelo nuevo aprende las palabras de los que elijas, a partir de las tomas de las que aprendió cada uno y de las grabadas desde entonces. Los modelos mismos se quedan como están.',
  whichToMerge: (most) => `Modelos que fusionar, de dos a ${most}`,
  takesTwo: 'Hacen falta dos modelos cuyas tomas se conserven aquí. Entrena antes otro.',
  newName: 'Nombre del modelo nuevo',
  useWhenLearnt: 'Usarlo en cuanto haya aprendido',
  willKnow: (count, network) => `Conocerá ${words(count)}, como ${network}.`,
  chooseOneMore: 'Elige uno más.',
  chooseTwo: 'Elige dos o más.',
  merge: 'Aprender todas sus palabras en un solo modelo',
  obstacles: {
    trouble: 'No se puede usar.',
    released: 'Sus tomas no vinieron con él. Sus palabras pueden escribirse junto a las de cualquier modelo.',
    imported: 'Vino sin sus tomas: impórtalas en la biblioteca y entrena un modelo con ellas.',
    trained: 'Las tomas de las que aprendió ya no se conservan aquí.',
  },

  exportModel: (model) => `Exportar «${model}»`,
  as: 'Como',
  formats: {
    folder: {
      name: 'Carpeta de modelo, para Signwright',
      label: 'Carpeta nueva que se escribe',
      hint: 'Pesos, ficha, cifras y movimientos típicos. No contiene tomas de nadie. Un .zip de ella también se puede importar en otro lugar.',
    },
    onnx: {
      name: 'Archivo ONNX, para otros programas',
      label: 'Archivo que se escribe (.onnx)',
      hint: 'Solo la red; sus palabras y cómo alimentarla se escriben al lado, en .json.',
    },
  },
  choose: 'Elegir…',
  writing: 'Escribiendo…',
  written: (model, path) => `«${model}» está en ${path}.`,
  export: 'Exportar',

  importModel: 'Importar un modelo',
  importPath: 'Carpeta o .zip de un modelo',
  chooseZip: 'Elegir un .zip…',
  chooseFolder: 'Elegir una carpeta…',
  aboutImport:
    'Primero se comprueba: el tamaño de sus archivos, la forma de sus pesos y su suma de control. Nunca se ejecuta código suyo. No reconoce nada hasta que lo uses.',
  checking: 'Comprobando…',
  imported: (model, count) => `«${model}» está entre los modelos, con ${words(count)}. Todavía no está en uso.`,
  show: 'Mostrarlo',
  import: 'Importar',
};
