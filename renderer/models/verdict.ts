/** What a comparison of two models means, in a sentence that does not make more of it than there is. */
import type { ModelComparison } from '../../electron/ipc.ts';
import { messages } from './messages.ts';

/** Differences that chance makes more often than this are not called differences. */
const DOUBTFUL = 0.05;

/**
 * McNemar's test in its exact form: a sign test on the takes that only one of two models reads rightly.
 * @returns how often two equally good models differ by so much or more, in either direction: 0..1
 */
export function signTest(gained: number, lost: number): number {
  if (gained === lost) return 1;
  const takes = gained + lost;
  // In logarithms: 2^-takes vanishes from 1,075 takes on.
  let logShare = -takes * Math.LN2;
  let tail = 0;
  for (let k = 0; k <= Math.min(gained, lost); k++) {
    tail += Math.exp(logShare);
    logShare += Math.log((takes - k) / (k + 1));
  }
  return Math.min(1, 2 * tail);
}

export interface Verdict {
  sentence: string;
  /** How often chance does this, and what that does not say; empty where nothing was counted. */
  chance: string;
}

/** @param names of the first and of the second model */
export function verdictOf(
  { fair, gained, lost }: Pick<ModelComparison, 'fair' | 'gained' | 'lost'>,
  [first, second]: readonly [string, string],
): Verdict {
  const m = messages();
  const [more, fewer] = [gained.length, lost.length];
  if (fair === 0) return { sentence: m.noneFair, chance: '' };
  if (more + fewer === 0) return { sentence: m.same(fair), chance: '' };
  if (more === fewer) return { sentence: m.asMany(fair, more), chance: '' };
  const p = signTest(more, fewer);
  const better = more > fewer ? second : first;
  const say = p < DOUBTFUL ? m.hardlyChance : m.maybeChance;
  return {
    sentence: say(better, Math.abs(more - fewer), fair, Math.max(more, fewer), Math.min(more, fewer)),
    chance: chanceInWords(p),
  };
}

function chanceInWords(p: number): string {
  const m = messages();
  if (p < 0.001) return m.rareChance;
  if (p < 0.01) return m.chance(Math.max(1, Math.round(1000 * p)), 1000);
  return m.chance(Math.round(100 * p), 100);
}
