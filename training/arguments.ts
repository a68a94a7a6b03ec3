/** Reads a command's options: `--name value`, lists as `--data a b` or `--words x,y`. */
import { InputError } from './takes.ts';

export type OptionKind = 'flag' | 'text' | 'count' | 'counts' | 'list' | 'words';
type Value<K extends OptionKind> = K extends 'flag'
  ? boolean
  : K extends 'text'
    ? string | undefined
    : K extends 'count'
      ? number | undefined
      : K extends 'counts'
        ? number[]
        : string[];
export type Options<S extends Record<string, OptionKind>> = { [N in keyof S]: Value<S[N]> };

/** @throws {InputError} that names the option that is unknown, twice there, or lacks its value */
export function readOptions<const S extends Record<string, OptionKind>>(
  argv: readonly string[],
  spec: S,
): Options<S> & { rest: string[] } {
  const out: Record<string, unknown> = { rest: [] };
  for (const [name, kind] of Object.entries(spec))
    out[name] = kind === 'flag' ? false : ['list', 'words', 'counts'].includes(kind) ? [] : undefined;
  const seen = new Set<string>();
  for (let at = 0; at < argv.length;) {
    const word = argv[at++] ?? '';
    if (!word.startsWith('--')) {
      (out.rest as string[]).push(word);
      continue;
    }
    const [name = '', inline] = word.slice(2).split(/=(.*)/s);
    const kind = spec[name];
    if (!kind)
      throw new InputError(
        `There is no option --${name}; known are ${Object.keys(spec)
          .map((each) => `--${each}`)
          .join(', ')}.`,
      );
    if (seen.has(name) && kind !== 'list') throw new InputError(`The option --${name} is given twice.`);
    seen.add(name);
    const values = inline === undefined ? [] : [inline];
    const many = kind === 'list';
    while (kind !== 'flag' && at < argv.length && !(argv[at] ?? '').startsWith('--') && (many || values.length === 0))
      values.push(argv[at++] ?? '');
    const [value] = values;
    if (kind === 'flag') {
      if (inline !== undefined) throw new InputError(`The option --${name} takes no value.`);
      out[name] = true;
    } else if (value === undefined || value === '') {
      throw new InputError(`The option --${name} needs a value.`);
    } else if (kind === 'list') {
      (out[name] as string[]).push(...values);
    } else if (kind === 'words') {
      out[name] = value
        .split(',')
        .map((each) => each.trim())
        .filter(Boolean);
    } else if (kind === 'counts') {
      out[name] = value.split(',').map((each) => wholeNumber(each.trim(), name));
    } else if (kind === 'count') {
      out[name] = wholeNumber(value, name);
    } else {
      out[name] = value;
    }
  }
  return out as Options<S> & { rest: string[] };
}

function wholeNumber(text: string, name: string): number {
  if (!/^\d{1,9}$/.test(text)) throw new InputError(`The option --${name} takes a whole number, not “${text}”.`);
  return Number(text);
}

/** @throws {InputError} where the option is missing */
export function required<T>(value: T | undefined, name: string): T {
  if (value === undefined || (Array.isArray(value) && value.length === 0))
    throw new InputError(`The option --${name} is needed.`);
  return value;
}
