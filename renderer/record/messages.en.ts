import { pluralsOf } from '../language/plural.ts';

const plural = pluralsOf('en');

const takes = (count: number) => plural(count, { one: `${count} take`, other: `${count} takes` });
const minutes = (count: number) => plural(count, { one: `${count} minute`, other: `${count} minutes` });

export const messages = {
  takes,
  noSign: 'no sign',
  noSignOnlyMoving: 'No sign: only moving',
  goOn: 'Go on',

  // The set-up.
  recordSigns: 'Record signs',
  libraryUnreadable: 'The library cannot be read.',
  tryAgain: 'Try again',
  openingLibrary: 'Opening the library…',
  whatToRecord: 'What to record',
  untilYouStop: 'Until you stop',
  extent: (takesAsked: number, minutesAbout: number) => `${takes(takesAsked)}, about ${minutes(minutesAbout)}`,
  startRecording: 'Start recording',
  missing: {
    wordAndSigner: 'Choose a word, and who signs.',
    word: 'Choose a word.',
    signer: 'Choose who signs.',
  },

  // Words.
  wordsToRecord: 'Words to record',
  findWord: 'Find a word, or type a new one',
  words: 'Words',
  addWord: (word: string) => `Add “${word}”`,
  newWord: 'new word',
  addMoreWords: 'Add more words',
  allMyWords: 'All my words',
  allOtherWords: 'All other words',
  aboutNoSign: 'Hands that move without signing: the program learns to keep silent then.',
  plannedWords: 'Words of this recording',
  noTakesYet: 'no takes yet',
  soFar: (all: number) => `${all} so far`,
  soFarOfThem: (all: number, mine: number) => `${all} so far, ${mine} by this person`,
  takesOf: (word: string) => `Takes of ${word}`,
  leaveOut: (word: string) => `Leave ${word} out`,
  endless: 'Go on until I stop',
  takesOfEach: 'Takes of each word',
  randomOrder: 'In random order',
  clearList: 'Clear the list',
  ofWords: (count: number) => plural(count, { one: `of ${count} word`, other: `of ${count} words` }),
  moreAboutWord: 'More about this word',
  wordFields: {
    language: { name: 'Sign language', hint: 'ase, DGS, …' },
    note: { name: 'How it is signed', hint: 'flat hand from the chin, forwards' },
    reference: { name: 'Where to look it up', hint: 'a dictionary, a page' },
  },

  // Who signs.
  whoSigns: 'Who signs',
  choosePerson: 'Choose a person',
  somebodyElse: 'Somebody else…',
  addPerson: 'Add a person',
  personName: 'Name, or any other word for this person',
  rename: 'Rename…',
  editPerson: (name: string) => `Rename ${name}`,
  add: 'Add',

  // How.
  how: 'How',
  ways: {
    'hands-free': {
      name: 'Hands-free',
      hint: 'Sign, lower your hands, sign again. Each sign becomes a take.',
    },
    manual: { name: 'By key or pedal', hint: 'Press Space when a sign begins, and again when it ends.' },
  },
  timeToStepBack: 'Time to step back',
  noTime: 'none',
  seconds: (seconds: number) => `${seconds} s`,
  sounds: 'Sounds',

  // While it records.
  toSignNow: 'To sign now',
  onlyMove: 'no sign: only move',
  then: 'then:',
  recording: 'Recording',
  pedalKeys: 'Space, Enter, Page Down or a foot pedal',
  pause: 'Pause',
  endOfSign: 'End of the sign',
  beginningOfSign: 'Beginning of the sign',
  space: 'Space',
  skip: 'Skip',
  stop: 'Stop',
  escape: 'Esc',
  newWords: 'New words',
  place: (at: number, of: number) => `${at} of ${of}`,
  idleIdeas: {
    head: 'Scratch your head',
    drink: 'Take a drink',
    talk: 'Talk with your hands',
    glasses: 'Push up your glasses',
    hands: 'Rub your hands',
    arms: 'Fold your arms, and let go',
    hair: 'Smooth your hair',
    keyboard: 'Type on a keyboard',
    watch: 'Look at your watch',
    chin: 'Rest your chin on your hand',
    point: 'Point at something',
    sleeves: 'Straighten your sleeves',
  },

  // On the badge.
  badge: {
    ready: 'Get ready',
    paused: 'Paused',
    interrupted: 'Interrupted',
    noPicture: 'No picture: recording waits',
    saved: 'Saved',
    noted: 'Saved, with a note',
    discarded: 'Not recorded',
    signing: 'Signing…',
    moving: 'Moving…',
    press: 'Press when you begin',
    waitingForSign: 'Waiting for a sign',
    waitingForMovement: 'Waiting for a movement',
  },

  // To a screen reader.
  said: {
    sign: (word: string) => `Sign “${word}”`,
    move: 'Move, but do not sign',
    /** @param prompt one of the two above @param progress “1 of 3” or “1 take” */
    now: (prompt: string, progress: string) => `${prompt}, ${progress}.`,
    ready: 'Get ready.',
    paused: 'Paused.',
    interrupted: 'The connection is lost. What was signed is safe.',
    ended: (count: number) => `The recording has ended with ${takes(count)}.`,
  },

  // When it breaks off.
  wasInterrupted: 'The recording was interrupted',
  connectionBack: (count: number) =>
    plural(count, {
      one: `The connection is back. ${takes(count)} of this sitting is safe; a sign that was under way is lost.`,
      other: `The connection is back. ${takes(count)} of this sitting are safe; a sign that was under way is lost.`,
    }),
  connectionLost: 'Takes that were saved are safe. As soon as the connection is back you can go on where you were.',
  goOnTakesLeft: (count: number) => `Go on: ${takes(count)} left`,
  finish: 'Finish',
  stopped: (count: number) =>
    plural(count, {
      one: `The recording was stopped. ${takes(count)} is saved.`,
      other: `The recording was stopped. ${takes(count)} are saved.`,
    }),
  takesWait: 'Takes wait in memory.',
  someTakesWait: (count: number) =>
    plural(count, { one: `${takes(count)} waits in memory.`, other: `${takes(count)} wait in memory.` }),
  keepOpen: 'They are saved by themselves as soon as that is possible: keep Signwright open until then.',

  // Takes.
  takesOfSitting: 'Takes of this sitting',
  noneMade: 'Each take appears here as soon as it is made. You can look at it, keep it, or make it again.',
  newestFirst: 'Takes, newest first',
  deleted: 'Deleted.',
  redone: 'Deleted, and asked for again.',
  kept: 'Kept',
  keep: 'Keep',
  keepTake: (word: string) => `Keep ${word}`,
  redo: 'Redo',
  pageUp: 'Page Up',
  redoTake: (word: string) => `Make ${word} again`,
  delete: 'Delete',
  deleteTake: (word: string) => `Delete ${word}`,
  undo: 'Undo',
  bringBack: (word: string) => `Bring ${word} back`,

  // At the end.
  allDone: 'All done',
  recordingStopped: 'Recording stopped',
  ofWhichNoted: (count: number) =>
    plural(count, { one: `of which ${count} has a note`, other: `of which ${count} have a note` }),
  noted: (count: number) => `${count} with a note`,
  goOnLeft: (count: number) => `Go on: ${count} left`,
  recordMore: 'Record more',
  review: 'Review in the library',
};
export type Messages = typeof messages;
