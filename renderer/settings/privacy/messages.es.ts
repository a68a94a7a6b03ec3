import { decimal } from '../../language/numbers.ts';
import { pluralsOf } from '../../language/plural.ts';
import type { Messages } from './messages.en.ts';

const plural = pluralsOf('es');

const takes = (count: number) => `${decimal(count)} ${plural(count, { one: 'toma', other: 'tomas' })}`;
const words = (count: number) => `${decimal(count)} ${plural(count, { one: 'palabra', other: 'palabras' })}`;
const people = (count: number) => `${decimal(count)} ${plural(count, { one: 'persona', other: 'personas' })}`;

export const messages: Messages = {
  privacy: 'Privacidad',
  about: 'Todo se queda en este ordenador. Nada de lo que signas, dices o escribes se envía a ninguna parte.',
  neverSaved: 'Nunca se guardan:',
  aboutNeverSaved:
    'las imágenes y el vídeo. En cada imagen se buscan las manos y la imagen se descarta. Una toma contiene las posiciones de 21 puntos de cada mano, y nada más de ti.',
  saved: (takeCount, wordCount, signerCount) =>
    `${plural(takeCount, { one: 'Se guarda', other: 'Se guardan' })} ${takes(takeCount)} de ${words(wordCount)} y ${people(signerCount)}.`,
  deleted: (count) =>
    plural(count, {
      one: `Hay ${decimal(count)} toma más eliminada, que se puede restaurar.`,
      other: `Hay ${decimal(count)} tomas más eliminadas, que se pueden restaurar.`,
    }),
  libraryUnreadable: 'Ahora mismo no se puede leer la biblioteca.',
  whatIsSaved: 'Qué se guarda y cuánto ocupa',
  what: 'Qué',
  size: 'Tamaño',
  places: {
    library: 'Palabras, personas y tomas',
    models: 'Tus propios modelos',
    trainings: 'Entrenamientos',
    snapshots: 'Tomas de las que aprendieron los modelos',
    conversation: 'La conversación, porque elegiste guardarla',
    'usual-words': 'Cuántas veces se siguen tus palabras, porque elegiste contarlas',
    settings: 'Ajustes',
    logs: 'Lo que falló, sin palabras ni nombres',
    browser: 'Lo que recuerda la ventana: colores, cámara, archivos temporales',
  },
  together: 'En total',
  liesIn: 'Todo está en',
  browserKeeps: 'Tu navegador recuerda los colores y la cámara que elegiste.',
  openFolder: 'Abrir la carpeta',
  forgetPersonMore: 'Eliminar las tomas de una persona…',
  deleteEverythingMore: 'Eliminar todo…',
  cancel: 'Cancelar',
  close: 'Cerrar',
  deleting: 'Eliminando…',
  everything: {
    title: '¿Eliminar todo?',
    about: 'Esto se elimina para siempre y no se puede recuperar:',
    after: 'Los archivos que exportaste se quedan donde están. Después, Signwright empieza como nuevo.',
    word: 'ELIMINAR',
    typeWord: (word) => `Escribe ${word} para continuar`,
    delete: 'Eliminar todo',
    losses: {
      takes: (takeCount, wordCount, signerCount) =>
        `${takes(takeCount)} de ${words(wordCount)} y ${people(signerCount)}.`,
      library: 'La biblioteca, que ahora mismo no se puede leer.',
      models: (count) =>
        plural(count, { one: `${decimal(count)} modelo propio.`, other: `${decimal(count)} modelos propios.` }),
      trainings: (count) =>
        plural(count, {
          one: `${decimal(count)} entrenamiento en marcha: termina al momento.`,
          other: `${decimal(count)} entrenamientos en marcha: terminan al momento.`,
        }),
      conversation: 'La conversación que guardaste.',
      usualWords: 'Lo que se contó de tus costumbres.',
      rest: 'Todos los ajustes y registros.',
    },
  },
  person: {
    title: 'Eliminar las tomas de una persona',
    who: 'Quién',
    withTakes: (name, count) => `${name} (${takes(count)})`,
    about:
      'Todas las tomas de esta persona se eliminan para siempre, y su nombre también. Si un entrenamiento está aprendiendo de ellas, se termina. No se pueden recuperar.',
    typeName: (name) => `Escribe el nombre «${name}» para continuar`,
    delete: 'Eliminar para siempre',
    done: (count) =>
      plural(count, {
        one: `Se ha eliminado ${decimal(count)} toma para siempre, también de lo que guardaban los entrenamientos.`,
        other: `Se han eliminado ${decimal(count)} tomas para siempre, también de lo que guardaban los entrenamientos.`,
      }),
    underway: (share) =>
      `La biblioteca se está escribiendo de nuevo sin esta persona: ${decimal(Math.floor(100 * share))} %. Mientras tanto se puede seguir traduciendo y grabando.`,
    trainings: 'Estos entrenamientos aprendían de ellas y se han terminado:',
    models:
      'Estos modelos aprendieron de ellas. No contienen ninguna toma, pero sí lo aprendido. Un modelo que elimines se puede restaurar durante siete días.',
    modelDeleted: 'Eliminado',
    modelInUse: 'En uso: elige antes otro modelo.',
    deleteModel: 'Eliminar',
    deleteModelNamed: (name) => `Eliminar ${name}`,
  },
};
