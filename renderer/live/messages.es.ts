import type { Messages } from './messages.en.ts';

export const messages: Messages = {
  restarted: 'La detección de las manos se había parado. Se ha reiniciado.',
  connected: 'Conectado de nuevo.',
  dark: 'Parece que hay poca luz. Más luz de frente ayudaría a ver tus manos.',
  noHands: 'No se ven manos. Ponlas donde toda la mano quede dentro de la imagen.',
};
