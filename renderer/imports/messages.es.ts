import { decimal } from '../language/numbers.ts';
import { pluralsOf } from '../language/plural.ts';
import type { Messages } from './messages.en.ts';

const plural = pluralsOf('es');
const takes = (count: number) => plural(count, { one: `${decimal(count)} toma`, other: `${decimal(count)} tomas` });
const words = (count: number) =>
  plural(count, { one: `${decimal(count)} palabra`, other: `${decimal(count)} palabras` });
const videos = (count: number) => plural(count, { one: `${decimal(count)} vídeo`, other: `${decimal(count)} vídeos` });
const signers = (count: number) =>
  plural(count, { one: `${decimal(count)} persona`, other: `${decimal(count)} personas` });

export const messages: Messages = {
  importTakes: 'Importar tomas',
  what: 'Qué importar',
  formats: {
    auto: 'Averiguarlo por sí solo',
    takes: 'Tomas de Signwright (takes.parquet)',
    'mp-data': 'Carpeta MP_Data (secuencias NumPy)',
    gislr: 'Signos aislados de Google (Kaggle GISLR)',
    pose: 'Archivos .pose',
    videos: 'Vídeos (MP4, WebM, MOV, MKV)',
  },
  file: 'Archivo',
  fileOrFolder: 'Archivo o carpeta',
  chooseFile: 'Elegir un archivo…',
  chooseFolder: 'Elegir una carpeta…',
  signerIfUnnamed: 'Quién signa, si los datos no lo dicen',
  languageIfUnnamed: 'Lengua, si los datos no nombran ninguna',
  languageCode: 'ssp',
  frameRate: 'Imágenes por segundo, si se conocen',
  aspect: 'Anchura / altura de la imagen, si se conocen',
  aspectUnclear: 'Escribe 16:9 o 1,78, de 0,1 a 10.',
  importOfTakes: 'Importación de tomas',
  importOfVideos: 'Importación de vídeos',
  stopping: 'Parando…',
  tooLate: 'Era demasiado tarde para parar la importación.',
  reading: 'Leyendo…',
  lookThrough: 'Filtra por sesión para repasar lo que ha llegado.',
  cancelImport: 'Cancelar la importación',
  import: 'Importar',
  show: 'Mostrar',
  importingTakes: 'Importando tomas',
  importingNow: (note) => `Importando tomas: ${note}`,
  importingVideos: (done, total) => `Importando vídeos: ${done} de ${total}`,

  aboutFolders: 'Una carpeta con una carpeta para cada palabra, y en ella sus vídeos:',
  clipPath: 'hola/video.mp4',
  aboutKeeping: 'Solo se guarda dónde están las manos, nunca el vídeo.',
  videoFolder: 'Carpeta de vídeos',
  folderOfSigner: 'La carpeta por encima de la de la palabra nombra a la persona que signa:',
  signerPath: 'anna/hola/video.mp4',
  signer: 'Persona que signa',
  handsOfNew: '¿Con qué mano guían las personas nuevas?',
  found: (count, ofWords) => `${videos(count)} de ${words(ofWords)}.`,
  foundNamed: (count, ofWords, names) => `${videos(count)} de ${words(ofWords)}: ${names}.`,
  foundSigners: (count, names) => `${signers(count)}: ${names}.`,
  unusable: (count) =>
    plural(count, {
      one: `${decimal(count)} archivo no se puede usar.`,
      other: `${decimal(count)} archivos no se pueden usar.`,
    }),
  videosDone: (done, total) => plural(total, { one: `${done} de ${total} vídeo`, other: `${done} de ${total} vídeos` }),
  goesOn: 'Puedes cerrar esto y seguir trabajando; la importación continúa.',
  failed: (why) => `${why} Lo que se importó antes está en la biblioteca.`,

  problems: 'Archivos que no se han podido usar',
  copyList: 'Copiar la lista',
  more: (count) => `y ${decimal(count)} más`,

  left: {
    nearly: 'casi listo',
    seconds: (count) => plural(count, { one: `queda ${count} s`, other: `quedan unos ${count} s` }),
    minutes: (count) => plural(count, { one: `queda ${count} min`, other: `quedan unos ${count} min` }),
    hours: (count) => plural(count, { one: `queda ${count} h`, other: `quedan unas ${count} h` }),
  },
  came: (count, ofWords, by) =>
    plural(count, {
      one: `${takes(count)} de ${words(ofWords)} por ${signers(by)} está en la biblioteca.`,
      other: `${takes(count)} de ${words(ofWords)} por ${signers(by)} están en la biblioteca.`,
    }),
  imported: (count, ofWords) =>
    plural(count, {
      one: `Se ha importado ${takes(count)} de ${words(ofWords)}.`,
      other: `Se han importado ${takes(count)} de ${words(ofWords)}.`,
    }),
  knownAlready: (count) =>
    plural(count, {
      one: `${videos(count)} ya estaba en la biblioteca.`,
      other: `${videos(count)} ya estaban en la biblioteca.`,
    }),
  nothingNew: 'No ha entrado nada nuevo.',
  takesKnown: (count) =>
    plural(count, {
      one: `${takes(count)} ya estaba en la biblioteca.`,
      other: `${takes(count)} ya estaban en la biblioteca.`,
    }),
  binned: (count) =>
    plural(count, {
      one: `${decimal(count)} está en la papelera, de donde se puede restaurar.`,
      other: `${decimal(count)} están en la papelera, de donde se pueden restaurar.`,
    }),
  unused: (count) =>
    plural(count, {
      one: `${decimal(count)} archivo no se ha podido usar.`,
      other: `${decimal(count)} archivos no se han podido usar.`,
    }),
  cancelled: 'La importación se ha cancelado: elige de nuevo la misma carpeta para seguir donde se paró.',
  takesImported: (count) =>
    plural(count, { one: `Se ha importado ${takes(count)}.`, other: `Se han importado ${takes(count)}.` }),
  videosImported: (count) =>
    plural(count, {
      one: `Vídeos: se ha importado ${takes(count)}.`,
      other: `Vídeos: se han importado ${takes(count)}.`,
    }),

  fault: {
    unplayableKind: 'Este tipo de vídeo no se puede reproducir aquí. Conviértelo antes a MP4 o WebM.',
    tooLarge: 'El archivo ocupa más de 1 GB. Córtalo en vídeos de un solo signo.',
    noWord:
      'El vídeo no está en ninguna carpeta que pueda nombrar su palabra. Ordena los vídeos en una carpeta por palabra.',
    noSignerFolder: 'Por encima de la carpeta de la palabra no hay ninguna que pueda nombrar a la persona que signa.',
    longName: (most) => `El nombre de una carpeta tiene más de ${most} caracteres.`,
    controlName: 'El nombre de una carpeta contiene caracteres de control, como un salto de línea. Cámbialo.',
    noSigner: 'No se dice quién signa en él.',
    noHand: 'No se ha encontrado ninguna mano en él.',
    detectionBroke: 'La detección de las manos ha fallado con él, dos veces.',
    unreadable: 'No se puede leer el archivo.',
    tooLong: (seconds, most) => `Dura ${seconds} s. Córtalo en vídeos de un solo signo, de ${most} s como mucho.`,
    noLength: 'No se puede saber cuánto dura. Conviértelo antes a MP4.',
    stalled: 'Ha dejado de dar imágenes. Puede que esté dañado.',
    unplayable: 'No se puede reproducir aquí. Conviértelo antes a MP4 o WebM.',
    soundOnly: 'Tiene sonido, pero no imágenes.',
    noDrawing: 'Esta ventana no puede dibujar imágenes.',
  },
};
