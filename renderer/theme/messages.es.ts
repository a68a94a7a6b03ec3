import type { Messages } from './messages.en.ts';

export const messages: Messages = {
  colours: (name) => `Colores: ${name}`,
  coloursAndNext: (name, next) => `Colores: ${name}. Pulsa para: ${next}.`,
  names: { system: 'como el sistema', light: 'claros', dark: 'oscuros' },
};
