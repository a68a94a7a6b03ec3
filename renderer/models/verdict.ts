/** What a comparison of two models means, in a sentence that does not make more of it than there is. */
import type { ModelComparison } from '../../electron/ipc.ts';
import { count } from '../library/in-words.ts';

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
  if (fair === 0) return { sentence: 'There are no takes on which both can be judged fairly.', chance: '' };
  const [more, fewer] = [gained.length, lost.length];
  if (more + fewer === 0) {
    const all = fair === 1 ? 'the one fair take' : `all ${count(fair, 'take')}`;
    return { sentence: `Both do the same on ${all}: what one reads rightly, the other does too.`, chance: '' };
  }
  const of = `of the ${count(fair, 'take')}`;
  if (more === fewer) {
    const each = more.toLocaleString('en');
    return { sentence: `Both read as many ${of} rightly: ${each} only the one, ${each} only the other.`, chance: '' };
  }
  const p = signTest(more, fewer);
  const better = more > fewer ? second : first;
  const lead = Math.abs(more - fewer).toLocaleString('en');
  const [most, least] = [Math.max(more, fewer), Math.min(more, fewer)].map((takes) => takes.toLocaleString('en'));
  const judged = p < DOUBTFUL ? 'that is hardly chance' : 'that may be chance';
  return {
    sentence: `“${better}” reads ${lead} more ${of} rightly (${most} that only it reads, ${least} that only the other does): ${judged}.`,
    chance: `If both were equally good, chance alone would make so large a difference ${oftenInWords(p)} (sign test). It takes each take by itself: where few people signed, count on more chance than that.`,
  };
}

function oftenInWords(p: number): string {
  if (p < 0.001) return 'less than once in 1,000 comparisons';
  if (p < 0.01) return `in about ${Math.max(1, Math.round(1000 * p))} of 1,000 comparisons`;
  return `in about ${Math.round(100 * p)} of 100 comparisons`;
}
