import type { Messages } from './messages.en.ts';

export const messages: Messages = {
  settings: 'Réglages',
  appearance: 'Apparence',
  colours: 'Couleurs',
  themes: { system: 'Comme le système', light: 'Clair', dark: 'Sombre' },
  language: 'Langue',
  languageOfWindow: 'Langue de la fenêtre',
  asTheSystem: 'Comme le système',
  firstSteps: 'Premiers pas',
  aboutFirstSteps: 'De la caméra au premier mot reconnu.',
  showFirstSteps: 'Montrer les premiers pas',
};
