/** How results are said: words, lists, shares, and how far a share of few takes can be trusted. */
import { NONE } from '../../models/model.ts';
import { listed as listedAll } from '../language/numbers.ts';
import { percent } from '../models/phrases.ts';
import { readable } from '../translate/sentence.svelte.ts';
import { messages } from './messages.ts';

/** From so many takes on, a share is shown as it is; below, with the range that it may really lie in. */
export const FEW_TAKES = 30;
/** Of the normal distribution: the range holds the true share in 90 of 100 cases. */
const Z = 1.645;

export const rateOf = ({ takes, right }: { takes: number; right: number }): number => (takes > 0 ? right / takes : 0);

/** “tree”; what is no word has no marks. */
export const quoted = (word: string): string => (word === NONE ? messages().noSign : messages().quoted(readable(word)));

/** "a", "a and b", "a, b and c"; with `most`, "a, b and 7 more". */
export function listed(names: readonly string[], most = Infinity): string {
  return listedAll(names.length > most ? [...names.slice(0, most), messages().more(names.length - most)] : names);
}

/**
 * Where the true share lies in 90 of 100 cases (Wilson 1927): unlike share ± error it stays within 0..1, and is not
 * empty where all or none were right.
 */
export function interval(right: number, takes: number): { low: number; high: number } {
  if (takes === 0) return { low: 0, high: 1 };
  const share = right / takes;
  const middle = share + (Z * Z) / (2 * takes);
  const reach = Z * Math.sqrt((share * (1 - share)) / takes + (Z * Z) / (4 * takes * takes));
  const whole = 1 + (Z * Z) / takes;
  return { low: Math.max(0, (middle - reach) / whole), high: Math.min(1, (middle + reach) / whole) };
}

/** "probably 44 to 87 %"; empty where there are takes enough. */
export function doubt(right: number, takes: number): string {
  if (takes >= FEW_TAKES || takes === 0) return '';
  const { low, high } = interval(right, takes);
  const m = messages();
  return m.doubt(m.range(String(Math.floor(100 * low)), percent(high)));
}
