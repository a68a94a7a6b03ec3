import { decimal } from '../language/numbers.ts';
import { pluralsOf } from '../language/plural.ts';
import type { Messages } from './messages.en.ts';

const plural = pluralsOf('es');

export const messages: Messages = {
  howDoISign: 'Cómo se signa…',
  close: 'Cerrar la lista de palabras',
  find: 'Buscar una palabra',
  fromWhere: 'Origen de las palabras',
  all: 'Todas',
  origins: { new: 'Nuevas', model: 'Aprendidas', released: 'Incluidas' },
  marks: { new: 'nueva', released: 'incluida' },
  words: 'Palabras',
  twoHanded: ', con las dos manos',
  noneLike: (text) => `El modelo no conoce ninguna palabra como «${text}».`,
  noModel: 'Las palabras vienen con el modelo, que no está cargado.',

  movingHands: (word) => `Manos que signan «${word}», como en un espejo`,
  loading: 'Cargando…',
  noMovement: (word) => `El modelo reconoce «${word}», pero no tiene ningún movimiento que mostrar.`,
  notLoaded: (why) => `No se ha podido cargar el movimiento. ${why}`,
  movement: 'Movimiento',
  play: 'Reproducir',
  pause: 'Pausa',
  momentOfMovement: 'Momento del movimiento',
  moment: (at, of) => `${decimal(at, 1)} de ${decimal(of, 1)} segundos`,
  slowly: 'Despacio',
  leftHand: 'Signo con la mano izquierda',
  moments: (count) =>
    plural(count, { one: `${count} momento del movimiento`, other: `${count} momentos del movimiento, en orden` }),

  extent: (words, model) =>
    plural(words, { one: `${words} palabra · ${model}`, other: `${words} palabras · ${model}` }),
  aboutModel: 'Acerca del modelo',
  closeCard: 'Cerrar',
  modelCard: 'Ficha del modelo',
  network: (words, family, parameters) =>
    plural(words, {
      one: `${words} palabra · red ${family} · ${decimal(parameters)} parámetros`,
      other: `${words} palabras · red ${family} · ${decimal(parameters)} parámetros`,
    }),
  notMeasured: 'No se ha medido lo bien que lee a personas que nunca ha visto.',
  measured: (right) => `De 100 signos de personas que nunca había visto, leyó bien unos ${right}.`,
  measuredWithWorst: (right, person, worst) =>
    `De 100 signos de personas que nunca había visto, leyó bien unos ${right}; de la persona a la que menos entendió (${person}), ${worst}.`,
};
