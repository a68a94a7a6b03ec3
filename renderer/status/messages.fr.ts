import type { Messages } from './messages.en.ts';

export const messages: Messages = {
  messages: 'Messages',
  status: 'État',
  camera: 'Caméra',
  pictures: (perSecond) => `${perSecond} images/s`,
  light: 'Lumière',
  low: 'faible, les mains se voient mal',
  handDetection: 'Détection des mains',
  detections: (perSecond) => `${perSecond} par seconde`,
  detectionsOn: (perSecond, delegate) => `${perSecond} par seconde sur ${delegate}`,
  milliseconds: (ms) => `${ms} ms`,
  mostWithin: (ms) => `(95 % en moins de ${ms} ms)`,
  toGuess: 'De l’image à l’hypothèse',
  noGuess: 'pas encore d’hypothèse',
  aboutGuess:
    'Du moment où la caméra a pris l’image qui a donné l’hypothèse jusqu’à son affichage à l’écran',
  toWord: 'De l’image au mot',
  noWord: 'pas encore de mot',
  aboutWord:
    'Du moment où la caméra a pris la dernière image nécessaire au mot jusqu’à son affichage à l’écran',
  words: 'Mots',
  engineOn: (engine, device) => `${engine} sur ${device}`,
  notRunning: 'à l’arrêt',
  leftOut: 'Laissées de côté',
  frames: (perSecond) => `${perSecond} images/s`,
};
