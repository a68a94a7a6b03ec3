/** The order of a table of words or people: what needs care first, until somebody wants another one. */
import { rateOf } from './phrases.ts';

export interface Row {
  key: string;
  name: string;
  takes: number;
  right: number;
}

export type Column = 'name' | 'right' | 'takes';
export interface Order {
  column: Column;
  ascending: boolean;
}

export const WORST_FIRST: Order = { column: 'right', ascending: true };

const NAMES = new Intl.Collator('en', { numeric: true, sensitivity: 'base' });

const BY: Record<Column, (a: Row, b: Row) => number> = {
  name: (a, b) => NAMES.compare(a.name, b.name),
  right: (a, b) => rateOf(a) - rateOf(b),
  takes: (a, b) => a.takes - b.takes,
};

/** Of equals, those with more mistakes come first, whichever way round, then by name. */
export function sorted(rows: readonly Row[], { column, ascending }: Order): Row[] {
  const sign = ascending ? 1 : -1;
  const mistakes = ({ takes, right }: Row) => takes - right;
  return [...rows].sort((a, b) => sign * BY[column](a, b) || mistakes(b) - mistakes(a) || BY.name(a, b));
}

/** The same column the other way round; another one from its own beginning: names and shares upwards, takes downwards. */
export function orderBy(column: Column, before: Order): Order {
  return column === before.column
    ? { column, ascending: !before.ascending }
    : { column, ascending: column !== 'takes' };
}
