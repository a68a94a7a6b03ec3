import type { QualityCode } from '../../models/quality.ts';
import { decimal, seconds } from '../language/numbers.ts';
import { pluralsOf } from '../language/plural.ts';

const plural = pluralsOf('en');
const takes = (count: number) => plural(count, { one: `${decimal(count)} take`, other: `${decimal(count)} takes` });
const words = (count: number) => plural(count, { one: `${decimal(count)} word`, other: `${decimal(count)} words` });
const signers = (count: number) =>
  plural(count, { one: `${decimal(count)} signer`, other: `${decimal(count)} signers` });
const sessions = (count: number) =>
  plural(count, { one: `${decimal(count)} session`, other: `${decimal(count)} sessions` });

export const messages = {
  library: 'Library',
  takes,
  words,
  signers,
  sessions,
  cancel: 'Cancel',
  close: 'Close',
  done: 'Done',
  tryAgain: 'Try again',
  choose: 'Choose…',
  copied: 'Copied.',
  noClipboard: 'The clipboard could not be used. Select the text and copy it by hand.',

  importTakes: 'Import…',
  exportTakes: 'Export…',
  unread: (why: string) => `The library could not be read. ${why}`,
  unreadAgain: (why: string) => `The library could not be read again. ${why}`,
  undo: 'Undo',
  redo: 'Redo',
  undoThis: (change: string) => `Undo: ${change}`,
  redoThis: (change: string) => `Redo: ${change}`,
  undone: (change: string) => `Undone: ${change}.`,
  redone: (change: string) => `Done again: ${change}.`,
  nothingToUndoShort: 'Nothing to undo',
  nothingToRedoShort: 'Nothing to redo',
  nothingToUndo: 'There is nothing to undo.',
  nothingToRedo: 'There is nothing to redo.',

  allTakes: 'All takes',
  noSign: 'No sign',
  wordList: 'Words',
  wordsOfLibrary: 'Words of the library',
  findWord: 'Find a word',
  addWord: 'Word',
  toLookAt: (count: number) => `${decimal(count)} to look at`,
  takesToLookAt: (count: number) => `${takes(count)} to look at`,
  noWordLike: (text: string) => `No word is like “${text}”.`,
  noWords: 'There are no words yet. Record some, or import takes.',
  bin: 'Bin',
  binOf: (count: number) =>
    plural(count, { one: `Bin ${decimal(count)} deleted take`, other: `Bin ${decimal(count)} deleted takes` }),

  edit: 'Edit',
  editThis: (word: string) => `Edit the word ${word}`,
  removeWord: 'Remove the word',
  compareWith: 'Compare with',
  compareWithWhich: 'Compare with…',
  noComparison: 'No comparison',
  endComparison: 'End the comparison',
  newWord: 'New word',
  editWord: 'Edit the word',
  gloss: 'Word (gloss)',
  signLanguage: 'Sign language, such as “ase” or “DGS”',
  howSigned: 'How it is signed',
  whereToLook: 'Where to look it up',
  save: 'Save',
  addTheWord: 'Add the word',
  willBeNew: (word: string) => `“${word}” will be a new word.`,

  showOnly: 'Show only',
  all: 'All',
  signer: 'Signer',
  editSigner: 'Edit the person',
  editThisSigner: (name: string) => `Edit the person ${name}`,
  personName: 'Name, or any other word for this person',
  leadingHand: 'Leading hand',
  leadingHandOf: (name: string) => `Leading hand of ${name}`,
  sides: { left: 'left', right: 'right' },
  session: 'Session',
  quality: 'Quality',
  tag: 'Tag',
  flagged: 'To look at',
  faultless: 'Without fault',
  showAll: 'Show all',
  /** As short as a badge wants it; the note itself says what to do. */
  faults: {
    'no-hands': 'No hands',
    'out-of-frame': 'Out of the picture',
    dark: 'Dark',
    'dropped-frames': 'Frames lost',
    short: 'Short',
    long: 'Long',
    'missing-hand': 'Hand missing',
    'wrong-hand': 'Other hand',
    duplicate: 'Twice the same',
    outlier: 'Unlike the others',
  } satisfies Record<QualityCode, string>,

  deletedTakes: 'Deleted takes',
  takesOf: (word: string) => `Takes of ${word}`,
  takesOfNone: 'Takes of no sign',
  takesOfAll: 'Takes of all words',
  none: 'no sign',
  allWords: 'all words',
  binEmpty: 'The bin is empty.',
  noneLikeThis: 'No take is like this. “Show all” takes the filters away.',
  nothingOfNone: 'There is nothing here yet. Record what your hands do when they sign nothing.',
  nobodySigned: (word: string) => `Nobody has signed “${word}” yet. Record some takes of it, or import them.`,
  libraryEmpty: 'The library is empty. Record your own signs, or import takes that you have.',
  takesUnread: (why: string) => `The takes could not be read. ${why}`,
  loading: 'Loading',
  loadingTake: 'Loading…',
  /** Of a signer who is in no list. */
  unknown: 'unknown',
  wordBy: (word: string, signer: string) => `${word} by ${signer}`,
  mirrored: 'Mirrored',
  mirroredInList: 'mirrored',
  tagged: (tag: string) => `tag ${tag}`,

  play: 'Play',
  pause: 'Pause',
  slowly: 'Slowly',
  everyTake: 'all takes',
  playbackOf: (what: string) => `Playback of ${what}`,
  playThis: (what: string) => `Play ${what}`,
  pauseThis: (what: string) => `Pause ${what}`,
  momentOf: (what: string) => `Moment of ${what}`,
  afterSignBegan: (ms: number, of: number) => `${seconds(ms)} of ${seconds(of)} after the sign began`,

  selectedTakes: 'Selected takes',
  selected: (count: number) => `${takes(count)} selected`,
  howToSelect: 'Select takes to change them; double-click one to open it.',
  open: 'Open',
  restore: 'Restore',
  relabelAsk: 'Relabel…',
  relabel: 'Relabel',
  relabelTakes: (count: number) => `Relabel ${takes(count)}`,
  reallyShown: 'Word that they really show',
  tagsAsk: 'Tags…',
  tags: 'Tags',
  tagsOf: (count: number) => `Tags of ${takes(count)}`,
  commonTags: 'Shown are the tags that all of them have.',
  removeTag: (tag: string) => `Remove the tag ${tag}`,
  addTag: 'Add a tag',
  add: 'Add',
  mirror: 'Mirror',
  mirrorBack: 'Mirror back',
  keep: 'Keep anyway',
  lookAgain: 'Look at it again',
  keepTitle: (count: number) => `Take the marks of ${takes(count)} away`,
  delete: 'Delete',
  selectNone: 'Select none',

  signedBy: (word: string, signer: string) => `${word}, signed by ${signer}`,
  movingHands: (label: string) => `Moving hands: ${label}, as in a mirror`,
  previous: 'Previous',
  next: 'Next',
  place: (at: number, of: number) => `${decimal(at)} of ${decimal(of)}`,
  thisTake: 'This take',
  momentOfTake: 'Moment of the take',
  /** Both in seconds. */
  secondsOf: (at: number, of: number) => `${decimal(at, 2)} of ${decimal(of, 2)} seconds`,
  leftHand: 'Left hand',
  rightHand: 'Right hand',
  energy: 'How much the left and the right hand move over the take',
  edges: { start: 'Sign begins', end: 'Sign ends' },
  /** @param at seconds */
  edgeAt: (at: number, frames: number, of: number) =>
    `${decimal(at, 2)} seconds; ${decimal(frames)} of ${decimal(of)} frames are learnt`,
  /** @param ms of the sign, in a take of `ofMs` */
  learnt: (frames: number, of: number, ms: number, ofMs: number) =>
    `${decimal(frames)} of ${decimal(of)} frames are learnt, ${seconds(ms)} of ${seconds(ofMs)}`,
  isDeleted: 'This take is deleted.',
  noticed: 'What was noticed',
  word: 'Word',
  relabelAs: (word: string) => `Relabel as “${word}”`,
  asOtherHand: 'Mirrored, as if made with the other hand',
  recorded: (when: string) => `Recorded ${when}`,
  recordedFrom: (when: string, source: string) => `Recorded ${when}, from ${source}`,
  deleteTake: 'Delete the take',

  emptyBinAsk: 'Empty the bin…',
  emptyBinTitle: 'Empty the bin?',
  emptyBin: 'Empty the bin',
  keepThem: 'Keep them',
  willBeGone: (count: number) =>
    plural(count, {
      one: `${decimal(count)} deleted take will be removed for good, and with it what could be undone so far.`,
      other: `${decimal(count)} deleted takes will be removed for good, and with them what could be undone so far.`,
    }),
  gone: (count: number) => `${takes(count)} removed for good.`,

  exportTitle: 'Export takes',
  whichTakes: 'Which takes',
  allOf: (count: number) => `All ${takes(count)}`,
  shownAreAll: 'Those that are shown, which are all',
  /** @param word null: of every word */
  shownTakes: (count: number, word: string | null, narrowed: boolean, bin: boolean) => {
    const which = [...(word === null ? [] : [`of “${word}”`]), ...(narrowed ? ['that the filters let through'] : [])];
    const of = which.length > 0 ? `: ${which.join(' ')}` : '';
    return `Those that are shown${of}${bin ? ', from the bin' : ''}, ${takes(count)}`;
  },
  fileToWrite: 'File to write (takes.parquet)',
  applied: 'Apply trims and mirroring for other programs',
  aboutApplied: 'Without it nothing is cut away: Signwright reads the trims back, other programs may not know of them.',
  writing: 'Writing…',
  written: (count: number, path: string) =>
    plural(count, { one: `${decimal(count)} take is in ${path}.`, other: `${decimal(count)} takes are in ${path}.` }),
  export: 'Export',

  dataCard: 'Data set card',
  counting: 'Counting…',
  sums: (takeCount: number, wordCount: number, signerCount: number, sessionCount: number, narrowed: boolean) =>
    `${takes(takeCount)} of ${words(wordCount)} by ${signers(signerCount)} in ${sessions(sessionCount)}${narrowed ? ', as narrowed by the filters' : ''}.`,
  cannotTell: 'What this set cannot tell',
  columnTakes: 'Takes',
  columnBy: 'By',
  columnOf: 'Of',
};
export type Messages = typeof messages;
