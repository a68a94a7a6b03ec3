import type { Messages } from './messages.en.ts';

export const messages: Messages = {
  colours: (name) => `Farben: ${name}`,
  coloursAndNext: (name, next) => `Farben: ${name}. Drücken für: ${next}.`,
  names: { system: 'wie das System', light: 'hell', dark: 'dunkel' },
};
