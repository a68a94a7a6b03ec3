export const messages = {
  title: 'Captions – Signwright',
  captions: 'Captions',
  wrongKey: 'The key in this address is not right: copy the address anew from Signwright’s settings.',
};
export type Messages = typeof messages;
