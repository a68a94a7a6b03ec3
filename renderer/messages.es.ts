import type { Messages } from './messages.en.ts';

export const messages: Messages = {
  title: (view) => `${view} – Signwright`,
  nav: 'Vistas',
  views: {
    translate: 'Traducir',
    practise: 'Practicar',
    record: 'Grabar',
    library: 'Biblioteca',
    train: 'Entrenar',
    models: 'Modelos',
    settings: 'Ajustes',
  },
  skips: {
    translate: 'Ir directamente a los subtítulos',
    practise: 'Ir directamente a la práctica',
    record: 'Ir directamente a la grabación',
    library: 'Ir directamente a la biblioteca',
    train: 'Ir directamente al entrenamiento',
    models: 'Ir directamente a los modelos',
    settings: 'Ir directamente a los ajustes',
  },
  percent: (percent) => `${percent} %`,
  judging: (percent) => `Se está evaluando un modelo: ${percent} %`,
  training: (percent) => `Hay un entrenamiento en marcha: ${percent} %`,
  conversation: 'Conversación',
  words: 'Palabras',

  lost: {
    what: 'Se ha perdido la conexión con Signwright.',
    then: 'Se está intentando de nuevo. ¿Sigue funcionando el programa donde lo iniciaste?',
  },
  readOnly: {
    what: 'No se puede guardar nada.',
    then: 'Signwright no puede escribir en su carpeta de datos. Permítelo y vuelve a iniciarlo, o elige otra carpeta con SIGNWRIGHT_DATA.',
  },
  disconnected: 'Se ha cortado la conexión con Signwright. ¿Sigue funcionando donde lo iniciaste?',
};
