import type { Messages } from './messages.en.ts';

export const messages: Messages = {
  play: (what) => `Lire : ${what}`,
  pause: (what) => `Pause : ${what}`,
};
