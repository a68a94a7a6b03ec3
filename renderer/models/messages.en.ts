import { decimal } from '../language/numbers.ts';
import { pluralsOf } from '../language/plural.ts';

const plural = pluralsOf('en');

const takes = (count: number) => plural(count, { one: '1 take', other: `${decimal(count)} takes` });
const words = (count: number) => plural(count, { one: '1 word', other: `${decimal(count)} words` });
const these = (count: number) => plural(count, { one: 'this one', other: `these ${decimal(count)}` });

export const messages = {
  models: 'Models',
  allModels: 'All models',
  goBack: (model: string) => `Go back to “${model}”`,
  compareDots: 'Compare…',
  mergeDots: 'Merge…',
  importDots: 'Import…',
  notListed: (why: string) => `The models could not be listed. ${why}`,
  notListedAgain: (why: string) => `The models could not be listed again. ${why}`,
  tryAgain: 'Try again',
  looking: 'Looking for models…',
  noModels: 'There are no models. Import one, or train your own.',
  trainedAppear: 'Models that you train appear here.',
  train: 'Train a model',
  recognisesNext: (model: string) => `“${model}” recognises from the next sign on.`,
  isDeleted: (model: string) => `“${model}” is deleted. For seven days it can be brought back, below the list.`,
  isBack: (model: string) => `“${model}” is back.`,

  deleted: 'Deleted',
  goesOn: (when: string) => `goes for good on ${when}`,
  restore: 'Restore',
  restoreModel: (model: string) => `Restore ${model}`,

  parts: { card: 'Card', results: 'Results', words: 'Words' },
  partsOf: (model: string) => `Parts of ${model}`,
  inUse: 'In use',
  recognisesNow: 'In use: it recognises now',
  use: 'Use it',
  opening: 'Opening…',
  aboutUse: 'Once used, it recognises from the next sign on; nothing is interrupted.',
  renameDots: 'Rename…',
  exportDots: 'Export…',
  delete: 'Delete',
  onlyDeleted: 'It can only be deleted.',
  cancel: 'Cancel',
  close: 'Close',

  renameModel: (model: string) => `Rename “${model}”`,
  name: 'Name',
  rename: 'Rename',

  accuracy: 'Accuracy',
  groupsJudged: 'Groups that have been judged',
  stillJudged: 'Provisional: it is still being judged.',
  judgingStopped: 'Provisional: its judging has stopped.',
  showTraining: 'Show the training',
  howKnown: 'How anybody knows',
  unjudged: (count: number, named: string) =>
    plural(count, {
      one: `1 word is not in the figures, because nobody else showed it: ${named}.`,
      other: `${words(count)} are not in the figures, because nobody else showed them: ${named}.`,
    }),
  knows: 'Knows',
  network: 'Network',
  networkOf: (family: string) => `${family} network`,
  parameters: (count: number) => plural(count, { one: '1 parameter', other: `${decimal(count)} parameters` }),
  learntFrom: 'Takes it learnt from',
  copyVersion: 'Copy the whole data version',
  copy: 'Copy',
  stillFrozen: 'Still frozen here',
  notKept: 'Not kept here',
  modelCard: 'Model card',
  noCard: 'It came without a card.',

  origins: { released: 'Came with Signwright', trained: 'Trained here', imported: 'From elsewhere' },
  /** Behind a name, in brackets. */
  originsBehind: { released: 'came with signwright', trained: 'trained here', imported: 'from elsewhere' },
  takes,
  words,
  wordsOff: (count: number, off: number) => `${words(count)} (${decimal(off)} off)`,
  people: (count: number) => plural(count, { one: '1 person', other: `${decimal(count)} people` }),
  andMore: (named: string, more: number) => `${named} and ${decimal(more)} more`,
  notJudged: 'Not judged',
  beingJudged: (done: number, all: number) =>
    plural(all, {
      one: `Being judged: ${done} of 1 group so far`,
      other: `Being judged: ${done} of ${decimal(all)} groups so far`,
    }),
  onStrangers: (share: string) => `${share} on people it never saw`,
  onOtherSittings: (share: string) => `${share} in other sittings of the only person: nothing is known about others`,
  byMaker: (share: string) => `${share}, by its maker`,
  withWorst: (said: string, name: string, share: string) => `${said}; worst: ${name}, ${share}`,
  judgedSoFar: (said: string, done: number, all: number) =>
    plural(all, {
      one: `${said} (${done} of 1 group judged so far)`,
      other: `${said} (${done} of ${decimal(all)} groups judged so far)`,
    }),

  besideReleased: 'Also write the words of the model that came with Signwright',
  nothingBeside: 'That model has no words that this one has not.',
  aboutBeside: (count: number) =>
    plural(count, {
      one: '1 more word. Two networks then read every sign, which takes about twice the computing, and the more words there are, the more easily one is taken for another.',
      other: `${decimal(count)} more words. Two networks then read every sign, which takes about twice the computing, and the more words there are, the more easily one is taken for another.`,
    }),
  findWord: 'Find a word',
  turnOn: (count: number) => `Turn on ${these(count)}`,
  turnOff: (count: number) => `Turn off ${these(count)}`,
  allOffBut: (count: number) => `All off but ${these(count)}`,
  allOn: 'All on',
  areOn: (on: number, all: number) =>
    plural(on, {
      one: `1 of ${words(all)} is on. A switch works at once; a word that is off is never written.`,
      other: `${decimal(on)} of ${words(all)} are on. A switch works at once; a word that is off is never written.`,
    }),
  searchToSwitch: 'Search for some to switch them together.',
  wordsWritten: 'Words that are written',
  off: 'off',
  noneLike: (text: string) => `No word of it is like “${text}”.`,
  oneStays: 'At least one word must stay on.',

  compareModels: 'Compare two models',
  firstModel: 'First model',
  secondModel: 'Second model',
  nameInUse: (model: string) => `${model}, in use`,
  compare: 'Compare',
  aboutComparing: 'Both read the takes that the library has now, each only what it has not learnt from.',
  comparing: 'Both read the takes of the library…',
  oneGone: 'One of the models is no longer there: choose another one.',
  notKnown: 'not known',
  right: (share: string) => `${share} right`,
  fairTakes: 'Fair takes',
  fairOf: (fair: number, all: number) => `${decimal(fair)} of ${takes(all)}`,
  takesAsOf: (version: string) => `Takes as of ${version}.`,
  onlyReads: (model: string) => `Only “${model}” reads these rightly`,
  none: 'None.',
  unknownWord: 'unknown word',
  somebody: 'somebody',
  wordBy: (word: string, signer: string) => `${word} by ${signer}`,
  unreadable: 'Its movement cannot be read.',
  gone: (count: number) =>
    plural(count, {
      one: '1 take of these is no longer in the library.',
      other: `${decimal(count)} takes of these are no longer in the library.`,
    }),
  loading: 'Loading…',
  showMore: (count: number, left: number) => `Show ${count} more of ${decimal(left)}`,

  noneFair: 'There are no takes on which both can be judged fairly.',
  same: (fair: number) =>
    plural(fair, {
      one: 'Both do the same on the one fair take: what one reads rightly, the other does too.',
      other: `Both do the same on all ${takes(fair)}: what one reads rightly, the other does too.`,
    }),
  asMany: (fair: number, each: number) =>
    `Both read as many of the ${takes(fair)} rightly: ${decimal(each)} only the one, ${decimal(each)} only the other.`,
  hardlyChance: (model: string, lead: number, fair: number, only: number, other: number) =>
    `“${model}” reads ${decimal(lead)} more of the ${takes(fair)} rightly (${decimal(only)} that only it reads, ${decimal(other)} that only the other does): that is hardly chance.`,
  maybeChance: (model: string, lead: number, fair: number, only: number, other: number) =>
    `“${model}” reads ${decimal(lead)} more of the ${takes(fair)} rightly (${decimal(only)} that only it reads, ${decimal(other)} that only the other does): that may be chance.`,
  rareChance:
    'If both were equally good, chance alone would make so large a difference less than once in 1,000 comparisons (sign test). It takes each take by itself: where few people signed, count on more chance than that.',
  /** @param of 100 or 1,000 comparisons */
  chance: (count: number, of: number) =>
    `If both were equally good, chance alone would make so large a difference in about ${count} of ${decimal(of)} comparisons (sign test). It takes each take by itself: where few people signed, count on more chance than that.`,

  mergeModels: 'Merge models',
  aboutMerging:
    'A new model learns the words of those that you choose, from the takes that each has learnt from and those that were recorded since. The models themselves stay as they are.',
  whichToMerge: (most: number) => `Models to merge, two to ${most}`,
  takesTwo: 'It takes two models whose takes are kept here. Train another one first.',
  newName: 'Name of the new model',
  useWhenLearnt: 'Use it as soon as it has learnt',
  willKnow: (count: number, network: string) => `It will know ${words(count)}, as a ${network}.`,
  chooseOneMore: 'Choose one more.',
  chooseTwo: 'Choose two or more.',
  merge: 'Learn all their words in one model',
  obstacles: {
    trouble: 'It cannot be used.',
    released: 'Its takes did not come along. Its words can be written beside those of any model.',
    imported: 'It came without its takes: import those into the library, and train with them.',
    trained: 'The takes that it learnt from are no longer kept here.',
  },

  exportModel: (model: string) => `Export “${model}”`,
  as: 'As',
  formats: {
    folder: {
      name: 'Model folder, for Signwright',
      label: 'New folder to write',
      hint: 'Weights, card, figures and typical movements. Nobody’s takes are in it. A .zip of it can be imported elsewhere, too.',
    },
    onnx: {
      name: 'ONNX file, for other programs',
      label: 'File to write (.onnx)',
      hint: 'The network alone; its words and how to feed it are written beside it, as .json.',
    },
  },
  choose: 'Choose…',
  writing: 'Writing…',
  written: (model: string, path: string) => `“${model}” is in ${path}.`,
  export: 'Export',

  importModel: 'Import a model',
  importPath: 'Folder or .zip of a model',
  chooseZip: 'Choose a .zip…',
  chooseFolder: 'Choose a folder…',
  aboutImport:
    'It is checked first: the sizes of its files, the shapes of its weights and their hash. No code of it is ever run. It recognises nothing before you use it.',
  checking: 'Checking…',
  imported: (model: string, count: number) =>
    `“${model}” is among the models, with ${words(count)}. It is not in use yet.`,
  show: 'Show it',
  import: 'Import',
};
export type Messages = typeof messages;
