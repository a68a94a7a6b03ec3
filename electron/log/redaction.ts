/**
 * What may stand in a log that a person might send to somebody else: where it went wrong, and nothing of what they signed,
 * typed or are called. Messages of databases and parsers quote what they choke on, so whatever is quoted goes. What is not
 * quoted may be a name all the same: of a message whose author is unknown only words stay that are known to be harmless.
 */
import { homedir } from 'node:os';
import { resolve } from 'node:path';
import { kindOf } from '../privacy/places.ts';
import { isSafe } from './safe-words.ts';

/** Longer messages carry data rather than a reason. */
const LONGEST = 300;
/** Stack frames that are kept: the last calls tell the place. */
const FRAMES = 8;

const QUOTES = '\'"`“”‘’«»';
const OPENING = new RegExp(`(?<![\\p{L}\\p{N}])[${QUOTES}]`, 'u');
const LAST_QUOTE = new RegExp(`[${QUOTES}](?![\\s\\S]*[${QUOTES}])`);
const KNOWN_QUOTED = new RegExp(`[${QUOTES}](<(?:data|app)>[\\w./\\\\-]*)[${QUOTES}]`, 'g');
/** Up to the end of the line: names of folders have spaces. */
const FOREIGN_PATH = /(?<![\w.>/])(?:~|[A-Za-z]:[\\/]|\\\\|\/)(?=\S)[^)\n]*/g;
/** Landmarks, times: three numbers in a row and more. */
const NUMBERS = /(?:-?\d+(?:\.\d+)?(?:e[+-]?\d+)?[\s,;]+){3,}-?\d[\d.]*/gi;
/** A path there, up to the end of its name; the first part of it decides. */
const IN_DATA = /<data>[\\/]([^\\/'"\n)]+)(?:[\\/][^'"\n)]*)?/g;
/** What stands for something that was left out, a path that may stay, or a word. */
const PART = /(<(?:data|app)>[\w./\\-]*|<[a-z…]+>|“…”)|[\p{L}\p{M}\p{N}_$]+/gu;
const NEITHER_WORD_NOR_MARK = /[^\x20-\x7e“…”]+/g;
/** As engines write what was called. */
const CALLED = /^(?:(?:async|new|get|set) )?[\w$.<>#]{1,60}(?: \[as [\w$.]{1,60}\])?$/;
const NAME = /^(?:[A-Z]\w{0,40})?(?:Error|Exception)$/;
/** Of errors that are made for people. */
const OWN_CODE = /^[a-z-]{1,30}$/;
const ENCODED = /[A-Za-z0-9+/_=-]{40,}/g;

/** Their messages are sentences for people, and name what people have named: models, words, files. */
const FOR_PEOPLE: ReadonlySet<string> = new Set(['InputError', 'ModelError', 'RequestError']);

export interface Folders {
  /** The data folder: what is in it has names that Signwright gave. */
  data: string;
  /** The program itself. */
  app: string;
}

export class Redaction {
  /** Longest first, so that a folder within another is known by its own name. */
  readonly #roots: readonly (readonly [string, string])[];

  constructor({ data, app }: Folders) {
    const roots: [string, string][] = [
      [resolve(data), '<data>'],
      [resolve(app), '<app>'],
      [homedir(), '~'],
    ];
    this.#roots = roots.filter(([path]) => path.length > 1).sort(([a], [b]) => b.length - a.length);
  }

  /**
   * Whatever was thrown or said, in one line and its stack frames.
   * @param own whether these words are Signwright's
   */
  describe(thing: unknown, own = false): string {
    if (typeof thing === 'string') return own ? this.text(thing) : this.message(thing);
    if (thing instanceof Error) return this.#error(thing);
    return typeof thing === 'object' && thing !== null ? '<object>' : String(thing).slice(0, LONGEST);
  }

  text(text: string): string {
    const known = this.#known(text).replace(KNOWN_QUOTED, '$1');
    return unquoted(known)
      .replace(FOREIGN_PATH, '<path>')
      .replace(NUMBERS, '<numbers>')
      .replace(ENCODED, '<…>')
      .replace(/\p{Cc}+/gu, ' ')
      .slice(0, LONGEST);
  }

  /** Of a text that anybody may have written, anything may have been put into it: what is known to be harmless. */
  message(text: string): string {
    return this.text(text)
      .replace(PART, (part: string, known?: string) => (known !== undefined || isSafe(part) ? part : '…'))
      .replace(NEITHER_WORD_NOR_MARK, '')
      .replace(/…(?:[^\w“”<]*…)+/g, '…');
  }

  /** The `at` lines of a stack, without the message that stands before them. */
  frames(stack: string, message = ''): string[] {
    const at = stack.indexOf(message);
    const behind = at < 0 ? stack : stack.slice(at + message.length);
    return behind
      .split('\n')
      .flatMap((line) => this.#frame(line) ?? [])
      .slice(0, FRAMES);
  }

  #error(error: Error): string {
    const { name, message, stack = '', cause } = error;
    const code = (error as NodeJS.ErrnoException).code;
    const known = typeof code === 'string' && (FOR_PEOPLE.has(name) ? OWN_CODE.test(code) : isSafe(code));
    const title = `${nameOf(name)}${known ? ` [${code}]` : ''}${this.#reason(error)}`;
    const reason = cause instanceof Error ? [`  because of ${nameOf(cause.name)}${this.#reason(cause)}`] : [];
    return [title, ...reason, ...this.frames(stack, message)].join('\n');
  }

  #reason({ name, message }: Error): string {
    return FOR_PEOPLE.has(name) ? '' : `: ${this.message(message)}`;
  }

  /** Null where the line is none. */
  #frame(line: string): string | null {
    const found =
      /^\s*at (?:([^()]*?) )?\(?([^()]+?):(\d+):(\d+)\)?$/.exec(line) ?? /^(.*)@(.+?):(\d+):(\d+)$/.exec(line);
    if (!found) return null;
    const [, called = '', file = '', row = '', column = ''] = found;
    const place = this.#place(file);
    // Whatever is called elsewhere may be called anything.
    const name = CALLED.test(called) && place !== '<elsewhere>' ? `${called} ` : '';
    return `  at ${name}(${place}:${row}:${column})`;
  }

  #place(file: string): string {
    const path = this.#known(file.replace(/^file:\/\/(?=\/)/, ''));
    if (/^(?:<(?:data|app)>|node:)[\w./\\@+-]*$/.test(path)) return path;
    // Pages: the address of the browser host has its port and may have its key.
    const page = /^[a-z]+:\/\/[^/]+(\/[\w./-]*)/.exec(path);
    return page ? `<page>${page[1] ?? ''}` : '<elsewhere>';
  }

  /** In the data folder only what Signwright named has a name that may stand here. */
  #known(text: string): string {
    const known = this.#roots.reduce((each, [path, name]) => each.replaceAll(path, name), text);
    return known.replace(IN_DATA, (path, first: string) => (kindOf(first) === null ? '<data>/<other>' : path));
  }
}

/** Of an error, or what stands for a name that no class has. */
const nameOf = (name: string): string => (NAME.test(name) ? name : 'Error');

/** From the first quotation mark to the last: what is quoted may hold any of them itself. */
function unquoted(text: string): string {
  const from = text.search(OPENING);
  if (from < 0) return text;
  const to = text.search(LAST_QUOTE);
  return `${text.slice(0, from)}“…”${to > from ? text.slice(to + 1) : ''}`;
}
