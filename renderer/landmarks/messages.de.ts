import type { Messages } from './messages.en.ts';

export const messages: Messages = {
  notStarted: (why) => `Die Handerkennung konnte nicht starten: ${why}.`,
  why: {
    'no-webgl': 'dieser Computer bietet kein WebGL2, das MediaPipe braucht',
    'no-model': 'die Datei hand_landmarker.task fehlt; `npm run hand-model` erzeugt sie',
    'graphics-lost': 'der Grafikkontext ging verloren',
    'worker-missing': 'ihr Hintergrundprozess konnte nicht geladen werden',
    'worker-garbled': 'ihr Hintergrundprozess hat Unlesbares gesendet',
    'worker-ended': 'ihr Hintergrundprozess wurde beendet',
    'worker-silent': 'ihr Hintergrundprozess antwortet nicht',
  },
};
