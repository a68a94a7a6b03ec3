/** What more takes would bring, said of one word. */
import type { Growth } from '../../electron/ipc.ts';
import { decimal } from '../language/numbers.ts';
import { percent } from '../models/phrases.ts';
import { messages } from './messages.ts';
import { quoted } from './phrases.ts';

export type GrowingWord = Growth['words'][number];

/** "Ten more takes of “tree” would bring about 84 to 90 % (now 80 %)." */
export function growthInWords({ word, top1, more, low, high }: GrowingWord): string {
  const m = messages();
  const [from, to] = [percent(low), percent(high)];
  const share = from === to ? to : m.range(from.replace(' %', ''), to);
  return m.wouldBring(more, quoted(word), share, percent(top1));
}

/** Means of words that have more and fewer: "12", "19.8". */
export function takesInWords(takes: number): string {
  const tenths = Number(takes.toFixed(1));
  return decimal(tenths, Number.isInteger(tenths) ? 0 : 1);
}
