import { decimal } from '../language/numbers.ts';
import { pluralsOf } from '../language/plural.ts';

const plural = pluralsOf('en');

export const messages = {
  howDoISign: 'How do I sign…',
  close: 'Close the words list',
  find: 'Find a word',
  fromWhere: 'Words from where',
  all: 'All',
  origins: { new: 'New', model: 'Learnt', released: 'Released' },
  /** Beside a word; words that the model has learnt are the usual case, and bear none. */
  marks: { new: 'new', released: 'released' },
  words: 'Words',
  /** Read out after a word. */
  twoHanded: ', with two hands',
  noneLike: (text: string) => `The model knows no word like “${text}”.`,
  noModel: 'The words come with the model, which is not loaded.',

  movingHands: (word: string) => `Moving hands that sign “${word}”, as in a mirror`,
  loading: 'Loading…',
  noMovement: (word: string) => `The model recognises “${word}” but has no movement to show.`,
  notLoaded: (why: string) => `The movement could not be loaded. ${why}`,
  movement: 'Movement',
  play: 'Play',
  pause: 'Pause',
  momentOfMovement: 'Moment of the movement',
  /** @param at of @param of: lengths of time in seconds */
  moment: (at: number, of: number) => `${decimal(at, 1)} of ${decimal(of, 1)} seconds`,
  slowly: 'Slowly',
  leftHand: 'I sign with my left hand',
  moments: (count: number) =>
    plural(count, {
      one: `${count} moment of the movement`,
      other: `${count} moments of the movement, in order`,
    }),

  extent: (words: number, model: string) =>
    plural(words, { one: `${words} word · ${model}`, other: `${words} words · ${model}` }),
  aboutModel: 'About the model',
  closeCard: 'Close',
  modelCard: 'Model card',
  /** @param family of networks, as researchers name it */
  network: (words: number, family: string, parameters: number) =>
    plural(words, {
      one: `${words} word · ${family} network · ${decimal(parameters)} parameters`,
      other: `${words} words · ${family} network · ${decimal(parameters)} parameters`,
    }),
  notMeasured: 'How well it does with people it has never seen was not measured.',
  /** @param right of 100 */
  measured: (right: number) => `Of 100 signs by people it had never seen, it got about ${right} right.`,
  /** @param worst of 100, for the person of that name */
  measuredWithWorst: (right: number, person: string, worst: number) =>
    `Of 100 signs by people it had never seen, it got about ${right} right; for the person it understood least (${person}), ${worst}.`,
};
export type Messages = typeof messages;
