import { decimal } from '../language/numbers.ts';
import { pluralsOf } from '../language/plural.ts';
import { spelledIn } from '../language/spelled.ts';
import type { Messages } from './messages.en.ts';

const plural = pluralsOf('es');
const spelled = spelledIn('es');

const takes = (count: number) => plural(count, { one: '1 toma', other: `${decimal(count)} tomas` });

export const messages: Messages = {
  quoted: (word) => `«${word}»`,
  missing: (count) => `${takes(count)} más`,
  worksUntrained: 'funciona sin entrenar',
  off: 'desactivada',
  progress: (made, all, missing) => `${made} de ${takes(all)}: ${spelled(missing)} más y se reconoce`,
  worksFirmer: 'Ya funciona; más tomas la hacen más segura',
  offNow: 'Desactivada: no se reconoce',
  needs: (count) => `necesita ${takes(count)} más`,
  worksNow: 'ya funciona',
  recognisedWhen: (missing) =>
    plural(missing, {
      one: 'Se reconocerá cuando se haya grabado una toma más.',
      other: `Se reconocerá cuando se hayan grabado ${spelled(missing)} tomas más.`,
    }),
  importedOff: 'Las palabras importadas solo se reconocen si las activas.',
  recognisedBy: (count) =>
    plural(count, {
      one: 'Se reconoce por su única toma. Reentrena para que sea segura.',
      other: `Se reconoce por sus ${takes(count)}. Reentrena para que sea segura.`,
    }),
  moreWords: (count) => plural(count, { one: '1 palabra más', other: `${count} palabras más` }),
  nowWork: (count, words) => plural(count, { one: `${words} ya se reconoce.`, other: `${words} ya se reconocen.` }),
  retrainFirm: (count) =>
    plural(count, { one: 'Reentrena para que sea segura.', other: 'Reentrena para que sean seguras.' }),
  muchAlike: (one, other) => `${one} se parece mucho a ${other}: pueden confundirse.`,
  littleAlike: (one, other) => `${one} se parece un poco a ${other}: compáralas si se confunden.`,

  pair: (one, other) => `${one} y ${other}`,
  alike: (nearness) =>
    `Su parecido es de ${decimal(nearness, 2)}: el de dos grabaciones de un mismo signo es de cerca de ${decimal(0.9, 1)}, el de signos sin relación, de cerca de 0.`,
  bothMovements: 'los dos movimientos',
  whatYouCanDo: 'Qué puedes hacer',
  ifMixedUp: 'Si se confunden, puedes',
  recordWord: (word) => `Grabar ${word} de otra forma.`,
  aboutRecording: (count) =>
    plural(count, {
      one: 'Su toma va a la papelera de la biblioteca y se piden otras nuevas.',
      other: `Sus ${takes(count)} van a la papelera de la biblioteca y se piden otras nuevas.`,
    }),
  recordDifferently: 'Grabar de otra forma',
  anotherName: 'Darle otro nombre.',
  aboutName: 'El movimiento sigue igual.',
  rename: 'Cambiar el nombre',
  turnWordOff: (word) => `Desactivar ${word}.`,
  aboutTurningOff: 'No se reconoce hasta que la actives de nuevo o reentrenes; sus tomas se quedan.',
  turnOff: 'Desactivar',
  leaveThem: 'Dejar las dos.',
  aboutLeaving: 'No cambia nada, y este aviso no vuelve mientras la ventana esté abierta.',
  leaveBoth: 'Dejar las dos',
  deleted: (count, word) =>
    plural(count, {
      one: `1 toma de ${word} eliminada. «Deshacer» en la biblioteca la recupera.`,
      other: `${takes(count)} de ${word} eliminadas. «Deshacer» en la biblioteca las recupera.`,
    }),
  renamed: (before, now) => `${before} se llama ahora ${now}.`,
  isOff: (word) => `${word} está desactivada. Su interruptor en la biblioteca la activa de nuevo.`,

  recogniseUntrained: 'Reconocer sin entrenar',
  compareMovements: 'Comparar los movimientos',
  ofBoth: (one, other) => `de ${one} y ${other}`,
  tryIt: 'Probar',
  retrain: 'Reentrenar',
  endsRecording: 'Cualquiera de los dos termina la grabación.',
  morePairs: (count) =>
    plural(count, {
      one: '1 pareja más se parece: mira las palabras en la biblioteca.',
      other: `${count} parejas más se parecen: mira las palabras en la biblioteca.`,
    }),

  moments: (count, word) =>
    plural(count, {
      one: `1 momento de ${word}, como en un espejo`,
      other: `${count} momentos de ${word}, como en un espejo`,
    }),
  movingHands: (word) => `Manos que signan ${word}, como en un espejo`,
  loading: 'Cargando…',
  notLoaded: (why) => `No se ha podido cargar el movimiento. ${why}`,
  noMovement: 'No hay ningún movimiento que mostrar.',
  takeOfLibrary: 'una toma de la biblioteca',
  fromModel: 'del modelo',
};
