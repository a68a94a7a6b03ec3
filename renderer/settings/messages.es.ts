import type { Messages } from './messages.en.ts';

export const messages: Messages = {
  settings: 'Ajustes',
  appearance: 'Aspecto',
  colours: 'Colores',
  themes: { system: 'Como el sistema', light: 'Claro', dark: 'Oscuro' },
  language: 'Idioma',
  languageOfWindow: 'Idioma de la ventana',
  asTheSystem: 'Como el sistema',
  firstSteps: 'Primeros pasos',
  aboutFirstSteps: 'De la cámara a la primera palabra reconocida.',
  showFirstSteps: 'Mostrar los primeros pasos',
};
