import type { Messages } from './messages.en.ts';

export const messages: Messages = {
  colours: (name) => `Couleurs : ${name}`,
  coloursAndNext: (name, next) => `Couleurs : ${name}. Appuyez pour : ${next}.`,
  names: { system: 'comme le système', light: 'claires', dark: 'sombres' },
};
