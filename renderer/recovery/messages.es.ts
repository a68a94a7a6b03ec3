import type { Messages } from './messages.en.ts';

export const messages: Messages = {
  awake: 'El ordenador estaba en suspensión. La cámara se ha vuelto a abrir.',
};
