/** Which of the files in a chosen folder are clips, of which word, by whom: what the folders' names say. */
import { messages } from './messages.ts';

/** What `<input webkitdirectory>` gives, as far as it matters here. */
export interface ChosenFile {
  readonly name: string;
  readonly size: number;
  /** "folder/word/clip.mp4", with the chosen folder's own name first. */
  readonly webkitRelativePath: string;
}

export interface ClipFile<F extends ChosenFile = ChosenFile> {
  file: F;
  /** Path below the chosen folder, for people. */
  path: string;
  word: string;
  /** Name of the folder above the word's; null where signers are not told by folders. */
  signer: string | null;
}

export interface Sorted<F extends ChosenFile = ChosenFile> {
  clips: ClipFile<F>[];
  problems: { file: string; message: string }[];
}

const PLAYABLE = /\.(mp4|m4v|webm|mov|mkv|ogv)$/i;
/** Videos that Chromium cannot play, whatever is in them. */
const UNPLAYABLE = /\.(avi|wmv|flv|mpe?g|3gp|mts|m2ts|vob|rm)$/i;
/** What computers leave in folders by themselves. */
const HIDDEN = /(^|\/)(\.|__MACOSX)/;
/** Read as a whole for its digest. */
const LARGEST = 2 ** 30;
/** As the library takes names (electron/ipc.ts). */
const LONGEST_NAME = 80;
const CONTROL = /\p{Cc}/u;

/** Other files than videos are passed over in silence. */
export function sortFiles<F extends ChosenFile>(files: Iterable<F>, signerFolders: boolean): Sorted<F> {
  const clips: ClipFile<F>[] = [];
  const problems: Sorted['problems'] = [];
  for (const file of files) {
    const path = file.webkitRelativePath || file.name;
    if (HIDDEN.test(path) || !(PLAYABLE.test(path) || UNPLAYABLE.test(path))) continue;
    const folders = path.split('/').slice(0, -1);
    const word = nameOf(folders.at(-1));
    const signer = signerFolders ? nameOf(folders.at(-2)) : null;
    const fault = faultOf(file, word, signer, signerFolders);
    if (fault) problems.push({ file: path, message: fault });
    else if (word) clips.push({ file, path, word, signer });
  }
  clips.sort((a, b) => a.path.localeCompare(b.path, 'en', { numeric: true }));
  return { clips, problems };
}

function faultOf(file: ChosenFile, word: string | null, signer: string | null, signerFolders: boolean): string | null {
  const m = messages().fault;
  if (UNPLAYABLE.test(file.name)) return m.unplayableKind;
  if (file.size > LARGEST) return m.tooLarge;
  if (!word) return m.noWord;
  if (signerFolders && !signer) return m.noSignerFolder;
  const names = [word, signer ?? ''];
  if (names.some((name) => CONTROL.test(name))) return m.controlName;
  return names.some((name) => name.length > LONGEST_NAME) ? m.longName(LONGEST_NAME) : null;
}

/** Some systems take letters with accents apart; the same word must not come in twice. */
function nameOf(folder: string | undefined): string | null {
  return folder?.normalize('NFC').trim() || null;
}
