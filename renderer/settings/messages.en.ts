export const messages = {
  settings: 'Settings',
  appearance: 'Appearance',
  colours: 'Colours',
  themes: { system: 'As the system has it', light: 'Light', dark: 'Dark' },
  language: 'Language',
  languageOfWindow: 'Language of the window',
  asTheSystem: 'As the system has it',
  firstSteps: 'First steps',
  aboutFirstSteps: 'From the camera to the first recognised word.',
  showFirstSteps: 'Show the first steps',
};
export type Messages = typeof messages;
