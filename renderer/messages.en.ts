export const messages = {
  title: (view: string) => `${view} – Signwright`,
  nav: 'Views',
  views: {
    translate: 'Translate',
    practise: 'Practise',
    record: 'Record',
    library: 'Library',
    train: 'Train',
    models: 'Models',
    settings: 'Settings',
  },
  /** The link that skips the header. */
  skips: {
    translate: 'Skip to the caption',
    practise: 'Skip to the practice',
    record: 'Skip to the recording',
    library: 'Skip to the library',
    train: 'Skip to the training',
    models: 'Skip to the models',
    settings: 'Skip to the settings',
  },
  percent: (percent: number) => `${percent} %`,
  judging: (percent: number) => `A model is being judged: ${percent} %`,
  training: (percent: number) => `A training runs: ${percent} %`,
  conversation: 'Conversation',
  words: 'Words',

  lost: {
    what: 'The connection to Signwright is lost.',
    then: 'It is being tried again. Is the program still running where you started it?',
  },
  readOnly: {
    what: 'Nothing can be saved.',
    then: 'Signwright may not write to its data folder. Allow it and start again, or choose another folder with SIGNWRIGHT_DATA.',
  },
  disconnected: 'The connection to Signwright is gone. Is it still running where you started it?',
};
export type Messages = typeof messages;
