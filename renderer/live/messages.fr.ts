import type { Messages } from './messages.en.ts';

export const messages: Messages = {
  restarted: 'La détection des mains s’était arrêtée. Elle a redémarré.',
  connected: 'De nouveau connecté.',
  dark: 'L’image semble sombre. Plus de lumière de face aiderait à voir vos mains.',
  noHands: 'Aucune main en vue. Placez-les de façon que toute la main soit dans l’image.',
};
