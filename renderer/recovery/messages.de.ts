import type { Messages } from './messages.en.ts';

export const messages: Messages = {
  awake: 'Der Computer war im Ruhezustand. Die Kamera wurde neu geöffnet.',
};
