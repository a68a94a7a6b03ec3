import type { Messages } from './messages.en.ts';

export const messages: Messages = {
  title: 'Subtítulos – Signwright',
  captions: 'Subtítulos',
  wrongKey: 'La clave de esta dirección no es correcta: copia de nuevo la dirección en los ajustes de Signwright.',
};
