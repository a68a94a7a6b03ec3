import { decimal } from '../language/numbers.ts';
import { pluralsOf } from '../language/plural.ts';

const plural = pluralsOf('en');
const takes = (count: number) => plural(count, { one: `${decimal(count)} take`, other: `${decimal(count)} takes` });
const words = (count: number) => plural(count, { one: `${decimal(count)} word`, other: `${decimal(count)} words` });
const videos = (count: number) => plural(count, { one: `${decimal(count)} video`, other: `${decimal(count)} videos` });
const signers = (count: number) =>
  plural(count, { one: `${decimal(count)} signer`, other: `${decimal(count)} signers` });

export const messages = {
  importTakes: 'Import takes',
  what: 'What to import',
  formats: {
    auto: 'Find out by itself',
    takes: 'Signwright takes (takes.parquet)',
    'mp-data': 'MP_Data folder (NumPy sequences)',
    gislr: 'Google isolated signs (Kaggle GISLR)',
    pose: '.pose files',
    videos: 'Videos (MP4, WebM, MOV, MKV)',
  },
  file: 'File',
  fileOrFolder: 'File or folder',
  chooseFile: 'Choose a file…',
  chooseFolder: 'Choose a folder…',
  signerIfUnnamed: 'Signer, if the data name none',
  languageIfUnnamed: 'Language, if the data name none',
  /** ISO 639-3 of a sign language, as an example. */
  languageCode: 'ase',
  frameRate: 'Frames a second, if known',
  aspect: 'Width / height of the picture, if known',
  aspectUnclear: 'Write it as 16:9 or 1.78, from 0.1 to 10.',
  importOfTakes: 'Import of takes',
  importOfVideos: 'Import of videos',
  stopping: 'Stopping…',
  tooLate: 'It was too late to stop the import.',
  reading: 'Reading…',
  lookThrough: 'Filter by session to look through what came in.',
  cancelImport: 'Cancel the import',
  import: 'Import',
  show: 'Show',
  importingTakes: 'Importing takes',
  importingNow: (note: string) => `Importing takes: ${note}`,
  importingVideos: (done: number, total: number) => `Importing videos: ${done} of ${total}`,

  /** Before an example of a path. */
  aboutFolders: 'A folder with a folder for each word, and in it its clips:',
  clipPath: 'hello/clip.mp4',
  aboutKeeping: 'Only where hands are is kept, never the video.',
  videoFolder: 'Folder of videos',
  /** Before an example of a path. */
  folderOfSigner: 'The folder above the word’s names the signer:',
  signerPath: 'anna/hello/clip.mp4',
  signer: 'Signer',
  handsOfNew: 'Which hand do new signers lead with?',
  found: (count: number, ofWords: number) => `${videos(count)} of ${words(ofWords)}.`,
  foundNamed: (count: number, ofWords: number, names: string) => `${videos(count)} of ${words(ofWords)}: ${names}.`,
  foundSigners: (count: number, names: string) => `${signers(count)}: ${names}.`,
  unusable: (count: number) =>
    plural(count, {
      one: `${decimal(count)} file cannot be used.`,
      other: `${decimal(count)} files cannot be used.`,
    }),
  videosDone: (done: number, total: number) => `${done} of ${total} videos`,
  goesOn: 'You can close this and go on working; the import goes on.',
  failed: (why: string) => `${why} What was imported before is in the library.`,

  problems: 'Files that could not be used',
  copyList: 'Copy the list',
  more: (count: number) => `and ${decimal(count)} more`,

  left: {
    nearly: 'nearly done',
    seconds: (count: number) => `about ${count} s left`,
    minutes: (count: number) => `about ${count} min left`,
    hours: (count: number) => `about ${count} h left`,
  },
  came: (count: number, ofWords: number, by: number) =>
    plural(count, {
      one: `${takes(count)} of ${words(ofWords)} by ${signers(by)} is in the library.`,
      other: `${takes(count)} of ${words(ofWords)} by ${signers(by)} are in the library.`,
    }),
  imported: (count: number, ofWords: number) =>
    plural(count, {
      one: `${takes(count)} of ${words(ofWords)} was imported.`,
      other: `${takes(count)} of ${words(ofWords)} were imported.`,
    }),
  knownAlready: (count: number) =>
    plural(count, {
      one: `${videos(count)} was in the library already.`,
      other: `${videos(count)} were in the library already.`,
    }),
  nothingNew: 'Nothing new came in.',
  takesKnown: (count: number) =>
    plural(count, {
      one: `${takes(count)} was in the library already.`,
      other: `${takes(count)} were in the library already.`,
    }),
  /** Of takes or videos that were in the library already. */
  binned: (count: number) =>
    plural(count, {
      one: `${decimal(count)} of them lies in the bin, where it can be restored.`,
      other: `${decimal(count)} of them lie in the bin, where they can be restored.`,
    }),
  unused: (count: number) =>
    plural(count, {
      one: `${decimal(count)} file could not be used.`,
      other: `${decimal(count)} files could not be used.`,
    }),
  cancelled: 'The import was cancelled: choose the same folder again to go on where it stopped.',
  takesImported: (count: number) =>
    plural(count, { one: `${takes(count)} was imported.`, other: `${takes(count)} were imported.` }),
  videosImported: (count: number) =>
    plural(count, { one: `Videos: ${takes(count)} was imported.`, other: `Videos: ${takes(count)} were imported.` }),

  /** Why a file cannot be used. */
  fault: {
    unplayableKind: 'This kind of video cannot be played here. Convert it to MP4 or WebM first.',
    tooLarge: 'The file is larger than 1 GB. Cut it into clips of one sign each.',
    noWord: 'The clip lies in no folder that could name its word. Sort clips into a folder a word.',
    noSignerFolder: 'There is no folder above the word’s that could name the signer.',
    longName: (most: number) => `A folder’s name is longer than ${most} characters.`,
    controlName: 'A folder’s name holds control characters, such as a line break. Rename it.',
    noSigner: 'Nobody is named as its signer.',
    noHand: 'No hand was found in it.',
    detectionBroke: 'Hand detection broke down over it, twice.',
    unreadable: 'The file cannot be read.',
    tooLong: (seconds: number, most: number) =>
      `It lasts ${seconds} s. Cut it into clips of one sign each, of ${most} s at most.`,
    noLength: 'Its length cannot be told. Convert it to MP4 first.',
    stalled: 'It stopped giving pictures. It may be damaged.',
    unplayable: 'It cannot be played here. Convert it to MP4 or WebM first.',
    soundOnly: 'It holds sound but no pictures.',
    noDrawing: 'This window cannot draw pictures.',
  },
};
export type Messages = typeof messages;
