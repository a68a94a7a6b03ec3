export const messages = {
  firstSteps: 'First steps',
  close: 'Close the first steps',
  steps: { camera: 'Let the app see you', hands: 'Show your hands', sign: 'Sign your first word' },
  /** Read out after a step that is behind. */
  done: ', done',
  allowCamera: 'Allow the camera when you are asked. Its picture stays on this computer, and is never saved.',
  raiseHand: 'Sit so that both hands and your face are in the picture, with light from the front. Raise a hand.',
  makeIt: (word: string) =>
    `Look at the movement, then make it: “${word}”. Begin with your hands at rest, and rest them again afterwards.`,
  readAs: (word: string) => `That was read as “${word}”. Try again, or take another word.`,
  firstWord: (word: string) => `Your first word: “${word}”.`,
  noModel: 'The words come with the model, which is not loaded.',
  movingHands: (word: string) => `Moving hands that sign “${word}”, as in a mirror`,
  hold: 'Hold the movement',
  play: 'Play the movement',
  anotherWord: 'Another word',
  leftHand: 'I sign with my left hand',
  whatNext: 'What next',
  aboutIdle: 'Show how your hands move when you do not sign, for a minute: then fewer wrong words are written.',
  recordIdle: 'Record idle movement',
  aboutOwn: 'Teach a sign of your own: five takes are enough to begin with.',
  recordSign: 'Record a sign',
  aboutPractice: 'See which of the model’s words it reads when you sign them.',
  practise: 'Practise',
  translate: 'Translate',
};
export type Messages = typeof messages;
