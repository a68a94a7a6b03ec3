import { decimal } from '../language/numbers.ts';
import { pluralsOf } from '../language/plural.ts';
import { capital, spelledIn } from '../language/spelled.ts';

const plural = pluralsOf('en');
const spelled = spelledIn('en');

const takes = (count: number) => plural(count, { one: '1 take', other: `${decimal(count)} takes` });
const bracketed = (text: string) => text && ` (${text})`;

/** Words that messages are given have their quotes already: `quoted`, `noSign`. */
export const messages = {
  quoted: (word: string) => `“${word}”`,
  noSign: 'no sign',
  /** At the end of a list of names. */
  more: (count: number) => `${count} more`,
  takes,
  of: (part: number, whole: number) => `${decimal(part)} of ${decimal(whole)}`,
  /** @param low percent, a bare number */
  range: (low: string, high: string) => `${low} to ${high}`,
  doubt: (range: string) => `probably ${range}`,
  tryAgain: 'Try again',
  showFirst: (count: number) => `Show ${count} only`,
  showAllWords: (count: number) => `Show all ${decimal(count)} words`,
  showAllPeople: (count: number) => `Show all ${decimal(count)} people`,
  showAllConfusions: (count: number) => `Show all ${decimal(count)} confusions`,

  unread: (why: string) => `The results could not be read. ${why}`,
  unreadAgain: (why: string) => `The results could not be read again. ${why}`,
  loading: 'Loading the results…',
  noResults: 'No results take by take',
  onlyCard:
    'Which takes it read rightly is known only of models that were trained here: of this one there is what its maker wrote on its card.',
  stillComing:
    'It can be used already. Its figures are still coming: the first ones are here when the first part of its takes has been left out and judged.',
  notJudged: 'It was not judged take by take.',

  verdict: 'How well it does',
  noneJudged: 'No take could be judged.',
  /** These two follow the share that was read rightly. */
  ofStrangers: (count: number, doubt: string) =>
    plural(count, {
      one: `of 1 take by people from whom its judges had not learnt was read rightly${bracketed(doubt)}.`,
      other: `of ${takes(count)} by people from whom its judges had not learnt were read rightly${bracketed(doubt)}.`,
    }),
  ofSittings: (count: number, doubt: string) =>
    plural(count, {
      one: `of 1 take from sittings that were left out was read rightly${bracketed(doubt)}.`,
      other: `of ${takes(count)} from sittings that were left out were read rightly${bracketed(doubt)}.`,
    }),
  worst: 'Worst:',
  worstSitting: 'Worst sitting:',
  mayMove: 'Figures may still move.',
  unjudged: (count: number, named: string) =>
    plural(count, {
      one: `Not judged, because only those who were left out showed it: ${named}.`,
      other: `Not judged, because only those who were left out showed them: ${named}.`,
    }),

  byWord: 'By word',
  byPerson: 'By person',
  word: 'Word',
  person: 'Person',
  readRightly: 'Read rightly',
  takesColumn: 'Takes',

  confusions: 'What was taken for what',
  noConfusions: 'Nothing was taken for anything else.',
  readElse: (count: number) =>
    plural(count, {
      one: '1 take was read as something else. Open a number to see those very takes, beside takes of what they were read as.',
      other: `${takes(count)} were read as something else. Open a number to see those very takes, beside takes of what they were read as.`,
    }),
  confusionList: 'Confusions, the most frequent first',
  confusedOnly: 'Show confused words only',
  asList: 'As a list',
  matrix: 'What was signed, by row, and what was read, by column',
  /** Beside arrows, in the corner of the table. */
  signed: 'Signed',
  read: 'read',
  cellRead: (word: string, written: string, part: number, whole: number) =>
    `${word} read as ${written}: ${decimal(part)} of ${decimal(whole)}`,
  cellRight: (word: string, part: number, whole: number) =>
    `${word} read rightly: ${decimal(part)} of ${decimal(whole)}`,

  readAs: (word: string, written: string) => `${word} read as ${written}`,
  readRight: (word: string) => `${word} read rightly`,
  signedReadAs: (word: string, written: string) => `Signed ${word}, read as ${written}`,
  signedAndRead: (word: string) => `Signed and read ${word}`,
  takesReadAs: (word: string, written: string) => `Takes of ${word} read as ${written}`,
  takesReadRight: (word: string) => `Takes of ${word} read rightly`,
  someGone: (count: number) =>
    plural(count, {
      one: '1 of them is no longer in the library.',
      other: `${decimal(count)} of them are no longer in the library.`,
    }),
  allGone: (count: number) =>
    plural(count, {
      one: 'It is no longer in the library.',
      other: 'All of them are no longer in the library.',
    }),
  shown: (count: number) => `Shown are ${count} of them.`,
  takesUnread: (why: string) => `The takes could not be read. ${why}`,
  forComparison: (word: string) => `For comparison: ${word}`,
  takesForComparison: (word: string) => `Takes of ${word}, for comparison`,
  noneToCompare: (word: string) => `The library has no takes of ${word} to compare them with.`,

  calibration: 'Can its percentages be trusted?',
  noTakes: (least: number) => `No takes were judged: too few to say. It takes ${least} at least.`,
  tooFew: (count: number, least: number) =>
    plural(count, {
      one: `1 take was judged: too few to say. It takes ${least} at least.`,
      other: `${takes(count)} were judged: too few to say. It takes ${least} at least.`,
    }),
  howSure: 'how sure it was',
  sureAndRight: 'How sure it was, and how often it was right',
  says: 'It says',
  right: 'Right',
  dashedLine: 'On the dashed line, what it says is true; large dots stand for many takes.',
  off: (points: number) =>
    plural(points, {
      one: 'On average it is 1 point off (expected calibration error).',
      other: `On average it is ${decimal(points)} points off (expected calibration error).`,
    }),
  rightWhenSays: (said: string, right: string) => `When it says ${said}, it is right in ${right} of cases.`,
  trusted: 'On the whole its percentages can be trusted.',
  tooSure: 'On the whole it is surer than it should be.',
  tooModest: 'On the whole it is right more often than it says.',

  growth: 'What more takes would bring',
  notMeasured: 'Not measured yet.',
  takesAWordAxis: 'takes a word',
  takesAWord: 'Takes a word',
  growthTable: 'How much is read rightly, by how many takes a word it learnt from',
  growthOfWords: 'What more takes of each word would bring',
  wouldBring: (more: number, word: string, share: string, now: string) =>
    plural(more, {
      one: `One more take of ${word} would bring about ${share} (now ${now}).`,
      other: `${capital(spelled(more))} more takes of ${word} would bring about ${share} (now ${now}).`,
    }),
  recordTakes: (word: string, count: number) => `Record ${word}, ${takes(count)}`,
  record: 'Record',

  advice: 'What would help',
  noAdvice: 'Nothing stands out.',
  unlearnt: (words: string) =>
    `Of ${words} the library has takes that this model has not learnt from: train again to see what they bring.`,
  recordName: (name: string) => `Record ${name}`,
  recordSigner: (signer: string) => `Record ${signer}`,
  recordWords: (count: number) => plural(count, { one: 'Record one word', other: `Record ${spelled(count)} words` }),
  onePerson:
    'All takes are of one person, so nobody knows how well it reads others: record a second person, who signs the same words.',
  recordSecond: 'Record a second person',
  theOthers: 'the others',
  readWorst: (signer: string, share: string, others: string, rest: string) =>
    `${signer} is read worst (${share}, ${others} ${rest}): record more takes by ${signer}, of the words that are read worst.`,
  noIdle:
    'There are no takes of idle movement, so every movement is taken for a word: record what hands do when they sign nothing.',
  recordIdle: 'Record idle movement',
  idleTaken: (wrong: number, all: number, more: number) =>
    `Idle movement was taken for a word (${wrong} of ${all}): record ${spelled(more)} more takes of it.`,
  mixedUp: (more: number, words: string, count: number, of: number) =>
    `Record ${spelled(more)} more takes of ${words}: they are mixed up (${count} of ${of}).`,
  mixedUpWith: (more: number, word: string, other: string, count: number, of: number) =>
    `Record ${spelled(more)} more takes of ${word}: it is mixed up with ${other}, of which there are new takes already (${count} of ${of}).`,
  overlooked: (word: string, count: number, of: number, more: number) =>
    `${word} is overlooked (${count} of ${of}): record ${spelled(more)} more.`,
  readBadly: (word: string, right: number, of: number, more: number) =>
    `${word} is read rightly in only ${right} of ${of} takes: record ${spelled(more)} more.`,
  fewTakes: (word: string, count: number, more: number) =>
    plural(count, {
      one: `${word} has only 1 take: record ${spelled(more)} more.`,
      other: `${word} has only ${count} takes: record ${spelled(more)} more.`,
    }),
  haveFewTakes: (words: string, few: number) => `${words} have fewer than ${few} takes: record some more.`,
  onePersonOnly: (count: number, words: string) =>
    plural(count, {
      one: `${words} was signed by one person only, so nobody knows how well others are read: have somebody else sign it.`,
      other: `${words} were signed by one person only, so nobody knows how well others are read: have somebody else sign them.`,
    }),
};
export type Messages = typeof messages;
