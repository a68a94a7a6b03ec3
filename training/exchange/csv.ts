/** Reads small tables: RFC 4180 with or without quotes, a byte order mark, and any line end. */
import { InputError } from '../takes.ts';

const LONGEST_FIELD = 4096;
const MOST_COLUMNS = 200;

/**
 * The rows below the head, as objects of the columns that are asked for.
 * @throws {InputError} where a column is missing; while reading, where a field has no end or is far too long
 */
export function* readCsv<const C extends string>(
  text: string,
  columns: readonly C[],
): Generator<Record<C, string>, void, undefined> {
  const rows = fieldsOf(text.startsWith('\ufeff') ? text.slice(1) : text);
  const head = rows.next();
  const names = head.done ? [] : head.value.map((name) => name.trim());
  const places = columns.map((column) => [column, names.indexOf(column)] as const);
  const missing = places.filter(([, place]) => place < 0).map(([column]) => column);
  if (missing.length) throw new InputError(`it lacks the column${missing.length > 1 ? 's' : ''} ${missing.join(', ')}`);
  for (const row of rows) {
    if (row.length === 1 && row[0] === '') continue;
    yield Object.fromEntries(places.map(([column, place]) => [column, row[place] ?? ''])) as Record<C, string>;
  }
}

function* fieldsOf(text: string): Generator<string[], void, undefined> {
  let row: string[] = [];
  let at = 0;
  while (at < text.length) {
    let field = '';
    if (text[at] === '"') {
      for (;;) {
        const close = text.indexOf('"', at + 1);
        if (close < 0) throw new InputError('a quoted field has no end');
        field += text.slice(at + 1, close);
        at = close + 1;
        if (text[at] !== '"') break;
        field += '"';
        if (field.length > LONGEST_FIELD) break;
      }
    }
    // Without quotes, and whatever follows a closing one.
    const from = at;
    while (at < text.length && text[at] !== ',' && text[at] !== '\n' && text[at] !== '\r') at++;
    field += text.slice(from, at);
    if (field.length > LONGEST_FIELD) throw new InputError(`a field is longer than ${LONGEST_FIELD} characters`);
    row.push(field);
    if (row.length > MOST_COLUMNS) throw new InputError(`a row has more than ${MOST_COLUMNS} columns`);
    const comma = text[at] === ',';
    if (!comma) {
      yield row;
      row = [];
    } else if (at + 1 === text.length) {
      row.push('');
      yield row;
      row = [];
    }
    at += text[at] === '\r' && text[at + 1] === '\n' ? 2 : 1;
  }
}
