import type { Messages } from './messages.en.ts';

export const messages: Messages = {
  settings: 'Einstellungen',
  appearance: 'Aussehen',
  colours: 'Farben',
  themes: { system: 'Wie das System', light: 'Hell', dark: 'Dunkel' },
  language: 'Sprache',
  languageOfWindow: 'Sprache des Fensters',
  asTheSystem: 'Wie das System',
  firstSteps: 'Erste Schritte',
  aboutFirstSteps: 'Von der Kamera bis zum ersten erkannten Wort.',
  showFirstSteps: 'Erste Schritte zeigen',
};
