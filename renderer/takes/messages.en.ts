export const messages = {
  /** @param what such as "hello by Ada" */
  play: (what: string) => `Play ${what}`,
  pause: (what: string) => `Pause ${what}`,
};
export type Messages = typeof messages;
