/** What is kept on this machine, in words. */
import type { StoredDescription, StoredKind, StoredPlace } from '../../electron/ipc.ts';
import { fileSize } from '../language/numbers.ts';
import { messages } from './privacy/messages.ts';

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
  const m = messages();
  return places.map(({ kind, bytes, names }: StoredPlace) => ({
    kind,
    name: m.places[kind],
    size: fileSize(bytes),
    names: names.length > MOST_NAMES ? `${names.slice(0, MOST_NAMES).join(', ')} …` : names.join(', '),
  }));
}

/** What goes with everything, a sentence each. */
export function losses({ library, models, trainings, places }: StoredDescription): string[] {
  const has = (kind: StoredKind) => places.some((place) => place.kind === kind);
  const said = messages().everything.losses;
  return [
    library ? said.takes(library.takes + library.deleted, library.words, library.signers) : said.library,
    ...(models > 0 ? [said.models(models)] : []),
    ...(trainings > 0 ? [said.trainings(trainings)] : []),
    ...(has('conversation') ? [said.conversation] : []),
    ...(has('usual-words') ? [said.usualWords] : []),
    said.rest,
  ];
}
