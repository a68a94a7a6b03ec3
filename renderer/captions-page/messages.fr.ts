import type { Messages } from './messages.en.ts';

export const messages: Messages = {
  title: 'Sous-titres – Signwright',
  captions: 'Sous-titres',
  wrongKey: 'La clé de cette adresse n’est pas la bonne : copiez de nouveau l’adresse dans les réglages de Signwright.',
};
