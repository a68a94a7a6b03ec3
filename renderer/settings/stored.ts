/** What is kept on this machine, in words. */
import type { StoredDescription, StoredKind, StoredPlace } from '../../electron/ipc.ts';

const NAMES: Record<StoredKind, string> = {
  library: 'Words, people and takes',
  models: 'Your own models',
  trainings: 'Trainings',
  snapshots: 'Takes that models learnt from',
  conversation: 'The conversation, because you chose to keep it',
  settings: 'Settings',
  logs: 'What went wrong, without words or names',
  browser: 'What the window keeps: colours, camera, temporary files',
};

export interface StoredRow {
  kind: StoredKind;
  name: string;
  size: string;
  /** Files and folders, where they lie in the data folder. */
  names: string;
}

/** More names than these tell nobody anything. */
const MOST_NAMES = 4;

export function storedRows({ places }: Pick<StoredDescription, 'places'>): StoredRow[] {
  return places.map(({ kind, bytes, names }: StoredPlace) => ({
    kind,
    name: NAMES[kind],
    size: inSize(bytes),
    names: names.length > MOST_NAMES ? `${names.slice(0, MOST_NAMES).join(', ')} …` : names.join(', '),
  }));
}

/** Bytes for people, in steps of 1000 as file managers count. */
export function inSize(bytes: number): string {
  if (bytes < 1000) return bytes === 1 ? '1 byte' : `${bytes} bytes`;
  const units = ['kB', 'MB', 'GB', 'TB'];
  let value = bytes / 1000;
  let unit = 0;
  for (; value >= 999.5 && unit < units.length - 1; unit++) value /= 1000;
  return `${value.toFixed(value < 9.95 ? 1 : 0)} ${units[unit] ?? ''}`;
}

/** "1 take", "1,200 takes". */
export function count(number: number, one: string, many: string): string {
  return `${number.toLocaleString('en')} ${number === 1 ? one : many}`;
}

/** What goes with everything, a sentence each. */
export function losses({ library, models, trainings, places }: StoredDescription): string[] {
  const has = (kind: StoredKind) => places.some((place) => place.kind === kind);
  const takes = library ? library.takes + library.deleted : 0;
  return [
    library
      ? `${count(takes, 'take', 'takes')} of ${count(library.words, 'word', 'words')} by ${count(library.signers, 'person', 'people')}.`
      : 'The library, which cannot be read at the moment.',
    ...(models > 0 ? [`${count(models, 'model', 'models')} of your own.`] : []),
    ...(trainings > 0 ? [`${count(trainings, 'training', 'trainings')} under way: ended at once.`] : []),
    ...(has('conversation') ? ['The conversation that you kept.'] : []),
    'All settings and logs.',
  ];
}
