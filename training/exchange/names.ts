/** Words and people's names out of strangers' files. */
import { InputError } from '../takes.ts';

const LONGEST_NAME = 100;

/**
 * A name out of a column: `his/her` is one, so it must never become part of a path as it is.
 * @param what as “word”, for the sentence
 * @throws {InputError} where it is empty, too long, or has characters that no word has
 */
export function checkedName(text: string | undefined, what: string): string {
  const name = (text ?? '').trim().normalize('NFC');
  if (name === '') throw new InputError(`its ${what} is empty`);
  if (name.length > LONGEST_NAME) throw new InputError(`its ${what} is longer than ${LONGEST_NAME} characters`);
  if (/[\p{Cc}\p{Cs}\p{Zl}\p{Zp}\u202a-\u202e\u2066-\u2069\ufffd]/u.test(name))
    throw new InputError(`its ${what} holds characters that cannot be shown`);
  return name;
}

/**
 * A name that is, or becomes, that of a folder.
 * @throws {InputError} as `checkedName`, and where it would lead elsewhere
 */
export function checkedFolder(text: string | undefined, what: string): string {
  const name = checkedName(text, what);
  if (/[/\\]/.test(name) || /^\.+$/.test(name)) throw new InputError(`its ${what} looks like a path`);
  return name;
}

/** A file's name as it can be printed: a stranger's archive must not steer the terminal. */
export function printable(name: string): string {
  const text = name.replace(/[\p{Cc}\p{Cs}\p{Zl}\p{Zp}\u202a-\u202e\u2066-\u2069]/gu, '�');
  return text.length > 200 ? `…${text.slice(-199)}` : text;
}
