import { decimal } from '../language/numbers.ts';
import { pluralsOf } from '../language/plural.ts';
import { spelledIn } from '../language/spelled.ts';

const plural = pluralsOf('en');
const spelled = spelledIn('en');

const takes = (count: number) => plural(count, { one: '1 take', other: `${decimal(count)} takes` });

/** Words that messages are given have their quotes already: `quoted`. */
export const messages = {
  quoted: (word: string) => `“${word}”`,
  missing: (count: number) => plural(count, { one: '1 more take', other: `${count} more takes` }),
  worksUntrained: 'works untrained',
  off: 'off',
  progress: (made: number, all: number, missing: number) =>
    plural(all, {
      one: `${made} of 1 take: ${spelled(missing)} more and it is recognised`,
      other: `${made} of ${all} takes: ${spelled(missing)} more and it is recognised`,
    }),
  worksFirmer: 'Works now; more takes make it firmer',
  offNow: 'Off: it is not recognised',
  needs: (count: number) => plural(count, { one: 'needs 1 more take', other: `needs ${count} more takes` }),
  worksNow: 'works now',
  recognisedWhen: (missing: number) =>
    plural(missing, {
      one: 'It is recognised when one more take of it has been recorded.',
      other: `It is recognised when ${spelled(missing)} more takes of it have been recorded.`,
    }),
  importedOff: 'Imported words are recognised only when you turn them on.',
  recognisedBy: (count: number) => `It is recognised by its ${takes(count)}. Retrain to make it firm.`,
  moreWords: (count: number) => plural(count, { one: '1 more word', other: `${count} more words` }),
  nowWork: (count: number, words: string) => plural(count, { one: `${words} works now.`, other: `${words} work now.` }),
  retrainFirm: (count: number) =>
    plural(count, { one: 'Retrain to make it firm.', other: 'Retrain to make them firm.' }),
  muchAlike: (one: string, other: string) => `${one} looks much like ${other}: they may be mixed up.`,
  littleAlike: (one: string, other: string) => `${one} is a little like ${other}: compare them if they are mixed up.`,

  pair: (one: string, other: string) => `${one} and ${other}`,
  alike: (nearness: number) =>
    `They are ${decimal(nearness, 2)} alike: two recordings of one sign are about ${decimal(0.9, 1)}, unrelated signs about 0.`,
  bothMovements: 'both movements',
  whatYouCanDo: 'What you can do',
  ifMixedUp: 'If they are mixed up, you can',
  recordWord: (word: string) => `Record ${word} differently.`,
  aboutRecording: (count: number) =>
    plural(count, {
      one: 'Its 1 take goes to the bin of the library, and new ones are asked for.',
      other: `Its ${takes(count)} go to the bin of the library, and new ones are asked for.`,
    }),
  recordDifferently: 'Record differently',
  anotherName: 'Give it another name.',
  aboutName: 'The movement stays what it is.',
  rename: 'Rename',
  turnWordOff: (word: string) => `Turn ${word} off.`,
  aboutTurningOff: 'It is not recognised until you turn it on again or retrain; its takes stay.',
  turnOff: 'Turn off',
  leaveThem: 'Leave both.',
  aboutLeaving: 'Nothing changes, and this warning does not come back while the window is open.',
  leaveBoth: 'Leave both',
  deleted: (count: number, word: string) => `${takes(count)} of ${word} deleted. Undo in the library brings them back.`,
  renamed: (before: string, now: string) => `${before} is now ${now}.`,
  isOff: (word: string) => `${word} is off. Its switch in the library turns it on again.`,

  recogniseUntrained: 'Recognise untrained',
  compareMovements: 'Compare the movements',
  /** Goes on from there, for people who do not see which words are meant. */
  ofBoth: (one: string, other: string) => `of ${one} and ${other}`,
  tryIt: 'Try it',
  retrain: 'Retrain',
  endsRecording: 'Either ends the recording.',
  morePairs: (count: number) =>
    plural(count, {
      one: '1 more pair looks alike: see the words in the library.',
      other: `${count} more pairs look alike: see the words in the library.`,
    }),

  moments: (count: number, word: string) => `${count} moments of ${word}, as in a mirror`,
  movingHands: (word: string) => `Moving hands of ${word}, as in a mirror`,
  loading: 'Loading…',
  notLoaded: (why: string) => `The movement could not be loaded. ${why}`,
  noMovement: 'There is no movement to show.',
  takeOfLibrary: 'a take of the library',
  fromModel: 'from the model',
};
export type Messages = typeof messages;
