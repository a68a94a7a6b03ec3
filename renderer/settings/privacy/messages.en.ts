import { decimal } from '../../language/numbers.ts';
import { pluralsOf } from '../../language/plural.ts';

const plural = pluralsOf('en');

const takes = (count: number) => `${decimal(count)} ${plural(count, { one: 'take', other: 'takes' })}`;
const words = (count: number) => `${decimal(count)} ${plural(count, { one: 'word', other: 'words' })}`;
const people = (count: number) => `${decimal(count)} ${plural(count, { one: 'person', other: 'people' })}`;

export const messages = {
  privacy: 'Privacy',
  about: 'Everything stays on this computer. Nothing that you sign, say or type is sent anywhere.',
  neverSaved: 'Never saved:',
  aboutNeverSaved:
    'pictures and video. Hands are found in each picture, and the picture is thrown away. A take holds the positions of 21 points of each hand, and nothing else of you.',
  saved: (takeCount: number, wordCount: number, signerCount: number) =>
    `${takes(takeCount)} of ${words(wordCount)} by ${people(signerCount)} ${plural(takeCount, { one: 'is', other: 'are' })} saved.`,
  deleted: (count: number) =>
    plural(count, {
      one: `${decimal(count)} more take is deleted and can be brought back.`,
      other: `${decimal(count)} more takes are deleted and can be brought back.`,
    }),
  libraryUnreadable: 'The library cannot be read at the moment.',
  whatIsSaved: 'What is saved, and how large it is',
  what: 'What',
  size: 'Size',
  places: {
    library: 'Words, people and takes',
    models: 'Your own models',
    trainings: 'Trainings',
    snapshots: 'Takes that models learnt from',
    conversation: 'The conversation, because you chose to keep it',
    'usual-words': 'How often your words follow one another, because you chose to count them',
    settings: 'Settings',
    logs: 'What went wrong, without words or names',
    browser: 'What the window keeps: colours, camera, temporary files',
  },
  together: 'Together',
  /** A folder follows. */
  liesIn: 'All of it lies in',
  browserKeeps: 'Your browser keeps the colours and the camera that you chose.',
  openFolder: 'Open the folder',
  forgetPersonMore: 'Delete one person’s takes…',
  deleteEverythingMore: 'Delete everything…',
  cancel: 'Cancel',
  close: 'Close',
  deleting: 'Deleting…',
  everything: {
    title: 'Delete everything?',
    about: 'This is deleted for good, and nothing brings it back:',
    after: 'Files that you exported stay where you put them. Signwright then starts as if it were new.',
    /** What is typed so that no click too many deletes anything, in capitals. */
    word: 'DELETE',
    typeWord: (word: string) => `Type ${word} to go on`,
    delete: 'Delete everything',
    losses: {
      takes: (takeCount: number, wordCount: number, signerCount: number) =>
        `${takes(takeCount)} of ${words(wordCount)} by ${people(signerCount)}.`,
      library: 'The library, which cannot be read at the moment.',
      models: (count: number) =>
        plural(count, {
          one: `${decimal(count)} model of your own.`,
          other: `${decimal(count)} models of your own.`,
        }),
      trainings: (count: number) =>
        plural(count, {
          one: `${decimal(count)} training under way: ended at once.`,
          other: `${decimal(count)} trainings under way: ended at once.`,
        }),
      conversation: 'The conversation that you kept.',
      usualWords: 'What was counted of how you usually sign.',
      rest: 'All settings and logs.',
    },
  },
  person: {
    title: 'Delete one person’s takes',
    who: 'Who',
    withTakes: (name: string, count: number) => `${name} (${takes(count)})`,
    about:
      'All takes of this person are deleted for good, and so is the name. A training that learns from them is ended. Nothing brings them back.',
    typeName: (name: string) => `Type the name “${name}” to go on`,
    delete: 'Delete for good',
    done: (count: number) =>
      plural(count, {
        one: `${decimal(count)} take was deleted for good, also from what trainings had kept of them.`,
        other: `${decimal(count)} takes were deleted for good, also from what trainings had kept of them.`,
      }),
    underway: (share: number) =>
      `The library is being written anew without this person: ${decimal(Math.floor(100 * share))} %. Translating and recording go on meanwhile.`,
    trainings: 'These trainings learnt from them and were ended:',
    models:
      'These models learnt from them. They hold no take, but what was learnt. A model that you delete can be brought back for seven days.',
    modelDeleted: 'Deleted',
    modelInUse: 'In use: choose another model first.',
    deleteModel: 'Delete',
    deleteModelNamed: (name: string) => `Delete ${name}`,
  },
};
export type Messages = typeof messages;
