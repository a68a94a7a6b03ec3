import { decimal } from '../language/numbers.ts';
import { pluralsOf } from '../language/plural.ts';
import type { Messages } from './messages.en.ts';

const plural = pluralsOf('es');

export const messages: Messages = {
  settings: 'Ajustes',
  appearance: 'Aspecto',
  colours: 'Colores',
  themes: { system: 'Como el sistema', light: 'Claro', dark: 'Oscuro' },
  language: 'Idioma',
  languageOfWindow: 'Idioma de la ventana',
  asTheSystem: 'Como el sistema',
  firstSteps: 'Primeros pasos',
  aboutFirstSteps: 'De la cámara a la primera palabra reconocida.',
  showFirstSteps: 'Mostrar los primeros pasos',
  camera: {
    title: 'Cámara',
    about: 'Si se ve a varias personas, Signwright lee a una de ellas y sigue con ella mientras esté ahí.',
    mirrored: 'Mi cámara envía una imagen en espejo',
    aboutMirrored:
      'Algunas cámaras virtuales lo hacen, y entonces se confunden la izquierda y la derecha. Para saberlo, pon algo con letras delante de la cámara mientras esto está desactivado: si puedes leerlas en la imagen de Signwright, actívalo.',
  },
  conversation: {
    title: 'Conversación',
    sentenceEnds: 'Una frase termina',
    whenISaySo: 'cuando yo lo decida (N)',
    afterSeconds: (count) =>
      plural(count, { one: `tras ${count} segundo sin signos`, other: `tras ${count} segundos sin signos` }),
    keep: 'Guardar las conversaciones en este ordenador',
    kept: 'Estarán ahí la próxima vez que abras Signwright. Si desactivas esto, se eliminan.',
    notKept: 'Desaparecen al cerrar Signwright.',
  },
  usual: {
    title: 'Lo que sueles decir',
    about: 'Cuando dos signos se parecen, Signwright escribe el que sueles hacer a continuación.',
    learn: 'Aprender qué palabras hago una tras otra',
    stays:
      'Las palabras se cuentan tal como las dejas o las corriges. Los números se quedan en este ordenador y no se guarda ninguna frase.',
    counted: (count) =>
      count === 0
        ? 'Todavía no se ha contado nada.'
        : plural(count, {
            one: `Hasta ahora se ha contado ${decimal(count)} palabra.`,
            other: `Hasta ahora se han contado ${decimal(count)} palabras.`,
          }),
    forget: 'Olvidar lo que suelo decir',
  },
  speech: {
    title: 'Síntesis de voz',
    about: 'Las frases las dicen las voces instaladas en este ordenador. No se envía ningún texto a ninguna parte.',
    looking: 'Buscando voces…',
    languageOfWords: 'Idioma de las palabras',
    voice: 'Voz',
    foreign: (voice, words) =>
      `Esta voz está hecha para otro idioma (${voice}). Las palabras están en ${words} y pueden sonar raras.`,
    measures: { rate: 'Velocidad', pitch: 'Tono', volume: 'Volumen' },
    tryIt: 'Probar',
    sample: 'Hola, así sueno yo.',
    stop: 'Parar',
    auto: 'Decir cada frase cuando termina',
  },
  caption: {
    title: 'Subtítulos grandes',
    about: 'Para los subtítulos que llenan la ventana, y para su ventana pequeña.',
    letters: 'Las teclas de una sola letra funcionan en Traducir (N, S, F, T)',
  },
  engine: {
    title: 'Motor',
    about: 'Lo que calcula las palabras. No cambia qué palabras se reconocen.',
    names: {
      auto: 'Automático (recomendado)',
      onnx: 'Procesador (ONNX Runtime)',
      webgpu: 'Tarjeta gráfica con WebGPU (ONNX Runtime)',
      dml: 'Tarjeta gráfica con DirectML (ONNX Runtime)',
      coreml: 'Tarjeta gráfica con CoreML (ONNX Runtime)',
      cuda: 'Tarjeta gráfica NVIDIA con CUDA (ONNX Runtime)',
      tensorflow: 'TensorFlow',
    },
    aboutAuto: 'El más rápido de los que funcionan en este ordenador, según las medidas.',
    trying: 'Se están probando los motores. Tarda unos segundos.',
    running: (engine) => `En marcha: ${engine}.`,
    runsNow: 'en marcha',
    tryAgain: 'Reintentar',
    tryEngineAgain: (engine) => `Reintentar: ${engine}`,
    measure: 'Medir',
    measureAgain: 'Medir de nuevo',
    looking: 'Buscando motores.',
    notMeasured: 'Aún no se ha medido.',
    runsOn: (device) => `Funciona en: ${device}.`,
    takes: (p50, p95) => `Una respuesta tarda ${p50}; 95 de cada 100, como mucho ${p95}.`,
    lessThan: (time) => `menos de ${time}`,
  },
  diagnostics: {
    title: 'Diagnóstico',
    about:
      'Si algo no funciona, este texto ayuda a saber por qué. No contiene palabras, nombres ni tomas. No se envía nada: lo lees, lo guardas y se lo das a quien quieras.',
    text: 'El diagnóstico',
    show: 'Mostrar el diagnóstico',
    showAgain: 'Mostrarlo de nuevo',
    save: 'Guardar como texto…',
  },
  product: {
    title: 'Acerca de',
    version: (version) => `Signwright ${version}. Software libre con licencia Apache-2.0.`,
    asksHost: (host) =>
      `«Buscar actualizaciones» pregunta a ${host} por la última versión. Ese servidor conoce así la dirección de internet de este ordenador, y nada de lo que haces aquí. Signwright nunca busca por su cuenta.`,
    neverLooks:
      'Esta copia nunca busca actualizaciones, y nada de ella sale a la red. Una versión más nueva está allí donde conseguiste esta.',
    look: 'Buscar actualizaciones',
    looking: 'Buscando…',
    current: 'Esta es la última versión.',
    newer: (version, size) => `La versión ${version} está disponible (${size}).`,
    fetch: (version) => `Descargar la versión ${version}`,
    fetching: (version, size) => `Descargando la versión ${version} (${size})…`,
    fetched: (version, path) =>
      `La versión ${version} está en ${path}. Cierra Signwright y abre ese archivo para instalarla. Tus tomas y modelos se quedan.`,
    unknown: 'Signwright no dice qué versión es. Ciérralo y vuelve a abrirlo.',
    licencesMore: 'Licencias…',
    licences: 'Licencias',
    licencesOfAll: 'Licencias de todo lo que compone Signwright',
    oneMoment: 'Un momento…',
    noLicences: 'Falta la lista de licencias. La crea «npm run build».',
  },
};
