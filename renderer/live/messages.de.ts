import type { Messages } from './messages.en.ts';

export const messages: Messages = {
  restarted: 'Die Handerkennung war stehen geblieben. Sie wurde neu gestartet.',
  connected: 'Wieder verbunden.',
  dark: 'Es sieht dunkel aus. Mehr Licht von vorn würde helfen, deine Hände zu sehen.',
  noHands: 'Keine Hände zu sehen. Halte sie so, dass die ganze Hand im Bild ist.',
};
