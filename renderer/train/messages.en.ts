import { decimal } from '../language/numbers.ts';
import { pluralsOf } from '../language/plural.ts';

const plural = pluralsOf('en');
const takes = (count: number) => plural(count, { one: `${decimal(count)} take`, other: `${decimal(count)} takes` });
const words = (count: number) => plural(count, { one: `${decimal(count)} word`, other: `${decimal(count)} words` });
const people = (count: number) => plural(count, { one: `${decimal(count)} person`, other: `${decimal(count)} people` });

export const messages = {
  train: 'Train',
  training: 'Training',
  underWay: 'Under way',
  lastOne: 'The last one',
  noneYet: 'There have been no trainings yet. While one runs, you see here how it goes; translation goes on meanwhile.',
  notListed: (why: string) => `The trainings could not be listed. ${why}`,
  tryAgain: 'Try again',
  tryAgainWith: (name: string) => `Try again: ${name}`,
  cancel: 'Cancel',
  cancelOf: (name: string) => `Cancel ${name}`,
  takeOff: 'Take off the list',
  takeOffOf: (name: string) => `Take ${name} off the list`,

  retrain: 'Retrain',
  notRead: (why: string) => `The library could not be read. ${why}`,
  notReadAgain: (why: string) => `The library could not be read again. ${why}`,
  opening: 'Opening the library…',
  recognisesThen: 'It recognises as soon as it has learnt.',
  recognisesLater: 'It is not used until you activate it.',
  waitsForAnother: 'Another training is under way: this one waits for its turn.',
  recordSigns: 'Record signs',
  worthKnowing: 'Worth knowing before',
  choose: 'Choose…',
  notDefaults: 'Not the defaults.',
  backToDefaults: 'Back to the defaults',

  name: 'Name of the model',
  myWords: 'My words',
  people: 'People',
  nobody: 'Nobody has takes yet.',
  takes,
  kind: 'Kind of network',
  isDefault: 'default',
  families: {
    gru: {
      name: 'GRU',
      text: 'Reads along picture by picture and keeps what matters: ready when the sign ends, good for almost everything.',
    },
    attention: {
      name: 'Attention',
      text: 'Reads the sign both ways and learns which moments count: about a point better on many words of strangers, and quicker to train.',
    },
    bidirectional: {
      name: 'Bidirectional',
      text: 'Reads the sign forwards and backwards every few pictures: for words that differ only in how they end.',
    },
    lstm: {
      name: 'LSTM',
      text: 'As the GRU, with a second memory: as good where it was measured, larger, and a third slower to train.',
    },
    rnn: {
      name: 'Plain RNN',
      text: 'The simplest and smallest: trains in half the time, good for a first try with few words.',
    },
    'encoder-decoder': {
      name: 'Encoder-decoder',
      text: 'Learns sentences of two or three signs as well, for research: it trains longest, and the caption shows its first word only.',
    },
  },
  startFrom: 'Start from',
  byTakes: 'As the takes ask for (default)',
  fromNothing: 'Nothing: a network that knows nothing yet',
  releasedModel: (name: string) => `The released model: ${name}`,
  aboutNothing: 'Wants many takes; nothing of other models is in it.',
  aboutModel: 'It takes over how that model sees hands move; its words are learnt anew.',
  merge: 'Merge vocabularies',
  aboutMerge: (most: number) =>
    `Takes that these models learnt from come along, with their words, even if the library no longer has them. At most ${most}.`,
  knows: (known: number, from: number) => `${words(known)}, ${takes(from)}`,
  activateThen: 'Activate it as soon as it has learnt',
  frozen: 'Data: the takes as they are when it begins. They are frozen then, and get a version.',

  words: 'Words',
  chosen: (chosen: number, of: number) => `${decimal(chosen)} of ${decimal(of)}`,
  findToLearn: 'Find a word to learn',
  find: 'Find a word',
  all: 'All',
  allWords: 'All words',
  allFound: 'All found',
  allFoundWords: 'All found words',
  none: 'None',
  noneOfWords: 'None of the words',
  noneFound: 'None found',
  noneFoundOfWords: 'None found of the words',
  toLearn: 'Words to learn',
  isNew: 'new',
  fromFew: 'It is recognised from a few takes already.',
  noTakes: 'no takes yet',
  takesOfPeople: (count: number, signers: number) => `${takes(count)}, ${people(signers)}`,
  noneLike: (text: string) => `No word is like “${text}”.`,
  idleAlong: (count: number) =>
    plural(count, {
      one: `${decimal(count)} take without a sign always comes along.`,
      other: `${decimal(count)} takes without a sign always come along.`,
    }),

  waiting: 'Waiting',
  askedFor: (when: string) => `asked for ${when}`,
  earlier: 'Earlier trainings',
  /** @param when day and time */
  ended: {
    queued: (when: string) => `Waiting since ${when}`,
    running: (when: string) => `Running since ${when}`,
    judging: (when: string) => `Being judged since ${when}`,
    done: (when: string) => `Done ${when}`,
    failed: (when: string) => `Failed ${when}`,
    cancelled: (when: string) => `Cancelled ${when}`,
  },
  endedInUse: (ended: string) => `${ended}, recognises now`,
  endedDeleted: (ended: string) => `${ended}, its model has been deleted`,
  againGoesOn: 'Try again: it goes on where it was.',
  results: 'Results',
  resultsOf: (name: string) => `Results of ${name}`,

  stages: 'Stages',
  stage: { waits: 'Waits', collects: 'Collects', learns: 'Learns', judges: 'Judges', over: 'Done' },
  through: ', through',
  failed: 'It failed.',
  judging: 'Judging',
  learning: 'Learning',
  collecting: 'Collecting takes',
  judgingAt: (progress: string) => `Judging: ${progress}.`,
  learningAt: (progress: string) => `Learning: ${progress}.`,
  toldOf: (name: string, told: string) => `${name}: ${told}`,
  modelDeleted: 'Its model has been deleted.',
  notInUse: 'It is ready, and does not recognise yet.',
  inUse: 'It recognises now.',
  inUseSince: (time: string) => `It has recognised since ${time}.`,
  activate: 'Activate',
  seeResults: 'See results',
  rollBackTo: (name: string) => `Roll back to “${name}”`,
  stopHere: 'Stop here',
  goesOn: 'It goes on where it was, with the same takes.',
  /** Before a version. */
  frozenAs: (count: number, signers: number) => `${takes(count)} by ${people(signers)}, frozen as version`,
  asTheyAre: 'It learns from the takes as they are now.',
  meanwhile: 'Translation goes on all the while: you may go to Translate.',

  loss: 'Loss: how wrong it still is',
  /** Before a figure. */
  lossNow: ', now',
  lossChart: (first: string, at: number, last: string, step: number, steps: number) =>
    `Loss, on a logarithmic scale: ${first} at step ${at}, ${last} at step ${step} of ${steps}.`,
  lossUnknown: 'Loss: no figures yet.',
  stepOf: (step: number) => `step ${decimal(step)}`,
  epochOf: (epoch: number) => `epoch ${epoch}`,
  heldOut: {
    person: 'How many takes of each person left out are read rightly, epoch by epoch',
    people: 'How many takes of each group of people left out are read rightly, epoch by epoch',
    sitting: 'How many takes of each sitting left out are read rightly, epoch by epoch',
    sittings: 'How many takes of each group of sittings left out are read rightly, epoch by epoch',
  },
  heldOutChart: (epochs: number) => `Chart of the list below, over ${epochs} epochs`,

  standing: {
    waits: 'Waits for its turn.',
    collects: 'Collects the takes and freezes them as they are now.',
    begins: 'Gets ready to learn.',
    learns: 'Learns.',
    learnsFrom: (count: number, signers: number) => `Learns from ${takes(count)} of ${people(signers)}.`,
    judges: 'The model is there. Parts of the takes are left out in turn, to judge how good it is.',
    judged: (then: string) => `It has been judged. ${then}`,
  },
  steps: (step: number, steps: number, epoch: number, epochs: number) =>
    `Step ${decimal(step)} of ${decimal(steps)}, epoch ${decimal(epoch)} of ${decimal(epochs)}`,
  doneUnjudged: 'Done, without figures.',
  growthFailed: (figures: string, why: string) =>
    `${figures} What more takes would bring could not be found out: ${why}`,
  judgingFailed: (why: string) => `The model is there, but judging it failed: ${why}`,
  /** @param least empty, or who is read worst */
  reads: {
    signers: (right: string, count: number, least: string) =>
      `Reads ${right} of ${takes(count)} rightly of people it has not learnt from${least}.`,
    sessions: (right: string, count: number, least: string) =>
      `Reads ${right} of ${takes(count)} rightly of sittings it has not learnt from${least}. Nothing is known of other people.`,
    all: (right: string, count: number, least: string) => `Reads ${right} of ${takes(count)} rightly${least}.`,
  },
  least: (name: string, right: string) => `; least of ${name}, ${right}`,
  provisional: {
    person: (done: number, all: number) => `Provisional: ${done} of ${all} people judged.`,
    people: (done: number, all: number) => `Provisional: ${done} of ${all} groups of people judged.`,
    sitting: (done: number, all: number) => `Provisional: ${done} of ${all} sittings judged.`,
    sittings: (done: number, all: number) => `Provisional: ${done} of ${all} groups of sittings judged.`,
  },
  notice: {
    failed: (name: string, why: string) => `The training “${name}” failed: ${why}`,
    judged: (name: string, outcome: string) => `“${name}” has been judged. ${outcome}`,
    inUse: (name: string) => `“${name}” has learnt, and recognises now.`,
    learnt: (name: string) => `“${name}” has learnt. Activate it to use it.`,
  },
  quoted: (word: string) => `“${word}”`,
  /** At the end of a row of words. */
  more: (count: number) => `${decimal(count)} more`,

  about: {
    few: 'a few seconds',
    seconds: (count: number) => `about ${count} seconds`,
    minute: 'about a minute',
    minutes: (count: number) => `about ${count} minutes`,
    hour: 'about an hour',
    hours: (count: number) => `about ${count} hours`,
  },
  left: {
    nearly: 'nearly there',
    seconds: (count: number) => `about ${count} s left`,
    minutes: (count: number) => `about ${count} min left`,
    hours: (count: number, minutes: number) => `about ${count} h ${minutes} min left`,
  },

  noneChosen: 'What is chosen has no takes: choose more words or people.',
  noneRecorded: 'There are no takes to learn from yet: record some first.',
  twoChosen: 'A model needs at least two words: choose another one.',
  twoRecorded: 'A model needs at least two words: record another one, or some takes without a sign.',
  learnt: {
    words,
    allNew: (count: number) => `${words(count)} (all new)`,
    someNew: (count: number, fresh: number) => `${words(count)} (${decimal(fresh)} of them new)`,
  },
  source: (count: number, signers: number) => `${takes(count)} of ${people(signers)}`,
  sourceAtMost: (count: number, signers: number) => `up to ${takes(count)} of up to ${people(signers)}`,
  learns: (learnt: string, source: string) => `Learns ${learnt} from ${source}.`,
  learnsAlong: (learnt: string, source: string, count: number, models: number) =>
    plural(models, {
      one: `Learns ${learnt} from ${source}, and from up to ${takes(count)} that another model learnt from.`,
      other: `Learns ${learnt} from ${source}, and from up to ${takes(count)} that ${models} other models learnt from.`,
    }),
  judgedByPeople: (time: string) => `Then people are left out in turn to judge it: ${time} more, in the background.`,
  judgedBySittings: (time: string) =>
    `Then sittings are left out in turn to judge it: ${time} more, in the background.`,
  notJudged: 'Nothing can be left out to judge it by: it comes without figures.',
  takesAtMost: (count: number) => `up to ${takes(count)}`,
  startsReleased: (least: number, counted: string) =>
    `From what the released model knows of hands where there are fewer than ${least} takes a word, else from nothing. Now: ${counted} a word, so from the released model.`,
  startsNew: (least: number, counted: string) =>
    `From what the released model knows of hands where there are fewer than ${least} takes a word, else from nothing. Now: ${counted} a word, so from nothing.`,

  noIdle: 'There are no takes of hands that move without a sign: every movement would be taken for a word.',
  recordIdle: 'Record idle movement',
  recordMore: 'Record some more',
  few: (count: number, names: string, least: number) =>
    plural(count, {
      one: `${names} has fewer than ${least} takes: too few to be read well.`,
      other: `${names} have fewer than ${least} takes: too few to be read well.`,
    }),
  rare: (count: number, names: string, usual: number) =>
    plural(count, {
      one: `${names} has far fewer takes than the other words, which have about ${usual}.`,
      other: `${names} have far fewer takes than the other words, which have about ${usual}.`,
    }),
  onePerson: 'All takes are of one person: it cannot be told how well this works for others.',
  recordSecond: 'Record a second person',
  alone: (count: number, names: string) =>
    plural(count, {
      one: `${names} is signed by one person only: how well it works for others cannot be told.`,
      other: `${names} are signed by one person only: how well they work for others cannot be told.`,
    }),
};
export type Messages = typeof messages;
