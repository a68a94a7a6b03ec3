import { decimal } from '../language/numbers.ts';
import { pluralsOf } from '../language/plural.ts';
import { capital, spelledIn } from '../language/spelled.ts';
import type { Messages } from './messages.en.ts';

const plural = pluralsOf('es');
const spelled = spelledIn('es');

const takes = (count: number) => plural(count, { one: '1 toma', other: `${decimal(count)} tomas` });
const bracketed = (text: string) => text && ` (${text})`;

export const messages: Messages = {
  quoted: (word) => `«${word}»`,
  noSign: '«ningún signo»',
  more: (count) => `${count} más`,
  takes,
  of: (part, whole) => `${decimal(part)} de ${decimal(whole)}`,
  range: (low, high) => `${low} a ${high}`,
  doubt: (range) => `probablemente ${range}`,
  tryAgain: 'Reintentar',
  showFirst: (count) => `Mostrar solo ${count}`,
  showAllWords: (count) => `Mostrar las ${decimal(count)} palabras`,
  showAllPeople: (count) => `Mostrar las ${decimal(count)} personas`,
  showAllConfusions: (count) => `Mostrar las ${decimal(count)} confusiones`,

  unread: (why) => `No se han podido leer los resultados. ${why}`,
  unreadAgain: (why) => `No se han podido volver a leer los resultados. ${why}`,
  loading: 'Cargando los resultados…',
  noResults: 'No hay resultados toma por toma',
  onlyCard:
    'Qué tomas leyó bien solo se sabe de los modelos entrenados aquí: de este hay lo que su autor escribió en su ficha.',
  stillComing:
    'Ya se puede usar. Sus cifras están en camino: las primeras llegan cuando la primera parte de sus tomas se haya apartado y evaluado.',
  notJudged: 'No se evaluó toma por toma.',

  verdict: 'Lo bien que lee',
  noneJudged: 'No se pudo evaluar ninguna toma.',
  ofStrangers: (count, doubt) =>
    `de aciertos en ${takes(count)} de personas de las que no se había aprendido${bracketed(doubt)}.`,
  ofSittings: (count, doubt) => `de aciertos en ${takes(count)} de sesiones que se apartaron${bracketed(doubt)}.`,
  worst: 'Lo peor:',
  worstSitting: 'La peor sesión:',
  mayMove: 'Las cifras aún pueden cambiar.',
  unjudged: (count, named) =>
    plural(count, {
      one: `Sin evaluar, porque solo la mostraron quienes se apartaron: ${named}.`,
      other: `Sin evaluar, porque solo las mostraron quienes se apartaron: ${named}.`,
    }),

  byWord: 'Por palabra',
  byPerson: 'Por persona',
  word: 'Palabra',
  person: 'Persona',
  readRightly: 'Leído bien',
  takesColumn: 'Tomas',

  confusions: 'Qué se tomó por qué',
  noConfusions: 'Nada se tomó por otra cosa.',
  readElse: (count) =>
    plural(count, {
      one: '1 toma se leyó como otra cosa. Abre un número para ver justo esas tomas, junto a tomas de lo que se leyó.',
      other: `${takes(count)} se leyeron como otra cosa. Abre un número para ver justo esas tomas, junto a tomas de lo que se leyó.`,
    }),
  confusionList: 'Confusiones, las más frecuentes primero',
  confusedOnly: 'Mostrar solo las palabras confundidas',
  asList: 'Como lista',
  matrix: 'Lo que se signó, por fila, y lo que se leyó, por columna',
  signed: 'Signado',
  read: 'leído',
  cellRead: (word, written, part, whole) => `${word} leído como ${written}: ${decimal(part)} de ${decimal(whole)}`,
  cellRight: (word, part, whole) => `${word} bien leído: ${decimal(part)} de ${decimal(whole)}`,

  readAs: (word, written) => `${word} leído como ${written}`,
  readRight: (word) => `${word} bien leído`,
  signedReadAs: (word, written) => `Signado ${word}, leído ${written}`,
  signedAndRead: (word) => `Signado y leído ${word}`,
  takesReadAs: (word, written) => `Tomas de ${word} leídas como ${written}`,
  takesReadRight: (word) => `Tomas de ${word} bien leídas`,
  someGone: (count) =>
    plural(count, {
      one: '1 de ellas ya no está en la biblioteca.',
      other: `${decimal(count)} de ellas ya no están en la biblioteca.`,
    }),
  allGone: (count) =>
    plural(count, {
      one: 'Ya no está en la biblioteca.',
      other: 'Ninguna de ellas está ya en la biblioteca.',
    }),
  shown: (count) => `Se muestran ${count} de ellas.`,
  takesUnread: (why) => `No se han podido leer las tomas. ${why}`,
  forComparison: (word) => `Para comparar: ${word}`,
  takesForComparison: (word) => `Tomas de ${word}, para comparar`,
  noneToCompare: (word) => `La biblioteca no tiene tomas de ${word} con las que compararlas.`,

  calibration: '¿Se puede confiar en sus porcentajes?',
  noTakes: (least) => `No se evaluó ninguna toma: demasiado poco para decirlo. Hacen falta ${least} como mínimo.`,
  tooFew: (count, least) =>
    plural(count, {
      one: `Se evaluó 1 toma: demasiado poco para decirlo. Hacen falta ${least} como mínimo.`,
      other: `Se evaluaron ${takes(count)}: demasiado pocas para decirlo. Hacen falta ${least} como mínimo.`,
    }),
  howSure: 'lo seguro que estaba',
  sureAndRight: 'Lo seguro que estaba y cuántas veces acertó',
  says: 'Dice',
  right: 'Aciertos',
  dashedLine: 'En la línea discontinua, lo que dice es cierto; los puntos grandes representan muchas tomas.',
  off: (points) =>
    plural(points, {
      one: 'De media se desvía 1 punto (error de calibración esperado).',
      other: `De media se desvía ${decimal(points)} puntos (error de calibración esperado).`,
    }),
  rightWhenSays: (said, right) => `Cuando dice ${said}, acierta en el ${right} de los casos.`,
  trusted: 'En conjunto, se puede confiar en sus porcentajes.',
  tooSure: 'En conjunto, está más seguro de lo que debería.',
  tooModest: 'En conjunto, acierta más a menudo de lo que dice.',

  growth: 'Qué darían más tomas',
  notMeasured: 'Aún no se ha medido.',
  takesAWordAxis: 'tomas por palabra',
  takesAWord: 'Tomas por palabra',
  growthTable: 'Cuánto se lee bien, según de cuántas tomas por palabra aprendió',
  growthOfWords: 'Qué darían más tomas de cada palabra',
  wouldBring: (more, word, share, now) =>
    plural(more, {
      one: `Una toma más de ${word} daría aproximadamente ${share} (ahora, ${now}).`,
      other: `${capital(spelled(more))} tomas más de ${word} darían aproximadamente ${share} (ahora, ${now}).`,
    }),
  recordTakes: (word, count) => `Grabar ${word}, ${takes(count)}`,
  record: 'Grabar',

  advice: 'Qué ayudaría',
  noAdvice: 'No destaca nada.',
  unlearnt: (words) =>
    `De ${words} la biblioteca tiene tomas de las que este modelo no ha aprendido: reentrena para ver qué aportan.`,
  recordName: (name) => `Grabar ${name}`,
  recordSigner: (signer) => `Grabar a ${signer}`,
  recordWords: (count) => plural(count, { one: 'Grabar una palabra', other: `Grabar ${spelled(count)} palabras` }),
  onePerson:
    'Todas las tomas son de una sola persona, así que nadie sabe lo bien que lee a otras: graba a una segunda persona que signe las mismas palabras.',
  recordSecond: 'Grabar a una segunda persona',
  theOthers: 'las demás',
  readWorst: (signer, share, others, rest) =>
    `${signer} es la persona que peor se lee (${share}, ${others} ${rest}): graba más tomas de ${signer}, de las palabras que peor se leen.`,
  noIdle:
    'No hay tomas de movimientos sin signo, así que todo movimiento se toma por una palabra: graba lo que hacen las manos cuando no signan nada.',
  recordIdle: 'Grabar movimientos sin signo',
  idleTaken: (wrong, all, more) =>
    `Los movimientos sin signo se tomaron por una palabra (${wrong} de ${all}): graba ${spelled(more)} tomas más.`,
  mixedUp: (more, words, count, of) =>
    `Graba ${spelled(more)} tomas más de ${words}: se confunden (${count} de ${of}).`,
  mixedUpWith: (more, word, other, count, of) =>
    `Graba ${spelled(more)} tomas más de ${word}: se confunde con ${other}, de la que ya hay tomas nuevas (${count} de ${of}).`,
  overlooked: (word, count, of, more) =>
    `${word} pasa inadvertida (${count} de ${of}): graba ${spelled(more)} tomas más.`,
  readBadly: (word, right, of, more) =>
    `${word} solo se lee bien en ${right} de ${of} tomas: graba ${spelled(more)} más.`,
  fewTakes: (word, count, more) => `${word} solo tiene ${takes(count)}: graba ${spelled(more)} más.`,
  haveFewTakes: (words, few) => `${words} tienen menos de ${few} tomas: graba algunas más.`,
  onePersonOnly: (count, words) =>
    plural(count, {
      one: `${words} solo la ha signado una persona, así que nadie sabe lo bien que se lee a otras: pide a alguien más que la signe.`,
      other: `${words} solo las ha signado una persona, así que nadie sabe lo bien que se lee a otras: pide a alguien más que las signe.`,
    }),
};
