export const messages = {
  colours: (name: string) => `Colours: ${name}`,
  coloursAndNext: (name: string, next: string) => `Colours: ${name}. Press for: ${next}.`,
  names: { system: 'as the system', light: 'light', dark: 'dark' },
};
export type Messages = typeof messages;
