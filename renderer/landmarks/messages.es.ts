import type { Messages } from './messages.en.ts';

export const messages: Messages = {
  notStarted: (why) => `No se ha podido iniciar la detección de las manos: ${why}.`,
  why: {
    'no-webgl': 'este ordenador no ofrece WebGL2, que MediaPipe necesita',
    'no-model': 'falta el archivo hand_landmarker.task; `npm run hand-model` lo crea',
    'graphics-lost': 'se ha perdido el contexto gráfico',
    'worker-missing': 'no se ha podido cargar su proceso en segundo plano',
    'worker-garbled': 'su proceso en segundo plano ha enviado datos ilegibles',
    'worker-ended': 'su proceso en segundo plano se ha terminado',
    'worker-silent': 'su proceso en segundo plano no responde',
  },
};
