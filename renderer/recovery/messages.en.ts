export const messages = {
  awake: 'The computer was asleep. The camera was opened again.',
};
export type Messages = typeof messages;
