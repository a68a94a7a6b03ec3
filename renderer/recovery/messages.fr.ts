import type { Messages } from './messages.en.ts';

export const messages: Messages = {
  awake: 'L’ordinateur était en veille. La caméra a été rouverte.',
};
