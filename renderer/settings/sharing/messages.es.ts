import { pluralsOf } from '../../language/plural.ts';
import type { Messages } from './messages.en.ts';

const plural = pluralsOf('es');

export const messages: Messages = {
  forPrograms: 'Para otros programas',
  about:
    'Subtítulos en OBS, o palabras para un programa tuyo. Solo van a programas de este ordenador, y solo mientras esto esté activado.',
  give: 'Pasar las palabras a otros programas de este ordenador',
  usePort: (port) => `Usar el puerto ${port}`,
  address: 'Dirección de la página de subtítulos, para una fuente de navegador en OBS',
  copy: 'Copiar la dirección',
  copied: 'La dirección está copiada. Quien la tenga puede ir leyendo en este ordenador.',
  notCopied: 'No se ha podido usar el portapapeles. Muestra la clave y copia la dirección a mano.',
  showKey: 'Mostrar la clave',
  newKey: 'Clave nueva',
  aboutNewKey: 'La dirección contiene una clave. Con una nueva, quien tenga la antigua se queda fuera.',
  renewed: 'La clave es nueva. Copia de nuevo la dirección allí donde se use.',
  listening: (count) =>
    count === 0
      ? 'Ahora no lee ningún programa.'
      : plural(count, { one: `Ahora lee ${count} programa.`, other: `Ahora leen ${count} programas.` }),
  port: 'Puerto',
  useThisPort: 'Usar este puerto',
  noPort: (least, most) => `Un puerto es un número del ${least} al ${most}.`,
  mayBegin: 'También pueden empezar una frase nueva',
  looking: 'Buscando…',
  begun: 'Otro programa ha empezado una frase nueva. «Deshacer» recupera las palabras.',
};
