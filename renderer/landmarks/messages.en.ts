export const messages = {
  /** @param why one of the below, or what the system says */
  notStarted: (why: string) => `Hand detection could not start: ${why}.`,
  why: {
    'no-webgl': 'this machine offers no WebGL2, which MediaPipe needs',
    'no-model': 'the file hand_landmarker.task is missing; `npm run hand-model` makes it',
    'graphics-lost': 'the graphics context was lost',
    'worker-missing': 'its worker could not be loaded',
    'worker-garbled': 'its worker sent what could not be read',
    'worker-ended': 'its worker was ended',
    'worker-silent': 'its worker does not answer',
  },
};
export type Messages = typeof messages;
