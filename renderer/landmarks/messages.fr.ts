import type { Messages } from './messages.en.ts';

export const messages: Messages = {
  notStarted: (why) => `La détection des mains n’a pas pu démarrer : ${why}.`,
  why: {
    'no-webgl': 'cet ordinateur n’offre pas WebGL2, dont MediaPipe a besoin',
    'no-model': 'le fichier hand_landmarker.task est absent ; `npm run hand-model` le crée',
    'graphics-lost': 'le contexte graphique a été perdu',
    'worker-missing': 'son processus d’arrière-plan n’a pas pu être chargé',
    'worker-garbled': 'son processus d’arrière-plan a envoyé des données illisibles',
    'worker-ended': 'son processus d’arrière-plan a été arrêté',
    'worker-silent': 'son processus d’arrière-plan ne répond pas',
  },
};
