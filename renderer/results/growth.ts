/** What more takes would bring, said of one word. */
import type { Growth } from '../../electron/ipc.ts';
import { percent } from '../models/phrases.ts';
import { capital, inWords, quoted } from './phrases.ts';

export type GrowingWord = Growth['words'][number];

/** "Ten more takes of “tree” would bring about 84 to 90 % (now 80 %)." */
export function growthInWords({ word, top1, more, low, high }: GrowingWord): string {
  const takes = more === 1 ? 'take' : 'takes';
  const [from, to] = [percent(low), percent(high)];
  const range = from === to ? to : `${from.replace(' %', '')} to ${to}`;
  return `${capital(inWords(more))} more ${takes} of ${quoted(word)} would bring about ${range} (now ${percent(top1)}).`;
}

/** Means of words that have more and fewer: "12", "19.8". */
export const takesInWords = (takes: number): string => Number(takes.toFixed(1)).toLocaleString('en');
