import { pluralsOf } from '../../language/plural.ts';

const plural = pluralsOf('en');

export const messages = {
  forPrograms: 'For other programs',
  about:
    'Captions in OBS, or words for a program of your own. They go only to programs on this computer, and only while this is on.',
  give: 'Give words to other programs on this computer',
  usePort: (port: number) => `Use port ${port}`,
  address: 'Address of the captions page, for a browser source in OBS',
  copy: 'Copy the address',
  copied: 'The address is copied. Whoever has it can read along on this computer.',
  notCopied: 'The clipboard could not be used. Show the key and copy the address by hand.',
  showKey: 'Show the key',
  newKey: 'New key',
  aboutNewKey: 'The address holds a key. With a new one, whoever has the old one is cut off.',
  renewed: 'The key is new. Copy the address anew wherever it is used.',
  listening: (count: number) =>
    count === 0
      ? 'No program is listening now.'
      : plural(count, { one: `${count} program is listening now.`, other: `${count} programs are listening now.` }),
  port: 'Port',
  useThisPort: 'Use this port',
  noPort: (least: number, most: number) => `A port is a number from ${least} to ${most}.`,
  mayBegin: 'They may also begin a new sentence',
  looking: 'Looking …',
  begun: 'Another program began a new sentence. Undo brings the words back.',
};
export type Messages = typeof messages;
