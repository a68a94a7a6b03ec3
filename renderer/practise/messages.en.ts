import { pluralsOf } from '../language/plural.ts';

const plural = pluralsOf('en');

export const messages = {
  practice: 'Practice',
  practiseSigns: 'Practise signs',
  about:
    'A word is shown, and you sign it. The score is what the model reads, as it would in a conversation; it cannot tell how well you sign.',
  place: (at: number, of: number) => `Word ${at} of ${of}`,
  sign: 'Sign:',
  unseen: 'Nothing that you sign is seen yet: wait for the camera and the hand detection.',
  movingHands: (word: string) => `Moving hands that sign “${word}”, as in a mirror`,
  noMovement: 'There is no movement to show for this word.',
  showMe: 'Show me',
  hold: 'Hold the movement',
  play: 'Play the movement',
  skip: 'Skip this word',
  end: 'End the round',
  word: 'Word',
  read: 'Read',
  onceMore: (count: number) =>
    plural(count, { one: 'Once more the one that went wrong', other: `Once more the ${count} that went wrong` }),
  whichWords: 'Which words',
  choices: { all: 'Any words', weak: 'Words that went wrong', new: 'Words not practised yet' },
  howMany: 'How many',
  showEach: 'Show how each word is signed',
  leftHand: 'I sign with my left hand',
  start: 'Start',
  noModel: 'The words come with the model, which is not loaded.',
  noneWrong: 'No word has gone wrong yet.',
  noneNew: 'All words have been practised.',
  right: (word: string, sure: string) => `Right: “${word}”, ${sure} sure.`,
  nearly: (word: string, sure: string) => `Nearly: it looked like “${word}”, but only ${sure} sure. Once more.`,
  other: (word: string) => `That was read as “${word}”. Look at the movement, and try again.`,
  nothing: 'That was read as no word. Look at the movement, and try again.',
  noneSigned: 'No word was signed.',
  allAtOnce: (count: number) =>
    plural(count, { one: 'Right at the first try.', other: `All ${count} right at the first try.` }),
  someAtOnce: (right: number, count: number) => `${right} of ${count} right at the first try.`,
  skipped: 'skipped',
  notRead: 'not read',
  /** @param tries 1, 2 or 3 */
  tries: (tries: number, sure: string) =>
    `${tries === 1 ? 'first try' : tries === 2 ? 'second try' : 'third try'}, ${sure} sure`,
  textToSigns: 'From text to signs',
  aboutText:
    'Type what you want to say. The signs that the model knows are shown one after another: for somebody who answers, or to sign along.',
  text: 'Text',
  showSigns: 'Show the signs',
  notLoaded: (why: string) => `The movements could not be loaded. ${why}`,
  quoted: (word: string) => `“${word}”`,
  unknown: (count: number, words: string) =>
    plural(count, {
      one: `No sign is known for ${words}. Record it to teach the app.`,
      other: `No sign is known for ${words}. Record them to teach the app.`,
    }),
  unmoving: (words: string) => `There is no movement to show for ${words}.`,
  signs: 'Signs',
  playback: 'Playback of the signs',
  playButton: 'Play',
  pauseButton: 'Pause',
  slowly: 'Slowly',
};
export type Messages = typeof messages;
