export const messages = {
  restarted: 'Hand detection had stopped. It was started again.',
  connected: 'Connected again.',
  dark: 'It looks dark. More light from the front would help to see your hands.',
  noHands: 'No hands in view. Hold them where the whole hand is in the picture.',
};
export type Messages = typeof messages;
