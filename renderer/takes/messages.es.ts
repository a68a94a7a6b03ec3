import type { Messages } from './messages.en.ts';

export const messages: Messages = {
  play: (what) => `Reproducir: ${what}`,
  pause: (what) => `Pausa: ${what}`,
};
