import type { Messages } from './messages.en.ts';

export const messages: Messages = {
  messages: 'Meldungen',
  status: 'Status',
  camera: 'Kamera',
  pictures: (perSecond) => `${perSecond} Bilder/s`,
  light: 'Licht',
  low: 'schwach, Hände sind schlecht zu sehen',
  handDetection: 'Handerkennung',
  detections: (perSecond) => `${perSecond} pro Sekunde`,
  detectionsOn: (perSecond, delegate) => `${perSecond} pro Sekunde auf der ${delegate}`,
  milliseconds: (ms) => `${ms} ms`,
  mostWithin: (ms) => `(95 % in höchstens ${ms} ms)`,
  toGuess: 'Bild bis Vermutung',
  noGuess: 'noch keine Vermutung',
  aboutGuess:
    'Vom Moment, in dem die Kamera das entscheidende Bild aufnahm, bis die Vermutung auf dem Bildschirm stand',
  toWord: 'Bild bis Wort',
  noWord: 'noch kein Wort',
  aboutWord:
    'Vom Moment, in dem die Kamera das letzte Bild aufnahm, das für das Wort nötig war, bis das Wort auf dem Bildschirm stand',
  words: 'Wörter',
  engineOn: (engine, device) => `${engine} auf ${device}`,
  notRunning: 'läuft nicht',
  leftOut: 'Ausgelassen',
  frames: (perSecond) => `${perSecond} Bilder/s`,
};
