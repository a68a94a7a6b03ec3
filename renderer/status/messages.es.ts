import type { Messages } from './messages.en.ts';

export const messages: Messages = {
  messages: 'Mensajes',
  status: 'Estado',
  camera: 'Cámara',
  pictures: (perSecond) => `${perSecond} imágenes/s`,
  light: 'Luz',
  low: 'poca, las manos se ven mal',
  handDetection: 'Detección de las manos',
  detections: (perSecond) => `${perSecond} por segundo`,
  detectionsOn: (perSecond, delegate) => `${perSecond} por segundo en ${delegate}`,
  milliseconds: (ms) => `${ms} ms`,
  mostWithin: (ms) => `(el 95 % en ${ms} ms como máximo)`,
  toGuess: 'De la imagen a la suposición',
  noGuess: 'aún sin suposición',
  aboutGuess: 'Desde que la cámara tomó la imagen que dio la suposición hasta que esta apareció en la pantalla',
  toWord: 'De la imagen a la palabra',
  noWord: 'aún sin palabra',
  aboutWord:
    'Desde que la cámara tomó la última imagen que la palabra necesitaba hasta que esta apareció en la pantalla',
  words: 'Palabras',
  engineOn: (engine, device) => `${engine} en ${device}`,
  notRunning: 'parado',
  leftOut: 'Omitidas',
  frames: (perSecond) => `${perSecond} imágenes/s`,
};
