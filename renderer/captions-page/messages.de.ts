import type { Messages } from './messages.en.ts';

export const messages: Messages = {
  title: 'Untertitel – Signwright',
  captions: 'Untertitel',
  wrongKey:
    'Der Schlüssel in dieser Adresse stimmt nicht: Kopiere die Adresse neu aus den Einstellungen von Signwright.',
};
