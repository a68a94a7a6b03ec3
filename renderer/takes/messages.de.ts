import type { Messages } from './messages.en.ts';

export const messages: Messages = {
  play: (what) => `Abspielen: ${what}`,
  pause: (what) => `Anhalten: ${what}`,
};
